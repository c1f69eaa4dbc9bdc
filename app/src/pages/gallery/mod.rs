//! Every building block in every state: for those who build, and for the checks that look at all of them at once.

mod fields;
mod messages;
mod navigation;
mod states;

use leptos::prelude::*;

use crate::{ui::heading::PageHeading, words::use_words};

/// Every building block in every state.
#[component]
pub fn GalleryPage() -> impl IntoView {
    view! {
        <PageHeading text=use_words().shell.gallery/>
        <states::Buttons/>
        <states::Badges/>
        <states::Icons/>
        <navigation::Ways/>
        <fields::Fields/>
        <messages::Messages/>
    }
    .into_any()
}

/// A part of the gallery under its heading.
#[component]
fn Shelf(
    /// What stands on it.
    name: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="section">
            <h2 class="section__heading">{name}</h2>
            {children()}
        </section>
    }
}
