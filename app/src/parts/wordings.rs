//! What was changed in an idea after others had voted for it, word by word.

use domain::{
    ideas::{FormerWording, IdeaText},
    refusals::Field,
    time::Timestamp,
};
use leptos::prelude::*;

use crate::{
    ui::{
        disclosure::Disclosure,
        icon::Glyph,
        words_diff::{Piece, difference},
    },
    words::use_words,
};

/// Every public change of an idea's text, newest first.
#[component]
pub fn Wordings(
    /// The text as it stands.
    text: IdeaText,
    /// How it was worded before, newest first.
    former: Vec<FormerWording>,
) -> impl IntoView {
    let mut after = text;
    let changes = former.into_iter().map(|former| {
        let FormerWording { title, pinch, wish, replaced_at } = former;
        let before = IdeaText { title, pinch, wish };
        let change = view! { <Change before=before.clone() after=after.clone() at=replaced_at/> };
        after = before;
        change
    });
    let changes: Vec<_> = changes.collect();
    (!changes.is_empty()).then(|| {
        view! { <Disclosure summary=use_words().idea.changes glyph=Glyph::History>{changes}</Disclosure> }
    })
}

/// One change: the parts that differ.
#[component]
fn Change(before: IdeaText, after: IdeaText, at: Timestamp) -> impl IntoView {
    let words = use_words();
    let parts = [
        (words.field_label(Field::Title), before.title, after.title),
        (words.idea.pinch, before.pinch, after.pinch),
        (words.idea.wish, before.wish, after.wish),
    ];
    let parts =
        parts.into_iter().filter(|(_, before, after)| before != after).map(|(label, before, after)| {
            view! {
                <h4 class="wording__part">{label}</h4>
                <p class="idea__plain"><Marked before after/></p>
            }
        });
    view! {
        <section class="wording">
            <h3 class="wording__when">{words.moment(at)}</h3>
            {parts.collect_view()}
        </section>
    }
}

/// A text, with what differs from the one before marked.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn Marked(
    /// As it was.
    before: String,
    /// As it is.
    after: String,
) -> impl IntoView {
    difference(&before, &after).into_iter().map(piece).collect_view()
}

/// Screen readers pass over `<ins>` and `<del>` in silence, so each says in words what it is.
fn piece(piece: Piece) -> impl IntoView {
    let words = &use_words().idea;
    let said = |text: &'static str| view! { <span class="visually-hidden">" "{text}" "</span> };
    match piece {
        Piece::Kept(text) => text.into_any(),
        Piece::Removed(text) => view! { <del>{said(words.removed)}{text}</del> }.into_any(),
        Piece::Added(text) => view! { <ins>{said(words.added)}{text}</ins> }.into_any(),
    }
}
