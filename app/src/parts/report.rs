//! «Melden»: tells moderation about an idea or a comment. It hides nothing.

use domain::{
    comments::ReportReason,
    ids::{CommentId, IdeaNumber},
    refusals::Field,
    text::ReportNote,
};
use leptos::{
    ev::SubmitEvent,
    prelude::*,
    task::spawn_local,
    web_sys::{FormData, HtmlFormElement},
};
use wasm_bindgen::JsCast;

use crate::{
    announce::use_announcer,
    api::{error::ApiError, reports::report_idea},
    browser, links,
    ui::{
        badge::Tone,
        icon::{Glyph, Icon},
        notice::Notice,
    },
    words::use_words,
};

/// The form of a report.
#[component]
pub fn ReportForm(
    /// The idea.
    idea: IdeaNumber,
    /// The comment; none when it is about the idea itself.
    #[prop(optional_no_strip)]
    comment: Option<CommentId>,
) -> impl IntoView {
    let words = use_words();
    let announcer = use_announcer();
    let trouble = RwSignal::new(None::<ApiError>);
    let sent = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some((reason, note)) = typed(&event) else { return };
        spawn_local(async move {
            match report_idea(idea, comment, reason, note).await {
                Ok(()) => {
                    announcer.say(words.comment().reported);
                    sent.try_set(true);
                    request_animation_frame(move || browser::focus(&format!("#{}", thanks_id(comment))));
                }
                Err(error) => {
                    announcer.alert(words.trouble(&error));
                    trouble.try_set(Some(error));
                }
            }
        });
    };
    let form = move || {
        view! {
            <form class="comment__form" method="post" action=links::report(idea) on:submit=submit>
                <About comment/>
                {move || trouble.get().map(|error| view! {
                    <p class="field__error"><Icon glyph=Glyph::Warning/>{words.trouble(&error)}</p>
                })}
                <div class="actions">
                    <button class="button button--primary" type="submit">{words.comment().report_submit}</button>
                </div>
            </form>
        }
    };
    let thanks = move || {
        view! {
            <div id=thanks_id(comment) tabindex="-1"><Notice tone=Tone::Ok><p>{words.comment().reported}</p></Notice></div>
        }
    };
    move || if sent.get() { thanks().into_any() } else { form().into_any() }
}

/// A page has several of these forms, each with thanks of its own.
fn thanks_id(comment: Option<CommentId>) -> String {
    comment.map_or_else(|| "reported".to_owned(), |comment| format!("reported-{comment}"))
}

/// What is reported, and why.
#[component]
fn About(comment: Option<CommentId>) -> impl IntoView {
    let id = comment.map_or_else(|| "report-note".to_owned(), |comment| format!("report-{comment}-note"));
    view! {
        {comment.map(|comment| view! { <input type="hidden" name="comment" value=comment.to_string()/> })}
        <p class="field__hint">{use_words().comment().report_hint}</p>
        <Reasons/>
        <Note id/>
    }
}

#[component]
fn Reasons() -> impl IntoView {
    let words = use_words();
    let radio = |reason: &ReportReason| {
        view! {
            <label class="choice">
                <input class="choice__control" type="radio" name="reason" value=reason.as_str() required/>
                <span class="choice__label">{words.reason_name(*reason)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend class="field__label">{words.field_label(Field::Reason)}</legend>
            <div class="choices__list">{ReportReason::ALL.iter().map(radio).collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn Note(id: String) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {words.field_label(Field::Note)}<span class="field__optional">" (" {words.common.optional} ")"</span>
            </label>
            <textarea class="input" id=id name="note" rows="2" maxlength=ReportNote::MAX.to_string()></textarea>
        </div>
    }
}

fn typed(event: &SubmitEvent) -> Option<(ReportReason, String)> {
    let form = event.target()?.dyn_into::<HtmlFormElement>().ok()?;
    let data = FormData::new_with_form(&form).ok()?;
    let reason = data.get("reason").as_string()?.parse().ok()?;
    Some((reason, data.get("note").as_string().unwrap_or_default()))
}
