use domain::statistics::Safe;
use leptos::prelude::*;

use super::picture::{Picture, WIDTH, length, real, round_up};
use crate::words::use_words;

const LEFT: f64 = 48.0;
const RIGHT: f64 = WIDTH - 16.0;
const TOP: f64 = 34.0;
const BOTTOM: f64 = 260.0;
const HEIGHT: f64 = 304.0;

/// A dot with a number in it.
pub struct Dot {
    /// The number.
    pub number: u64,
    /// Where it lies.
    pub across: Safe,
    /// How high.
    pub up: Safe,
}

/// Numbered dots: across on a plain scale to `width`, up on one of square roots, so that what is small can be told apart.
#[component]
pub fn Dots(
    id: &'static str,
    title: String,
    description: String,
    dots: Vec<Dot>,
    /// The end of the scale that lies.
    width: u64,
    /// Under the scales: that which lies, that which stands.
    axes: [&'static str; 2],
    /// In the upper corners: left, right.
    corners: [&'static str; 2],
) -> impl IntoView {
    let most = round_up(dots.iter().filter_map(|dot| dot.up.told()).max().unwrap_or(0));
    let up = move |n: u64| BOTTOM - (BOTTOM - TOP) * (real(n) / real(most)).sqrt();
    let across = move |n: u64| LEFT + (RIGHT - LEFT) * real(n) / real(width.max(1));
    let placed = |dot: Dot| {
        let (x, y) = (across(dot.across.told()?), up(dot.up.told()?));
        Some(view! { <DotView x y number=dot.number/> })
    };
    // The smallest last, so that no dot lies under a number.
    let dots: Vec<_> = dots.into_iter().filter_map(placed).collect();
    view! {
        <Picture id title description height=HEIGHT>
            <Quarters corners/>
            <Ticks up=[0, most / 4, most].map(|n| (n, up(n))) across=[0, width / 2, width].map(|n| (n, across(n)))/>
            {dots}
            <text class="chart__axis-name" x=length(f64::midpoint(LEFT, RIGHT)) y=length(HEIGHT - 6.0) text-anchor="middle">{axes[0]}</text>
            <text class="chart__axis-name" x="0" y="12">{axes[1]}</text>
        </Picture>
    }
}

/// The upper half, left and right of the middle.
#[component]
fn Quarters(corners: [&'static str; 2]) -> impl IntoView {
    let middle = f64::midpoint(LEFT, RIGHT);
    // Half the height of square roots.
    let half = f64::midpoint(TOP, BOTTOM);
    view! {
        <line class="chart__mark" x1=length(middle) x2=length(middle) y1=length(TOP - 12.0) y2=length(BOTTOM)></line>
        <line class="chart__mark" x1=length(LEFT) x2=length(RIGHT) y1=length(half) y2=length(half)></line>
        <text class="chart__corner" x=length(middle - 6.0) y=length(TOP - 4.0) text-anchor="end">{corners[0]}</text>
        <text class="chart__corner" x=length(middle + 6.0) y=length(TOP - 4.0)>{corners[1]}</text>
    }
}

#[component]
fn Ticks(up: [(u64, f64); 3], across: [(u64, f64); 3]) -> impl IntoView {
    let number = |n: u64| use_words().lang.number(n);
    let up = up.map(|(n, y)| {
        view! {
            <line class="chart__grid" x1=length(LEFT) x2=length(RIGHT) y1=length(y) y2=length(y)></line>
            <text class="chart__tick" x=length(LEFT - 5.0) y=length(y + 4.0) text-anchor="end">{number(n)}</text>
        }
    });
    let across = across.map(|(n, x)| {
        view! { <text class="chart__tick" x=length(x) y=length(BOTTOM + 18.0) text-anchor="middle">{number(n)}</text> }
    });
    view! { {up} {across} }
}

#[component]
fn DotView(x: f64, y: f64, number: u64) -> impl IntoView {
    view! {
        <circle class="chart__dot" cx=length(x) cy=length(y) r="10"></circle>
        <text class="chart__dot-number" x=length(x) y=length(y + 4.0) text-anchor="middle">{number.to_string()}</text>
    }
}
