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
    // What cannot be taken back is asked for once more, with what it means.
    if form.value("act") == "forget" && !form.is_on(links::MEANT) {
        return match texts::check_forget(form.call(), &key) {
            Ok(()) => Ok(form.returned(&address, None).await),
            Err(error) => form.back(&address, error).await,
        };
    }
    let done = match form.value("act") {
        "keep" => {
            let (de, en) = (form.value("body_de"), form.value("body_en"));
            texts::keep(form.call(), &key, de, en, form.value("version")).await
        }
        "forget" => texts::forget(form.call(), &key, form.value("version")).await,
        _ => Err(Refusal::NotFound.into()),
    };
    form.finish(&address, done, |()| links::done(&address)).await
}
