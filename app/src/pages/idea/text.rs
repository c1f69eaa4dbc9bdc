//! An idea above its comments: its head, and what the server has drawn of it.

use domain::ideas::{Byline, IdeaPage, Status};
use leptos::prelude::*;

use crate::{
    api::ideas::IdeaVisit,
    parts::{posted_note::PostedNote, status_badge::StatusBadge},
    ui::{heading::PageHeading, time::Day},
    words::use_words,
};

/// The text of an idea.
#[component]
pub fn Text(
    /// The idea.
    visit: StoredValue<IdeaVisit>,
) -> impl IntoView {
    let IdeaVisit { page, answer_days, drawn, .. } = visit.get_value();
    let words = use_words().new_idea();
    let held = page.standing.status == Status::Held;
    let next = Some(if held { words.next_step_held.to_owned() } else { (words.next_step)(answer_days) });
    let title = page.text.map(|text| text.title).unwrap_or_default();
    view! {
        <Head visit title/>
        <div class="drawn" inner_html=drawn.above></div>
        <PostedNote number=page.standing.number next/>
        <div class="drawn" inner_html=drawn.text></div>
    }
}

/// What is left of an idea that was taken back or deleted: the number, and what others wrote.
#[component]
pub fn Gone(
    /// The idea.
    visit: StoredValue<IdeaVisit>,
) -> impl IntoView {
    let IdeaVisit { page, drawn, .. } = visit.get_value();
    let number = page.standing.number.as_i64();
    view! {
        <Head visit title=(use_words().idea.number)(number)/>
        <div class="drawn" inner_html=drawn.above></div>
    }
}

/// Number, title, state, topic, who and when.
#[component]
fn Head(visit: StoredValue<IdeaVisit>, title: String) -> impl IntoView {
    let words = use_words();
    let IdeaPage { campaign, standing, topic, unit, byline, created_at, handed_to, erased, text, .. } =
        visit.get_value().page;
    let topic = campaign
        .topics
        .iter()
        .find(|other| other.id == topic)
        .map(|topic| words.pick(&topic.name).to_owned());
    let unit = campaign
        .units
        .iter()
        .find(|other| Some(other.id) == unit)
        .map(|unit| words.pick(&unit.name).to_owned());
    let by = match &byline {
        Byline::Anonymous => words.idea.by_nobody.to_owned(),
        Byline::Named { .. } | Byline::Former | Byline::Pseudonym { .. } => {
            (words.idea.by)(&words.byline(&byline))
        }
    };
    // Who wrote what is gone is gone as well.
    let by = (!erased && text.is_some()).then_some(by);
    let number = (words.idea.number)(standing.number.as_i64());
    let number = (number != title).then(|| view! { <p class="idea__number">{number}</p> });
    let handed = handed_to.map(|place| (words.idea.handed_to)(&place));
    let fact = |text: String| view! { <li class="facts__item">{text}</li> };
    view! {
        <div class="idea__head">
            {number}
            <PageHeading text=title/>
            <ul class="facts" role="list">
                <li><StatusBadge status=standing.status overlay=standing.overlay erased/></li>
                {topic.map(fact)}
                {unit.map(fact)}
                {by.map(fact)}
                <li class="facts__item"><Day at=created_at/></li>
                {handed.map(fact)}
            </ul>
        </div>
    }
}
