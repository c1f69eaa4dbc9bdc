//! The public history of an idea: what happened, when, and why. It names roles, never people.

use domain::{ideas::HistoryEntry, people::Role};
use leptos::prelude::*;

use crate::{links, ui::time::Day, words::use_words};

/// The public history of an idea, oldest first; the last line is where it stands.
#[component]
pub fn History(
    /// The lines.
    entries: Vec<HistoryEntry>,
) -> impl IntoView {
    let last = entries.len().saturating_sub(1);
    let step = move |(at, entry): (usize, HistoryEntry)| view! { <Step entry current=at == last/> };
    view! { <ol class="history" role="list">{entries.into_iter().enumerate().map(step).collect_view()}</ol> }
}

/// Numbers of ideas lead to them.
fn linked(note: &str) -> impl IntoView + use<> {
    let piece = |word: &str| match word.strip_prefix('#').and_then(|number| number.parse().ok()) {
        Some(idea) => view! { <a href=links::idea(idea)>{format!("#{idea}")}</a> }.into_any(),
        None => word.to_owned().into_any(),
    };
    let pieces: Vec<_> = note.split(", ").map(piece).collect();
    let later = |(at, piece)| view! { {(at > 0).then_some(", ")} {piece} };
    pieces.into_iter().enumerate().map(later).collect_view()
}

#[component]
fn Step(entry: HistoryEntry, current: bool) -> impl IntoView {
    let words = use_words();
    let HistoryEntry { milestone, status, note, role, at } = entry;
    let by = role.filter(|role| *role != Role::Employee).map(|role| format!(", {}", words.role_name(role)));
    view! {
        <li class="history__step" aria-current=current.then_some("step")>
            <span class="history__what">{words.milestone_name(milestone, status)}</span>
            <span class="history__when"><Day at/>{by}</span>
            {note.map(|note| view! { <span class="history__note">{linked(&words.note(&note))}</span> })}
        </li>
    }
}
