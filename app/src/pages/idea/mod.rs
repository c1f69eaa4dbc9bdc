//! One idea with its vote, its history and its comments.

use leptos::prelude::*;

use crate::{ui::heading::PageHeading, words::use_words};

/// One idea with its vote, its history and its comments.
#[component]
pub fn IdeaPage() -> impl IntoView {
    view! { <PageHeading text=use_words().idea.pinch/> }
}
