use axum::{Extension, Json};
use domain::votes::SetVote;
use service::{Call, votes};

use super::{problem::Problem, wire::WireBallot};
use crate::http::{path::Numbered, trouble::Answer};

/// "That pinches me too". The same call twice changes nothing.
#[utoipa::path(
    put, path = "/ideas/{number}/vote", operation_id = "put_vote", tag = "votes",
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireBallot),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "The phase or the state forbids it"),
        (status = 410, body = Problem, content_type = "application/problem+json", description = "Its author took it back"),
    ),
)]
pub async fn put_vote(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
) -> Answer<Json<WireBallot>> {
    Ok(Json(votes::set(&call, SetVote { idea, wanted: true }).await?.into()))
}

/// Takes the vote back. The same call twice changes nothing.
#[utoipa::path(
    delete, path = "/ideas/{number}/vote", operation_id = "delete_vote", tag = "votes",
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireBallot),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "The phase or the state forbids it"),
        (status = 410, body = Problem, content_type = "application/problem+json", description = "Its author took it back"),
    ),
)]
pub async fn delete_vote(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
) -> Answer<Json<WireBallot>> {
    Ok(Json(votes::set(&call, SetVote { idea, wanted: false }).await?.into()))
}
