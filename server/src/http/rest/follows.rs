use axum::{Extension, Json};
use domain::follows::SetFollow;
use serde::Serialize;
use service::{Call, follows};
use utoipa::ToSchema;

use super::problem::Problem;
use crate::http::{path::Numbered, trouble::Answer};

/// Whether the token's owner follows the idea. Nobody else learns of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Follow)]
pub struct WireFollow {
    /// Whether it is followed now.
    following: bool,
}

/// Follows an idea: it is then in the list `mine=followed`. The same call twice changes nothing.
#[utoipa::path(
    put, path = "/ideas/{number}/follow", operation_id = "put_follow", tag = "ideas",
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireFollow),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It was merged"),
        (status = 410, body = Problem, content_type = "application/problem+json", description = "Its author took it back"),
    ),
)]
pub async fn put_follow(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
) -> Answer<Json<WireFollow>> {
    Ok(Json(WireFollow { following: follows::set(&call, SetFollow { idea, wanted: true }).await? }))
}

/// Follows the idea no longer. The same call twice changes nothing.
#[utoipa::path(
    delete, path = "/ideas/{number}/follow", operation_id = "delete_follow", tag = "ideas",
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireFollow),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It was merged"),
    ),
)]
pub async fn delete_follow(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
) -> Answer<Json<WireFollow>> {
    Ok(Json(WireFollow { following: follows::set(&call, SetFollow { idea, wanted: false }).await? }))
}
