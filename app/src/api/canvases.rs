//! The canvases of ideas that workshops hold.

use domain::ids::WorkshopId;
use leptos::{
    prelude::*,
    server_fn::codec::{GetUrl, Json},
};
use serde::{Deserialize, Serialize};

use super::error::ApiError;

/// A page about a canvas, as the server draws it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CanvasVisit {
    /// Its heading.
    pub heading: String,
    /// Whether something is wrong with what was typed.
    pub wrong: bool,
    /// All else.
    pub html: String,
    /// The workshop that holds the idea.
    pub workshop: WorkshopId,
    /// What was done, or why not, for those who do not see it.
    pub said: Option<String>,
    /// Whether it was not done.
    pub refused: bool,
    /// Every field as it stands, where they can be written.
    pub fields: Option<Vec<CanvasFieldVisit>>,
}

/// A field of a canvas, for a browser that has its form open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CanvasFieldVisit {
    /// Its name in the form.
    pub name: String,
    /// The newest version.
    pub version: i64,
    /// What stands in it, as a form has it.
    pub value: String,
    /// Who wrote it, and when.
    pub changed: String,
    /// What the others are told of it.
    pub news: String,
}

/// Opens the page at an address like `/workshops/3/ideas/12/canvas` and `?done=causes`.
#[server(input = GetUrl)]
pub async fn open_canvas(path: String, search: String) -> Result<CanvasVisit, ApiError> {
    use domain::refusals::Refusal;

    use crate::{
        pages::canvases::{CanvasView, draw_canvas, draw_form, draw_history, fields_of, raw_of},
        returned::Returned,
        ssr,
    };

    let call = ssr::request()?;
    let nothing = || ssr::refuse_page(Refusal::NotFound.into());
    let below: Vec<&str> = path.trim_matches('/').split('/').skip(1).collect();
    let (workshop, idea, rest) = match below.as_slice() {
        [workshop, "ideas", idea, "canvas", rest @ ..] => (workshop.parse(), idea.parse(), rest),
        _ => return Err(nothing()),
    };
    let (Ok(workshop), Ok(idea)) = (workshop, idea) else { return Err(nothing()) };
    let returned: Option<Returned> = use_context();
    match rest {
        [] => {
            let page = service::canvases::load(&call, workshop, idea).await.map_err(ssr::refuse_page)?;
            Ok(draw_canvas(&page))
        }
        ["edit"] => {
            let page = service::canvases::load(&call, workshop, idea).await.map_err(ssr::refuse_page)?;
            let conflicts = match &returned {
                Some(form) => {
                    let stale = form.refusal == Some(Refusal::Stale);
                    let open = service::canvases::conflicts(&call, &page, &raw_of(form), stale).await;
                    open.map_err(ssr::refuse_page)?
                }
                None => {
                    if let Some(bar) = page.bar.clone() {
                        ssr::mark_refused(&bar);
                    }
                    Vec::new()
                }
            };
            let fields = fields_of(&page);
            let visit = draw_form(CanvasView { page, returned, conflicts, search });
            Ok(CanvasVisit { fields: Some(fields), ..visit })
        }
        [field] => {
            let field = field.parse().map_err(|()| nothing())?;
            let found = service::canvases::history(&call, workshop, idea, field).await;
            let (page, versions) = found.map_err(ssr::refuse_page)?;
            Ok(draw_history(&page, field, versions, returned, &search))
        }
        _ => Err(nothing()),
    }
}

/// Writes what stands in a form, and comes back with its page. What somebody else wrote meanwhile comes back with it.
#[server(input = Json)]
pub async fn save_canvas(path: String, fields: Vec<(String, String)>) -> Result<CanvasVisit, ApiError> {
    use domain::{canvases::RawCanvas, refusals::Refusal};

    use crate::{pages::canvases::written, returned::Returned, ssr};

    let call = ssr::request()?;
    let below: Vec<&str> = path.trim_matches('/').split('/').skip(1).collect();
    let known = match below.as_slice() {
        [workshop, "ideas", idea, "canvas", "edit"] => workshop.parse().ok().zip(idea.parse().ok()),
        _ => None,
    };
    let (workshop, idea) = known.ok_or_else(|| ssr::refuse(Refusal::NotFound.into()))?;
    let mut fields: std::collections::BTreeMap<_, _> = fields.into_iter().collect();
    let raw = RawCanvas::read(|name| fields.get(name).map(String::as_str));
    let refusal = match service::canvases::save(&call, workshop, idea, &raw, false).await {
        Ok(saved) if saved.conflicts.is_empty() => {
            return open_canvas(path, format!("?done={}", written(&saved.saved))).await;
        }
        Ok(saved) => {
            fields.insert("saved".to_owned(), written(&saved.saved));
            Refusal::Stale
        }
        Err(service::Error::Refused(refusal)) => refusal,
        Err(error) => return Err(ssr::refuse(error)),
    };
    provide_context(Returned { form: path.clone(), fields, refusal: Some(refusal) });
    open_canvas(path, String::new()).await
}
