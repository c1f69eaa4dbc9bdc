//! Dates and moments, in the city's time zone.

use domain::time::Timestamp;
use leptos::prelude::*;

use crate::words::use_words;

/// A date: "14. März 2019".
#[component]
pub fn Day(
    /// The moment.
    at: Timestamp,
) -> impl IntoView {
    view! { <time datetime=at.rfc3339()>{use_words().day(at)}</time> }
}

/// A moment: "14. März 2019, 18 Uhr".
#[component]
pub fn Moment(
    /// The moment.
    at: Timestamp,
) -> impl IntoView {
    view! { <time datetime=at.rfc3339()>{use_words().moment(at)}</time> }
}

/// How long ago, e.g. "vor 3 Tagen". The server has no say in the reader's clock, so it sends the date,
/// and the browser replaces it once.
#[component]
pub fn Ago(
    /// The moment.
    at: Timestamp,
) -> impl IntoView {
    let words = use_words();
    let text = RwSignal::new(words.day(at));
    Effect::new(move |_| text.set(words.ago(at, now())));
    view! { <time datetime=at.rfc3339() title=words.day(at)>{text}</time> }
}

/// The reader's clock. Browser only.
#[expect(clippy::cast_possible_truncation, reason = "whole milliseconds, far below 2^53")]
fn now() -> Timestamp {
    Timestamp::from_millis(js_sys::Date::now() as i64)
}
