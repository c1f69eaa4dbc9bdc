//! The address of an idea, to copy and to scan.

use domain::ids::IdeaNumber;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    announce::use_announcer,
    browser, links,
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
    let copied = RwSignal::new(None);
    view! {
        <div class="share">
            <label class="field__label" for="share">{words.idea.share_link}</label>
            <div class="share__field">
                <input class="input" id="share" type="text" readonly value=address.clone()/>
                <CopyButton address copied/>
            </div>
            {move || (copied.get() == Some(false)).then(|| view! { <p class="field__hint">{words.common.copy_by_hand}</p> })}
            <img
                class="share__qr" src=links::qr(number) alt=(words.idea.share_qr)(number.as_i64())
                width="144" height="144" loading="lazy"
            />
        </div>
    }
}

/// Copies the address, and says whether that was possible; if not, it stands marked.
#[component]
fn CopyButton(address: String, copied: RwSignal<Option<bool>>) -> impl IntoView {
    let words = &use_words().common;
    let announcer = use_announcer();
    let copy = move |_| {
        let address = address.clone();
        spawn_local(async move {
            let done = browser::copy(&address).await;
            copied.set(Some(done));
            if done {
                announcer.say(words.copied);
            } else {
                browser::mark_text("#share");
                announcer.alert(words.copy_by_hand);
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
