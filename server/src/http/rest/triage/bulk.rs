use axum::{Extension, Json, response::IntoResponse};
use domain::{
    ids::ActId,
    refusals::{Field, Refusal},
    text::TextError,
    triage::{Outcome, Thing},
};
use serde::{Deserialize, Serialize};
use service::{Call, triage};
use utoipa::ToSchema;

use crate::http::{
    rest::body::{Body, Shape},
    trouble::Answer,
};

/// One act on many items.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentBulk {
    /// `assign`, `tag`, `settle` or `publish`.
    act: String,
    /// Up to 100: `12` for an idea, `12.34` for its comment.
    items: Vec<String>,
    /// For `assign`: the key of somebody who moderates; nobody without it.
    person: Option<i64>,
    /// For `tag`: the tag.
    tag: String,
}

/// What became of each.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BulkResult)]
pub struct WireBulk {
    /// In the order in which they were sent.
    items: Vec<WireOutcome>,
}

/// What became of one.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Outcome)]
pub struct WireOutcome {
    /// As it was sent.
    item: String,
    /// Why it was not done, as in the `type` of problems; `null` when it was.
    problem: Option<&'static str>,
    /// The act, with which it is undone at `/triage/acts/{id}`; `null` when nothing changed.
    act: Option<i64>,
}

impl Shape for SentBulk {
    const FIELDS: &'static [&'static str] = &["act", "items", "person", "tag"];
}

impl From<Outcome> for WireOutcome {
    fn from(Outcome { thing, refusal, act }: Outcome) -> Self {
        let problem = refusal.as_ref().map(Refusal::code);
        Self { item: thing.to_string(), problem, act: act.map(ActId::as_i64) }
    }
}

/// Does the same to many items. One that is refused stops none of the others.
#[utoipa::path(
    post, path = "/triage/bulk", operation_id = "post_bulk", tag = "triage", request_body = SentBulk,
    responses((status = 200, body = WireBulk)),
)]
pub async fn post_bulk(Extension(call): Extension<Call>, body: Body<SentBulk>) -> Answer {
    call.actor.moderate()?;
    let SentBulk { act, items, person, tag } = body.whole()?;
    let person = person.map(|person| person.to_string()).unwrap_or_default();
    let act = triage::parse_bulk(&act, &person, &tag)?;
    let things: Result<Vec<Thing>, _> = items.iter().map(|item| item.parse()).collect();
    let things = things.map_err(|_| Refusal::field(Field::Items, TextError::Malformed))?;
    let outcomes = triage::bulk(&call, &act, &things).await?;
    Ok(Json(WireBulk { items: outcomes.into_iter().map(WireOutcome::from).collect() }).into_response())
}
