//! Forms about the city's units.

use app::links;
use domain::{refusals::Refusal, units::RawUnit};
use service::units;

use crate::http::{
    forms::{Form, Posted},
    path::Named,
};

pub async fn add_unit(form: Form) -> Posted {
    let done = units::add(form.call(), "", &raw(&form), form.value("parent")).await;
    form.finish(links::UNITS, done, |_| links::done(links::UNITS)).await
}

pub async fn change_unit(Named(slug): Named, form: Form) -> Posted {
    let address = links::unit(&slug);
    let done = match form.value("act") {
        "rename" => units::rename(form.call(), &slug, &raw(&form), form.value("version")).await,
        "move" => units::place(form.call(), &slug, form.value("parent")).await,
        "close" => units::close(form.call(), &slug, form.value("closed_on")).await,
        "reopen" => units::reopen(form.call(), &slug).await,
        _ => Err(Refusal::NotFound.into()),
    };
    form.finish(&address, done, |()| links::done(&address)).await
}

fn raw(form: &Form) -> RawUnit {
    let value = |name: &str| form.value(name).to_owned();
    RawUnit { name_de: value("name_de"), name_en: value("name_en"), headcount: value("headcount") }
}
