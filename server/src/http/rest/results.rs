//! What the public reads of outcomes, as moderators keep it.

use axum::{Extension, Json};
use domain::{
    ids::{IdeaNumber, PublicTextId},
    refusals::Refusal,
    results::{KeptResult, RawResult, ResultDesk},
};
use serde::{Deserialize, Serialize};
use service::{Call, results};
use utoipa::ToSchema;

use crate::http::{
    path::Numbered,
    rest::{
        body::{Body, Shape},
        problem::Problem,
        told::Told,
    },
    trouble::Answer,
};

/// A text for the public.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentResult {
    /// 5 to 120 characters.
    title: String,
    /// Where the shoe pinched, 10 to 2,000 characters.
    pinch: String,
    /// What became of it, 10 to 2,000 characters.
    became: String,
    /// The newest text that you have read, 0 for none: when there is another by then, it is refused as `stale`.
    version: Option<i64>,
}

/// The release of a text.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentRelease {
    /// The `id` of the text that you have read.
    text: i64,
}

impl Shape for SentResult {
    const FIELDS: &'static [&'static str] = &["title", "pinch", "became", "version"];
}

impl Shape for SentRelease {
    const FIELDS: &'static [&'static str] = &["text"];
}

/// A text that waits or is public.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PublicText)]
pub struct WireText {
    /// Its key.
    id: i64,
    /// The outcome that it tells of.
    outcome: &'static str,
    title: String,
    pinch: String,
    became: String,
    written_at: String,
    released_at: Option<String>,
}

/// All that is kept for the public of an idea.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PublicTexts)]
pub struct WireDesk {
    /// The newest text there ever was; 0 without one.
    version: i64,
    /// What waits for a second person.
    waiting: Option<WireText>,
    /// What the public reads.
    public: Option<WireText>,
    /// Whether that tells of another outcome than the one that stands.
    outdated: bool,
}

impl From<KeptResult> for WireText {
    fn from(kept: KeptResult) -> Self {
        let KeptResult { id, kind, title, pinch, became, written_at, released_at, .. } = kept;
        Self {
            id: id.as_i64(),
            outcome: kind.as_str(),
            title,
            pinch,
            became,
            written_at: written_at.rfc3339(),
            released_at: released_at.map(|at| at.rfc3339()),
        }
    }
}

impl From<ResultDesk> for WireDesk {
    fn from(desk: ResultDesk) -> Self {
        let outdated = desk.is_outdated();
        let ResultDesk { waiting, public, version, .. } = desk;
        Self { version, waiting: waiting.map(WireText::from), public: public.map(WireText::from), outdated }
    }
}

/// What is kept for the public of an idea, for moderators.
#[utoipa::path(
    get, path = "/ideas/{number}/result", operation_id = "get_result", tag = "outcomes",
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireDesk),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea, or it was not pulled"),
    ),
)]
pub async fn get_result(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
) -> Answer<Json<WireDesk>> {
    read(&call, idea).await
}

/// Puts a text before a second person. What is public stays so until that one releases it.
#[utoipa::path(
    put, path = "/ideas/{number}/result", operation_id = "put_result", tag = "outcomes", request_body = SentResult,
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireDesk),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "`not-pulled`, `no-outcome`, or `stale`"),
    ),
)]
pub async fn put_result(
    Told(call): Told,
    Numbered(idea): Numbered,
    body: Body<SentResult>,
) -> Answer<Json<WireDesk>> {
    call.actor.moderate()?;
    let SentResult { title, pinch, became, version } = body.whole()?;
    let version = version.map(|version| version.to_string()).unwrap_or_default();
    results::write(&call, idea, &RawResult { title, pinch, became, version }).await?;
    read(&call, idea).await
}

/// The public reads nothing of the idea any more, at once.
#[utoipa::path(
    delete, path = "/ideas/{number}/result", operation_id = "delete_result", tag = "outcomes",
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireDesk),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea, or it was not pulled"),
    ),
)]
pub async fn delete_result(Told(call): Told, Numbered(idea): Numbered) -> Answer<Json<WireDesk>> {
    results::take_back(&call, idea).await?;
    read(&call, idea).await
}

/// Makes public what somebody else wrote.
#[utoipa::path(
    put, path = "/ideas/{number}/result/release", operation_id = "put_result_release", tag = "outcomes", request_body = SentRelease,
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireDesk),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "`not-pulled`, `no-outcome`, or `stale`: another text waits, or another outcome stands"),
    ),
)]
pub async fn put_result_release(
    Told(call): Told,
    Numbered(idea): Numbered,
    body: Body<SentRelease>,
) -> Answer<Json<WireDesk>> {
    call.actor.moderate()?;
    let SentRelease { text } = body.whole()?;
    results::release(&call, idea, PublicTextId::from_i64(text)).await?;
    read(&call, idea).await
}

async fn read(call: &Call, idea: IdeaNumber) -> Answer<Json<WireDesk>> {
    Ok(Json(results::desk(call, idea).await?.ok_or(Refusal::NotFound)?.into()))
}
