//! Copying a text with one press.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    announce::use_announcer,
    browser,
    ui::icon::{Glyph, Icon},
    words::use_words,
};

/// Copies a text, and says whether that was possible.
#[component]
pub fn CopyButton(
    /// The text.
    text: String,
    /// Whether it was copied, once somebody tried.
    copied: RwSignal<Option<bool>>,
    /// What is said where the browser does not copy.
    by_hand: &'static str,
    /// The field that is marked then.
    #[prop(optional)]
    field: Option<&'static str>,
) -> impl IntoView {
    let words = &use_words().common;
    let announcer = use_announcer();
    let copy = move |_| {
        let text = text.clone();
        spawn_local(async move {
            let done = browser::copy(&text).await;
            copied.set(Some(done));
            if done {
                announcer.say(words.copied);
            } else {
                if let Some(field) = field {
                    browser::mark_text(field);
                }
                announcer.alert(by_hand);
            }
        });
    };
    view! {
        <button class="button needs-script" type="button" on:click=copy>
            <Icon glyph=Glyph::Copy/>
            {move || if copied.get() == Some(true) { words.copied } else { words.copy }}
        </button>
    }
}
