//! What a page says: notices in every tone, and nothing at all.

use leptos::prelude::*;

use crate::{
    links,
    ui::{
        badge::Tone,
        button::{LinkButton, Weight},
        empty::Empty,
        notice::Notice,
    },
    words::use_words,
};

use super::Shelf;

/// Notices in every tone, and nothing at all.
#[component]
pub fn Messages() -> impl IntoView {
    let words = use_words();
    view! {
        <Shelf name="notice">
            <Notice>{words.states.secrecy}</Notice>
            <Notice tone=Tone::Ok title=(words.new_idea().thanks)(129)>{words.list.promise}</Notice>
            <Notice tone=Tone::Warn>{words.states.offline}</Notice>
            <Notice tone=Tone::Danger title=words.idea.vote_failed>{(words.trouble.fault)("7F3A")}</Notice>
        </Shelf>
        <Shelf name="empty">
            <Empty text=words.list.empty>
                <LinkButton href=links::NEW_IDEA weight=Weight::Primary>{words.shell.new_idea}</LinkButton>
            </Empty>
        </Shelf>
    }
}
