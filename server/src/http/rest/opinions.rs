use axum::{Extension, Json, http::StatusCode, response::IntoResponse};
use domain::{
    ids::OpinionId,
    opinions::{Opinion, OpinionReply, OpinionRequest, RawQuestion, RawReply},
};
use serde::{Deserialize, Serialize};
use service::{Call, opinions, units};
use utoipa::ToSchema;

use crate::http::{
    path::{Keyed, Numbered},
    rest::{
        asked::{Asked, Page},
        body::{Body, Shape},
        problem::Problem,
    },
    trouble::Answer,
};

/// A question to a specialist unit.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentQuestion {
    /// The slug of the unit.
    unit: String,
    /// The e-mail address of whoever of it shall answer; anybody of the unit without it.
    email: String,
    /// 10 to 2,000 characters.
    question: String,
    /// The last day, as `2026-03-01`.
    due: String,
    /// Whether a link is made with which nobody has to sign in.
    link: bool,
}

/// What was asked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AskedOpinion)]
pub struct WireAsked {
    /// Its key.
    id: i64,
    /// The path of the link, told this once; `null` without one.
    link: Option<String>,
}

/// A reply. Empty fields are as if they had been left out.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentReply {
    /// `yes`, `partly` or `no`.
    possible: String,
    /// `s`, `m`, `l` or a number of hours.
    effort: String,
    /// What the law says against it, up to 2,000 characters.
    obstacle: String,
    /// Who would do it, 2 to 120 characters.
    who: String,
    /// By when, as `2026-03-01`.
    until: String,
    /// Up to 2,000 characters.
    remark: String,
}

/// A reply as it stands.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OpinionReply)]
pub struct WireReply {
    /// `yes`, `partly` or `no`.
    possible: &'static str,
    effort: String,
    obstacle: String,
    who: String,
    until: String,
    remark: String,
    /// When it was given, or corrected.
    at: String,
}

/// A question as moderators read it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Opinion)]
pub struct WireOpinion {
    /// Its key.
    id: i64,
    /// The slug of the unit.
    unit: Option<String>,
    /// The name of whoever shall answer; `null` for anybody.
    person: Option<String>,
    question: String,
    /// When it was asked.
    asked_at: String,
    /// Until when.
    due: String,
    /// Until when its link opens; `null` without one.
    link_until: Option<String>,
    reply: Option<WireReply>,
    /// Whether it was taken up.
    taken: bool,
}

/// A question as those who are asked read it: the idea, and nothing about its author.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OpinionRequest)]
pub struct WireRequest {
    /// Its key.
    id: i64,
    /// The idea's number.
    idea: i64,
    title: String,
    pinch: String,
    wish: String,
    /// Additions, as safe HTML.
    addenda: Vec<String>,
    question: String,
    /// Until when.
    due: String,
    reply: Option<WireReply>,
    /// Whether it was taken up: then it stays as it is.
    taken: bool,
}

impl Shape for SentQuestion {
    const FIELDS: &'static [&'static str] = &["unit", "email", "question", "due", "link"];
}

impl Shape for SentReply {
    const FIELDS: &'static [&'static str] = &["possible", "effort", "obstacle", "who", "until", "remark"];
}

impl From<OpinionReply> for WireReply {
    fn from(reply: OpinionReply) -> Self {
        let OpinionReply { possible, effort, obstacle, who, until, remark, at } = reply;
        Self { possible: possible.as_str(), effort, obstacle, who, until, remark, at: at.rfc3339() }
    }
}

impl From<OpinionRequest> for WireRequest {
    fn from(request: OpinionRequest) -> Self {
        let OpinionRequest { id, idea, title, pinch, wish, addenda, question, due, reply, taken } = request;
        Self {
            id: id.as_i64(),
            idea: idea.as_i64(),
            title,
            pinch,
            wish,
            addenda,
            question,
            due: due.rfc3339(),
            reply: reply.map(WireReply::from),
            taken,
        }
    }
}

/// What specialist units were asked about an idea and not taken back, the newest first, for moderators.
#[utoipa::path(
    get, path = "/ideas/{number}/opinions", operation_id = "list_idea_opinions", tag = "triage",
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = Page<WireOpinion>),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
    ),
)]
pub async fn list_idea_opinions(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
    asked: Asked,
) -> Answer {
    let opinions = opinions::list(&call, idea).await?;
    let units = units::choices(&call).await?;
    let wire = |opinion: Opinion| WireOpinion {
        id: opinion.id.as_i64(),
        unit: units.iter().find(|unit| unit.id == opinion.unit).map(|unit| unit.slug.clone()),
        person: opinion.person,
        question: opinion.question,
        asked_at: opinion.asked_at.rfc3339(),
        due: opinion.due.rfc3339(),
        link_until: opinion.link_until.map(|until| until.rfc3339()),
        reply: opinion.reply.map(WireReply::from),
        taken: opinion.taken,
    };
    Ok(asked.page(opinions.into_iter().map(wire).collect(), None))
}

/// Asks a specialist unit about an idea that everybody reads.
#[utoipa::path(
    post, path = "/ideas/{number}/opinions", operation_id = "post_opinion", tag = "triage", request_body = SentQuestion,
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 201, body = WireAsked),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It is held or hidden"),
    ),
)]
pub async fn post_opinion(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
    body: Body<SentQuestion>,
) -> Answer {
    call.actor.moderate()?;
    let SentQuestion { unit, email, question, due, link } = body.whole()?;
    let raw = RawQuestion { unit, email, question, due, linked: link };
    let (id, token) = opinions::ask(&call, idea, &raw).await?;
    let link = token.map(|token| app::links::linked_opinion(&token));
    Ok((StatusCode::CREATED, Json(WireAsked { id: id.as_i64(), link })).into_response())
}

/// Takes a question back; its link opens no more.
#[utoipa::path(
    delete, path = "/opinions/{id}", operation_id = "delete_opinion", tag = "triage",
    params(("id" = i64, Path, description = "The question")),
    responses(
        (status = 204, description = "It is taken back"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such question"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "The reply was taken up"),
    ),
)]
pub async fn delete_opinion(Extension(call): Extension<Call>, Keyed(id): Keyed<OpinionId>) -> Answer {
    opinions::revoke(&call, id).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Takes a reply up: it stays as it is, and waits no longer.
#[utoipa::path(
    put, path = "/opinions/{id}/taken", operation_id = "put_opinion_taken", tag = "triage",
    params(("id" = i64, Path, description = "The question")),
    responses(
        (status = 204, description = "It is taken up"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such reply"),
    ),
)]
pub async fn put_opinion_taken(Extension(call): Extension<Call>, Keyed(id): Keyed<OpinionId>) -> Answer {
    opinions::take(&call, id).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// What waits for the token's owner, or for anybody of their unit.
#[utoipa::path(
    get, path = "/opinions", operation_id = "list_opinions", tag = "triage",
    responses((status = 200, body = Page<WireRequest>)),
)]
pub async fn list_opinions(Extension(call): Extension<Call>, asked: Asked) -> Answer {
    let requests = opinions::requests(&call).await?;
    Ok(asked.page(requests.into_iter().map(WireRequest::from).collect(), None))
}

/// A question, for the unit or the person that is asked.
#[utoipa::path(
    get, path = "/opinions/{id}", operation_id = "get_opinion", tag = "triage",
    params(("id" = i64, Path, description = "The question")),
    responses(
        (status = 200, body = WireRequest),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such question"),
    ),
)]
pub async fn get_opinion(Extension(call): Extension<Call>, Keyed(id): Keyed<OpinionId>) -> Answer {
    Ok(Json(WireRequest::from(opinions::request(&call, id).await?)).into_response())
}

/// Gives an opinion, or corrects it until moderation takes it up.
#[utoipa::path(
    put, path = "/opinions/{id}/reply", operation_id = "put_opinion_reply", tag = "triage", request_body = SentReply,
    params(("id" = i64, Path, description = "The question")),
    responses(
        (status = 204, description = "It has arrived"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such question"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It was taken up"),
    ),
)]
pub async fn put_opinion_reply(
    Extension(call): Extension<Call>,
    Keyed(id): Keyed<OpinionId>,
    body: Body<SentReply>,
) -> Answer {
    let SentReply { possible, effort, obstacle, who, until, remark } = body.whole()?;
    opinions::reply(&call, id, &RawReply { possible, effort, obstacle, who, until, remark }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
