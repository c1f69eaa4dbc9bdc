//! The way back after a vote was taken back.

use leptos::prelude::*;

use crate::{ballots::use_ballots, browser, links, words::use_words};

/// Offers to give the vote again that was just taken back. It stays until the next vote or the next page.
#[component]
pub fn UndoBar() -> impl IntoView {
    let ballots = use_ballots();
    let words = use_words();
    on_cleanup(move || ballots.forget_withdrawn());
    move || {
        ballots.withdrawn().map(|idea| {
            let undo = move |_| {
                // The bar goes away, so the focus has to go somewhere: to what it was about.
                browser::focus(&format!("form[action='{}'] button", links::vote(idea)));
                ballots.wish_again(idea);
            };
            view! {
                <div class="undo-bar">
                    <p>{words.idea.vote_taken_back}</p>
                    <button class="button" type="button" on:click=undo>{words.common.undo}</button>
                </div>
            }
        })
    }
}
