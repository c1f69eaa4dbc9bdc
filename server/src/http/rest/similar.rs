use axum::Extension;
use serde::Serialize;
use service::{Call, search};
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
    /// Its status.
    status: &'static str,
    /// Its votes.
    votes: i64,
    /// Whether the owner's vote is among them.
    voted: bool,
    /// How alike, 0 to 1.
    score: f64,
}

/// Ideas that may say the same as a text, best first, at most five. Needs twelve characters; empty while the search is warming up.
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
    let found = search::similar(&call, asked.value("title"), asked.value("text"), None).await?;
    let item = |found: domain::search::SimilarIdea| SimilarIdea {
        number: found.card.number.as_i64(),
        title: found.card.title,
        status: found.card.status.as_str(),
        votes: found.card.ballot.tally.votes,
        voted: found.card.ballot.mine,
        score: found.score,
    };
    Ok(asked.page(found.into_iter().map(item).collect(), None))
}
