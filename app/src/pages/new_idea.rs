//! Posting an idea.

use leptos::prelude::*;

use crate::{ui::heading::PageHeading, words::use_words};

/// Posting an idea.
#[component]
pub fn NewIdeaPage() -> impl IntoView {
    view! { <PageHeading text=use_words().new_idea.heading/> }
}
