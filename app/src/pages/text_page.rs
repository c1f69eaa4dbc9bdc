//! The pages that law and honesty ask for: statements and notices.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    api::texts::load_text,
    loaded::load,
    ui::{badge::Tone, heading::PageHeading, notice::Notice},
    words::{ShellWords, use_lang, use_words},
};

/// A text that the city keeps, one for each address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TextKey {
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
    const ALL: [Self; 6] = [
        Self::Accessibility,
        Self::Privacy,
        Self::Imprint,
        Self::EasyLanguage,
        Self::SignLanguage,
        Self::WhatWeCount,
    ];

    /// Its key, which is its address without the slash.
    const fn as_str(self) -> &'static str {
        match self {
            Self::Accessibility => "accessibility",
            Self::Privacy => "privacy",
            Self::Imprint => "imprint",
            Self::EasyLanguage => "easy-language",
            Self::SignLanguage => "sign-language",
            Self::WhatWeCount => "what-we-count",
        }
    }

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

/// The text of this address under its heading.
#[component]
pub fn TextPage() -> impl IntoView {
    let path = use_location().pathname;
    move || {
        let key = TextKey::ALL.into_iter().find(|key| path.read().strip_prefix('/') == Some(key.as_str()));
        key.map(|key| view! { <Text key/> })
    }
}

#[component]
fn Text(key: TextKey) -> impl IntoView {
    let lang = use_lang().code();
    let text = load(|| (), move |()| load_text(key.as_str().to_owned(), lang.to_owned()));
    view! {
        <PageHeading text=key.heading(&use_words().shell)/>
        <Transition>
            {move || text.get().map(|text| match text {
                Ok(html) => view! { <div class="prose" inner_html=html></div> }.into_any(),
                Err(error) => view! {
                    <Notice tone=Tone::Danger>{use_words().trouble_reading(&error)}</Notice>
                }.into_any(),
            })}
        </Transition>
    }
}
