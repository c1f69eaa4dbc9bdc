//! Says that a draft is kept, or was thrown away.

use leptos::{ev::MouseEvent, prelude::*};

use crate::{announce::use_announcer, browser, drafts::Draft, words::use_words};

/// Says when the draft was kept, or that an earlier one is back. It can be thrown away, and fetched back as long as the
/// form is as that left it. Keeps its place while there is none.
#[component]
pub fn DraftNote<T>(
    /// The draft.
    draft: Draft,
    /// Whether the form was filled from it.
    restored: RwSignal<bool>,
    /// What stands in the form without a draft.
    blank: StoredValue<T>,
    /// What stands in it now; reactive.
    typed: impl Fn() -> T + Copy + Send + Sync + 'static,
    /// Puts something else into it.
    fill: impl Fn(T) + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let words = use_words();
    let announcer = use_announcer();
    let thrown = RwSignal::new(None::<T>);
    let can_return = move || thrown.with(Option::is_some) && blank.with_value(|blank| *blank == typed());
    let told = move || match draft.saved_at() {
        Some(at) => Some((words.new_idea().draft_saved)(&words.clock(at))),
        None => restored.get().then(|| words.new_idea().draft_restored.to_owned()),
    };
    let discard = move |_: MouseEvent| {
        thrown.set(Some(untrack(typed)));
        fill(blank.get_value());
        draft.forget();
        restored.set(false);
        announcer.say(words.new_idea().draft_discarded);
        focus_button();
    };
    let bring_back = move |press: MouseEvent| {
        // The second half of a double click was meant for the button that stood here before.
        if press.detail() > 1 {
            return;
        }
        if let Some(text) = thrown.try_update(Option::take).flatten() {
            fill(text);
            restored.set(true);
            announcer.say(words.new_idea().draft_restored);
            focus_button();
        }
    };
    view! {
        <div class="draft-note">
            {move || match told() {
                Some(told) => line(told, words.new_idea().draft_discard, discard).into_any(),
                None if can_return() => {
                    line(words.new_idea().draft_discarded.to_owned(), words.common.undo, bring_back).into_any()
                }
                None => ().into_any(),
            }}
        </div>
    }
}

/// What is so, and the button that changes it.
fn line(told: String, act: &'static str, press: impl FnMut(MouseEvent) + 'static) -> impl IntoView {
    view! {
        <span>{told}</span>
        <button class="button button--quiet" type="button" on:click=press>{act}</button>
    }
}

/// One button takes the other's place, and the focus stays there.
fn focus_button() {
    request_animation_frame(|| browser::focus(".draft-note button"));
}
