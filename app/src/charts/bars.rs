use domain::statistics::Safe;
use leptos::prelude::*;

use super::picture::{Picture, WIDTH, length, real};

const ROW: f64 = 40.0;
/// Leaves room for the number behind the longest bar.
const LONGEST: f64 = WIDTH - 100.0;

/// A bar.
pub struct Bar {
    /// Its name, above it.
    pub name: String,
    /// How long it is.
    pub value: Safe,
    /// What stands behind it.
    pub text: String,
}

/// Lying bars in the order given, on a scale from 0.
#[component]
pub fn Bars(id: &'static str, title: String, description: String, bars: Vec<Bar>) -> impl IntoView {
    let most = bars.iter().filter_map(|bar| bar.value.told()).max().unwrap_or(0).max(1);
    let height = ROW * real(crate::words::count(bars.len()));
    let drawn = bars.into_iter().zip(0_u32..).map(move |(bar, at)| view! { <Row bar at most/> });
    view! { <Picture id title description height>{drawn.collect_view()}</Picture> }
}

#[component]
fn Row(bar: Bar, at: u32, most: u64) -> impl IntoView {
    let Bar { name, value, text } = bar;
    let top = ROW * f64::from(at);
    let long = value.told().map(|value| (LONGEST * real(value) / real(most)).max(1.0));
    let shape = match long {
        Some(long) => view! {
            <rect class="chart__bar" x="0" y=length(top + 19.0) width=length(long) height="15"></rect>
        }
        .into_any(),
        // An empty frame: not as long as anything.
        None => view! {
            <rect class="chart__few" x="1" y=length(top + 20.0) width="16" height="13"></rect>
        }
        .into_any(),
    };
    let after = long.unwrap_or(17.0) + 7.0;
    view! {
        <text class="chart__name" x="0" y=length(top + 13.0)>{name}</text>
        {shape}
        <text class="chart__number" x=length(after) y=length(top + 31.0)>{text}</text>
    }
}
