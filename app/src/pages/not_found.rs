//! The page for addresses that lead nowhere.

use leptos::prelude::*;

use crate::{links, ui::heading::PageHeading, words::use_words};

/// The page for addresses that lead nowhere.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let words = &use_words().states;
    view! {
        <PageHeading text=words.not_found/>
        <p class="lead">{words.not_found_hint}</p>
        <p><a class="button button--primary" href=links::IDEAS>{words.to_start}</a></p>
    }
}
