use axum::{Extension, http::StatusCode};
use domain::{
    comments::ReportReason,
    ids::CommentId,
    refusals::{Field, Refusal},
    text::TextError,
};
use serde::Deserialize;
use service::{Call, reports};
use utoipa::ToSchema;

use super::{
    body::{Body, Shape},
    problem::Problem,
};
use crate::http::{
    path::{Numbered, OfIdea},
    trouble::Answer,
};

/// What is wrong with an idea or a comment. Nobody learns who says so.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentReport {
    /// `person`, `insult`, `secret`, `spam` or `other`.
    reason: String,
    /// What moderators should know: up to 500 characters.
    note: String,
}

impl Shape for SentReport {
    const FIELDS: &'static [&'static str] = &["reason", "note"];
}

impl SentReport {
    fn reason(&self) -> Result<ReportReason, Refusal> {
        let wrong = if self.reason.is_empty() { TextError::Missing } else { TextError::Malformed };
        self.reason.parse().map_err(|()| Refusal::field(Field::Reason, wrong))
    }
}

/// Reports an idea. Again changes nothing while the first report waits.
#[utoipa::path(
    post, path = "/ideas/{number}/reports", operation_id = "post_report", tag = "triage", request_body = SentReport,
    params(
        ("number" = i64, Path, description = "The idea's number"),
        ("Idempotency-Key" = Option<String>, Header, description = "1 to 128 visible ASCII characters"),
    ),
    responses(
        (status = 204, description = "Moderators see that somebody reports it, and not who"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
    ),
)]
pub async fn post_report(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
    body: Body<SentReport>,
) -> Answer<StatusCode> {
    let sent = body.whole()?;
    reports::report(&call, idea, None, sent.reason()?, &sent.note).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Reports a comment, where it was written. Again changes nothing while the first report waits.
#[utoipa::path(
    post, path = "/ideas/{number}/comments/{comment}/reports", operation_id = "post_comment_report", tag = "triage",
    request_body = SentReport,
    params(
        ("number" = i64, Path, description = "The idea's number"),
        ("comment" = i64, Path, description = "The comment's key"),
        ("Idempotency-Key" = Option<String>, Header, description = "1 to 128 visible ASCII characters"),
    ),
    responses(
        (status = 204, description = "Moderators see that somebody reports it, and not who"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such comment"),
    ),
)]
pub async fn post_comment_report(
    Extension(call): Extension<Call>,
    OfIdea(idea, comment): OfIdea<CommentId>,
    body: Body<SentReport>,
) -> Answer<StatusCode> {
    let sent = body.whole()?;
    reports::report(&call, idea, Some(comment), sent.reason()?, &sent.note).await?;
    Ok(StatusCode::NO_CONTENT)
}
