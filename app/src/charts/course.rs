use domain::statistics::Safe;
use leptos::prelude::*;

use super::{
    columns::Scale,
    picture::{Picture, WIDTH, length, real, round_up},
};

const LEFT: f64 = 48.0;
const RIGHT: f64 = WIDTH - 6.0;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 170.0;
const HEIGHT: f64 = 194.0;

/// How many there were in all at the end of a day.
pub struct Moment {
    /// The day, counted from the first of the picture.
    pub day: u64,
    /// How many.
    pub total: Safe,
}

/// A phase behind the line.
pub struct Band {
    /// Its first day, counted from the first of the picture.
    pub from: u64,
    /// The day on which the next begins.
    pub to: u64,
    /// Its name.
    pub name: &'static str,
}

/// How a sum grew, in steps.
#[component]
pub fn CourseChart(
    id: &'static str,
    title: String,
    description: String,
    moments: Vec<Moment>,
    bands: Vec<Band>,
    /// How many days the picture holds.
    days: u64,
    /// The first day and the last.
    ends: [String; 2],
) -> impl IntoView {
    let told = moments.into_iter().filter_map(|Moment { day, total }| total.told().map(|total| (day, total)));
    let told: Vec<(u64, u64)> = told.collect();
    let most = round_up(told.iter().map(|(_, total)| *total).max().unwrap_or(0));
    let across = move |day: u64| LEFT + (RIGHT - LEFT) * real(day) / real(days.max(1));
    let up = |total: u64| BOTTOM - (BOTTOM - TOP) * real(total) / real(most);
    let mut line = format!("M{} {}", length(LEFT), length(BOTTOM));
    for (day, total) in told {
        line += &format!("H{}V{}", length(across(day + 1)), length(up(total)));
    }
    let bands = bands.into_iter().zip([true, false].into_iter().cycle());
    let bands = bands.map(move |(Band { from, to, name }, odd)| {
        view! { <BandView left=across(from) right=across(to.min(days)) name odd/> }
    });
    let [first, last] = ends;
    view! {
        <Picture id title description height=HEIGHT>
            {bands.collect_view()}
            <Scale most top=TOP bottom=BOTTOM left=LEFT/>
            <path class="chart__line" d=line></path>
            <text class="chart__tick" x=length(LEFT) y=length(HEIGHT - 6.0)>{first}</text>
            <text class="chart__tick" x=length(RIGHT) y=length(HEIGHT - 6.0) text-anchor="end">{last}</text>
        </Picture>
    }
}

#[component]
fn BandView(left: f64, right: f64, name: &'static str, odd: bool) -> impl IntoView {
    let (class, wide) = (if odd { "chart__band" } else { "chart__band chart__band--other" }, right - left);
    // A name that is wider than its band would stand in the next.
    let named = (wide > 8.0 * real(crate::words::count(name.chars().count()))).then(|| {
        view! { <text class="chart__band-name" x=length(left + 4.0) y=length(TOP - 8.0)>{name}</text> }
    });
    view! {
        <rect class=class x=length(left) y="4" width=length(wide.max(0.0)) height=length(BOTTOM - 4.0)></rect>
        {named}
    }
}
