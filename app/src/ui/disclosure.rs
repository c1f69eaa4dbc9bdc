//! Something that opens in its place.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// Something that opens in its place, with the browser's own means.
#[component]
pub fn Disclosure(
    /// What opens it.
    #[prop(into)]
    summary: Oco<'static, str>,
    /// An icon before the words.
    #[prop(optional)]
    glyph: Option<Glyph>,
    /// Whether it is open at first.
    #[prop(optional)]
    open: bool,
    /// What is inside.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclosure" open=open>
            <summary class="disclosure__summary">{glyph.map(|glyph| view! { <Icon glyph/> })}{summary}</summary>
            <div class="disclosure__body">{children()}</div>
        </details>
    }
}
