use axum::{Extension, Json, http::StatusCode, response::IntoResponse};
use domain::triage::{PreparedAnswer, RawDecision};
use serde::Serialize;
use service::{Call, triage};
use utoipa::ToSchema;

use super::decisions::SentDecision;
use crate::http::{
    path::Numbered,
    rest::{body::Body, problem::Problem, told::Told},
    trouble::Answer,
};

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
        let RawDecision { status, answer, unit, ground, place, seen, seen_answers, .. } = decision;
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
pub async fn get_prepared_answer(Extension(call): Extension<Call>, Numbered(idea): Numbered) -> Answer {
    Ok(Json(WirePrepared::from(triage::prepared(&call, idea).await?)).into_response())
}

/// Prepares a decision, perhaps in the place of the one before. It is published with `POST /triage/bulk`.
#[utoipa::path(
    put, path = "/ideas/{number}/prepared-answer", operation_id = "put_prepared_answer", tag = "triage",
    request_body = SentDecision,
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WirePrepared),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "There is no such step from here, or it changed meanwhile"),
    ),
)]
pub async fn put_prepared_answer(
    Told(call): Told,
    Numbered(idea): Numbered,
    body: Body<SentDecision>,
) -> Answer {
    triage::prepare(&call, idea, &body.whole()?.into()).await?;
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
