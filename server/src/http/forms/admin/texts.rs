//! Forms about the texts of the footer.

use app::links;
use domain::refusals::Refusal;
use service::texts;

use crate::http::{
    forms::{Form, Posted},
    path::Named,
};

pub async fn change_text(Named(key): Named, form: Form) -> Posted {
    let address = links::text(&key);
    let done = match form.value("act") {
        "keep" => {
            let (de, en) = (form.value("body_de"), form.value("body_en"));
            texts::keep(form.call(), &key, de, en, form.value("version")).await
        }
        "forget" => texts::forget(form.call(), &key).await,
        _ => Err(Refusal::NotFound.into()),
    };
    form.finish(&address, done, |()| links::done(&address)).await
}
