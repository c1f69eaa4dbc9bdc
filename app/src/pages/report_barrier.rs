//! The form to report a barrier; open to everybody, signed in or not.

use domain::{refusals::Field, text::BarrierText};
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::hooks::use_query_map;

use crate::{
    api::reports::ReportBarrier,
    links,
    returned::{error_of, use_form_key, use_returned},
    ui::{
        badge::Tone,
        button::SubmitButton,
        error_summary::{ErrorSummary, FormError},
        field::{FieldText, TextArea, TextField},
        heading::PageHeading,
        notice::Notice,
    },
    words::use_words,
};

/// The form to report a barrier, or the thanks after it was sent.
#[component]
pub fn ReportBarrierPage() -> impl IntoView {
    let words = use_words();
    let report = ServerAction::<ReportBarrier>::new();
    let query = use_query_map();
    let sent = move || {
        report.value().with(|answer| matches!(answer, Some(Ok(()))))
            || query.with(|query| query.get("sent").is_some())
    };
    view! {
        <PageHeading text=words.shell.report_barrier/>
        <p class="lead">{words.report_barrier().lead}</p>
        <Show when=sent fallback=move || view! { <BarrierForm report/> }>
            <Thanks/>
        </Show>
    }
}

#[component]
fn Thanks() -> impl IntoView {
    let words = use_words().report_barrier();
    view! {
        <Notice tone=Tone::Ok title=words.thanks>
            <p>{words.next_step}</p>
        </Notice>
        // `external`: an empty form is a new page.
        <p><a href=links::REPORT_BARRIER rel="external">{words.another}</a></p>
    }
}

#[component]
fn BarrierForm(report: ServerAction<ReportBarrier>) -> impl IntoView {
    let words = use_words();
    let returned = use_returned(links::REPORT_BARRIER).unwrap_or_default();
    let key = use_form_key();
    let hidden_key = key.clone();
    let body = RwSignal::new(returned.value("body").to_owned());
    let contact = RwSignal::new(returned.value("contact").to_owned());

    let answer = report.value();
    let came_back = returned.error(Field::Body);
    let error = Signal::derive(move || {
        let wrong = match answer.get() {
            Some(answer) => answer.err().and_then(|error| error_of(error.fields(), Field::Body)),
            None => came_back,
        };
        wrong.map(|wrong| words.text_error(words.report_barrier().body, wrong))
    });
    let errors = Signal::derive(move || {
        error.get().map(|message| FormError { field: "body", message }).into_iter().collect::<Vec<_>>()
    });
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if !report.pending().get_untracked() {
            let (body, contact) = (body.get_untracked(), contact.get_untracked());
            report.dispatch(ReportBarrier { body, contact, key: key.clone() });
        }
    };

    view! {
        <ErrorSummary errors/>
        <Trouble report/>
        <form class="form" method="post" action=links::REPORT_BARRIER on:submit=send>
            <input type="hidden" name="idempotency_key" value=hidden_key/>
            <TextArea
                name="body" max=BarrierText::MAX value=body error
                text=FieldText::new(words.report_barrier().body).hint(words.report_barrier().body_hint)
            />
            <TextField
                name="contact" value=contact autocomplete="email"
                text=FieldText::new(words.report_barrier().contact).hint(words.report_barrier().contact_hint).optional()
            />
            <div class="actions">
                <SubmitButton busy=report.pending()>{words.report_barrier().submit}</SubmitButton>
            </div>
        </form>
    }
}

/// What stands in the way that is not about a field.
#[component]
fn Trouble(report: ServerAction<ReportBarrier>) -> impl IntoView {
    let words = use_words();
    let trouble = move || match report.value().get() {
        Some(Err(error)) if error.fields().is_empty() => Some(words.trouble(&error)),
        Some(Ok(()) | Err(_)) | None => None,
    };
    move || trouble().map(|trouble| view! { <Notice tone=Tone::Danger>{trouble}</Notice> })
}
