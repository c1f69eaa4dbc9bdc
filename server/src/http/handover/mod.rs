//! Pulled ideas to take along: workbooks and dossiers of pulls; tables, workbooks, JSON and dossiers of workshops.

use app::words::Words;
use axum::{
    Extension, Json, Router,
    extract::State,
    http::{HeaderMap, header},
    response::IntoResponse as _,
    routing::get,
};
use domain::ids::{PullNumber, WorkshopId};
use service::{Call, canvases, handover, pulls};

use super::{
    path::{Keyed, PullOf},
    reader,
    rest::handover::WireWorkshopHandover,
    trouble::Answer,
};
use crate::state::App;

mod dossier;
mod prose;
mod sheets;

pub use sheets::{became, pull_book, pull_sheet, seen_entry, topic_name, workshop_book, workshop_sheet};

/// `ideas.xlsx` and `dossier.pdf` of a pull; `ideas.csv`, `ideas.xlsx`, `ideas.json` and `dossier.pdf` of a workshop.
pub fn router() -> Router<App> {
    Router::new()
        .route("/workshops/campaigns/{slug}/pulls/{number}/ideas.xlsx", get(pull_as_workbook))
        .route("/workshops/campaigns/{slug}/pulls/{number}/dossier.pdf", get(pull_as_dossier))
        .route("/workshops/{id}/dossier.pdf", get(as_dossier))
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

async fn pull_as_dossier(
    State(app): State<App>,
    Extension(call): Extension<Call>,
    PullOf(slug, number): PullOf,
    asked: HeaderMap,
) -> Answer {
    pull_dossier(&app, &call, &slug, number, reader::language(&asked).words()).await
}

async fn as_dossier(
    State(app): State<App>,
    Extension(call): Extension<Call>,
    Keyed(id): Keyed<WorkshopId>,
    asked: HeaderMap,
) -> Answer {
    workshop_dossier(&app, &call, id, reader::language(&asked).words()).await
}

/// The dossier of a pull.
///
/// # Errors
/// As [`handover::of_pull`].
pub async fn pull_dossier(
    app: &App,
    call: &Call,
    slug: &str,
    number: PullNumber,
    words: &'static Words,
) -> Answer {
    let (pull, handed) = handover::of_pull(call, slug, number).await?;
    let pages = handover::pages(call, &handed).await?;
    let source = dossier::Source { pages, site: &app.config.public_url, words };
    dossier::of_pull(&pull, &handed, &source).download(&format!("{slug}-{number}.pdf")).await
}

/// The dossier of a workshop.
///
/// # Errors
/// As [`handover::of_workshop`].
pub async fn workshop_dossier(app: &App, call: &Call, id: WorkshopId, words: &'static Words) -> Answer {
    let handed = handover::of_workshop(call, id).await?;
    let pages = handover::pages(call, &handed.handover).await?;
    let canvases = canvases::all(call, &handed.page).await?;
    let source = dossier::Source { pages, site: &app.config.public_url, words };
    dossier::of_workshop(&handed, &canvases, &source, call.now).download(&format!("workshop-{id}.pdf")).await
}
