//! Forms about accounts. A password that was made is shown on the page that answers, and nowhere else.

use app::links;
use domain::{ids::PersonId, people::RawAccount, refusals::Refusal};
use service::accounts;

use crate::http::{
    forms::{Form, Posted},
    path::Keyed,
};

pub async fn add_person(form: Form) -> Posted {
    let value = |name: &str| form.value(name).to_owned();
    let raw =
        RawAccount { name: value("name"), email: value("email"), role: value("role"), unit: value("unit") };
    match accounts::add(form.call(), &raw).await {
        Ok((_, password)) => Ok(form.shown_once(links::NEW_PERSON, password).await),
        Err(error) => form.back(links::NEW_PERSON, error).await,
    }
}

pub async fn change_person(Keyed(person): Keyed<PersonId>, form: Form) -> Posted {
    let address = links::person(person);
    let done = match form.value("act") {
        "change" => {
            let (role, unit) = (form.value("role"), form.value("unit"));
            accounts::change(form.call(), person, role, unit, form.value("version")).await
        }
        "shut" => accounts::shut(form.call(), person, true).await,
        "open" => accounts::shut(form.call(), person, false).await,
        "password" => match accounts::renew_password(form.call(), person).await {
            Ok(password) => return Ok(form.shown_once(&address, password).await),
            Err(error) => Err(error),
        },
        _ => Err(Refusal::NotFound.into()),
    };
    form.finish(&address, done, |()| links::done(&address)).await
}
