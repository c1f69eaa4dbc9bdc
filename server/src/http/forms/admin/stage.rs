//! Forms about what opens stages. The address that does so is shown on the page that answers, and nowhere else.

use app::links;
use axum::extract::State;
use domain::refusals::Refusal;
use service::stage;

use crate::{
    http::{
        forms::{Form, Posted},
        path::Named,
    },
    state::App,
};

pub async fn change_displays(State(app): State<App>, Named(slug): Named, form: Form) -> Posted {
    let address = links::stage_desk(&slug);
    let done = match form.value("act") {
        "open" => match stage::open(form.call(), &slug, form.value("name")).await {
            Ok(token) => {
                let link = format!("{}{}", app.config.public_url, links::stage_opening(&slug, &token));
                return Ok(form.shown_once(&address, link).await);
            }
            Err(error) => Err(error),
        },
        "end" => match form.value("id").parse() {
            Ok(display) => stage::end(form.call(), &slug, display).await.map(drop),
            Err(_) => Err(Refusal::NotFound.into()),
        },
        _ => Err(Refusal::NotFound.into()),
    };
    form.finish(&address, done, |()| links::done(&address)).await
}
