//! Editing an idea, or adding to it.

use leptos::prelude::*;

use crate::{ui::heading::PageHeading, words::use_words};

/// Editing an idea, or adding to it.
#[component]
pub fn EditIdeaPage() -> impl IntoView {
    view! { <PageHeading text=use_words().new_idea.edit_heading/> }
}
