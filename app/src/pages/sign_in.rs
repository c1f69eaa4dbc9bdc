//! The doors.

use leptos::prelude::*;

use crate::{ui::heading::PageHeading, words::use_words};

/// The doors.
#[component]
pub fn SignInPage() -> impl IntoView {
    view! { <PageHeading text=use_words().sign_in.heading/> }
}
