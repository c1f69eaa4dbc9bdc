//! Forms that record what became of an idea, and that say whether it has become better.

use app::links;
use domain::outcomes::RawOutcome;
use service::{outcomes, surveys};

use crate::http::{
    forms::{Form, Posted},
    path::Numbered,
};

pub async fn record(Numbered(idea): Numbered, form: Form) -> Posted {
    let done = outcomes::record(form.call(), idea, &raw(&form)).await;
    form.finish(&links::outcome(idea), done, |()| format!("{}#outcome", links::idea(idea))).await
}

pub async fn answer(Numbered(idea): Numbered, form: Form) -> Posted {
    let done = surveys::set(form.call(), idea, form.value("better")).await;
    form.finish(&links::idea(idea), done, |_| format!("{}#survey", links::idea(idea))).await
}

fn raw(form: &Form) -> RawOutcome {
    let value = |name: &str| form.value(name).to_owned();
    RawOutcome {
        outcome: value("outcome"),
        answer: value("answer"),
        unit: value("unit"),
        since: value("since"),
        benefits: value("benefits"),
        until: value("until"),
        place: value("place"),
        ground: value("ground"),
        part_of: value("part_of"),
        version: value("version"),
        seen: value("seen"),
        seen_answers: value("seen_answers"),
    }
}
