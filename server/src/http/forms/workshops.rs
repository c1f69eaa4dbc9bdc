//! Forms about workshops: what administrators keep, and what teams take.

use app::links;
use domain::{
    boards::RawAct,
    ids::{PersonId, WorkshopId},
    refusals::Refusal,
    workshops::RawWorkshop,
};
use service::{boards, workshops};

use crate::http::{
    forms::{Form, Posted},
    path::Keyed,
};

pub async fn found(form: Form) -> Posted {
    let done = workshops::found(form.call(), form.value("campaign"), &raw(&form)).await;
    form.finish(links::NEW_WORKSHOP, done, |id| links::done(&links::edit_workshop(*id))).await
}

pub async fn keep(Keyed(workshop): Keyed<WorkshopId>, form: Form) -> Posted {
    let address = links::edit_workshop(workshop);
    let done = match form.value("act") {
        "change" => workshops::change(form.call(), workshop, &raw(&form), Some(form.value("version"))).await,
        "add" => workshops::name(form.call(), workshop, form.value("email")).await.map(drop),
        "remove" => match form.value("person").parse::<PersonId>() {
            Ok(person) => workshops::dismiss(form.call(), workshop, person).await,
            Err(_) => Err(Refusal::NotFound.into()),
        },
        "close" => workshops::close(form.call(), workshop, true).await,
        "reopen" => workshops::close(form.call(), workshop, false).await,
        _ => Err(Refusal::NotFound.into()),
    };
    form.finish(&address, done, |()| links::done(&address)).await
}

pub async fn work(Keyed(workshop): Keyed<WorkshopId>, form: Form) -> Posted {
    let address = links::workshop(workshop);
    let raw = RawAct::read(|field| form.value(field).to_owned());
    let done = boards::act(form.call(), workshop, &raw).await;
    // The browser goes to what was done, where the answer stands.
    let place = |idea: &Option<_>| links::acted_on(&raw.act, *idea);
    form.finish(&address, done, |idea| format!("{address}{}{}", links::acted(&raw.act, *idea), place(idea)))
        .await
}

fn raw(form: &Form) -> RawWorkshop {
    let value = |name: &str| form.value(name).to_owned();
    RawWorkshop {
        name: value("name"),
        format: value("format"),
        date: value("date"),
        venue: value("venue"),
        capacity: value("capacity"),
        in_progress: value("in_progress"),
    }
}
