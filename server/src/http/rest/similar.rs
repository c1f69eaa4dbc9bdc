use axum::Extension;
use serde::Serialize;
use service::Call;
use utoipa::ToSchema;

use super::asked::{Asked, Page};
use crate::http::trouble::Answer;

/// An idea that may say the same.
#[derive(Debug, Serialize, ToSchema)]
pub struct SimilarIdea {
    /// Its number.
    number: i64,
    /// Its title.
    title: String,
    /// How alike, 0 to 1.
    score: f64,
}

/// Ideas that may say the same as a text, best first, at most five. Empty as long as there is no search.
#[utoipa::path(
    get, path = "/ideas/similar", operation_id = "list_similar_ideas", tag = "ideas",
    params(
        ("title" = Option<String>, Query, description = "The title of an idea somebody is about to post"),
        ("text" = Option<String>, Query, description = "Where the shoe pinches"),
    ),
    responses((status = 200, body = Page<SimilarIdea>)),
)]
pub async fn list_similar_ideas(Extension(call): Extension<Call>, asked: Asked) -> Answer {
    asked.only(&["title", "text"])?;
    call.actor.read()?;
    Ok(asked.page(Vec::<SimilarIdea>::new(), None))
}
