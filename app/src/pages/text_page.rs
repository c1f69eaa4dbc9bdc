//! The pages that law and honesty ask for: statements, notices, and the form to report a barrier.

use leptos::prelude::*;

use crate::{
    ui::heading::PageHeading,
    words::{ShellWords, use_words},
};

/// A text that the city keeps, one for each address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKey {
    /// Statement on accessibility.
    Accessibility,
    /// How data is protected.
    Privacy,
    /// Who is responsible.
    Imprint,
    /// The product in easy language.
    EasyLanguage,
    /// The product in sign language.
    SignLanguage,
    /// What is counted, and what is not.
    WhatWeCount,
}

impl TextKey {
    const fn heading(self, words: &'static ShellWords) -> &'static str {
        match self {
            Self::Accessibility => words.accessibility,
            Self::Privacy => words.privacy,
            Self::Imprint => words.imprint,
            Self::EasyLanguage => words.easy_language,
            Self::SignLanguage => words.sign_language,
            Self::WhatWeCount => words.what_we_count,
        }
    }
}

/// A text under its heading.
#[component]
pub fn TextPage(
    /// Which text.
    key: TextKey,
) -> impl IntoView {
    view! { <PageHeading text=key.heading(&use_words().shell)/> }
}

/// The form to report a barrier; open to everybody, signed in or not.
#[component]
pub fn ReportBarrierPage() -> impl IntoView {
    view! { <PageHeading text=use_words().shell.report_barrier/> }
}
