//! In place of something that could not be loaded.

use leptos::prelude::*;

use crate::{
    api::error::ApiError,
    ui::{badge::Tone, notice::Notice},
    words::use_words,
};

/// In place of something that could not be loaded: why, and another attempt.
#[component]
pub fn Trouble(
    /// What came back instead.
    error: ApiError,
) -> impl IntoView {
    let words = use_words();
    let again = !error.is_refused();
    view! {
        <Notice tone=Tone::Danger>
            <p>{words.trouble_reading(&error)}</p>
            // An empty address is the page itself, loaded anew by the browser.
            {again.then(|| view! { <p><a class="button" href="" rel="external">{words.trouble.reload}</a></p> })}
        </Notice>
    }
}
