use axum::{Extension, Json, http::StatusCode, response::IntoResponse};
use domain::{
    comments::{CommentKind, RawComment},
    ids::{CommentId, IdeaNumber},
    refusals::{Field, Refusal},
    slices::Slice,
    text::CommentBody,
};
use serde::{Deserialize, Serialize};
use service::{Call, Error, comments};
use utoipa::ToSchema;

use super::{
    BASE,
    asked::{Asked, Page},
    body::{Body, Shape},
    ideas::{field_error, moved},
    problem::Problem,
    wire::{WireBallot, WireComment},
};
use crate::http::{
    path::Numbered,
    trouble::{Answer, Trouble, Wrong, WrongField},
};

/// A new comment.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewComment {
    /// 1 to 2,000 characters: paragraphs, lists, emphasis and links in Markdown.
    body: String,
    /// `experience` (as default), `question`, `solution` or `concern`.
    #[schema(value_type = Option<String>)]
    kind: Option<CommentKind>,
    /// The comment it answers, which answers none itself.
    reply_to: Option<i64>,
    /// Whether it carries the owner's name, as it does by default. Only under ideas without a name can it go without.
    named: Option<bool>,
    /// Whether it speaks for the city; moderators only.
    official: Option<bool>,
}

impl Shape for NewComment {
    const FIELDS: &'static [&'static str] = &["body", "kind", "reply_to", "named", "official"];
}

/// The comments of an idea: oldest first, each reply behind what it answers.
#[utoipa::path(
    get, path = "/ideas/{number}/comments", operation_id = "list_comments", tag = "comments",
    params(
        ("number" = i64, Path, description = "The idea's number"),
        ("limit" = Option<u32>, Query, description = "entries on a page, 1 to 100; 100 as default", minimum = 1, maximum = 100),
        ("after" = Option<String>, Query, description = "the place after which to go on; from `next`"),
    ),
    responses(
        (status = 200, body = Page<WireComment>),
        (status = 308, description = "It was merged; `Location` leads to the idea it is part of now"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
    ),
)]
pub async fn list_comments(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
    asked: Asked,
) -> Answer {
    asked.only(&["limit", "after"])?;
    let (limit, after) = asked.place()?;
    match comments::list_sources(&call, idea, limit, after).await {
        Ok(Slice { items, next }) => {
            let items = items.into_iter().map(|(comment, body)| WireComment::new(comment, body));
            Ok(asked.page(items.collect(), next))
        }
        Err(Error::Refused(Refusal::Merged { into })) => moved(&format!("{BASE}/ideas/{into}/comments")),
        Err(error) => Err(error.into()),
    }
}

/// Writes a comment.
#[utoipa::path(
    post, path = "/ideas/{number}/comments", operation_id = "post_comment", tag = "comments",
    request_body = NewComment,
    params(
        ("number" = i64, Path, description = "The idea's number"),
        ("Idempotency-Key" = Option<String>, Header, description = "1 to 128 visible ASCII characters"),
    ),
    responses(
        (status = 201, body = WireComment),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "The phase or the state forbids it"),
        (status = 410, body = Problem, content_type = "application/problem+json", description = "The idea or the comment was taken back"),
    ),
)]
pub async fn post_comment(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
    body: Body<NewComment>,
) -> Answer {
    let comment = comments::add(&call, &raw_comment(idea, body)?, None).await?;
    // Whoever wrote it gets its source back.
    let source = comment.source.clone();
    Ok((StatusCode::CREATED, Json(WireComment::new(comment, source))).into_response())
}

/// A wish that is like one that stands already, but for something.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewVariant {
    /// What is different: 1 to 2,000 characters, as in a comment.
    body: String,
}

impl Shape for NewVariant {
    const FIELDS: &'static [&'static str] = &["body"];
}

/// A variant that was added, and the vote that came with it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Variant)]
pub struct WireVariant {
    /// The comment that says what is different.
    comment: WireComment,
    /// The owner's vote for the idea.
    vote: WireBallot,
}

/// Adds a variant of an idea as a marked comment, and votes for the idea: both or neither.
#[utoipa::path(
    post, path = "/ideas/{number}/variants", operation_id = "post_variant", tag = "comments",
    request_body = NewVariant,
    params(
        ("number" = i64, Path, description = "The idea's number"),
        ("Idempotency-Key" = Option<String>, Header, description = "1 to 128 visible ASCII characters"),
    ),
    responses(
        (status = 201, body = WireVariant),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "The phase or the state forbids it"),
        (status = 410, body = Problem, content_type = "application/problem+json", description = "The idea was taken back"),
    ),
)]
pub async fn post_variant(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
    body: Body<NewVariant>,
) -> Answer {
    let (comment, ballot) = comments::add_variant(&call, idea, &body.whole()?.body).await?;
    let source = comment.source.clone();
    let added = WireVariant { comment: WireComment::new(comment, source), vote: ballot.into() };
    Ok((StatusCode::CREATED, Json(added)).into_response())
}

fn raw_comment(idea: IdeaNumber, Body { sent, mut errors }: Body<NewComment>) -> Result<RawComment, Trouble> {
    // A variant comes with a vote.
    if sent.kind.is_some_and(|kind| !CommentKind::CHOICES.contains(&kind)) {
        errors.push(WrongField { field: "kind".to_owned(), wrong: Wrong::Value });
    }
    if !errors.is_empty() {
        // When anything could not be read, the rest is checked too, so that every wrong field is named at once.
        if let Err(error) = CommentBody::parse(&sent.body)
            && errors.iter().all(|wrong| wrong.field != "body")
        {
            errors.push(field_error(Field::Body, error));
        }
        return Err(Trouble::Wrong(errors));
    }
    Ok(RawComment {
        idea,
        reply_to: sent.reply_to.map(CommentId::from_i64),
        kind: sent.kind.unwrap_or(CommentKind::Experience),
        body: sent.body,
        named: sent.named.unwrap_or(true),
        official: sent.official.unwrap_or_default(),
    })
}
