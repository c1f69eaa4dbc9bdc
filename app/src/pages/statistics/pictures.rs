use domain::{
    campaigns::{Phase, Schedule},
    statistics::{Access, AnswerTimes, Bin, Breadth, Course, Reached, States, Statistics},
    time::{DAY, Timestamp},
};
use leptos::prelude::*;

use super::grid::told;
use crate::{
    charts::{Band, Bar, Bars, Column, Columns, CourseChart, Dot, Dots, Mark, Moment},
    words::{Words, count, use_words},
};

/// A list of names and values as a sentence for those who do not see the picture.
fn sentence(parts: impl Iterator<Item = (String, String)>) -> String {
    parts.map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join("; ")
}

#[component]
pub fn StatesPicture<'a>(states: &'a States) -> impl IntoView + use<> {
    let words = use_words();
    let bars = |&(status, value)| {
        let (name, text) = (words.status_name(status).to_owned(), told(words, value));
        Bar { name, value, text }
    };
    let bars: Vec<Bar> = states.states.iter().map(bars).collect();
    let description = sentence(bars.iter().map(|bar| (bar.name.clone(), bar.text.clone())));
    view! { <Bars id="states" title=words.statistics().states_chart.to_owned() description bars/> }
}

#[component]
pub fn AccessPicture<'a>(access: &'a Access) -> impl IntoView + use<> {
    let words = use_words();
    let known = words.statistics();
    let bar = |path: &Reached| Bar {
        name: words.access_name(path.access).to_owned(),
        value: path.voted,
        text: match path.voted.told().zip(path.accounts.told()) {
            Some((voted, accounts)) => {
                (known.access_line)(&words.lang.number(voted), &words.lang.number(accounts))
            }
            None => told(words, path.voted),
        },
    };
    let bars: Vec<Bar> = access.paths.iter().map(bar).collect();
    let description = sentence(bars.iter().map(|bar| (bar.name.clone(), bar.text.clone())));
    view! { <Bars id="access" title=known.access_chart.to_owned() description bars/> }
}

#[component]
pub fn AnswersPicture<'a>(times: &'a AnswerTimes) -> impl IntoView + use<> {
    let words = use_words();
    let known = words.statistics();
    let name = |bin: &Bin| (known.days_between)(bin.from, bin.to);
    let columns = times.bins.iter().map(|bin| Column { name: name(bin), value: bin.ideas });
    let described = times.bins.iter().map(|bin| (name(bin), told(words, bin.ideas)));
    let wide = times.bins.first().and_then(|bin| bin.to).map_or(1, |to| to + 1);
    // A day is over at its end, so a wait of so many days ends behind them.
    let mark = |(days, what): (Option<u32>, &str)| {
        let days = days?;
        let name = format!("{what}: {}", (known.workdays)(days));
        Some(Mark { at: f64::from(days + 1) / f64::from(wide), name })
    };
    let marked = [times.median, times.ninety, Some(times.promised.into())].into_iter().zip(known.marks);
    let (marks, description): (Vec<Mark>, _) = (marked.filter_map(mark).collect(), sentence(described));
    let [axis, _] = known.answers_columns;
    let title = known.answers_chart.to_owned();
    view! { <Columns id="answers" title description axis columns=columns.collect() marks/> }
}

#[component]
pub fn BreadthPicture<'a>(breadth: &'a Breadth, statistics: &'a Statistics) -> impl IntoView + use<> {
    let words = use_words();
    let known = words.statistics();
    let shown = breadth.ideas.iter().filter(|idea| statistics.titles.contains_key(&idea.number));
    let dots: Vec<Dot> =
        shown.zip(1..).map(|(idea, number)| Dot { number, across: idea.units, up: idea.votes }).collect();
    let [units, votes] = known.breadth_axes;
    let described = dots.iter().map(|dot| {
        let value = format!("{} {units}, {} {votes}", told(words, dot.across), told(words, dot.up));
        (dot.number.to_string(), value)
    });
    let (title, description) = (known.breadth_chart.to_owned(), sentence(described));
    view! {
        <Dots id="breadth" title description dots width=breadth.units axes=known.breadth_axes corners=known.breadth_corners/>
    }
}

#[component]
pub fn CoursePicture<'a>(
    id: &'static str,
    title: &'static str,
    course: &'a Course,
    schedule: Schedule,
    /// As of when.
    at: Timestamp,
) -> impl IntoView + use<> {
    let words = use_words();
    let day = |at: Timestamp| at.as_millis().div_euclid(DAY);
    let opened = day(schedule.collecting);
    let first = course.steps.first().map_or(opened, |step| day(step.from)).min(opened);
    let last = course.steps.last().map_or(opened, |step| day(step.to)).max(day(at).min(day(schedule.review)));
    let days = count(last - first + 1);
    let moments =
        course.steps.iter().map(|step| Moment { day: count(day(step.to) - first), total: step.total });
    let described = course.steps.iter().map(|step| (words.day(step.to), told(words, step.total)));
    let described: Vec<_> = described.collect();
    // The picture is no list of a hundred days.
    let every = described.len().div_ceil(12).max(1);
    let description =
        sentence(described.into_iter().rev().step_by(every).collect::<Vec<_>>().into_iter().rev());
    let bands = bands(words, &schedule, first, days);
    let ends = [first, last].map(|day| words.day(Timestamp::from_millis(day * DAY)));
    view! {
        <CourseChart id title=title.to_owned() description moments=moments.collect() bands days ends/>
    }
}

/// The phases that begin within these days.
fn bands(words: &Words, schedule: &Schedule, first: i64, days: u64) -> Vec<Band> {
    let from = |start: Timestamp| count((start.as_millis().div_euclid(DAY) - first).max(0));
    let starts: Vec<(Phase, u64)> =
        schedule.starts().into_iter().map(|(phase, start)| (phase, from(start))).collect();
    let ends = starts.iter().skip(1).map(|(_, start)| *start).chain([days]);
    let band =
        |((phase, from), to): (&(Phase, u64), u64)| Band { from: *from, to, name: words.phase_name(*phase) };
    starts.iter().zip(ends).map(band).filter(|band| band.from < days && band.from < band.to).collect()
}
