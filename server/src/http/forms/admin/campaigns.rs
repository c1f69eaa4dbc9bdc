//! Forms about campaigns.

use app::links;
use domain::campaigns::{RawCampaign, START_FIELDS};
use service::campaigns;

use crate::http::{
    forms::{Form, Posted},
    path::Named,
};

pub async fn open_campaign(form: Form) -> Posted {
    let done = campaigns::open(form.call(), form.value("slug"), &raw(&form)).await;
    form.finish(links::NEW_CAMPAIGN, done, |slug| links::topics(slug)).await
}

pub async fn change_campaign(Named(slug): Named, form: Form) -> Posted {
    let address = links::edit_campaign(&slug);
    let done = match form.value("act") {
        "moderate" => {
            let (days, rule) = (form.value("answer_days"), form.value("premoderation"));
            let (deputy, version) = (form.value("deputy"), form.value("version"));
            campaigns::set_moderation(form.call(), &slug, days, rule, deputy, version).await
        }
        _ => campaigns::change(form.call(), &slug, &raw(&form), form.value("version")).await,
    };
    form.finish(&address, done, |()| links::done(&address)).await
}

fn raw(form: &Form) -> RawCampaign {
    let value = |name: &str| form.value(name).to_owned();
    RawCampaign {
        title_de: value("title_de"),
        title_en: value("title_en"),
        intro_de: value("intro_de"),
        intro_en: value("intro_en"),
        rules_de: value("rules_de"),
        rules_en: value("rules_en"),
        starts: START_FIELDS.map(|field| value(field.as_str())),
        end_voting: form.is_on(links::END_VOTING),
    }
}
