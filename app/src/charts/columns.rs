use domain::statistics::Safe;
use leptos::prelude::*;

use super::picture::{Picture, WIDTH, length, real, round_up};
use crate::words::{count, use_words};

const LEFT: f64 = 40.0;
const RIGHT: f64 = WIDTH - 6.0;
/// Above it stand the names of the marks.
const TOP: f64 = 58.0;
const BOTTOM: f64 = 190.0;
const HEIGHT: f64 = 232.0;

/// A standing bar.
pub struct Column {
    /// What stands below it.
    pub name: String,
    /// How high it is.
    pub value: Safe,
}

/// A line through the columns.
pub struct Mark {
    /// Where, in columns from the left.
    pub at: f64,
    /// What it says.
    pub name: String,
}

/// Standing bars without gaps, as a histogram has them, on a scale from 0.
#[component]
pub fn Columns(
    id: &'static str,
    title: String,
    description: String,
    /// Under the scale that lies.
    axis: &'static str,
    columns: Vec<Column>,
    marks: Vec<Mark>,
) -> impl IntoView {
    let most = round_up(columns.iter().filter_map(|column| column.value.told()).max().unwrap_or(0));
    let wide = (RIGHT - LEFT) / real(count(columns.len())).max(1.0);
    // Names that would touch are left out, the first stays.
    let every = (columns.len() * 2).div_ceil(15).max(1);
    let drawn = columns.into_iter().enumerate().map(move |(at, column)| {
        let left = LEFT + wide * real(count(at));
        view! { <Standing column left wide most named=at.is_multiple_of(every)/> }
    });
    let marks =
        marks.into_iter().zip(0_u32..).map(move |(mark, level)| view! { <MarkLine mark wide level/> });
    view! {
        <Picture id title description height=HEIGHT>
            <Scale most top=TOP bottom=BOTTOM left=LEFT/>
            {drawn.collect_view()}
            {marks.collect_view()}
            <text class="chart__axis-name" x=length(f64::midpoint(LEFT, RIGHT)) y=length(HEIGHT - 6.0) text-anchor="middle">
                {axis}
            </text>
        </Picture>
    }
}

#[component]
fn Standing(column: Column, left: f64, wide: f64, most: u64, named: bool) -> impl IntoView {
    let Column { name, value } = column;
    let (class, high) = match value.told() {
        Some(value) => ("chart__bar", (BOTTOM - TOP) * real(value) / real(most)),
        None => ("chart__few", 13.0),
    };
    let name = named.then(|| {
        view! {
            <text class="chart__tick" x=length(left + wide / 2.0) y=length(BOTTOM + 16.0) text-anchor="middle">{name}</text>
        }
    });
    view! {
        <rect class=class x=length(left + 1.0) y=length(BOTTOM - high) width=length(wide - 2.0) height=length(high)></rect>
        {name}
    }
}

/// A dashed line, with its name at its head; each a line lower, so that names do not touch.
#[component]
fn MarkLine(mark: Mark, wide: f64, level: u32) -> impl IntoView {
    let x = (LEFT + mark.at * wide).min(RIGHT);
    let head = 12.0 + 17.0 * f64::from(level);
    let (anchor, aside) = if x > WIDTH / 2.0 { ("end", -4.0) } else { ("start", 4.0) };
    view! {
        <line class="chart__mark" x1=length(x) x2=length(x) y1=length(head - 9.0) y2=length(BOTTOM)></line>
        <text class="chart__mark-name" x=length(x + aside) y=length(head) text-anchor=anchor>{mark.name}</text>
    }
}

/// A standing scale from 0 with its middle and its end.
#[component]
pub fn Scale(most: u64, top: f64, bottom: f64, left: f64) -> impl IntoView {
    let values = if most > 1 && most.is_multiple_of(2) { vec![0, most / 2, most] } else { vec![0, most] };
    let lines = values.into_iter().map(|value| {
        let y = bottom - (bottom - top) * real(value) / real(most.max(1));
        view! {
            <line class="chart__grid" x1=length(left) x2=length(RIGHT) y1=length(y) y2=length(y)></line>
            <text class="chart__tick" x=length(left - 5.0) y=length(y + 4.0) text-anchor="end">
                {use_words().lang.number(value)}
            </text>
        }
    });
    lines.collect_view()
}
