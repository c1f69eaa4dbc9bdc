use axum::{Extension, Json, http::StatusCode, response::IntoResponse};
use domain::{
    campaigns::Unit,
    units::{RawUnit, UnitEntry, UnitPast},
};
use serde::{Deserialize, Serialize};
use service::{Call, units};
use utoipa::ToSchema;

use crate::http::{
    path::Named,
    rest::{
        asked::{Asked, Page},
        body::{Body, Shape},
        problem::Problem,
        told::Told,
    },
    trouble::{Answer, Trouble, Wrong, WrongField},
};

/// A unit as administrators keep it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KeptUnit)]
pub struct WireUnit {
    /// Its name in requests.
    slug: String,
    /// Its German name.
    name_de: String,
    /// Its English name; may be empty.
    name_en: String,
    /// People who work there.
    headcount: i64,
    /// The slug of the unit above.
    parent: Option<String>,
    /// From when it is closed.
    closed_at: Option<String>,
    /// Send it back with a change; it tells whether somebody else changed name or size meanwhile.
    version: String,
}

/// What a unit was called, and where it stood.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FormerUnit)]
pub struct WirePast {
    /// Its German name, then.
    name_de: String,
    /// Its English name, then.
    name_en: String,
    /// The slug of the unit above, then.
    parent: Option<String>,
    /// Since when.
    from: String,
    /// Until when.
    until: String,
}

/// A unit with its history.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KeptUnitPage)]
pub struct WireUnitPage {
    /// The unit.
    unit: WireUnit,
    /// What it was before, the newest first.
    history: Vec<WirePast>,
}

/// A unit as it shall be.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentUnit {
    /// 1 to 120 characters.
    name_de: String,
    /// Up to 120 characters.
    name_en: String,
    /// People who work there; none when it is left out, and as many as before when it is changed.
    headcount: Option<i64>,
    /// The slug of the unit above, only when it is added; empty for the top.
    parent: Option<String>,
    /// The `version` that was read, when it is changed; without one nobody is asked whether it changed meanwhile.
    version: String,
}

impl Shape for SentUnit {
    const FIELDS: &'static [&'static str] = &["name_de", "name_en", "headcount", "parent", "version"];
}

/// Where a unit stands.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentParent {
    /// The slug of the unit above; empty for the top.
    parent: String,
}

impl Shape for SentParent {
    const FIELDS: &'static [&'static str] = &["parent"];
}

/// When a unit is closed.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentClosure {
    /// The day from which it is closed, e.g. `2026-03-01`.
    closed_on: String,
}

impl Shape for SentClosure {
    const FIELDS: &'static [&'static str] = &["closed_on"];
}

impl WireUnit {
    fn new(entry: UnitEntry, all: &[Unit]) -> Self {
        let version = entry.version();
        let UnitEntry { unit, headcount, closed_at, .. } = entry;
        Self {
            slug: unit.slug,
            name_de: unit.name.de,
            name_en: unit.name.en,
            headcount,
            parent: slug_of(all, unit.parent),
            closed_at: closed_at.map(|at| at.rfc3339()),
            version,
        }
    }
}

impl WirePast {
    fn new(past: UnitPast, all: &[Unit]) -> Self {
        let UnitPast { name, parent, from, until } = past;
        let parent = slug_of(all, parent);
        Self { name_de: name.de, name_en: name.en, parent, from: from.rfc3339(), until: until.rfc3339() }
    }
}

fn slug_of(all: &[Unit], id: Option<domain::ids::UnitId>) -> Option<String> {
    all.iter().find(|unit| Some(unit.id) == id).map(|unit| unit.slug.clone())
}

fn raw(sent: &SentUnit) -> RawUnit {
    let headcount = sent.headcount.map(|n| n.to_string()).unwrap_or_default();
    RawUnit { name_de: sent.name_de.clone(), name_en: sent.name_en.clone(), headcount }
}

async fn read(call: &Call, slug: &str) -> Answer<Json<WireUnitPage>> {
    let (entry, past) = units::entry(call, slug).await?;
    let all: Vec<Unit> = units::list(call).await?.into_iter().map(|entry| entry.unit).collect();
    let history = past.into_iter().map(|past| WirePast::new(past, &all)).collect();
    Ok(Json(WireUnitPage { unit: WireUnit::new(entry, &all), history }))
}

/// Every unit in its place, those that are closed too.
#[utoipa::path(
    get, path = "/admin/units", operation_id = "list_units", tag = "administration",
    responses(
        (status = 200, body = Page<WireUnit>),
    ),
)]
pub async fn list_units(Extension(call): Extension<Call>, asked: Asked) -> Answer {
    let entries = units::list(&call).await?;
    let all: Vec<Unit> = entries.iter().map(|entry| entry.unit.clone()).collect();
    Ok(asked.page(entries.into_iter().map(|entry| WireUnit::new(entry, &all)).collect(), None))
}

/// Adds a unit.
#[utoipa::path(
    post, path = "/admin/units", operation_id = "post_unit", tag = "administration", request_body = SentUnit,
    responses(
        (status = 201, body = WireUnitPage),
    ),
)]
pub async fn post_unit(Told(call): Told, body: Body<SentUnit>) -> Answer {
    let sent = body.whole()?;
    let slug = units::add(&call, "", &raw(&sent), sent.parent.as_deref().unwrap_or_default()).await?;
    Ok((StatusCode::CREATED, read(&call, &slug).await?).into_response())
}

/// A unit with its history.
#[utoipa::path(
    get, path = "/admin/units/{slug}", operation_id = "get_unit", tag = "administration",
    params(("slug" = String, Path, description = "The unit")),
    responses(
        (status = 200, body = WireUnitPage),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn get_unit(Extension(call): Extension<Call>, Named(slug): Named) -> Answer {
    Ok(read(&call, &slug).await?.into_response())
}

/// Calls a unit something else, or corrects its size. Its slug stays.
#[utoipa::path(
    put, path = "/admin/units/{slug}", operation_id = "put_unit", tag = "administration", request_body = SentUnit,
    params(("slug" = String, Path, description = "The unit")),
    responses(
        (status = 200, body = WireUnitPage),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "Somebody else changed it since `version` was read"),
    ),
)]
pub async fn put_unit(Told(call): Told, Named(slug): Named, body: Body<SentUnit>) -> Answer {
    let mut sent = body.whole()?;
    // Another place is given to a unit at an address of its own.
    if sent.parent.is_some() {
        return Err(Trouble::Wrong(vec![WrongField { field: "parent".to_owned(), wrong: Wrong::Unknown }]));
    }
    if sent.headcount.is_none() {
        sent.headcount = Some(units::entry(&call, &slug).await?.0.headcount);
    }
    units::rename(&call, &slug, &raw(&sent), &sent.version).await?;
    Ok(read(&call, &slug).await?.into_response())
}

/// Moves a unit below another, never below itself.
#[utoipa::path(
    put, path = "/admin/units/{slug}/parent", operation_id = "put_unit_parent", tag = "administration", request_body = SentParent,
    params(("slug" = String, Path, description = "The unit")),
    responses(
        (status = 200, body = WireUnitPage),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn put_unit_parent(Told(call): Told, Named(slug): Named, body: Body<SentParent>) -> Answer {
    units::place(&call, &slug, &body.whole()?.parent).await?;
    Ok(read(&call, &slug).await?.into_response())
}

/// Closes a unit from a day on.
#[utoipa::path(
    put, path = "/admin/units/{slug}/closure", operation_id = "put_unit_closure", tag = "administration", request_body = SentClosure,
    params(("slug" = String, Path, description = "The unit")),
    responses(
        (status = 200, body = WireUnitPage),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn put_unit_closure(Told(call): Told, Named(slug): Named, body: Body<SentClosure>) -> Answer {
    units::close(&call, &slug, &body.whole()?.closed_on).await?;
    Ok(read(&call, &slug).await?.into_response())
}

/// Opens a unit again.
#[utoipa::path(
    delete, path = "/admin/units/{slug}/closure", operation_id = "delete_unit_closure", tag = "administration",
    params(("slug" = String, Path, description = "The unit")),
    responses(
        (status = 200, body = WireUnitPage),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn delete_unit_closure(Told(call): Told, Named(slug): Named) -> Answer {
    units::reopen(&call, &slug).await?;
    Ok(read(&call, &slug).await?.into_response())
}
