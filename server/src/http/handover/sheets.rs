//! What is handed over, as tables.

use app::{
    pages::pulls::recipe_lines,
    words::{Lang, Words},
};
use domain::{
    campaigns::CampaignPage,
    handover::WorkshopHandover,
    ids::IdeaNumber,
    outcomes::{Became, LedgerEntry},
    pulls::KeptPull,
    refusals::Field,
    time::{MINUTE, Timestamp},
};

use crate::http::{
    tables::{Cell, Sheet},
    xlsx::Book,
};

/// The ideas of a pull. When they come out differently now, what is known of them without computing.
#[must_use]
pub fn pull_sheet(pull: &KeptPull, words: &Words) -> Sheet {
    let result = pull.again.pulled.as_ref().filter(|_| pull.again.equal);
    let lines = (1_u32..).zip(&pull.ideas).map(|(place, number)| {
        let title = pull.titles.get(number).map_or(words.pulls().unseen, String::as_str);
        let known = result.and_then(|pulled| pulled.ideas.iter().find(|idea| idea.number == *number));
        let why = known.map(|idea| words.why_pulled(idea, |slug| topic_name(words, &pull.campaign, slug)));
        vec![
            Cell::Number(place),
            Cell::number(Some(number.as_i64())),
            title.into(),
            Cell::number(known.map(|idea| idea.votes)),
            Cell::number(known.and_then(|idea| idea.place_by_votes)),
            Cell::number(known.and_then(|idea| idea.hours)),
            why.unwrap_or_default().into(),
        ]
    });
    let lines = lines.collect();
    Sheet { name: words.handover().sheets[0], heads: words.pulls().csv_columns.to_vec(), lines }
}

/// The ideas of a pull, with the recipe and the hashes.
#[must_use]
pub fn pull_book(pull: &KeptPull, lang: Lang) -> Book {
    let words = lang.words();
    let campaign = words.pick(&pull.campaign.campaign.title).to_owned();
    let title = format!("{campaign}: {}", words.pull_name(pull.number));
    let mut lines = vec![(words.handover().origin[0], campaign)];
    lines.extend(origin(pull, words));
    let sheets = vec![pull_sheet(pull, words), origin_sheet(lines, words)];
    Book { title, lang, at: pull.at, sheets }
}

/// Where the ideas of a pull come from.
pub fn origin(pull: &KeptPull, words: &'static Words) -> Vec<(&'static str, String)> {
    let known = words.handover();
    let again = pull.again.hash.map_or_else(|| words.pulls().no_result.to_owned(), |hash| hash.to_string());
    let equal = known.equal[usize::from(!pull.again.equal)].to_owned();
    let mut lines = vec![(known.origin[1], words.moment(pull.at))];
    lines.extend(recipe_lines(words, &pull.recipe, &pull.campaign));
    lines.push((known.origin[2], pull.recipe.to_string()));
    lines.extend(words.pulls().hashes.into_iter().zip([
        pull.snapshot.to_string(),
        pull.hash.to_string(),
        again,
    ]));
    lines.push((known.recomputed, equal));
    lines
}

fn origin_sheet(lines: Vec<(&'static str, String)>, words: &Words) -> Sheet {
    let known = words.handover();
    let lines = lines.into_iter().map(|(name, value)| vec![name.into(), value.into()]).collect();
    Sheet { name: known.sheets[1], heads: known.origin_columns.to_vec(), lines }
}

/// The ideas of a workshop.
#[must_use]
pub fn workshop_sheet(handed: &WorkshopHandover, words: &Words) -> Sheet {
    let cards = handed
        .page
        .board
        .columns
        .iter()
        .flat_map(|(stage, cards)| cards.iter().map(move |card| (*stage, card)));
    let lines = cards.zip(&handed.handover.ideas).map(|((stage, card), idea)| {
        let text = idea.text.as_ref();
        let title = text.map_or(words.pulls().unseen, |text| &text.title);
        let topic = text.and_then(|text| handed.handover.topic(text));
        let decided = handed.decisions.get(&idea.number).cloned().unwrap_or_default();
        let units = &handed.handover.campaign.units;
        let unit = units.iter().find(|unit| Some(unit.id) == decided.unit);
        vec![
            Cell::number(Some(idea.number.as_i64())),
            title.into(),
            topic.map_or(Cell::Nothing, |topic| words.pick(&topic.name).into()),
            words.stage_name(stage).into(),
            Cell::number(card.points),
            Cell::number(idea.votes),
            card.idea.standing.map_or(Cell::Nothing, |(status, _)| words.status_name(status).into()),
            seen_entry(handed, idea.number).map_or(Cell::Nothing, |entry| became(entry, words).into()),
            decided.decision.into(),
            decided.next_step.into(),
            unit.map_or(Cell::Nothing, |unit| words.pick(&unit.name).into()),
            decided.due.map_or(Cell::Nothing, |day| day.to_string().into()),
        ]
    });
    let lines = lines.collect();
    let heads = [&words.handover().columns[..], &words.canvases().columns[..]].concat();
    Sheet { name: words.handover().sheets[0], heads, lines }
}

/// The ideas of a workshop, with where they come from, as of a moment.
#[must_use]
pub fn workshop_book(handed: &WorkshopHandover, lang: Lang, now: Timestamp) -> Book {
    let words = lang.words();
    let (known, card) = (words.handover(), &handed.page.card);
    // Within a minute it stays the same, to the last byte.
    let at = Timestamp::from_millis(now.as_millis() / MINUTE * MINUTE);
    let mut lines = vec![
        (words.field_label(Field::Name), card.facts.name.clone()),
        (words.field_label(Field::Date), words.day(card.facts.date.begins())),
        (known.origin[0], words.pick(&card.campaign.title).to_owned()),
        (known.origin[3], words.moment(at)),
    ];
    for pull in &handed.pulls {
        lines.push((words.pulls().ideas, words.pull_name(pull.number)));
        lines.extend(origin(pull, words));
    }
    let sheets = vec![workshop_sheet(handed, words), origin_sheet(lines, words)];
    Book { title: card.facts.name.clone(), lang, at, sheets }
}

/// What is recorded of an idea, for those who may know of it.
#[must_use]
pub fn seen_entry(handed: &WorkshopHandover, idea: IdeaNumber) -> Option<&LedgerEntry> {
    let card = handed.page.board.cards().find(|card| card.idea.number == idea)?;
    card.idea.standing.and_then(|_| handed.entries.get(&idea))
}

/// What became of an idea, in a sentence; empty for nothing yet.
#[must_use]
pub fn became(entry: &LedgerEntry, words: &Words) -> String {
    match entry.became() {
        Became::Recorded(record) => words.outcome(&record.outcome),
        Became::Merged(into) => (words.outcomes().merged_into)(into.as_i64()),
        Became::Gone => words.outcomes().gone.to_owned(),
        Became::Nothing => String::new(),
    }
}

/// What a topic is called; its address, where nobody knows it any more.
pub fn topic_name(words: &Words, campaign: &CampaignPage, slug: &str) -> String {
    let topic = campaign.topics.iter().find(|topic| topic.answers_to(slug));
    topic.map_or_else(|| slug.to_owned(), |topic| words.pick(&topic.name).to_owned())
}
