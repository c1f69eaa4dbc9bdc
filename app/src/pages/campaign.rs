//! A campaign: what it asks for, its dates and its rules.

use leptos::prelude::*;

use crate::{ui::heading::PageHeading, words::use_words};

/// A campaign: what it asks for, its dates and its rules.
#[component]
pub fn CampaignPage() -> impl IntoView {
    view! { <PageHeading text=use_words().common.claim/> }
}
