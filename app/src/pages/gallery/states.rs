//! Buttons, badges and icons.

use domain::{
    comments::CommentKind,
    ideas::{Overlay, Status},
    ids::IdeaNumber,
};
use leptos::prelude::*;

use crate::{
    parts::{
        follow_button::FollowButton,
        status_badge::{KindBadge, OfficialBadge, StatusBadge},
    },
    ui::{
        button::{LinkButton, SubmitButton, Weight},
        icon::{Glyph, Icon},
        switch::Switch,
    },
    words::use_words,
};

use super::Shelf;

/// Buttons of every weight, and switches.
#[component]
pub fn Buttons() -> impl IntoView {
    let words = use_words();
    view! {
        <Shelf name="button, switch">
            <div class="gallery__row">
                <SubmitButton>{words.new_idea().submit}</SubmitButton>
                <SubmitButton busy=Signal::stored(true)>{words.states.loading}</SubmitButton>
                <SubmitButton weight=Weight::Plain>{words.new_idea().preview}</SubmitButton>
                <SubmitButton weight=Weight::Danger>{words.idea.withdraw}</SubmitButton>
                <SubmitButton weight=Weight::Quiet><Icon glyph=Glyph::Reply/>{words.comment().reply}</SubmitButton>
                <LinkButton href="/gallery" weight=Weight::Primary>
                    <Icon glyph=Glyph::Plus/>{words.shell.new_idea}
                </LinkButton>
            </div>
            <div class="gallery__row">
                <Switch text=words.shell.live on=RwSignal::new(true)/>
                <Switch text=words.list.has_answer on=RwSignal::new(false)/>
            </div>
            <div class="gallery__row">
                <FollowButton idea=IdeaNumber::from_i64(1) following=false hint=words.follow().hint refusal=None/>
                <FollowButton idea=IdeaNumber::from_i64(2) following=true hint=words.follow().hint_own refusal=None/>
            </div>
        </Shelf>
    }
}

/// Every state of an idea, every kind of comment.
#[component]
pub fn Badges() -> impl IntoView {
    let status = |status: &Status| view! { <StatusBadge status=*status/> };
    let overlay = |overlay: &Overlay| view! { <StatusBadge status=Status::Open overlay=*overlay/> };
    let kind = |kind: &CommentKind| view! { <KindBadge kind=*kind/> };
    view! {
        <Shelf name="badge">
            <div class="gallery__row">{Status::ALL.iter().map(status).collect_view()}</div>
            <div class="gallery__row">{Overlay::ALL.iter().skip(1).map(overlay).collect_view()}</div>
            <div class="gallery__row">
                {CommentKind::ALL.iter().map(kind).collect_view()}
                <OfficialBadge/>
            </div>
        </Shelf>
    }
}

/// Every icon with its name.
#[component]
pub fn Icons() -> impl IntoView {
    let swatch = |glyph: &Glyph| {
        view! { <li class="facts__item"><Icon glyph=*glyph/>{glyph.id()}</li> }
    };
    view! {
        <Shelf name="icon">
            <ul class="gallery__swatches" role="list">{Glyph::ALL.iter().map(swatch).collect_view()}</ul>
        </Shelf>
    }
}
