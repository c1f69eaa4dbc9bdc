//! Pulled ideas to take along: workbooks of pulls; tables, workbooks and JSON of workshops.

use axum::{
    Extension, Json, Router,
    http::{HeaderMap, header},
    response::IntoResponse as _,
    routing::get,
};
use domain::ids::WorkshopId;
use service::{Call, handover, pulls};

use super::{
    path::{Keyed, PullOf},
    reader,
    rest::handover::WireWorkshopHandover,
    trouble::Answer,
};
use crate::state::App;

mod sheets;

pub use sheets::{became, pull_book, pull_sheet, seen_entry, topic_name, workshop_book, workshop_sheet};

/// `ideas.xlsx` of a pull; `ideas.csv`, `ideas.xlsx` and `ideas.json` of a workshop.
pub fn router() -> Router<App> {
    Router::new()
        .route("/workshops/campaigns/{slug}/pulls/{number}/ideas.xlsx", get(pull_as_workbook))
        .route("/workshops/{id}/ideas.csv", get(as_table))
        .route("/workshops/{id}/ideas.xlsx", get(as_workbook))
        .route("/workshops/{id}/ideas.json", get(as_json))
}

async fn pull_as_workbook(
    Extension(call): Extension<Call>,
    PullOf(slug, number): PullOf,
    asked: HeaderMap,
) -> Answer {
    let pull = pulls::load(&call, &slug, number).await?;
    pull_book(&pull, reader::language(&asked)).download(&format!("{slug}-{number}.xlsx"))
}

async fn as_table(
    Extension(call): Extension<Call>,
    Keyed(id): Keyed<WorkshopId>,
    asked: HeaderMap,
) -> Answer {
    let handed = handover::of_workshop(&call, id).await?;
    let sheet = workshop_sheet(&handed, reader::language(&asked).words());
    Ok(sheet.csv().download(&format!("workshop-{id}.csv")))
}

async fn as_workbook(
    Extension(call): Extension<Call>,
    Keyed(id): Keyed<WorkshopId>,
    asked: HeaderMap,
) -> Answer {
    let handed = handover::of_workshop(&call, id).await?;
    workshop_book(&handed, reader::language(&asked), call.now).download(&format!("workshop-{id}.xlsx"))
}

async fn as_json(Extension(call): Extension<Call>, Keyed(id): Keyed<WorkshopId>, asked: HeaderMap) -> Answer {
    let handed = handover::of_workshop(&call, id).await?;
    let wire = WireWorkshopHandover::new(&handed, reader::language(&asked).words());
    let name = format!("attachment; filename=\"workshop-{id}.json\"");
    Ok(([(header::CONTENT_DISPOSITION, name)], Json(wire)).into_response())
}
