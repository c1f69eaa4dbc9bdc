//! Replies of specialist units.

use app::links;
use domain::{ids::OpinionId, opinions::RawReply};
use service::opinions;

use crate::http::{
    forms::{Form, Posted},
    path::{Keyed, Named},
};

pub async fn reply(Keyed(id): Keyed<OpinionId>, form: Form) -> Posted {
    let done = opinions::reply(form.call(), id, &raw(&form)).await;
    let address = links::opinion(id);
    form.finish(&address, done, |()| links::done(&address)).await
}

pub async fn linked_reply(Named(token): Named, form: Form) -> Posted {
    let done = opinions::linked_reply(form.call(), &token, &raw(&form)).await;
    let address = links::linked_opinion(&token);
    form.finish(&address, done, |()| links::done(&address)).await
}

fn raw(form: &Form) -> RawReply {
    let value = |name: &str| form.value(name).to_owned();
    RawReply {
        possible: value("possible"),
        effort: value("effort"),
        obstacle: value("obstacle"),
        who: value("who"),
        until: value("until"),
        remark: value("remark"),
    }
}
