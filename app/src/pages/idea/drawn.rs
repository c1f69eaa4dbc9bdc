//! What is only read of an idea, and plain links and forms. The server alone draws it, so that browsers carry nothing of it.

use domain::{
    campaigns::Unit,
    comments::{Comment, Veil},
    ideas::{Addendum, Answer, IdeaPage, IdeaText, Overlay, Standing, Status},
    ids::IdeaNumber,
    triage::{Thing, UndoableAct},
};
use leptos::prelude::*;

use super::{
    kin::KinView,
    verdict::{VeiledComments, VerdictView},
};
use crate::{
    api::ideas::Drawn,
    drawn::html,
    links,
    parts::{history::History, wordings::Wordings},
    returned::Returned,
    ui::{
        badge::Tone,
        disclosure::Disclosure,
        icon::{Glyph, Icon},
        notice::Notice,
        time::Day,
    },
    viewer::use_actor,
    words::use_words,
};

/// Takes out of the page of an idea what is only read, and draws it. `undoable` are the last acts of moderation, for
/// whoever can take them back.
pub fn draw(page: &mut IdeaPage, undoable: Vec<UndoableAct>, returned: Option<Returned>) -> Drawn {
    let number = page.standing.number;
    let history = std::mem::take(&mut page.history);
    let above = match &page.text {
        None => html(|| view! { <Tombstone erased=page.erased/> }),
        Some(_) => above(page, returned.clone()),
    };
    let text = page.text.clone().map(|text| below(page, text)).unwrap_or_default();
    let standing = page.standing.clone();
    if let Some(IdeaText { pinch, wish, .. }) = &mut page.text {
        pinch.clear();
        wish.clear();
    }
    let history = html(|| {
        view! {
            <History entries=history/>
            <Moderate standing/>
            {undoable.into_iter().map(|act| view! { <TakeBack number act/> }).collect_view()}
            {returned.filter(|form| form.form == links::UNDO).and_then(|form| form.refusal).map(|refusal| {
                view! { <Notice tone=Tone::Danger><p>{use_words().refusal(&refusal)}</p></Notice> }
            })}
        }
    });
    Drawn { above, text, history }
}

/// What stands between the head and the text: what moderation decided.
fn above(page: &mut IdeaPage, returned: Option<Returned>) -> String {
    let (kin, verdict) = (std::mem::take(&mut page.kin), page.verdict.take());
    let told = |comment: &&Comment| comment.veil != Veil::None || comment.verdict.is_some();
    let comments: Vec<_> = page.comments.iter().filter(told).cloned().collect();
    for comment in &mut page.comments {
        comment.verdict = None;
    }
    let standing = page.standing.clone();
    let own = standing.relation.is_author();
    html(|| {
        view! {
            <StateNotice status=standing.status overlay=standing.overlay/>
            <KinView kin standing returned=returned.clone()/>
            {verdict.map(|verdict| view! { <VerdictView verdict own returned=returned.clone()/> })}
            <VeiledComments comments returned/>
        }
    })
}

/// The text, with what was added, changed and answered.
fn below(page: &mut IdeaPage, text: IdeaText) -> String {
    let (addenda, wordings) = (std::mem::take(&mut page.addenda), std::mem::take(&mut page.wordings));
    let last = addenda.len();
    let addenda = addenda.into_iter().enumerate();
    let (answer, earlier) = (page.answer.take(), std::mem::take(&mut page.earlier_answers));
    let units = page.campaign.units.clone();
    html(|| {
        let words = &use_words().idea;
        view! {
            <div class="idea__text">
                <Part heading=words.pinch text=text.pinch.clone()/>
                {(!text.wish.is_empty()).then(|| view! { <Part heading=words.wish text=text.wish.clone()/> })}
                {addenda.map(|(at, addendum)| view! { <AddendumView addendum newest=at + 1 == last/> }).collect_view()}
            </div>
            <Wordings text former=wordings/>
            {answer.map(|answer| view! { <AnswerView answer units/> })}
            <EarlierAnswers answers=earlier/>
        }
    })
}

/// An act of moderation, and the way to take it back.
#[component]
fn TakeBack(number: IdeaNumber, act: UndoableAct) -> impl IntoView {
    let words = use_words();
    let UndoableAct { id, verb, about, at, aside, .. } = act;
    let said = aside.map_or_else(|| words.verb_name(verb).to_owned(), |aside| words.aside_name(&aside));
    let on = about.thing.comment.map(|_| format!(" ({})", (words.cases().comment_on)(&format!("#{number}"))));
    view! {
        <form class="actions" method="post" action=links::UNDO>
            <p>{words.triage().last_act}": "{said}{on}", "<Day at/></p>
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="idea" value=number.to_string()/>
            <button class="button" type="submit">{words.common.undo}</button>
        </form>
    }
}

/// The way to deciding on it, also when it waits for nothing.
#[component]
fn Moderate(standing: Standing) -> impl IntoView {
    let thing = Thing::idea(standing.number);
    (use_actor().moderates() && !standing.relation.is_author())
        .then(|| view! { <p><a href=links::moderate(thing)>{use_words().comment().moderate}</a></p> })
}

#[component]
fn Tombstone(erased: bool) -> impl IntoView {
    let words = &use_words().idea;
    let said = if erased { words.erased } else { words.tombstone };
    view! { <Notice tone=Tone::Neutral><p>{said}</p></Notice> }
}

/// Why not everybody sees this page.
#[component]
fn StateNotice(status: Status, overlay: Overlay) -> impl IntoView {
    let words = &use_words().idea;
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
fn AddendumView(addendum: Addendum, newest: bool) -> impl IntoView {
    view! {
        <section class="addendum" id=newest.then_some(links::ADDED)>
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
            <Disclosure summary=use_words().idea.earlier_answers>
                {answers.into_iter().map(one).collect_view()}
            </Disclosure>
        }
    })
}

/// The official answer stands above the comments.
#[component]
fn AnswerView(answer: Answer, units: Vec<Unit>) -> impl IntoView {
    let words = use_words();
    let unit = units.iter().find(|unit| Some(unit.id) == answer.unit);
    let unit = unit.map(|unit| words.pick(&unit.name).to_owned());
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
