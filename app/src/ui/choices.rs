//! One of a few, all in sight.

use leptos::{html, prelude::*, web_sys::HtmlInputElement};
use wasm_bindgen::JsCast;

use crate::ui::field::ErrorLine;

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: &'static str,
    /// What people read.
    pub label: &'static str,
    /// What it means.
    pub hint: Option<&'static str>,
}

/// One of a few, all in sight.
#[component]
pub fn Choices(
    /// The name in the form; the id of the first choice, for the error summary.
    name: &'static str,
    /// What is being asked.
    legend: &'static str,
    /// The choices.
    choices: Vec<Choice>,
    /// The chosen value; the field keeps it up to date. Empty: nothing is chosen.
    #[prop(optional)]
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Side by side instead of below each other.
    #[prop(optional)]
    row: bool,
) -> impl IntoView {
    let node = NodeRef::<html::Fieldset>::new();
    Effect::new(move |adopted: Option<bool>| {
        let (Some(fieldset), wanted) = (node.get(), value.get()) else { return false };
        follow(&fieldset, &wanted, adopted == Some(true), value);
        true
    });
    let list = if row { "choices__list choices__list--row" } else { "choices__list" };
    let radio = move |(at, choice)| {
        let id = if at == 0 { name.to_owned() } else { format!("{name}-{at}") };
        view! { <Radio id name choice value/> }
    };
    view! {
        <fieldset
            class="choices" node_ref=node
            aria-describedby=move || error.with(Option::is_some).then(|| format!("{name}-error"))
        >
            <legend class="field__label">{legend}</legend>
            <ErrorLine name error/>
            <div class=list>{choices.into_iter().enumerate().map(radio).collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn Radio(id: String, name: &'static str, choice: Choice, value: RwSignal<String>) -> impl IntoView {
    let Choice { value: own, label, hint } = choice;
    view! {
        <label class="choice">
            <input
                class="choice__control" id=id type="radio" name=name value=own
                checked=value.get_untracked() == own
                on:change=move |_| value.set(own.to_owned())
            />
            <span class="choice__label">
                {label}
                {hint.map(|hint| view! { <span class="choice__hint">{hint}</span> })}
            </span>
        </label>
    }
}

/// Checks the wanted radio, unless somebody chose another before the script ran.
fn follow(fieldset: &web_sys::HtmlFieldSetElement, wanted: &str, adopted: bool, value: RwSignal<String>) {
    let radio = |selector: &str| {
        fieldset.query_selector(selector).ok().flatten()?.dyn_into::<HtmlInputElement>().ok()
    };
    match radio("input:checked") {
        Some(checked) if checked.value() == wanted => {}
        Some(checked) if !adopted => value.set(checked.value()),
        checked => match radio(&format!("input[value='{wanted}']")) {
            Some(wanted) => wanted.set_checked(true),
            None => {
                if let Some(checked) = checked {
                    checked.set_checked(false);
                }
            }
        },
    }
}
