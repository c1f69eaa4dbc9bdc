//! Why a form of the desk came back. Several forms have fields of the same name: each complaint leads to the field of its own.

use domain::{
    refusals::{Field, FieldError},
    triage::{PART_FIELDS, RawPart},
};
use leptos::prelude::*;

use super::merging::wrong_with;
use crate::{
    parts::administration::Typed,
    returned::{Returned, field_errors},
    ui::{
        badge::Tone,
        error_summary::{ErrorSummary, FormError},
        notice::Notice,
    },
    words::{Words, use_words},
};

/// Every wrong field of the form that came back, or what else forbids it.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn Complaints(
    /// The form.
    typed: Typed,
    /// The same, with the fields of the parts of an idea.
    returned: Option<Returned>,
) -> impl IntoView {
    let words = use_words();
    let wrong = field_errors(typed.refusal());
    let errors: Vec<FormError> = match returned.filter(|form| form.value("act") == "split") {
        Some(form) => of_parts(words, &RawPart::of_form(|name| form.value(name)), wrong),
        None => wrong.iter().map(|wrong| complaint(words, typed.act(), wrong)).collect(),
    };
    let other = typed.refusal().filter(|_| wrong.is_empty()).map(|refusal| words.refusal(refusal));
    view! {
        <ErrorSummary errors=Signal::stored(errors)/>
        {other.map(|said| view! { <Notice tone=Tone::Danger><p>{said}</p></Notice> })}
    }
}

/// What is wrong with a field of the form for this act, by the name and the id it has there.
fn complaint(words: &'static Words, act: &str, wrong: &FieldError) -> FormError {
    let named = |field, label| FormError { field, message: words.text_error(label, wrong.error) };
    let called = |field| FormError { field, message: words.field_error(wrong) };
    match (act, wrong.field) {
        ("merge", Field::Into) => named("merge-number", words.merging().number),
        ("merge", Field::Sentence) => named("merge-reason", words.merging().reason),
        ("keep", Field::Sentence) => named("objection-reply", words.merging().objection_reply),
        ("appeal", Field::Sentence) => named("reply", words.triage().reply),
        ("hide" | "restore", Field::Ground) => called("hide-ground"),
        ("note", Field::Body) => named("note", words.cases().note),
        ("tag", Field::Tag) => called("new-tag"),
        ("ask", Field::Unit) => called("asked-unit"),
        ("ask", Field::Email) => called("asked-email"),
        (_, field) => called(field.as_str()),
    }
}

/// What is wrong with each part, or that there are not enough of them: that leads to the first that is empty.
fn of_parts(words: &'static Words, parts: &[RawPart], wrong: &[FieldError]) -> Vec<FormError> {
    let known = words.merging();
    let mut errors = Vec::new();
    for (at, (part, [title, pinch, wish, _])) in parts.iter().zip(PART_FIELDS).enumerate() {
        let ids = [(Field::Title, title), (Field::Pinch, pinch), (Field::Wish, wish)];
        for wrong in wrong_with(part) {
            let id = ids.iter().find(|(field, _)| *field == wrong.field).map(|(_, id)| *id);
            let message = format!("{}: {}", (known.part)(at + 1), words.field_error(&wrong));
            errors.extend(id.map(|field| FormError { field, message }));
        }
    }
    if wrong.iter().any(|wrong| wrong.field == Field::Parts) {
        let empty = parts.iter().zip(PART_FIELDS).find(|(part, _)| part.is_empty());
        let field = empty.map_or("title_1", |(_, [title, ..])| title);
        errors.push(FormError { field, message: known.too_few.to_owned() });
    }
    errors
}
