//! A state in a word: icon, word and colour say the same.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// What a colour says. Never alone: a word stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    Neutral,
    /// Something is under way.
    Info,
    /// It worked out.
    Ok,
    /// Look twice.
    Warn,
    /// It failed, or will not be.
    Danger,
    /// It comes from us.
    Brand,
}

impl Tone {
    /// The end of the class name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Info => "info",
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Danger => "danger",
            Self::Brand => "brand",
        }
    }
}

/// A state in a word.
#[component]
pub fn Badge(
    /// The colour.
    tone: Tone,
    /// The icon.
    glyph: Glyph,
    /// The word.
    #[prop(into)]
    text: Oco<'static, str>,
) -> impl IntoView {
    view! { <span class=format!("badge badge--{}", tone.as_str())><Icon glyph/>{text}</span> }
}
