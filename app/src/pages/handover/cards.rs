use domain::handover::{CARDS_PER_SHEET, Excerpt, HandedIdea, HandedText, Handover};
use leptos::prelude::*;

use super::{OnScreen, Paper};
use crate::{
    drawn::html,
    links,
    ui::empty::Empty,
    words::{Words, count, use_words},
};

/// Cards for a pin wall.
pub fn draw_cards(paper: Paper) -> String {
    html(|| {
        let words = use_words();
        let known = words.handover();
        let number = |n: usize| words.lang.number(count(n));
        let cards: Vec<_> = paper.handover.read().map(|(idea, text)| Card::new(idea, text, &paper)).collect();
        let of = cards.len().div_ceil(CARDS_PER_SHEET);
        let none = cards.is_empty().then(|| view! { <Empty text=known.empty/> });
        let mut cards = cards.into_iter();
        let sheets = (1..=of).map(|at| {
            let cards = cards.by_ref().take(CARDS_PER_SHEET).map(Card::shown).collect_view();
            let label = (known.sheet)(&number(at), &number(of));
            view! { <ol class="sheet sheet--cards" role="list" aria-label=label>{cards}</ol> }
        });
        let sheets = sheets.collect_view();
        let Paper { back, handover, .. } = paper;
        view! {
            <OnScreen back hint=known.cards_hint unread=handover.unread()/>
            {none}
            {sheets}
        }
    })
}

/// What stands on a card.
struct Card {
    number: String,
    topic: String,
    title: String,
    pinch: String,
    more: Option<&'static str>,
    why: Option<String>,
    votes: Option<String>,
    qr: (String, String),
    address: String,
}

impl Card {
    fn new(idea: &HandedIdea, text: &HandedText, paper: &Paper) -> Self {
        let (words, handover) = (use_words(), &paper.handover);
        let known = words.handover();
        let why = idea
            .pulled
            .as_ref()
            .map(|pulled| words.why_pulled(pulled, |slug| topic_called(words, handover, slug)));
        let why = why.map(|why| Excerpt::of_why(&why).text).filter(|why| !why.is_empty());
        let pinch = Excerpt::on_card(&text.pinch, &text.title, why.as_deref().unwrap_or_default());
        let more = match (pinch.whole, pinch.text.is_empty()) {
            (true, _) => None,
            (false, true) => Some(known.elsewhere),
            (false, false) => Some(known.more),
        };
        let topic = handover.topic(text).map(|topic| words.pick(&topic.name).to_owned());
        Self {
            number: format!("#{}", idea.number),
            topic: topic.unwrap_or_default(),
            title: text.title.clone(),
            pinch: pinch.text,
            more,
            why,
            votes: idea.votes.map(words.common.votes),
            qr: (links::qr(idea.number), (words.idea.share_qr)(idea.number.as_i64())),
            address: paper.typed(&links::idea(idea.number)),
        }
    }

    fn shown(self) -> impl IntoView {
        let Self { number, topic, title, pinch, more, why, votes, qr: (qr, alt), address } = self;
        let pinch = (!pinch.is_empty()).then(|| view! { <p class="paper-card__pinch">{pinch}</p> });
        view! {
            <li class="paper-card">
                <p class="paper-card__head">
                    <span class="paper-card__number">{number}</span>" "
                    <span class="paper-card__topic">{topic}</span>
                </p>
                <h2 class="paper-card__title">{title}</h2>
                {pinch}
                {more.map(|more| view! { <p class="paper-card__more">{more}</p> })}
                {why.map(|why| view! { <p class="paper-card__why">{why}</p> })}
                <div class="paper-card__foot">
                    <img class="paper-card__qr" src=qr alt=alt width="144" height="144"/>
                    <div class="paper-card__side">
                        {votes.map(|votes| view! { <p class="paper-card__votes">{votes}</p> })}
                        <p class="paper-card__address">{address}</p>
                    </div>
                </div>
            </li>
        }
    }
}

/// What the topic of this address is called.
fn topic_called(words: &Words, handover: &Handover, slug: &str) -> String {
    let topic = handover.campaign.topics.iter().find(|topic| topic.answers_to(slug));
    topic.map_or_else(|| slug.to_owned(), |topic| words.pick(&topic.name).to_owned())
}
