use axum::{Extension, Json, http::StatusCode, response::IntoResponse};
use domain::{ideas::IdeaText, ids::IdeaNumber, triage::RawPart};
use serde::{Deserialize, Serialize};
use service::{Call, triage};
use utoipa::ToSchema;

use super::decisions::read;
use crate::http::{
    path::Numbered,
    rest::{
        body::{Body, Shape},
        problem::Problem,
        told::Told,
        wire::WireIdeaPage,
    },
    trouble::Answer,
};

/// With what an idea is merged, and why.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentMerge {
    /// The number of the idea that it becomes part of.
    into: Option<i64>,
    /// Why, for everybody to read: 5 to 1,000 characters.
    sentence: String,
}

/// An objection to a merge.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentObjection {
    /// The claim code of an idea without a name, for its author.
    claim_code: Option<String>,
}

/// Why a merge stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentReply {
    /// What those who objected are told, 5 to 1,000 characters.
    sentence: String,
}

/// What an idea is split into.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentSplit {
    /// Two to four.
    parts: Vec<SentPart>,
}

/// A part of an idea.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentPart {
    /// 5 to 120 characters.
    title: String,
    /// 20 to 4,000 characters.
    pinch: String,
    /// Up to 4,000 characters.
    wish: String,
    /// The topic's slug; that of the whole when it is left out.
    topic: String,
}

/// What became of an idea.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Parts)]
pub struct WireParts {
    /// The numbers of the new ideas.
    parts: Vec<i64>,
}

impl Shape for SentMerge {
    const FIELDS: &'static [&'static str] = &["into", "sentence"];
}

impl Shape for SentObjection {
    const FIELDS: &'static [&'static str] = &["claim_code"];
}

impl Shape for SentReply {
    const FIELDS: &'static [&'static str] = &["sentence"];
}

impl Shape for SentSplit {
    const FIELDS: &'static [&'static str] = &["parts"];
}

impl From<SentPart> for RawPart {
    fn from(SentPart { title, pinch, wish, topic }: SentPart) -> Self {
        Self { text: IdeaText { title, pinch, wish }, topic }
    }
}

/// Merges an idea into another: a link that can be taken apart. From then on its address leads to the other.
#[utoipa::path(
    put, path = "/ideas/{number}/merge", operation_id = "put_merge", tag = "triage", request_body = SentMerge,
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireIdeaPage),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "One of them is closed, merged already, or it is too late"),
    ),
)]
pub async fn put_merge(Told(call): Told, Numbered(idea): Numbered, body: Body<SentMerge>) -> Answer {
    let SentMerge { into, sentence } = body.whole()?;
    let into = into.map(|number| number.to_string()).unwrap_or_default();
    triage::merge(&call, idea, &into, &sentence).await?;
    read(&call, idea).await
}

/// Lets an idea that was merged stand by itself again.
#[utoipa::path(
    delete, path = "/ideas/{number}/merge", operation_id = "delete_merge", tag = "triage",
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireIdeaPage),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It is not merged"),
    ),
)]
pub async fn delete_merge(Told(call): Told, Numbered(idea): Numbered) -> Answer {
    triage::unmerge(&call, idea).await?;
    read(&call, idea).await
}

/// Objects to the merge of an idea that one voted for or wrote, for 14 days. A second time changes nothing.
#[utoipa::path(
    put, path = "/ideas/{number}/objection", operation_id = "put_objection", tag = "triage", request_body = SentObjection,
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 204, description = "Moderators see that somebody objects, and not who"),
        (status = 403, body = Problem, content_type = "application/problem+json", description = "Neither a voter nor the author"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It is not merged, or the time is over"),
    ),
)]
pub async fn put_objection(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
    body: Body<SentObjection>,
) -> Answer {
    triage::object(&call, idea, body.whole()?.claim_code.as_deref()).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Lets a merge stand although somebody objects. Whoever merged may not.
#[utoipa::path(
    put, path = "/ideas/{number}/objection/reply", operation_id = "put_objection_reply", tag = "triage",
    request_body = SentReply,
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 204, description = "It stays"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "Nobody objects, or they have their answer"),
    ),
)]
pub async fn put_objection_reply(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
    body: Body<SentReply>,
) -> Answer {
    triage::keep_merged(&call, idea, &body.whole()?.sentence).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Makes several ideas of one. Votes count for each of them until people choose.
#[utoipa::path(
    put, path = "/ideas/{number}/split", operation_id = "put_split", tag = "triage", request_body = SentSplit,
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireParts),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It is closed, others are merged into it, or it is too late"),
    ),
)]
pub async fn put_split(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
    body: Body<SentSplit>,
) -> Answer {
    let parts: Vec<RawPart> = body.whole()?.parts.into_iter().map(RawPart::from).collect();
    let parts = triage::split(&call, idea, &parts).await?;
    Ok(Json(WireParts { parts: parts.into_iter().map(IdeaNumber::as_i64).collect() }).into_response())
}

/// Makes one of what was split, as long as more than votes came to none of its parts.
#[utoipa::path(
    delete, path = "/ideas/{number}/split", operation_id = "delete_split", tag = "triage",
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireIdeaPage),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It is not split, or a part has gone its own way"),
    ),
)]
pub async fn delete_split(Told(call): Told, Numbered(idea): Numbered) -> Answer {
    triage::unsplit(&call, idea).await?;
    read(&call, idea).await
}
