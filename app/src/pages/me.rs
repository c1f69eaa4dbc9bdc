//! One's own ideas, votes, comments and sessions.

use leptos::prelude::*;

use crate::{ui::heading::PageHeading, words::use_words};

/// One's own ideas, votes, comments and sessions.
#[component]
pub fn MePage() -> impl IntoView {
    view! { <PageHeading text=use_words().me.heading/> }
}
