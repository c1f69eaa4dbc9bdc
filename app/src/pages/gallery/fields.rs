//! Forms: every field, empty, filled and wrong.

use domain::{
    refusals::{Field, FieldError},
    text::{Pinch, TextError, Title},
};
use leptos::prelude::*;

use crate::{
    ui::{
        button::SubmitButton,
        choices::{Choice, Choices},
        error_summary::{ErrorSummary, FormError},
        field::{FieldText, TextArea, TextField},
        select::{OptionGroup, SelectField},
    },
    words::use_words,
};

use super::Shelf;

/// Every field, empty, filled and wrong.
#[component]
pub fn Fields() -> impl IntoView {
    view! {
        <Shelf name="field, select, choices, error_summary">
            <form class="form" method="get" action="/gallery">
                <Wrong/>
                <Long/>
                <Picks/>
                <SubmitButton>{use_words().new_idea().submit}</SubmitButton>
            </form>
        </Shelf>
    }
}

#[component]
fn Wrong() -> impl IntoView {
    let words = use_words();
    let wrong = FieldError { field: Field::Title, error: TextError::TooShort { min: Title::MIN, is: 2 } };
    let message = words.field_error(&wrong);
    let errors = Signal::stored(vec![FormError { field: "title", message: message.clone() }]);
    let text = FieldText::new(words.field_label(Field::Title)).hint(words.new_idea().title_hint);
    view! {
        <ErrorSummary errors/>
        <TextField
            name="title" text max=Title::MAX
            value=RwSignal::new("Hm".to_owned()) error=Signal::stored(Some(message))
        />
    }
}

#[component]
fn Long() -> impl IntoView {
    let words = use_words();
    view! {
        <TextArea name="pinch" text=FieldText::new(words.field_label(Field::Pinch)).hint(words.new_idea().pinch_hint) max=Pinch::MAX/>
        <TextArea name="wish" text=FieldText::new(words.field_label(Field::Wish)).hint(words.new_idea().wish_hint).optional()/>
    }
}

#[component]
fn Picks() -> impl IntoView {
    let words = use_words();
    let topic = |value: &str, text: &str| (value.to_owned(), text.to_owned());
    let groups = vec![
        OptionGroup {
            label: Some("Verwaltung"),
            options: vec![topic("it", "Digitales"), topic("bau", "Gebäude")],
        },
        OptionGroup { label: Some("Bildung"), options: vec![topic("kita", "Kitas")] },
    ];
    let choices = vec![
        Choice { value: "true", label: words.new_idea().named, hint: Some(words.new_idea().named_hint) },
        Choice {
            value: "false",
            label: words.new_idea().anonymous,
            hint: Some(words.new_idea().anonymous_hint),
        },
    ];
    view! {
        <SelectField name="topic" text=FieldText::new(words.field_label(Field::Topic)) none=words.new_idea().topic_choose groups/>
        <Choices name="named" legend=words.field_label(Field::Named) choices value=RwSignal::new("true".to_owned())/>
    }
}
