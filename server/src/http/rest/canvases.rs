//! Canvases of ideas that workshops hold, for teams that work with programs.

use std::collections::BTreeMap;

use axum::{
    Extension, Json,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    campaigns::Unit,
    canvases::{
        CanvasAuthor, CanvasConflict, CanvasField, CanvasKind, CanvasPage, CanvasVersion, RawCanvas,
        RawCanvasChange,
    },
    ids::{IdeaNumber, WorkshopId},
};
use serde::{Deserialize, Serialize};
use service::{Call, canvases};
use utoipa::ToSchema;

use super::{
    body::{Body, Shape},
    problem::Problem,
    told::Told,
};
use crate::http::{path::KeyedBelow, reader, trouble::Answer};

/// A field of a canvas, as it stands.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CanvasField)]
pub struct WireCanvasField {
    /// Counts from 1; 0 while nobody wrote it.
    version: i64,
    /// A text of the Markdown subset; of `responsible_unit` the slug of a unit, of `due_on` a day as `2019-03-14`. Empty for nothing.
    value: String,
    /// Who wrote it; `null` for those who do not belong to the team, for another team's, and when the account is gone.
    changed_by: Option<String>,
    /// When; `null` while nobody wrote it.
    changed_at: Option<String>,
}

/// The canvas of an idea that a workshop holds.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Canvas)]
pub struct WireCanvas {
    /// The workshop.
    workshop: i64,
    /// The number of the idea.
    idea: i64,
    /// Its title; `null` when not everybody can read it any more.
    title: Option<String>,
    /// Whether the token's owner may write in it.
    writable: bool,
    /// Every field by its name: `problem`, `affected`, `causes`, `options`, `effort_benefit`, `checks`, `decision`, `next_step`,
    /// `responsible_unit`, `due_on`.
    fields: BTreeMap<&'static str, WireCanvasField>,
}

/// What shall stand in a field.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SentCanvasField {
    /// The `version` that was read.
    version: i64,
    /// Up to 2,000 characters of the Markdown subset; the slug of a unit; a day as `2019-03-14`. Empty for nothing.
    value: String,
}

/// The fields that shall change; the others stay.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SentCanvas {
    problem: Option<SentCanvasField>,
    affected: Option<SentCanvasField>,
    causes: Option<SentCanvasField>,
    options: Option<SentCanvasField>,
    effort_benefit: Option<SentCanvasField>,
    checks: Option<SentCanvasField>,
    decision: Option<SentCanvasField>,
    next_step: Option<SentCanvasField>,
    responsible_unit: Option<SentCanvasField>,
    due_on: Option<SentCanvasField>,
}

impl Shape for SentCanvas {
    const FIELDS: &'static [&'static str] = &[
        "problem",
        "affected",
        "causes",
        "options",
        "effort_benefit",
        "checks",
        "decision",
        "next_step",
        "responsible_unit",
        "due_on",
    ];
}

impl SentCanvas {
    fn raw(self) -> RawCanvas {
        let sent = [
            (CanvasField::Problem, self.problem),
            (CanvasField::Affected, self.affected),
            (CanvasField::Causes, self.causes),
            (CanvasField::Options, self.options),
            (CanvasField::EffortBenefit, self.effort_benefit),
            (CanvasField::Checks, self.checks),
            (CanvasField::Decision, self.decision),
            (CanvasField::NextStep, self.next_step),
            (CanvasField::ResponsibleUnit, self.responsible_unit),
            (CanvasField::DueOn, self.due_on),
        ];
        let change = |(field, sent): (CanvasField, Option<SentCanvasField>)| {
            let SentCanvasField { version, value } = sent?;
            Some((field, RawCanvasChange { seen: version.to_string(), typed: value, conflict: None }))
        };
        RawCanvas(sent.into_iter().filter_map(change).collect())
    }
}

/// A field that somebody else changed since it was read.
#[derive(Debug, Serialize, ToSchema)]
pub struct CanvasConflictField {
    /// Its name.
    field: &'static str,
    /// What stood there in the version that was read.
    before: String,
    /// What stands there now.
    now: WireCanvasField,
    /// What was sent.
    sent: String,
}

/// Why nothing was written: a problem document (RFC 9457) with both values of every field in conflict.
#[derive(Debug, Serialize, ToSchema)]
pub struct CanvasConflictProblem {
    /// `/problems/stale`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The kind of problem in English.
    title: &'static str,
    /// 409.
    status: u16,
    /// What happened and what to do, in the language that `Accept-Language` asks for.
    detail: &'static str,
    /// The fields. Send them again with the version that stands there now, or leave them out.
    conflicts: Vec<CanvasConflictField>,
}

/// Of a unit its slug.
fn value(field: CanvasField, value: &str, units: &[Unit]) -> String {
    let unit = units.iter().find(|unit| field.kind() == CanvasKind::Unit && unit.id.to_string() == value);
    unit.map_or_else(|| value.to_owned(), |unit| unit.slug.clone())
}

impl WireCanvasField {
    fn new(field: CanvasField, now: Option<&CanvasVersion>, units: &[Unit]) -> Self {
        let by = now.and_then(|now| match &now.by {
            CanvasAuthor::Named(name) => Some(name.clone()),
            CanvasAuthor::Former | CanvasAuthor::Untold => None,
        });
        Self {
            version: now.map_or(0, |now| now.version),
            value: now.map(|now| value(field, &now.value, units)).unwrap_or_default(),
            changed_by: by,
            changed_at: now.map(|now| now.at.rfc3339()),
        }
    }
}

impl From<CanvasPage> for WireCanvas {
    fn from(page: CanvasPage) -> Self {
        let units = &page.campaign.units;
        let one = |field: &CanvasField| {
            (field.as_str(), WireCanvasField::new(*field, page.canvas.get(*field), units))
        };
        let fields = CanvasField::ALL.iter().map(one).collect();
        Self {
            workshop: page.card.id.as_i64(),
            idea: page.idea.number.as_i64(),
            title: page.idea.title,
            writable: page.bar.is_none(),
            fields,
        }
    }
}

fn stale(conflicts: Vec<CanvasConflict>, units: &[Unit], headers: &HeaderMap) -> Response {
    let one = |conflict: CanvasConflict| {
        let CanvasConflict { field, before, now, mine } = conflict;
        CanvasConflictField {
            field: field.as_str(),
            before: value(field, &before, units),
            now: WireCanvasField::new(field, Some(&now), units),
            sent: value(field, &mine, units),
        }
    };
    let problem = CanvasConflictProblem {
        kind: "/problems/stale",
        title: "Stale",
        status: StatusCode::CONFLICT.as_u16(),
        detail: reader::language_of_program(headers).words().canvases().rest_conflict,
        conflicts: conflicts.into_iter().map(one).collect(),
    };
    let mut response = (StatusCode::CONFLICT, Json(problem)).into_response();
    let kind = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

/// The canvas of an idea that the workshop holds: for those who read the workshop.
#[utoipa::path(
    get, path = "/workshops/{id}/ideas/{number}/canvas", operation_id = "get_canvas", tag = "workshops",
    params(("id" = i64, Path, description = "The workshop"), ("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireCanvas),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none, or the workshop does not hold the idea"),
    ),
)]
pub async fn get_canvas(
    Extension(call): Extension<Call>,
    KeyedBelow(id, idea): KeyedBelow<WorkshopId, IdeaNumber>,
) -> Answer<Json<WireCanvas>> {
    Ok(Json(canvases::load(&call, id, idea).await?.into()))
}

/// Changes fields of a canvas: for the team and administrators. All of them or none. The same call twice changes nothing.
#[utoipa::path(
    patch, path = "/workshops/{id}/ideas/{number}/canvas", operation_id = "patch_canvas", tag = "workshops", request_body = SentCanvas,
    params(("id" = i64, Path, description = "The workshop"), ("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireCanvas),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none, or the workshop does not hold the idea"),
        (status = 409, body = CanvasConflictProblem, content_type = "application/problem+json", description = "`stale`: somebody else changed fields since they were read, and nothing was written; `workshop-forbids`, without `conflicts`: the workshop is closed, or its campaign in the archive"),
    ),
)]
pub async fn patch_canvas(
    Told(call): Told,
    KeyedBelow(id, idea): KeyedBelow<WorkshopId, IdeaNumber>,
    headers: HeaderMap,
    body: Body<SentCanvas>,
) -> Answer {
    let saved = canvases::save(&call, id, idea, &body.whole()?.raw(), true).await?;
    let page = canvases::load(&call, id, idea).await?;
    if saved.conflicts.is_empty() {
        return Ok(Json(WireCanvas::from(page)).into_response());
    }
    Ok(stale(saved.conflicts, &page.campaign.units, &headers))
}
