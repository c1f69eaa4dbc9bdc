//! Workshops.

use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use super::error::ApiError;

/// A page about workshops, as the server draws it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkshopVisit {
    /// Its heading.
    pub heading: String,
    /// Whether something is wrong with what was typed.
    pub wrong: bool,
    /// All else.
    pub html: String,
}

/// Opens the page at an address like `/workshops/3` and `?done=claim&idea=12`.
#[server(input = GetUrl)]
pub async fn open_workshops(path: String, search: String) -> Result<WorkshopVisit, ApiError> {
    use domain::refusals::Refusal;

    use crate::{
        pages::workshops::{Overview, draw_edit, draw_new, draw_overview, draw_workshop},
        returned::{Returned, field_errors},
        ssr,
        words::use_words,
    };

    let (call, words) = (ssr::request()?, use_words());
    let returned: Option<Returned> = use_context();
    let refusal = returned.as_ref().and_then(|form| form.refusal.as_ref());
    let wrong = !field_errors(refusal).is_empty();
    let nothing = || ssr::refuse_page(Refusal::NotFound.into());
    let below: Vec<&str> = path.trim_matches('/').split('/').skip(1).collect();
    let (heading, html) = match below.as_slice() {
        [] => {
            let workshops = service::workshops::list(&call).await.map_err(ssr::refuse_page)?;
            let sources = service::pulls::seen(&call).await.map_err(ssr::refuse_page)?;
            let founds = call.actor.see_administration().is_ok();
            (words.shell.workshops.to_owned(), draw_overview(Overview { workshops, sources, founds }))
        }
        ["new"] => {
            let campaigns = service::workshops::campaigns(&call).await.map_err(ssr::refuse_page)?;
            let key = ssr::fresh_key(call.service.dice());
            (words.workshops().found.to_owned(), draw_new(&campaigns, returned, key))
        }
        [id] => {
            let id = id.parse().map_err(|_| nothing())?;
            let page = service::workshops::load(&call, id).await.map_err(ssr::refuse_page)?;
            let keeps = call.actor.see_administration().is_ok();
            (page.card.facts.name.clone(), draw_workshop(page, keeps, returned, &search))
        }
        [id, "edit"] => {
            let id = id.parse().map_err(|_| nothing())?;
            let entry = service::workshops::entry(&call, id).await.map_err(ssr::refuse_page)?;
            let heading = (words.workshops().edit_heading)(&entry.card.facts.name);
            (heading, draw_edit(entry, returned, &search))
        }
        _ => return Err(nothing()),
    };
    Ok(WorkshopVisit { heading, wrong, html })
}
