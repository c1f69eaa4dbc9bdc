//! What this browser has shown: an idea counts as seen once its card was in view for a second. Which ones those are stays here;
//! the server hears of each once, and only counts.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local, web_sys::Element};
use wasm_bindgen::JsCast;

use crate::{api::views::count_views, viewer::use_actor};

/// In view for this long, twice looked at, a card counts as seen.
const LOOK: Duration = Duration::from_secs(1);
/// Where the numbers are remembered.
const KEY: &str = "seen";
/// The most numbers that are remembered; what was seen longest ago is forgotten first.
const MOST: usize = 20_000;

/// Watches the cards of a list for as long as it is shown.
pub fn watch_cards() {
    let owner = use_actor().who().map_or(0, |who| who.id.as_i64());
    Effect::new(move |_| {
        let seen = StoredValue::new(recall(owner));
        let before = StoredValue::new(Vec::<i64>::new());
        let look = move || {
            let now = in_view();
            let fresh: Vec<i64> = before.with_value(|before| {
                let stayed = now.iter().filter(|number| before.contains(number)).copied();
                stayed.filter(|number| seen.with_value(|seen| !seen.contains(number))).collect()
            });
            before.set_value(now);
            if !fresh.is_empty() {
                seen.update_value(|seen| seen.extend(&fresh));
                seen.with_value(|seen| remember(owner, seen));
                // What is not heard of is not counted, and nobody is bothered with it.
                spawn_local(async move {
                    drop(count_views(joined(&fresh)).await);
                });
            }
        };
        if let Ok(looking) = set_interval_with_handle(look, LOOK) {
            on_cleanup(move || looking.clear());
        }
    });
}

/// The ideas whose cards are in view, if anybody looks at the page.
fn in_view() -> Vec<i64> {
    let hidden = document().hidden();
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    let Ok(cards) = document().query_selector_all(".idea-card[data-idea]") else { return Vec::new() };
    let cards = (0..cards.length()).filter_map(|at| cards.item(at)?.dyn_into::<Element>().ok());
    cards.filter(|card| !hidden && is_in_view(card, height)).filter_map(|card| number_of(&card)).collect()
}

/// Its middle counts: a card that only shows its edge was not read.
fn is_in_view(card: &Element, height: f64) -> bool {
    let place = card.get_bounding_client_rect();
    let middle = (place.top() + place.bottom()) / 2.0;
    (0.0..height).contains(&middle)
}

fn number_of(card: &Element) -> Option<i64> {
    card.get_attribute("data-idea")?.parse().ok()
}

/// What this person has seen. On a device that several people use, the next one neither inherits it nor finds it.
fn recall(owner: i64) -> Vec<i64> {
    let kept =
        window().local_storage().ok().flatten().and_then(|storage| storage.get_item(KEY).ok().flatten());
    let kept = kept.unwrap_or_default();
    let (whose, numbers) = kept.split_once(':').unwrap_or_default();
    let ours = whose.parse() == Ok(owner);
    numbers.split(' ').filter(|_| ours).filter_map(|number| number.parse().ok()).collect()
}

fn remember(owner: i64, seen: &[i64]) {
    let newest = &seen[seen.len().saturating_sub(MOST)..];
    if let Ok(Some(storage)) = window().local_storage() {
        // Where the browser forbids it, an idea may be counted once more at the next visit.
        drop(storage.set_item(KEY, &format!("{owner}:{}", joined(newest))));
    }
}

fn joined(numbers: &[i64]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}
