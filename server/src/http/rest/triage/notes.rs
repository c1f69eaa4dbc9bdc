use axum::{Extension, Json, http::StatusCode, response::IntoResponse};
use domain::{ids::NoteId, triage::Note};
use serde::{Deserialize, Serialize};
use service::{Call, triage};
use utoipa::ToSchema;

use crate::http::{
    path::{Numbered, OfIdea},
    rest::{
        asked::{Asked, Page},
        body::{Body, Shape},
        problem::Problem,
    },
    trouble::Answer,
};

/// An internal note on an idea.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Note)]
pub struct WireNote {
    /// Its key.
    id: i64,
    /// The name of whoever wrote it; `null` once that account is gone.
    author: Option<String>,
    /// What was written.
    body: String,
    /// When.
    at: String,
    /// Whether whoever asks wrote it, and so can take it away.
    mine: bool,
}

/// A note as it shall be.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentNote {
    /// 1 to 2,000 characters.
    body: String,
}

/// A note that was written.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WrittenNote)]
pub struct WireWritten {
    /// Its key.
    id: i64,
}

impl Shape for SentNote {
    const FIELDS: &'static [&'static str] = &["body"];
}

impl From<Note> for WireNote {
    fn from(Note { id, author, body, at, mine }: Note) -> Self {
        Self { id: id.as_i64(), author, body, at: at.rfc3339(), mine }
    }
}

/// The internal notes on an idea, oldest first, for moderators alone. Reading them is noted.
#[utoipa::path(
    get, path = "/ideas/{number}/notes", operation_id = "list_notes", tag = "triage",
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = Page<WireNote>),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
    ),
)]
pub async fn list_notes(Extension(call): Extension<Call>, Numbered(idea): Numbered, asked: Asked) -> Answer {
    let notes = triage::notes(&call, idea).await?;
    Ok(asked.page(notes.into_iter().map(WireNote::from).collect(), None))
}

/// Writes a note for colleagues.
#[utoipa::path(
    post, path = "/ideas/{number}/notes", operation_id = "post_note", tag = "triage", request_body = SentNote,
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 201, body = WireWritten),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
    ),
)]
pub async fn post_note(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
    body: Body<SentNote>,
) -> Answer {
    let id = triage::add_note(&call, idea, &body.whole()?.body).await?.as_i64();
    Ok((StatusCode::CREATED, Json(WireWritten { id })).into_response())
}

/// Takes a note away, for good. Only whoever wrote it can.
#[utoipa::path(
    delete, path = "/ideas/{number}/notes/{id}", operation_id = "delete_note", tag = "triage",
    params(("number" = i64, Path, description = "The idea's number"), ("id" = i64, Path, description = "The note's key")),
    responses(
        (status = 204, description = "It is gone"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such note"),
    ),
)]
pub async fn delete_note(Extension(call): Extension<Call>, OfIdea(idea, note): OfIdea<NoteId>) -> Answer {
    triage::remove_note(&call, idea, note).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Puts a tag on an idea. Only moderators read tags.
#[utoipa::path(
    put, path = "/ideas/{number}/tags/{tag}", operation_id = "put_tag", tag = "triage",
    params(("number" = i64, Path, description = "The idea's number"), ("tag" = String, Path, description = "The tag, up to 40 characters")),
    responses(
        (status = 204, description = "It is on"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
    ),
)]
pub async fn put_tag(Extension(call): Extension<Call>, OfIdea(idea, tag): OfIdea<String>) -> Answer {
    triage::set_tag(&call, idea, &tag, true).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Takes a tag off an idea.
#[utoipa::path(
    delete, path = "/ideas/{number}/tags/{tag}", operation_id = "delete_tag", tag = "triage",
    params(("number" = i64, Path, description = "The idea's number"), ("tag" = String, Path, description = "The tag")),
    responses(
        (status = 204, description = "It is off"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
    ),
)]
pub async fn delete_tag(Extension(call): Extension<Call>, OfIdea(idea, tag): OfIdea<String>) -> Answer {
    triage::set_tag(&call, idea, &tag, false).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
