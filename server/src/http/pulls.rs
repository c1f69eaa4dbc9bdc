//! A pull to take along: as a table, and for programs.

use axum::{
    Extension, Json, Router,
    http::{HeaderMap, header},
    response::IntoResponse as _,
    routing::get,
};
use service::{Call, pulls};

use super::{handover::pull_sheet, path::PullOf, reader, rest::pulls::WirePull, trouble::Answer};
use crate::state::App;

/// `/workshops/campaigns/{slug}/pulls/{number}/ideas.csv` and `ideas.json`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/workshops/campaigns/{slug}/pulls/{number}/ideas.csv", get(as_table))
        .route("/workshops/campaigns/{slug}/pulls/{number}/ideas.json", get(as_json))
}

async fn as_table(
    Extension(call): Extension<Call>,
    PullOf(slug, number): PullOf,
    asked: HeaderMap,
) -> Answer {
    let pull = pulls::load(&call, &slug, number).await?;
    let sheet = pull_sheet(&pull, reader::language(&asked).words());
    Ok(sheet.csv().download(&format!("{slug}-{number}.csv")))
}

async fn as_json(Extension(call): Extension<Call>, PullOf(slug, number): PullOf, asked: HeaderMap) -> Answer {
    let pull = pulls::load(&call, &slug, number).await?;
    let name = format!("attachment; filename=\"{slug}-{number}.json\"");
    let wire = WirePull::new(pull, reader::language(&asked).words());
    Ok(([(header::CONTENT_DISPOSITION, name)], Json(wire)).into_response())
}
