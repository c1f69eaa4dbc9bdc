//! The state of an idea and the kind of a comment: icon, word and colour.

use domain::{
    comments::CommentKind,
    ideas::{Overlay, Status},
};
use leptos::prelude::*;

use crate::{
    ui::{
        badge::{Badge, Tone},
        icon::Glyph,
    },
    words::use_words,
};

/// What has become of an idea.
#[component]
pub fn StatusBadge(
    /// The status.
    status: Status,
    /// What lies over it.
    #[prop(default = Overlay::None)]
    overlay: Overlay,
    /// Whether moderation took its words away for good.
    #[prop(optional)]
    erased: bool,
) -> impl IntoView {
    let words = use_words();
    if erased {
        return view! { <Badge tone=Tone::Neutral glyph=Glyph::Hidden text=words.status.erased/> };
    }
    let (tone, glyph) = match overlay {
        Overlay::None => look_of(status),
        Overlay::Merged | Overlay::Split => (Tone::Neutral, Glyph::Merged),
        Overlay::Hidden => (Tone::Warn, Glyph::Hidden),
        Overlay::Withdrawn => (Tone::Neutral, Glyph::Undo),
    };
    view! { <Badge tone glyph text=words.standing_name(status, overlay)/> }
}

const fn look_of(status: Status) -> (Tone, Glyph) {
    match status {
        Status::Held => (Tone::Warn, Glyph::Hourglass),
        Status::Open => (Tone::Brand, Glyph::Pressure),
        Status::InReview => (Tone::Info, Glyph::Search),
        Status::InWorkshop => (Tone::Info, Glyph::Hammer),
        Status::Planned => (Tone::Info, Glyph::Calendar),
        Status::Done => (Tone::Ok, Glyph::Done),
        Status::HandedOver => (Tone::Neutral, Glyph::Forward),
        Status::Declined => (Tone::Danger, Glyph::Declined),
    }
}

/// What a comment brings.
#[component]
pub fn KindBadge(
    /// The kind.
    kind: CommentKind,
) -> impl IntoView {
    let glyph = match kind {
        CommentKind::Experience => Glyph::People,
        CommentKind::Question => Glyph::Question,
        CommentKind::Solution => Glyph::Bulb,
        CommentKind::Concern => Glyph::Warning,
        CommentKind::Variant => Glyph::Plus,
    };
    view! { <Badge tone=Tone::Neutral glyph text=use_words().kind_name(kind)/> }
}

/// Marks an answer of the administration.
#[component]
pub fn OfficialBadge() -> impl IntoView {
    view! { <Badge tone=Tone::Brand glyph=Glyph::Shield text=use_words().comment().official/> }
}
