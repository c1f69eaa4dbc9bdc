//! The forms with which a text for the public is written, released, discarded and taken back.

use app::links;
use domain::{ids::IdeaNumber, refusals::Refusal, results::RawResult};
use service::{Error, results};

use crate::http::{
    forms::{Form, Posted},
    path::Numbered,
};

pub async fn act(Numbered(idea): Numbered, form: Form) -> Posted {
    let done = carry_out(&form, idea).await;
    let place = match form.value("act") {
        "write" => "#waiting",
        _ => "#public",
    };
    form.finish(&links::result(idea), done, |()| format!("{}{place}", links::result(idea))).await
}

async fn carry_out(form: &Form, idea: IdeaNumber) -> Result<(), Error> {
    let (call, value) = (form.call(), |name: &str| form.value(name).to_owned());
    match form.value("act") {
        "release" => {
            let text = form.value("text").parse().map_err(|_| Refusal::Stale)?;
            results::release(call, idea, text).await
        }
        "takeback" => results::take_back(call, idea).await,
        "discard" => results::discard(call, idea).await,
        _ => {
            let raw = RawResult {
                title: value("title"),
                pinch: value("pinch"),
                became: value("became"),
                version: value("version"),
            };
            results::write(call, idea, &raw).await
        }
    }
}
