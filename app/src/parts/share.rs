//! The address of an idea, to copy and to scan.

use domain::ids::IdeaNumber;
use leptos::prelude::*;

use crate::{
    announce::use_announcer,
    links,
    ui::icon::{Glyph, Icon},
    words::use_words,
};

/// The address of an idea, to copy and to scan.
#[component]
pub fn Share(
    /// The idea.
    number: IdeaNumber,
    /// Its whole address.
    address: String,
) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="share">
            <label class="field__label" for="share">{words.idea.share_link}</label>
            <div class="share__field">
                <input class="input" id="share" type="text" readonly value=address.clone()/>
                <CopyButton address/>
            </div>
            <img
                class="share__qr" src=links::qr(number) alt=(words.idea.share_qr)(number.as_i64())
                width="144" height="144" loading="lazy"
            />
        </div>
    }
}

#[component]
fn CopyButton(address: String) -> impl IntoView {
    let words = &use_words().common;
    let announcer = use_announcer();
    let copied = RwSignal::new(false);
    let copy = move |_| {
        // Where the clipboard is locked, the address can still be read and copied by hand.
        drop(window().navigator().clipboard().write_text(&address));
        copied.set(true);
        announcer.say(words.copied);
    };
    view! {
        <button class="button needs-script" type="button" on:click=copy>
            <Icon glyph=Glyph::Copy/>
            {move || if copied.get() { words.copied } else { words.copy }}
        </button>
    }
}
