use axum::{Extension, http::StatusCode, response::IntoResponse};
use domain::{ids::CommentId, triage::Thing};
use service::{Call, triage};

use crate::http::{
    path::{Numbered, OfIdea},
    rest::problem::Problem,
    trouble::Answer,
};

/// Asks for the words of a hidden or withdrawn idea to be taken away for good. Another moderator has to confirm it.
#[utoipa::path(
    put, path = "/ideas/{number}/erasure", operation_id = "put_erasure", tag = "triage",
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 204, description = "It waits for a second person"),
        (status = 403, body = Problem, content_type = "application/problem+json", description = "It was asked for already: a second person has to confirm it"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It is neither hidden nor withdrawn"),
        (status = 410, body = Problem, content_type = "application/problem+json", description = "Its words are gone already"),
    ),
)]
pub async fn put_erasure(Extension(call): Extension<Call>, Numbered(idea): Numbered) -> Answer {
    triage::ask_erasure(&call, Thing::idea(idea)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Leaves the words of a hidden or withdrawn idea where they are after all.
#[utoipa::path(
    delete, path = "/ideas/{number}/erasure", operation_id = "delete_erasure", tag = "triage",
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 204, description = "Nobody asks for it"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It is neither hidden nor withdrawn"),
    ),
)]
pub async fn delete_erasure(Extension(call): Extension<Call>, Numbered(idea): Numbered) -> Answer {
    triage::drop_erasure(&call, Thing::idea(idea)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Takes the words of a hidden or withdrawn idea away for good, as a second person.
#[utoipa::path(
    put, path = "/ideas/{number}/erasure/confirmation", operation_id = "put_erasure_confirmation", tag = "triage",
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 204, description = "The words are gone"),
        (status = 403, body = Problem, content_type = "application/problem+json", description = "Somebody else has to ask for it first"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It is neither hidden nor withdrawn"),
    ),
)]
pub async fn put_erasure_confirmation(Extension(call): Extension<Call>, Numbered(idea): Numbered) -> Answer {
    triage::erase(&call, Thing::idea(idea)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Asks for the words of a hidden comment to be taken away for good. Another moderator has to confirm it.
#[utoipa::path(
    put, path = "/ideas/{number}/comments/{comment}/erasure", operation_id = "put_comment_erasure", tag = "triage",
    params(("number" = i64, Path, description = "The idea's number"), ("comment" = i64, Path, description = "The comment")),
    responses(
        (status = 204, description = "It waits for a second person"),
        (status = 403, body = Problem, content_type = "application/problem+json", description = "It was asked for already: a second person has to confirm it"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such comment"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It is not hidden"),
    ),
)]
pub async fn put_comment_erasure(
    Extension(call): Extension<Call>,
    OfIdea(idea, comment): OfIdea<CommentId>,
) -> Answer {
    triage::ask_erasure(&call, Thing { idea, comment: Some(comment) }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Leaves the words of a hidden comment where they are after all.
#[utoipa::path(
    delete, path = "/ideas/{number}/comments/{comment}/erasure", operation_id = "delete_comment_erasure", tag = "triage",
    params(("number" = i64, Path, description = "The idea's number"), ("comment" = i64, Path, description = "The comment")),
    responses(
        (status = 204, description = "Nobody asks for it"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such comment"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It is not hidden"),
    ),
)]
pub async fn delete_comment_erasure(
    Extension(call): Extension<Call>,
    OfIdea(idea, comment): OfIdea<CommentId>,
) -> Answer {
    triage::drop_erasure(&call, Thing { idea, comment: Some(comment) }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Takes the words of a hidden comment away for good, as a second person.
#[utoipa::path(
    put, path = "/ideas/{number}/comments/{comment}/erasure/confirmation", operation_id = "put_comment_erasure_confirmation", tag = "triage",
    params(("number" = i64, Path, description = "The idea's number"), ("comment" = i64, Path, description = "The comment")),
    responses(
        (status = 204, description = "The words are gone"),
        (status = 403, body = Problem, content_type = "application/problem+json", description = "Somebody else has to ask for it first"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such comment"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It is not hidden"),
    ),
)]
pub async fn put_comment_erasure_confirmation(
    Extension(call): Extension<Call>,
    OfIdea(idea, comment): OfIdea<CommentId>,
) -> Answer {
    triage::erase(&call, Thing { idea, comment: Some(comment) }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
