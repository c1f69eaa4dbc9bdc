use domain::{pulls::PullSource, workshops::WorkshopCard};
use leptos::prelude::*;

use crate::{
    drawn::html,
    links,
    pages::pulls::Votes,
    ui::{
        button::{LinkButton, Weight},
        empty::Empty,
        icon::{Glyph, Icon},
    },
    words::{Words, use_words},
};

/// What the list shows.
pub struct Overview {
    /// The workshops that may be read.
    pub workshops: Vec<WorkshopCard>,
    /// The frozen votes from which may be pulled.
    pub sources: Vec<PullSource>,
    /// Whether whoever asks may found another.
    pub founds: bool,
}

/// The workshops, and the frozen votes.
pub fn draw_overview(overview: Overview) -> String {
    let Overview { workshops, sources, founds } = overview;
    html(|| {
        let words = use_words().workshops();
        let none = workshops.is_empty().then(|| view! { <Empty text=words.none glyph=Glyph::Hammer/> });
        let rows = workshops.into_iter().map(|card| view! { <Row card/> }).collect_view();
        let found = founds.then(|| {
            view! {
                <p>
                    <LinkButton href=links::NEW_WORKSHOP weight=Weight::Primary>
                        <Icon glyph=Glyph::Plus/>{words.found}
                    </LinkButton>
                </p>
            }
        });
        view! {
            <p class="lead">{words.lead}</p>
            {found}
            {none}
            <ul class="desk__rows" role="list">{rows}</ul>
            <Votes sources pulls=founds/>
        }
    })
}

#[component]
fn Row(card: WorkshopCard) -> impl IntoView {
    let words = use_words();
    let facts = facts(words, &card).into_iter().map(|fact| view! { <li class="facts__item">{fact}</li> });
    let facts = facts.collect_view();
    let WorkshopCard { id, facts: about, .. } = card;
    view! {
        <li class="desk__row">
            <div>
                <h2 class="desk__name"><a href=links::workshop(id)>{about.name}</a></h2>
                <ul class="facts" role="list">{facts}</ul>
            </div>
        </li>
    }
}

/// What a list tells of a workshop: kind, campaign, day, place, how full it is, and whether it is closed.
fn facts(words: &Words, card: &WorkshopCard) -> Vec<String> {
    let known = words.workshops();
    let number = |n: i64| words.lang.number(crate::words::count(n));
    let about = &card.facts;
    let filled = (known.filled)(&number(card.claimed), &number(about.capacity));
    let mut facts = vec![
        words.workshop_format(about.format).to_owned(),
        words.pick(&card.campaign.title).to_owned(),
        words.day(about.date.begins()),
    ];
    facts.extend(Some(about.venue.clone()).filter(|venue| !venue.is_empty()));
    facts.push(format!("{}: {filled}", known.facts[4]));
    facts.extend(card.closed_at.map(|at| (known.closed)(&words.day(at))));
    facts
}
