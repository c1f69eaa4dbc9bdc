use domain::{
    ideas::Status,
    statistics::{AnswerTimes, Breadth, Course, DayFigures, FigureName, Statistics, percent},
};

use super::grid::told;
use crate::words::{Words, count};

/// What a figure says, in a sentence or two.
pub fn found(words: &Words, figure: FigureName, statistics: &Statistics) -> String {
    let day = |sentence: fn(&Words, &Statistics, &DayFigures) -> String| match &statistics.day {
        Some(day) => sentence(words, statistics, day),
        None => words.statistics().not_yet.to_owned(),
    };
    match figure {
        FigureName::States => states(words, statistics),
        FigureName::Answers => answers(words, &statistics.answers),
        FigureName::Topics => day(topics),
        FigureName::Breadth => day(|words, statistics, day| breadth(words, &day.breadth, statistics)),
        FigureName::Ideas => course(words, &statistics.ideas, words.statistics().ideas_found),
        FigureName::Votes => course(words, &statistics.votes, words.statistics().votes_found),
        FigureName::Access => day(access),
    }
}

fn states(words: &Words, statistics: &Statistics) -> String {
    let done = statistics.states.states.iter().find(|(status, _)| *status == Status::Done);
    let done = done.and_then(|(_, ideas)| ideas.told()).map(|ideas| words.lang.number(ideas));
    match statistics.states.total.told() {
        Some(all) => (words.statistics().states_found)(&words.lang.number(all), done.as_deref()),
        None => words.statistics().few.to_owned(),
    }
}

fn answers(words: &Words, times: &AnswerTimes) -> String {
    let known = words.statistics();
    let waits = match times.median.zip(times.ninety) {
        Some((median, ninety)) => (known.answers_found)(&(known.workdays)(median), &(known.workdays)(ninety)),
        None => known.answers_few.to_owned(),
    };
    let promised = words.moderation_figures().workdays;
    match times.in_time {
        Some(share) => {
            let kept = (known.answers_in_time)(&(known.percent)(share), &promised(times.promised.into()));
            format!("{waits} {kept}")
        }
        None => waits,
    }
}

fn topics(words: &Words, statistics: &Statistics, day: &DayFigures) -> String {
    let known = words.statistics();
    let sums = day.topics.votes.columns.iter().zip(&day.topics.topics);
    let sums = sums.filter_map(|(votes, topic)| Some((votes.told()?, topic)));
    // Of two with as many votes, the first in the order of the topics.
    let most = sums.rev().max_by_key(|(votes, _)| *votes);
    most.map_or_else(
        || known.few.to_owned(),
        |(votes, slug)| {
            let topic = statistics.campaign.topics.iter().find(|topic| topic.answers_to(slug));
            let name = topic.map_or(slug.as_str(), |topic| words.pick(&topic.name));
            (known.topics_found)(name, &words.lang.number(votes))
        },
    )
}

fn breadth(words: &Words, breadth: &Breadth, statistics: &Statistics) -> String {
    let known = words.statistics();
    let ideas = || breadth.ideas.iter().filter(|idea| statistics.titles.contains_key(&idea.number));
    if ideas().next().is_none() {
        return known.breadth_none.to_owned();
    }
    let broad = ideas().filter(|idea| idea.units.told().is_some_and(|units| units * 2 >= breadth.units));
    let number = |n: u64| words.lang.number(n);
    (known.breadth_found)(
        &number(count(broad.count())),
        &number(count(ideas().count())),
        &number(breadth.units),
    )
}

fn course(words: &Words, course: &Course, sentence: fn(&str, &str) -> String) -> String {
    match course.steps.first() {
        Some(first) => sentence(&told(words, course.total()), &words.day(first.from)),
        None => words.statistics().course_none.to_owned(),
    }
}

fn access(words: &Words, _: &Statistics, day: &DayFigures) -> String {
    let known = words.statistics();
    let Some(access) = &day.access else { return known.access_none.to_owned() };
    let accounts = told(words, access.accounts);
    match percent(access.voted, access.accounts) {
        Some(share) => {
            let sentence = (known.access_found)(&told(words, access.voted), &accounts);
            format!("{} {sentence}", (known.percent)(share))
        }
        None => (known.access_few)(&accounts),
    }
}
