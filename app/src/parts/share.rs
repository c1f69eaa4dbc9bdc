//! The address of an idea, to copy and to scan.

use domain::ids::IdeaNumber;
use leptos::prelude::*;

use crate::{links, parts::copy_button::CopyButton, words::use_words};

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
                <CopyButton text=address copied by_hand=words.common.copy_by_hand field="#share"/>
            </div>
            {move || (copied.get() == Some(false)).then(|| view! { <p class="field__hint">{words.common.copy_by_hand}</p> })}
            <img
                class="share__qr" src=links::qr(number) alt=(words.idea.share_qr)(number.as_i64())
                width="144" height="144" loading="lazy"
            />
        </div>
    }
}
