//! The text of an idea, with what was added, changed and answered.

use domain::ideas::{Addendum, Answer, Byline, IdeaPage, IdeaText, Milestone, Overlay, Status};
use leptos::prelude::*;

use super::{
    kin::KinView,
    verdict::{VeiledComments, VerdictView},
};
use crate::{
    api::ideas::IdeaVisit,
    parts::{posted_note::PostedNote, status_badge::StatusBadge, wordings::Wordings},
    ui::{
        badge::Tone,
        disclosure::Disclosure,
        heading::PageHeading,
        icon::{Glyph, Icon},
        notice::Notice,
        time::Day,
    },
    words::use_words,
};

/// The text of an idea.
#[component]
pub fn Text(
    /// The idea.
    visit: StoredValue<IdeaVisit>,
) -> impl IntoView {
    let IdeaVisit { page, flash, returned, .. } = visit.get_value();
    let IdeaPage {
        standing, text, answer, earlier_answers, verdict, kin, addenda, wordings, comments, ..
    } = page;
    let (number, own) = (standing.number, standing.relation.is_author());
    let hidden = standing.overlay == Overlay::Hidden;
    let text =
        text.unwrap_or_else(|| IdeaText { title: String::new(), pinch: String::new(), wish: String::new() });
    let addenda = addenda.into_iter().map(|addendum| view! { <AddendumView addendum/> }).collect_view();
    view! {
        <Head visit title=text.title.clone()/>
        <StateNotice visit/>
        <KinView kin standing returned=returned.clone()/>
        {verdict.map(|verdict| view! { <VerdictView verdict own hidden returned=returned.clone()/> })}
        <VeiledComments comments returned/>
        <PostedNote number flash/>
        <div class="idea__text">
            <Part heading=use_words().idea.pinch text=text.pinch.clone()/>
            {(!text.wish.is_empty()).then(|| view! { <Part heading=use_words().idea.wish text=text.wish.clone()/> })}
            {addenda}
        </div>
        <Wordings text former=wordings/>
        {answer.map(|answer| view! { <AnswerView visit answer/> })}
        <EarlierAnswers answers=earlier_answers/>
    }
}

/// What is left of an idea that was taken back or deleted: the number, and what others wrote.
#[component]
pub fn Gone(
    /// The idea.
    visit: StoredValue<IdeaVisit>,
) -> impl IntoView {
    let words = use_words();
    let (number, erased) = visit.with_value(|visit| {
        let erased = visit.page.history.iter().any(|line| line.milestone == Milestone::Erased);
        (visit.page.standing.number.as_i64(), erased)
    });
    let said = if erased { words.idea.erased } else { words.idea.tombstone };
    view! {
        <Head visit title=(words.idea.number)(number)/>
        <Notice tone=Tone::Neutral><p>{said}</p></Notice>
    }
}

/// Number, title, state, topic, who and when.
#[component]
fn Head(visit: StoredValue<IdeaVisit>, title: String) -> impl IntoView {
    let words = use_words();
    let IdeaPage { campaign, standing, topic, unit, byline, created_at, handed_to, .. } =
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
    let handed = handed_to.map(|place| (words.idea.handed_to)(&place));
    let fact = |text: String| view! { <li class="facts__item">{text}</li> };
    view! {
        <div class="idea__head">
            <p class="idea__number">{(words.idea.number)(standing.number.as_i64())}</p>
            <PageHeading text=title/>
            <ul class="facts" role="list">
                <li><StatusBadge status=standing.status overlay=standing.overlay/></li>
                {topic.map(fact)}
                {unit.map(fact)}
                {fact(by)}
                <li class="facts__item"><Day at=created_at/></li>
                {handed.map(fact)}
            </ul>
        </div>
    }
}

/// Why not everybody sees this page.
#[component]
fn StateNotice(visit: StoredValue<IdeaVisit>) -> impl IntoView {
    let words = &use_words().idea;
    let (status, overlay) =
        visit.with_value(|visit| (visit.page.standing.status, visit.page.standing.overlay));
    let text = match (overlay, status) {
        (Overlay::Hidden, _) => Some(words.hidden_notice),
        (Overlay::None, Status::Held) => Some(words.held_notice),
        (Overlay::None | Overlay::Merged | Overlay::Split | Overlay::Withdrawn, _) => None,
    };
    text.map(|text| view! { <Notice tone=Tone::Warn><p>{text}</p></Notice> })
}

#[component]
fn Part(heading: &'static str, text: String) -> impl IntoView {
    view! {
        <section class="idea__part">
            <h2>{heading}</h2>
            <p class="idea__plain">{text}</p>
        </section>
    }
}

#[component]
fn AddendumView(addendum: Addendum) -> impl IntoView {
    view! {
        <section class="addendum">
            <h2 class="addendum__heading">{use_words().idea.addendum}", "<Day at=addendum.at/></h2>
            <div class="prose" inner_html=addendum.html></div>
        </section>
    }
}

/// What was answered before stays readable.
#[component]
fn EarlierAnswers(answers: Vec<Answer>) -> impl IntoView {
    let one = |answer: Answer| {
        view! {
            <p class="answer__meta"><Day at=answer.at/></p>
            <div class="prose" inner_html=answer.html></div>
        }
    };
    (!answers.is_empty()).then(|| {
        view! {
            <Disclosure summary=use_words().triage().earlier_answers>
                {answers.into_iter().map(one).collect_view()}
            </Disclosure>
        }
    })
}

/// The official answer stands above the comments.
#[component]
fn AnswerView(visit: StoredValue<IdeaVisit>, answer: Answer) -> impl IntoView {
    let words = use_words();
    let unit = visit.with_value(|visit| {
        let unit = visit.page.campaign.units.iter().find(|unit| Some(unit.id) == answer.unit);
        unit.map(|unit| words.pick(&unit.name).to_owned())
    });
    let date = words.day(answer.at);
    let meta = match unit {
        Some(unit) => (words.idea.answered_by)(&unit, &date),
        None => date,
    };
    view! {
        <section class="answer" aria-labelledby="answer">
            <div class="answer__head"><Icon glyph=Glyph::Shield/><h2 id="answer">{words.idea.answer}</h2></div>
            <p class="answer__meta">{meta}</p>
            <div class="prose" inner_html=answer.html></div>
        </section>
    }
}
