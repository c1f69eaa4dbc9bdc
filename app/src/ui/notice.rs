//! A message in the page.

use leptos::prelude::*;

use super::{
    badge::Tone,
    icon::{Glyph, Icon},
};

/// A message in the page. It stays until the page changes; what must be heard at once goes through the announcer as well.
#[component]
pub fn Notice(
    /// The colour, from which the icon follows.
    #[prop(default = Tone::Info)]
    tone: Tone,
    /// What it is about, in a few words.
    #[prop(optional, into)]
    title: Option<Oco<'static, str>>,
    /// The message.
    children: Children,
) -> impl IntoView {
    let glyph = match tone {
        Tone::Neutral | Tone::Info | Tone::Brand => Glyph::Info,
        Tone::Ok => Glyph::Done,
        Tone::Warn | Tone::Danger => Glyph::Warning,
    };
    view! {
        <div class=format!("notice notice--{}", tone.as_str())>
            <Icon glyph/>
            <div class="notice__body">
                {title.map(|title| view! { <p class="notice__title">{title}</p> })}
                {children()}
            </div>
        </div>
    }
}
