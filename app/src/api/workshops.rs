//! Workshops and their boards.

use domain::{boards::RawAct, ids::WorkshopId, time::Timestamp};
use leptos::{
    prelude::*,
    server_fn::codec::{GetUrl, Json},
};
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
    /// The workshop whose board is on it.
    pub board: Option<WorkshopId>,
    /// What was done, or why not, for those who do not see it.
    pub said: Option<String>,
    /// Whether it was not done.
    pub refused: bool,
    /// The id of what it was about.
    pub focus: Option<String>,
    /// The clock of the server.
    pub now: Timestamp,
}

/// Opens the page at an address like `/workshops/3` and `?done=claim&idea=12`.
#[server(input = GetUrl)]
pub async fn open_workshops(path: String, search: String) -> Result<WorkshopVisit, ApiError> {
    use domain::refusals::Refusal;

    use crate::{
        pages::workshops::{
            Overview, WorkshopDrawn, WorkshopView, draw_edit, draw_new, draw_overview, draw_workshop,
        },
        returned::{Returned, field_errors},
        ssr,
        words::use_words,
    };

    let (call, words) = (ssr::request()?, use_words());
    let returned: Option<Returned> = use_context();
    let refusal = returned.as_ref().and_then(|form| form.refusal.as_ref());
    let (wrong, refused, now) = (!field_errors(refusal).is_empty(), refusal.is_some(), call.now);
    let visit = |heading, html| WorkshopVisit {
        heading,
        wrong,
        html,
        board: None,
        said: None,
        refused,
        focus: None,
        now,
    };
    let nothing = || ssr::refuse_page(Refusal::NotFound.into());
    let keeps = call.actor.see_administration().is_ok();
    let below: Vec<&str> = path.trim_matches('/').split('/').skip(1).collect();
    match below.as_slice() {
        [] => {
            let workshops = service::workshops::list(&call).await.map_err(ssr::refuse_page)?;
            let sources = service::pulls::seen(&call).await.map_err(ssr::refuse_page)?;
            let overview = Overview { workshops, sources, founds: keeps };
            Ok(visit(words.shell.workshops.to_owned(), draw_overview(overview)))
        }
        ["new"] => {
            let campaigns = service::workshops::campaigns(&call).await.map_err(ssr::refuse_page)?;
            let key = ssr::fresh_key(&call);
            let heading = words.workshops().found.to_owned();
            Ok(visit(heading, draw_new(&campaigns, returned.as_ref(), key)))
        }
        [id] => {
            let id = id.parse().map_err(|_| nothing())?;
            let page = service::workshops::load(&call, id).await.map_err(ssr::refuse_page)?;
            let heading = page.card.facts.name.clone();
            let view = WorkshopView { page, keeps, returned, search, now };
            let WorkshopDrawn { html, said, focus } = draw_workshop(view);
            Ok(WorkshopVisit { board: Some(id), said, focus, ..visit(heading, html) })
        }
        [id, "edit"] => {
            let id = id.parse().map_err(|_| nothing())?;
            let entry = service::workshops::entry(&call, id).await.map_err(ssr::refuse_page)?;
            let heading = (words.workshops().edit_heading)(&entry.card.facts.name);
            Ok(visit(heading, draw_edit(entry, returned.as_ref(), &search)))
        }
        _ => Err(nothing()),
    }
}

/// Does something in a workshop, and comes back with its page. What is refused comes back with it as well, beside how things are now.
#[server(input = Json)]
pub async fn act_in_workshop(workshop: WorkshopId, raw: RawAct) -> Result<WorkshopVisit, ApiError> {
    use crate::{links, returned::Returned, ssr};

    let call = ssr::request()?;
    let path = links::workshop(workshop);
    let search = match service::boards::act(&call, workshop, &raw).await {
        Ok(idea) => links::acted(&raw.act, idea),
        Err(service::Error::Refused(refusal)) => {
            let fields = raw.fields().map(|(name, value)| (name.to_owned(), value.to_owned()));
            let fields = fields.into_iter().collect();
            provide_context(Returned { form: path.clone(), fields, refusal: Some(refusal) });
            String::new()
        }
        Err(error) => return Err(ssr::refuse(error)),
    };
    open_workshops(path, search).await
}
