//! The queue of moderation.

use domain::{
    ids::ActId,
    triage::{OpenItem, Queue, QueueQuery, Seen},
};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use super::error::ApiError;
use crate::returned::Opened;

/// What the page of the queue shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TriageVisit {
    /// What was asked for.
    pub query: QueueQuery,
    /// The items, the most urgent first.
    pub queue: Queue,
    /// The item that is opened; none when it waits no longer.
    pub opened: Option<OpenItem>,
    /// The opened item as somebody else sees it, or why they do not.
    pub preview: Option<Seen>,
    /// Makes sure that a note is written once, however often its form is sent.
    pub key: String,
    /// How browsers reach the server, for links that are passed on.
    pub site: String,
    /// What the act that led here came to.
    pub done: Option<String>,
    /// That act, while it can be taken back.
    pub undo: Option<ActId>,
}

/// Opens the queue at an address like `?view=mine&item=19`.
#[server(input = GetUrl)]
pub async fn open_triage(address: String) -> Result<Opened<TriageVisit>, ApiError> {
    let call = crate::ssr::request()?;
    let mut query = QueueQuery::from_address(&address);
    let queue = service::triage::list(&call, &query).await.map_err(crate::ssr::refuse_page)?;
    let opened = match query.item {
        None => None,
        Some(item) => match service::triage::open(&call, item, query.beside).await {
            Ok(opened) => Some(opened),
            // Somebody was faster, which is no error of the page.
            Err(service::Error::Refused(domain::refusals::Refusal::NotFound)) => None,
            Err(error) => return Err(crate::ssr::refuse_page(error)),
        },
    };
    query.item = opened.as_ref().map(|open| open.item.key).or(query.item);
    let preview = match (query.eye, &opened) {
        (Some(eye), Some(open)) => {
            let seen = service::triage::view_as(&call, open.item.thing.idea, eye).await;
            Some(seen.map_err(crate::ssr::refuse_page)?)
        }
        _ => None,
    };
    let about = domain::triage::ActKey::from_address(&address);
    let act = address.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix("done="));
    let done = act.map(|act| crate::words::use_words().act_done(act, about));
    let undo = match about {
        Some(about) => {
            let acts = service::triage::undoable(&call, about.thing.idea).await.unwrap_or_default();
            acts.into_iter().find(|act| act.own && act.about == about).map(|act| act.id)
        }
        None => None,
    };
    let key = crate::ssr::fresh_key(&call);
    let site = crate::ssr::whole_address("");
    Ok(Opened::here(TriageVisit { query, queue, opened, preview, key, site, done, undo }))
}
