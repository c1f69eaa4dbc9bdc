//! A switch: on or off, at once.

use leptos::prelude::*;

/// A switch: on or off, at once, without sending anything.
#[component]
pub fn Switch(
    /// What it switches.
    text: &'static str,
    /// Whether it is on.
    on: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <button
            class="switch needs-script"
            type="button"
            role="switch"
            aria-checked=move || if on.get() { "true" } else { "false" }
            on:click=move |_| on.update(|on| *on = !*on)
        >
            <span class="switch__track" aria-hidden="true"></span>
            {text}
        </button>
    }
}
