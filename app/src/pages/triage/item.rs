//! The item that is opened: what was written, why it waits, and what can be done.

use domain::{
    comments::{Comment, Veil},
    ideas::{IdeaText, Overlay, Status},
    triage::{ItemKind, OpenItem, ReportLine},
};
use leptos::prelude::*;

use super::{
    acts::{Assign, Erase, Hide, Simple},
    answer::Decide,
    appeals::{AppealForm, AppealText},
    cases::{BusyNote, Notes, Tags},
    complaints::Complaints,
    list::{KindOfItem, PromiseLight},
    merging::{Merge, Objection, Split, is_whole},
    opinions::{ONE_TIME, Opinions},
    page::Ways,
};
use crate::{
    browser, links,
    parts::{administration::Typed, status_badge::StatusBadge},
    returned::Returned,
    ui::{badge::Tone, disclosure::Disclosure, notice::Notice, time::Day},
    unsent::keep_unsent,
    words::use_words,
};

/// The item that is opened.
#[component]
pub fn Item(
    /// The item.
    open: OpenItem,
    /// Makes sure that a note is written once.
    key: String,
    /// Where its acts lead to.
    ways: Ways,
    /// The form that came back.
    returned: Option<Returned>,
) -> impl IntoView {
    let words = use_words();
    let act = returned.as_ref().map(|form| form.value("act").to_owned()).unwrap_or_default();
    let typed = Typed::of(returned.as_ref(), &act);
    let item = open.item.clone();
    let (thing, conflict) = (item.thing, item.conflict);
    let standing = open.page.standing.clone();
    let said = open.verdict.clone().filter(|_| item.kind == ItemKind::Appeal || is_hidden(&open));
    // The list or the act that led here has gone, and the focus with it. Two ideas side by side were asked for.
    let once = returned.as_ref().is_some_and(|form| !form.value(ONE_TIME).is_empty());
    let read = match (once, ways.compares()) {
        (true, _) => "#once",
        (false, true) => links::BESIDE,
        (false, false) => "#opened",
    };
    Effect::new(move |_| request_animation_frame(move || browser::focus_if_lost(read)));
    // What it waits for changes with an act; what was typed about it stays.
    keep_unsent(format!("triage:{thing}"), ".triage__open");
    view! {
        <section class="triage__open" aria-labelledby="opened">
            <h2 id="opened" class="triage__heading" tabindex="-1">{format!("#{} {}", item.thing.idea, item.title)}</h2>
            <p class="triage__facts">
                <KindOfItem kind=item.kind/>
                // What is under review waits for that.
                {(item.kind != ItemKind::Waiting).then(|| view! { <StatusBadge status=standing.status overlay=standing.overlay erased=open.page.erased/> })}
                {(item.kind != ItemKind::Settled).then(|| view! {
                    <PromiseLight light=item.light/>
                    <span>{(words.triage().due)(&words.day(item.due.plus(-1)))}</span>
                })}
                <a href=links::idea(item.thing.idea)>{words.triage().to_idea}</a>
            </p>
            <BusyNote busy=open.busy.clone()/>
            <Complaints typed=typed.clone() returned=returned.clone()/>
            <Written open=open.clone()/>
            <Reports reports=open.reports.clone()/>
            {said.map(|verdict| view! { <AppealText verdict/> })}
            <Acts open=open.clone() typed=typed.clone() returned ways=ways.clone()/>
            <Opinions thing opinions=open.opinions units=open.page.campaign.units now=open.page.standing.now
                asks=!item.conflict typed=typed.clone() ways=ways.clone()/>
            <Assign item deciders=open.deciders ways=ways.clone()/>
            <Tags thing tags=open.item.tags typed=typed.clone() ways=ways.clone()/>
            {(!conflict).then(|| view! { <Notes thing notes=open.notes key typed ways/> })}
        </section>
    }
}

/// What was written: the comment where it is about one, else the idea.
#[component]
fn Written(open: OpenItem) -> impl IntoView {
    let words = use_words();
    match comment_of(&open) {
        Some(comment) => {
            let html = comment.html.clone().unwrap_or_default();
            let by = words.byline(&comment.byline);
            let answered =
                comment.reply_to.and_then(|id| open.page.comments.iter().find(|other| other.id == id));
            let context = Context { idea: open.page.text.clone(), answered: answered.cloned() };
            view! {
                <p class="triage__facts"><span>{by}</span><Day at=comment.created_at/></p>
                <div class="prose" inner_html=html></div>
                <Around context/>
            }
            .into_any()
        }
        None => {
            let text = open.page.text.clone();
            let (answer, addenda) = (open.page.answer.clone(), open.page.addenda.clone());
            let by = words.byline(&open.page.byline);
            view! {
                <p class="triage__facts"><span>{by}</span><Day at=open.page.created_at/></p>
                {text.map(|text| view! {
                    <p class="idea__plain">{text.pinch}</p>
                    {(!text.wish.is_empty()).then(|| view! { <p class="idea__plain">{text.wish}</p> })}
                })}
                {addenda.into_iter().map(|added| view! { <div class="prose" inner_html=added.html></div> }).collect_view()}
                {answer.map(|answer| view! {
                    <h3>{words.idea.answer}", "<Day at=answer.at/></h3>
                    <div class="prose" inner_html=answer.html></div>
                })}
            }
            .into_any()
        }
    }
}

/// What a comment is about.
struct Context {
    /// The text of the idea.
    idea: Option<IdeaText>,
    /// The comment to which it replies.
    answered: Option<Comment>,
}

/// What a comment is about: nobody judges a sentence without what it answers.
#[component]
fn Around(context: Context) -> impl IntoView {
    let words = use_words();
    let known = words.cases();
    let answered = context.answered.map(|comment| {
        let html = comment.html.unwrap_or_default();
        view! {
            <h4>{(known.replies_to)(&words.byline(&comment.byline))}</h4>
            <div class="prose" inner_html=html></div>
        }
    });
    let idea = context.idea.map(|IdeaText { pinch, wish, .. }| {
        view! {
            <h4>{known.about_idea}</h4>
            <p class="idea__plain">{pinch}</p>
            {(!wish.is_empty()).then(|| view! { <p class="idea__plain">{wish}</p> })}
        }
    });
    view! { <Disclosure summary=known.context>{answered}{idea}</Disclosure> }
}

fn is_hidden(open: &OpenItem) -> bool {
    let idea = open.page.standing.overlay == Overlay::Hidden;
    comment_of(open).map_or(idea, |comment| comment.veil == Veil::Hidden)
}

fn comment_of(open: &OpenItem) -> Option<&Comment> {
    let id = open.item.thing.comment?;
    open.page.comments.iter().find(|comment| comment.id == id)
}

#[component]
fn Reports(reports: Vec<ReportLine>) -> impl IntoView {
    let words = use_words();
    let line = |ReportLine { reason, note, at, .. }| {
        view! {
            <li>
                <strong>{words.reason_name(reason)}</strong>", "<Day at/>
                {(!note.is_empty()).then(|| view! { <p class="idea__plain">{note}</p> })}
            </li>
        }
    };
    (!reports.is_empty()).then(|| {
        view! {
            <h3>{words.triage().reports}</h3>
            <ul class="triage__reports">{reports.into_iter().map(line).collect_view()}</ul>
        }
    })
}

/// What can be done with it. Whoever has to do with it themselves gives it to a colleague.
#[component]
fn Acts(open: OpenItem, typed: Typed, returned: Option<Returned>, ways: Ways) -> impl IntoView {
    let words = use_words().triage();
    let thing = open.item.thing;
    let standing = open.page.standing.clone();
    let conflict = open.item.conflict;
    let held_comment = comment_of(&open).is_some_and(|comment| comment.veil == Veil::Held);
    let hidden = is_hidden(&open);
    // Showing it again decides an appeal without a word to whoever waits for one.
    let appealed = open.item.kind == ItemKind::Appeal;
    let withdrawn = thing.comment.is_none() && standing.overlay == Overlay::Withdrawn;
    let decides = !conflict && thing.comment.is_none() && standing.overlay == Overlay::None;
    let held = decides && standing.status == Status::Held;
    let here = open.clone();
    let simple =
        |act, text, key, ways: &Ways| view! { <Simple open=here.clone() act text key ways=ways.clone()/> };
    view! {
        {conflict.then(|| view! { <Notice tone=Tone::Warn><p>{words.conflict}</p></Notice> })}
        {(!conflict).then(|| view! {
            <div class="actions">
                {held_comment.then(|| simple("approve", words.approve, "a", &ways))}
                {held.then(|| simple("open", words.approve, "a", &ways))}
                {(decides && standing.status == Status::Open).then(|| simple("in_review", words.look_into, "a", &ways))}
                {(!open.reports.is_empty()).then(|| simple("settle", words.settle, "s", &ways))}
            </div>
            <AppealForm open=open.clone() typed=typed.clone() ways=ways.clone()/>
            <Objection open=open.clone() typed=typed.clone() ways=ways.clone()/>
            {(decides && !held).then(|| view! { <Decide open=open.clone() typed=typed.clone() ways=ways.clone()/> })}
            {is_whole(&open).then(|| view! {
                <Merge open=open.clone() typed=typed.clone() ways=ways.clone()/>
                <Split open=open.clone() typed=typed.clone() returned ways=ways.clone()/>
            })}
            {(!withdrawn && !appealed).then(|| view! { <Hide thing hidden typed=typed.clone() ways=ways.clone()/> })}
            {(hidden || withdrawn && !open.page.erased).then(|| view! { <Erase thing erasure=open.erasure ways=ways.clone()/> })}
        })}
    }
}
