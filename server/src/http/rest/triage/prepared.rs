use axum::{Extension, Json, http::StatusCode, response::IntoResponse};
use domain::triage::{PreparedAnswer, RawDecision};
use serde::{Deserialize, Serialize};
use service::{Call, triage};
use utoipa::ToSchema;

use crate::http::{
    path::Numbered,
    rest::{
        asked::Asked,
        body::{Body, Shape},
        problem::Problem,
    },
    trouble::Answer,
};

/// A decision to be published later. Empty fields are as if they had been left out.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentPreparation {
    /// The status from then on; empty to answer without changing it.
    status: String,
    /// The official answer as Markdown, 1 to 4,000 characters.
    answer: String,
    /// The slug of the unit that answers.
    unit: String,
    /// Why it is declined.
    ground: String,
    /// Where it is handed to.
    place: String,
    /// The status that was read; when it is another by then, nothing is published.
    seen: String,
    /// How many official answers were read; when there are more by then, nothing is published.
    seen_answers: Option<u32>,
    /// `prepared_at` of what it comes in the place of; empty where nothing was prepared.
    replaces: String,
}

impl Shape for SentPreparation {
    const FIELDS: &'static [&'static str] =
        &["status", "answer", "unit", "ground", "place", "seen", "seen_answers", "replaces"];
}

/// A decision that waits to be published.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PreparedAnswer)]
pub struct WirePrepared {
    status: String,
    answer: String,
    unit: String,
    ground: String,
    place: String,
    seen: String,
    seen_answers: Option<u32>,
    /// The name of whoever prepared it; `null` once that account is gone.
    prepared_by: Option<String>,
    /// When.
    prepared_at: String,
}

impl From<PreparedAnswer> for WirePrepared {
    fn from(PreparedAnswer { decision, by, at, .. }: PreparedAnswer) -> Self {
        let RawDecision { status, answer, unit, ground, place, seen, seen_answers } = decision;
        let (prepared_by, prepared_at, seen_answers) = (by, at.rfc3339(), seen_answers.parse().ok());
        Self { status, answer, unit, ground, place, seen, seen_answers, prepared_by, prepared_at }
    }
}

/// The decision that is prepared for an idea, for moderators alone.
#[utoipa::path(
    get, path = "/ideas/{number}/prepared-answer", operation_id = "get_prepared_answer", tag = "triage",
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WirePrepared),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "Nothing is prepared"),
    ),
)]
pub async fn get_prepared_answer(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
    asked: Asked,
) -> Answer {
    asked.only(&[])?;
    Ok(Json(WirePrepared::from(triage::prepared(&call, idea).await?)).into_response())
}

/// Prepares a decision, perhaps in the place of the one before. It is published with `POST /triage/bulk`.
#[utoipa::path(
    put, path = "/ideas/{number}/prepared-answer", operation_id = "put_prepared_answer", tag = "triage",
    request_body = SentPreparation,
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WirePrepared),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "There is no such step from here, or it changed meanwhile"),
    ),
)]
pub async fn put_prepared_answer(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
    body: Body<SentPreparation>,
) -> Answer {
    let SentPreparation { status, answer, unit, ground, place, seen, seen_answers, replaces } =
        body.whole()?;
    let seen_answers = seen_answers.map(|count| count.to_string()).unwrap_or_default();
    let decision = RawDecision { status, answer, unit, ground, place, seen, seen_answers };
    triage::prepare(&call, idea, &decision, &replaces).await?;
    Ok(Json(WirePrepared::from(triage::prepared(&call, idea).await?)).into_response())
}

/// Discards what is prepared.
#[utoipa::path(
    delete, path = "/ideas/{number}/prepared-answer", operation_id = "delete_prepared_answer", tag = "triage",
    params(("number" = i64, Path, description = "The idea's number")),
    responses((status = 204, description = "Nothing is prepared")),
)]
pub async fn delete_prepared_answer(Extension(call): Extension<Call>, Numbered(idea): Numbered) -> Answer {
    triage::forget_prepared(&call, idea).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
