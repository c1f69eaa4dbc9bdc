use domain::{
    ideas::{IdeaPage, Overlay},
    outcomes::{IdeaOutcome, MyOutcome, MyOutcomes, Part},
    people::Scope,
};
use leptos::prelude::*;

use super::{
    ledger::{Earlier, WayToWhole},
    survey::SurveyView,
};
use crate::{
    drawn::html, links, parts::status_badge::StatusBadge, returned::Returned, ui::time::Day,
    viewer::use_actor, words::use_words,
};

/// What the box on the page of an idea is made of.
pub struct Told<'a> {
    /// The page.
    pub page: &'a IdeaPage,
    /// What became of the idea.
    pub known: IdeaOutcome,
    /// A form on this page that came back.
    pub returned: Option<Returned>,
}

/// What became of an idea, on its page: also to whoever took part in it.
pub fn draw_told(told: Told<'_>) -> String {
    let Told { page, known, returned } = told;
    let IdeaOutcome { entry, survey, ballots, keeps, .. } = known;
    let idea = entry.idea;
    let mine = page.comments.iter().any(|comment| comment.relation.is_author() && !comment.deleted);
    let part = Part { voted: page.ballot.mine, commented: mine, follows: page.following };
    let refused = returned.filter(|form| form.form == links::survey(idea)).and_then(|form| form.refusal);
    let below = page.answer.as_ref().map(|answer| answer.html.clone());
    let slug = page.campaign.campaign.slug.clone();
    let open = page.campaign.phase.tells_outcomes() || use_actor().keep_outcomes(Scope::Read).is_ok();
    let record = entry.outcome().cloned();
    // Of what is gone or part of another idea the page tells in its own place.
    if entry.overlay != Overlay::None || (record.is_none() && !keeps) {
        return String::new();
    }
    html(move || {
        let words = use_words();
        let known = words.outcomes();
        let nothing = record.is_none().then(|| view! { <p>{known.nothing}</p> });
        let act = if record.is_some() { known.record_again } else { known.record };
        let said = record.map(|record| {
            let here = below.as_ref() != Some(&record.html);
            view! {
                <PartLine part ballots/>
                <p><strong>{words.outcome(&record.outcome)}</strong></p>
                <WayToWhole outcome=&record.outcome/>
                {if here {
                    view! { <div class="prose" inner_html=record.html></div> }.into_any()
                } else {
                    view! { <p><a href="#answer" rel="external">{known.to_answer}</a></p> }.into_any()
                }}
                {survey.map(|survey| view! { <SurveyView idea survey refused/> })}
            }
        });
        view! {
            <section class="outcome" aria-labelledby="outcome">
                <h2 id="outcome" tabindex="-1">{known.became}</h2>
                {said}
                {nothing}
                <Earlier records=entry.earlier().to_vec()/>
                {open.then(|| view! { <p><a href=links::outcomes(&slug)>{known.to_ledger}</a></p> })}
                {keeps.then(|| view! { <p><a class="button" href=links::outcome(idea)>{act}</a></p> })}
            </section>
        }
    })
}

/// Why somebody is told, and how that is known.
#[component]
fn PartLine(part: Part, ballots: bool) -> impl IntoView {
    let words = use_words();
    let hint = match (part.voted, ballots) {
        (true, _) => Some(words.outcomes().known_by_ballot),
        (false, false) => Some(words.outcomes().known_otherwise),
        (false, true) => None,
    };
    words.part(part).map(|text| {
        view! {
            <p>{text}</p>
            {hint.map(|hint| view! { <p class="field__hint">{hint}</p> })}
        }
    })
}

/// What became of the ideas that somebody took part in, on their own page.
pub fn draw_mine(mine: MyOutcomes) -> String {
    let MyOutcomes { ideas, ballots } = mine;
    html(move || {
        let known = use_words().outcomes();
        let (empty, note) = if ballots {
            (known.mine_empty, known.mine_with_ballots)
        } else {
            (known.mine_empty_without, known.mine_without)
        };
        let rows = ideas.into_iter().map(|mine| view! { <Mine mine/> }).collect::<Vec<_>>();
        view! {
            <section class="section" aria-labelledby="outcomes">
                <h2 class="section__heading" id="outcomes">{known.mine}</h2>
                {if rows.is_empty() {
                    view! { <p class="mine__empty">{empty}</p> }.into_any()
                } else {
                    view! { <p class="mine__note">{note}</p> <ul class="mine" role="list">{rows}</ul> }.into_any()
                }}
            </section>
        }
    })
}

#[component]
fn Mine(mine: MyOutcome) -> impl IntoView {
    let words = use_words();
    let MyOutcome { entry, part } = mine;
    let record = entry.outcome().cloned();
    let address = format!("{}#outcome", links::idea(entry.idea));
    view! {
        <li class="mine__row">
            <p class="mine__title"><a href=address>{format!("#{} {}", entry.idea, entry.title)}</a></p>
            <p>{words.part(part)}</p>
            {record.map(|record| view! {
                <p><StatusBadge status=entry.status/> " " {words.outcome(&record.outcome)} " " <Day at=record.at/></p>
            })}
        </li>
    }
}
