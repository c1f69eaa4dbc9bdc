//! Forms about the templates of official answers.

use app::links;
use domain::{ids::TemplateId, refusals::Refusal, topics::Step};
use service::templates;

use crate::http::{
    forms::{Form, Posted},
    path::Keyed,
};

pub async fn change_templates(form: Form) -> Posted {
    let done = match (form.value("act"), Step::from_word(form.value("act")), form.value("which").parse()) {
        (_, Some(step), Ok(which)) => templates::place(form.call(), which, step).await,
        ("add", ..) => templates::add(form.call(), form.value("name"), form.value("body")).await.map(drop),
        _ => Err(Refusal::NotFound.into()),
    };
    form.finish(links::TEMPLATES, done, |()| links::done(links::TEMPLATES)).await
}

pub async fn change_template(Keyed(template): Keyed<TemplateId>, form: Form) -> Posted {
    let address = links::template(template);
    let removes = form.value("act") == "remove";
    let done = match form.value("act") {
        "keep" => {
            let (name, body) = (form.value("name"), form.value("body"));
            templates::reword(form.call(), template, name, body, form.value("version")).await
        }
        "remove" => templates::remove(form.call(), template).await,
        _ => Err(Refusal::NotFound.into()),
    };
    let next = if removes { links::TEMPLATES.to_owned() } else { address.clone() };
    form.finish(&address, done, |()| links::done(&next)).await
}
