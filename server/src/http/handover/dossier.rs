//! The dossier: ideas with all that everybody can read of them, to read on and to print. Nothing of it says who wrote what.

use std::collections::BTreeMap;

use app::{
    links,
    words::{Words, count},
};
use domain::{
    campaigns::Unit,
    canvases::{Canvas, CanvasField, CanvasKind},
    comments::{Comment, CommentKind, Veil},
    handover::{HandedIdea, Handover, WorkshopHandover},
    ideas::{HistoryEntry, IdeaPage},
    ids::IdeaNumber,
    pulls::KeptPull,
    refusals::Field,
    time::Timestamp,
};

use super::{
    prose::{blocks_of, in_one},
    sheets::{became, origin, seen_entry, topic_name},
};
use crate::http::pdf::{Block, Document, Mark, Span};

/// How many comments of an idea are told; the rest is at its address.
const COMMENTS: usize = 40;

/// What a dossier is made from.
pub struct Source<'a> {
    /// Every idea as its page shows it to whoever asks.
    pub pages: BTreeMap<IdeaNumber, IdeaPage>,
    /// How browsers reach the server.
    pub site: &'a str,
    /// The language.
    pub words: &'static Words,
}

/// The dossier of a pull.
pub fn of_pull(pull: &KeptPull, handover: &Handover, source: &Source<'_>) -> Document {
    let words = source.words;
    let campaign = words.pick(&pull.campaign.campaign.title);
    let title = (words.handover().dossier_of)(&format!("{campaign}, {}", words.pull_name(pull.number)));
    let mut facts = vec![(words.handover().origin[0], campaign.to_owned())];
    facts.extend(origin(pull, words));
    let address = links::pull(&pull.campaign.campaign.slug, pull.number);
    source.document(title, campaign, facts, &address, handover, |_| Vec::new())
}

/// The dossier of a workshop, with what its team found out and decided, as of a moment.
pub fn of_workshop(
    handed: &WorkshopHandover,
    canvases: &BTreeMap<IdeaNumber, Canvas>,
    source: &Source<'_>,
    now: Timestamp,
) -> Document {
    let (words, card) = (source.words, &handed.page.card);
    let campaign = words.pick(&card.campaign.title);
    let title = (words.handover().dossier_of)(&card.facts.name);
    let size = handed.page.team.as_ref().map(|team| (words.handover().persons)(count(team.len())));
    let mut facts = vec![
        (words.field_label(Field::Date), words.day(card.facts.date.begins())),
        (words.field_label(Field::Venue), card.facts.venue.clone()),
        (words.workshops().team, size.unwrap_or_default()),
        (words.handover().origin[0], campaign.to_owned()),
        (words.handover().origin[3], words.moment(now)),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    for pull in &handed.pulls {
        facts.extend(origin(pull, words));
    }
    let work = |number| {
        let mut blocks = Vec::new();
        if let Some(canvas) = canvases.get(&number) {
            let part = |record| written(canvas, record, words, &handed.page.campaign.units);
            section(&mut blocks, words.canvases().findings, part(false));
            section(&mut blocks, words.canvases().record, part(true));
        }
        let ends = seen_entry(handed, number).map(|entry| became(entry, words));
        let ends = ends.filter(|said| !said.is_empty()).map(|said| Block::Paragraph(vec![Span::plain(said)]));
        section(&mut blocks, words.outcomes().became, ends.into_iter().collect());
        blocks
    };
    source.document(title, campaign, facts, &links::workshop(card.id), &handed.handover, work)
}

impl Source<'_> {
    fn document(
        &self,
        title: String,
        head: &str,
        facts: Vec<(&'static str, String)>,
        address: &str,
        handover: &Handover,
        work: impl Fn(IdeaNumber) -> Vec<Block>,
    ) -> Document {
        let (words, known) = (self.words, self.words.handover());
        let mut blocks =
            vec![Block::Heading(1, title.clone()), Block::Paragraph(vec![Span::plain(known.dossier_hint)])];
        blocks.extend(facts.into_iter().map(|(name, value)| labelled(name, &value)));
        blocks.push(Block::Paragraph(vec![self.link(address)]));
        blocks.push(Block::Paragraph(vec![Span::plain((words.common.ideas)(count(handover.ideas.len())))]));
        let unread: Vec<_> = handover.unread().iter().map(|number| format!("#{number}")).collect();
        if !unread.is_empty() {
            blocks.push(Block::Paragraph(vec![Span::plain((known.unread)(&unread.join(", ")))]));
        }
        if handover.read().next().is_some() {
            blocks.push(Block::Heading(2, known.contents.to_owned()));
            blocks.push(Block::Contents);
        }
        for (idea, _) in handover.read() {
            if let Some(page) = self.pages.get(&idea.number) {
                self.chapter(&mut blocks, idea, page, handover, work(idea.number));
            }
        }
        Document { title, lang: words.lang.code(), head: head.to_owned(), page: known.page, blocks }
    }

    fn chapter(
        &self,
        blocks: &mut Vec<Block>,
        idea: &HandedIdea,
        page: &IdeaPage,
        handover: &Handover,
        work: Vec<Block>,
    ) {
        let (words, number) = (self.words, idea.number);
        let Some(text) = &page.text else { return };
        blocks.push(Block::Chapter(format!("#{number} {}", text.title)));
        let topic = page.campaign.topics.iter().find(|topic| topic.id == page.topic);
        let facts = [
            topic.map(|topic| words.pick(&topic.name).to_owned()),
            Some(words.standing_name(page.standing.status, page.standing.overlay).to_owned()),
            idea.votes.map(words.common.votes),
        ];
        let facts: Vec<_> = facts.into_iter().flatten().collect();
        blocks.push(Block::Paragraph(vec![Span::plain(facts.join(" · "))]));
        if let Some(pulled) = &idea.pulled {
            let why = words.why_pulled(pulled, |slug| topic_name(words, &handover.campaign, slug));
            blocks.push(Block::Paragraph(vec![Span::plain(why)]));
        }
        section(blocks, words.idea.pinch, typed(&text.pinch));
        section(blocks, words.idea.wish, typed(&text.wish));
        for addendum in &page.addenda {
            section(
                blocks,
                &format!("{}, {}", words.idea.addendum, words.day(addendum.at)),
                blocks_of(&addendum.html),
            );
        }
        if let Some(answer) = &page.answer {
            let unit = page.campaign.units.iter().find(|unit| Some(unit.id) == answer.unit);
            let date = words.day(answer.at);
            let by = unit
                .map_or_else(|| date.clone(), |unit| (words.idea.answered_by)(words.pick(&unit.name), &date));
            section(blocks, &format!("{}: {by}", words.idea.answer), blocks_of(&answer.html));
        }
        blocks.extend(work);
        let merged = page.kin.merged.iter();
        let merged =
            merged.map(|other| dotted(vec![Span::plain(format!("#{} {}", other.number, other.title))]));
        section(blocks, words.handover().merged, merged.collect());
        self.arguments(blocks, &page.comments);
        section(blocks, words.idea.history, page.history.iter().map(|entry| self.milestone(entry)).collect());
        let address = links::idea(number);
        let code = format!("{}{address}", self.site);
        blocks.push(Block::Code { address: code, alt: (words.idea.share_qr)(number.as_i64()) });
        blocks.push(Block::Paragraph(vec![self.link(&address)]));
    }

    /// What others wrote, variants first, each with what it brings.
    fn arguments(&self, blocks: &mut Vec<Block>, comments: &[Comment]) {
        let words = self.words;
        let read: Vec<_> =
            comments.iter().filter(|comment| comment.veil == Veil::None && !comment.deleted).collect();
        let (variants, others): (Vec<&Comment>, Vec<&Comment>) =
            read.into_iter().partition(|comment| comment.kind == CommentKind::Variant);
        let told = |comment: &&Comment| {
            let kind =
                if comment.official { words.comment().official } else { words.kind_name(comment.kind) };
            let mut spans = vec![Span::bold(format!("{kind}: "))];
            spans.extend(in_one(blocks_of(comment.html.as_deref().unwrap_or_default())));
            dotted(spans)
        };
        section(blocks, words.handover().variants, variants.iter().map(told).collect());
        let mut told: Vec<Block> = others.iter().take(COMMENTS).map(told).collect();
        if let Some(more) = others.len().checked_sub(COMMENTS).filter(|more| *more > 0) {
            let more = (words.handover().more_comments)(&words.lang.number(count(more)));
            told.push(Block::Paragraph(vec![Span::plain(more)]));
        }
        section(blocks, words.handover().arguments, told);
    }

    fn milestone(&self, entry: &HistoryEntry) -> Block {
        let name = self.words.milestone_name(entry.milestone, entry.status);
        dotted(vec![Span::plain(format!("{}: {name}", self.words.day(entry.at)))])
    }

    fn link(&self, path: &str) -> Span {
        let address = format!("{}{path}", self.site);
        let typed = address.split_once("://").map_or(address.as_str(), |(_, bare)| bare).to_owned();
        Span { link: Some(address), ..Span::plain(typed) }
    }
}

/// What a team wrote into a part of its canvas, field by field.
fn written(canvas: &Canvas, record: bool, words: &Words, units: &[Unit]) -> Vec<Block> {
    let fields = CanvasField::ALL.iter().filter(|field| field.is_record() == record);
    let fields = fields.filter_map(|field| Some((*field, canvas.get(*field)?)));
    let told = fields.filter(|(_, now)| !now.value.is_empty()).flat_map(|(field, now)| {
        let below = match field.kind() {
            CanvasKind::Text => blocks_of(&now.html),
            CanvasKind::Unit | CanvasKind::Day => {
                vec![Block::Paragraph(vec![Span::plain(words.canvas_value(field, &now.value, units))])]
            }
        };
        [vec![Block::Heading(4, words.field_label(field.field()).to_owned())], below].concat()
    });
    told.collect()
}

/// A heading with what stands below it, if anything does.
fn section(blocks: &mut Vec<Block>, heading: &str, below: Vec<Block>) {
    if !below.is_empty() {
        blocks.push(Block::Heading(3, heading.to_owned()));
        blocks.extend(below);
    }
}

fn labelled(name: &str, value: &str) -> Block {
    dotted(vec![Span::bold(format!("{name}: ")), Span::plain(value)])
}

const fn dotted(spans: Vec<Span>) -> Block {
    Block::Item(Mark::Dot, spans)
}

/// Plain text as it was typed: every line stands by itself.
fn typed(text: &str) -> Vec<Block> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Block::Paragraph(vec![Span::plain(line)])).collect()
}
