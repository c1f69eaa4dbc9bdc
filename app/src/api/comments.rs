//! Comments under an idea.

use domain::{
    comments::{Comment, CommentVersion, RawComment},
    ids::{CommentId, IdeaNumber},
    votes::Ballot,
};
use leptos::{
    prelude::*,
    server_fn::codec::{GetUrl, Json},
};

use super::error::ApiError;

/// The comments of an idea: oldest first, each reply behind what it answers.
#[server(input = GetUrl)]
pub async fn list_comments(idea: IdeaNumber) -> Result<Vec<Comment>, ApiError> {
    let call = crate::ssr::request()?;
    service::comments::list(&call, idea, crate::ssr::claim(idea).as_deref()).await.map_err(crate::ssr::refuse)
}

/// Writes a comment. The same form sent again brings the same answer.
#[server(input = Json)]
pub async fn add_comment(raw: RawComment, #[server(default)] key: String) -> Result<Comment, ApiError> {
    let call = crate::ssr::request_once(&key, "comment", &raw)?;
    let claim = crate::ssr::claim(raw.idea);
    service::comments::add(&call, &raw, claim.as_deref()).await.map_err(crate::ssr::refuse)
}

/// Adds a variant to an idea instead of posting one more, and votes for it. The same form sent again brings the same answer.
#[server(input = Json)]
pub async fn add_variant(
    idea: IdeaNumber,
    body: String,
    #[server(default)] key: String,
) -> Result<(CommentId, Ballot), ApiError> {
    let call = crate::ssr::request_once(&key, "variant", &(idea, &body))?;
    let added = service::comments::add_variant(&call, idea, &body).await.map_err(crate::ssr::refuse)?;
    Ok((added.0.id, added.1))
}

/// Rewords one's own comment.
#[server]
pub async fn reword_comment(comment: CommentId, body: String) -> Result<Comment, ApiError> {
    let call = crate::ssr::request()?;
    let claim =
        crate::ssr::claim(service::comments::idea_of(&call, comment).await.map_err(crate::ssr::refuse)?);
    service::comments::edit(&call, comment, &body, claim.as_deref()).await.map_err(crate::ssr::refuse)
}

/// Takes one's own comment back.
#[server]
pub async fn delete_comment(comment: CommentId) -> Result<IdeaNumber, ApiError> {
    let call = crate::ssr::request()?;
    let claim =
        crate::ssr::claim(service::comments::idea_of(&call, comment).await.map_err(crate::ssr::refuse)?);
    service::comments::delete(&call, comment, claim.as_deref()).await.map_err(crate::ssr::refuse)
}

/// Earlier versions of a comment, newest first.
#[server(input = GetUrl)]
pub async fn list_versions(comment: CommentId) -> Result<Vec<CommentVersion>, ApiError> {
    let call = crate::ssr::request()?;
    service::comments::versions(&call, comment).await.map_err(crate::ssr::refuse)
}
