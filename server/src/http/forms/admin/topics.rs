//! Forms about the topics of a campaign.

use app::links;
use domain::{
    refusals::Refusal,
    topics::{RawTopic, Step},
};
use service::topics;

use crate::http::{
    forms::{Form, Posted},
    path::{Named, TopicOf},
};

pub async fn change_topics(Named(campaign): Named, form: Form) -> Posted {
    let address = links::topics(&campaign);
    let done = match (form.value("act"), Step::from_word(form.value("act"))) {
        (_, Some(step)) => topics::place(form.call(), &campaign, form.value("which"), step).await,
        ("add", None) => topics::add(form.call(), &campaign, &raw(&form)).await.map(drop),
        _ => Err(Refusal::NotFound.into()),
    };
    form.finish(&address, done, |()| links::done(&address)).await
}

pub async fn change_topic(TopicOf(campaign, topic): TopicOf, form: Form) -> Posted {
    let address = links::topic(&campaign, &topic);
    let merges = form.value("act") == "merge";
    // What cannot be taken back is asked for once more, with what it means.
    if merges && !form.is_on(links::MEANT) {
        let possible = topics::check_merge(form.call(), &campaign, &topic, form.value("into")).await;
        return match possible {
            Ok(()) => Ok(form.returned(&address, None).await),
            Err(error) => form.back(&address, error).await,
        };
    }
    let done = match form.value("act") {
        "rename" => topics::rename(form.call(), &campaign, &topic, &raw(&form), form.value("version")).await,
        "archive" => topics::archive(form.call(), &campaign, &topic, true).await,
        "restore" => topics::archive(form.call(), &campaign, &topic, false).await,
        "merge" => topics::merge(form.call(), &campaign, &topic, form.value("into")).await,
        _ => Err(Refusal::NotFound.into()),
    };
    let next = if merges { links::topics(&campaign) } else { address.clone() };
    form.finish(&address, done, |()| links::done(&next)).await
}

fn raw(form: &Form) -> RawTopic {
    let value = |name: &str| form.value(name).to_owned();
    RawTopic { name_de: value("name_de"), name_en: value("name_en"), masterplan: value("masterplan") }
}
