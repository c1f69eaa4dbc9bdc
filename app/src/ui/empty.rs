//! Nothing here yet: a sentence and one action.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// Nothing here yet: a sentence and one action.
#[component]
pub fn Empty(
    /// The sentence.
    #[prop(into)]
    text: Oco<'static, str>,
    /// The icon.
    #[prop(default = Glyph::Pressure)]
    glyph: Glyph,
    /// The action, if there is one.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon glyph/>
            <p class="empty__text">{text}</p>
            {children.map(|children| children())}
        </div>
    }
}
