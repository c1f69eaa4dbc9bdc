//! Every building block in every state.

use leptos::prelude::*;

use crate::{ui::heading::PageHeading, words::use_words};

/// Every building block in every state.
#[component]
pub fn GalleryPage() -> impl IntoView {
    view! { <PageHeading text=use_words().shell.gallery/> }
}
