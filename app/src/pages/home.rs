//! The list of ideas.

use leptos::prelude::*;

use crate::{ui::heading::PageHeading, words::use_words};

/// The list of ideas.
#[component]
pub fn HomePage() -> impl IntoView {
    view! { <PageHeading text=use_words().list.heading/> }
}
