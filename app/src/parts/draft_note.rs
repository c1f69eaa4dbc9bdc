//! Says that a draft is kept.

use leptos::prelude::*;

use crate::{drafts::Draft, words::use_words};

/// Says when the draft was kept, or that an earlier one is back; it can be thrown away. Keeps its place while there is none.
#[component]
pub fn DraftNote(
    /// The draft.
    draft: Draft,
    /// Whether the form was filled from it.
    restored: RwSignal<bool>,
    /// Empties the form.
    on_discard: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let words = use_words();
    let told = move || match draft.saved_at() {
        Some(at) => Some((words.new_idea().draft_saved)(&words.clock(at))),
        None => restored.get().then(|| words.new_idea().draft_restored.to_owned()),
    };
    let discard = move |_| {
        on_discard();
        draft.forget();
        restored.set(false);
    };
    view! {
        <div class="draft-note">
            {move || told().map(|told| view! {
                <span>{told}</span>
                <button class="button button--quiet" type="button" on:click=discard>
                    {words.new_idea().draft_discard}
                </button>
            })}
        </div>
    }
}
