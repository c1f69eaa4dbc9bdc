//! In place of something that could not be loaded.

use domain::refusals::Refusal;
use leptos::prelude::*;

use crate::{
    api::error::ApiError,
    links,
    loaded::address,
    ui::{badge::Tone, notice::Notice},
    words::use_words,
};

/// In place of something that could not be loaded: why, and a way out.
#[component]
pub fn Trouble(
    /// What came back instead.
    error: ApiError,
) -> impl IntoView {
    let words = use_words();
    let (href, text) = if error.is(&Refusal::SignInFirst) {
        (links::sign_in(&address()), words.shell.sign_in)
    } else if error.is_refused() {
        (links::IDEAS.to_owned(), words.common.back_to_list)
    } else {
        // An empty address is the page itself, loaded anew by the browser.
        (String::new(), words.trouble.reload)
    };
    view! {
        <Notice tone=Tone::Danger>
            <p>{words.trouble_reading(&error)}</p>
            <p><a class="button" href=href rel="external">{text}</a></p>
        </Notice>
    }
}
