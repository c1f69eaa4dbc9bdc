use axum::{Extension, Json, http::StatusCode, response::IntoResponse};
use domain::{
    ids::{ActId, AppealId, CommentId, IdeaNumber, PersonId, ReportId},
    refusals::{Field, Refusal},
    text::TextError,
    triage::{Aside, RawDecision, Thing},
};
use serde::{Deserialize, Serialize};
use service::{Call, ideas, triage};
use utoipa::ToSchema;

use crate::http::{
    path::{Keyed, Numbered, OfIdea},
    rest::{
        asked::{Asked, Page},
        body::{Body, Shape},
        problem::Problem,
        told::Told,
        wire::WireIdeaPage,
    },
    trouble::Answer,
};

/// A decision on an idea. Empty fields are as if they had been left out.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentDecision {
    /// The status from now on; empty to answer without changing it.
    status: String,
    /// The official answer as Markdown, 1 to 4,000 characters.
    answer: String,
    /// The slug of the unit that answers.
    unit: String,
    /// Why it is declined: `law`, `competence`, `cost`, `exists`, `technology` or `other`.
    ground: String,
    /// Where it is handed to.
    place: String,
    /// The status that was read; when it is another by now, nothing changes.
    seen: String,
    /// How many official answers were read; when there are more by now, nothing changes.
    seen_answers: Option<u32>,
    /// `wording` of the item that was read; when it was reworded since, nothing changes.
    seen_wording: String,
    /// `prepared_at` of the prepared decision that was read and is settled by this.
    replaces: String,
}

/// Why something is hidden.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentHiding {
    /// `person`, `insult`, `secret`, `spam`, `elsewhere` or `other`.
    ground: String,
    /// What the author is told, 5 to 1,000 characters.
    sentence: String,
}

/// Why something is shown again.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentRestoring {
    /// `mistake`, `mended`, `reviewed` or `other`.
    ground: String,
    /// What the author is told, 5 to 1,000 characters.
    sentence: String,
}

/// Who takes care of an idea.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentAssignee {
    /// The key of somebody who moderates.
    person: Option<i64>,
}

/// An appeal.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentAppeal {
    /// Why the decision should be another, 10 to 2,000 characters.
    body: String,
    /// The comment, when it is not about the idea itself.
    comment: Option<i64>,
    /// The claim code of an idea without a name.
    claim_code: Option<String>,
}

/// The decision of an appeal.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentOutcome {
    /// `upheld` or `granted`.
    outcome: String,
    /// What the author is told, 5 to 1,000 characters.
    sentence: String,
}

/// An appeal that was filed.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FiledAppeal)]
pub struct WireAppeal {
    /// Its key.
    id: i64,
}

impl Shape for SentDecision {
    const FIELDS: &'static [&'static str] =
        &["status", "answer", "unit", "ground", "place", "seen", "seen_answers", "seen_wording", "replaces"];
}

impl Shape for SentHiding {
    const FIELDS: &'static [&'static str] = &["ground", "sentence"];
}

impl Shape for SentRestoring {
    const FIELDS: &'static [&'static str] = &["ground", "sentence"];
}

impl Shape for SentAssignee {
    const FIELDS: &'static [&'static str] = &["person"];
}

impl Shape for SentAppeal {
    const FIELDS: &'static [&'static str] = &["body", "comment", "claim_code"];
}

impl Shape for SentOutcome {
    const FIELDS: &'static [&'static str] = &["outcome", "sentence"];
}

impl From<SentDecision> for RawDecision {
    fn from(sent: SentDecision) -> Self {
        let SentDecision { status, answer, unit, ground, place, seen, seen_answers, seen_wording, replaces } =
            sent;
        let seen_answers = seen_answers.map(|count| count.to_string()).unwrap_or_default();
        Self { status, answer, unit, ground, place, seen, seen_answers, seen_wording, replaces }
    }
}

/// Moves an idea to another status, answers it, or both. Letting a held idea through is `{"status": "open"}`.
#[utoipa::path(
    put, path = "/ideas/{number}/status", operation_id = "put_status", tag = "triage", request_body = SentDecision,
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireIdeaPage),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "There is no such step from here, or it changed meanwhile"),
    ),
)]
pub async fn put_status(Told(call): Told, Numbered(idea): Numbered, body: Body<SentDecision>) -> Answer {
    triage::decide(&call, idea, &body.whole()?.into()).await?;
    read(&call, idea).await
}

/// Hides an idea from everybody but its author and moderators.
#[utoipa::path(
    put, path = "/ideas/{number}/hiding", operation_id = "put_hiding", tag = "triage", request_body = SentHiding,
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireIdeaPage),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It is hidden already"),
    ),
)]
pub async fn put_hiding(Told(call): Told, Numbered(idea): Numbered, body: Body<SentHiding>) -> Answer {
    let SentHiding { ground, sentence } = body.whole()?;
    triage::hide(&call, Thing::idea(idea), &ground, &sentence).await?;
    read(&call, idea).await
}

/// Shows a hidden idea again.
#[utoipa::path(
    put, path = "/ideas/{number}/restoring", operation_id = "put_restoring", tag = "triage",
    request_body = SentRestoring,
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireIdeaPage),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It is not hidden"),
    ),
)]
pub async fn put_restoring(Told(call): Told, Numbered(idea): Numbered, body: Body<SentRestoring>) -> Answer {
    let SentRestoring { ground, sentence } = body.whole()?;
    triage::restore(&call, Thing::idea(idea), &ground, &sentence).await?;
    read(&call, idea).await
}

/// Hides a comment from everybody but its author and moderators.
#[utoipa::path(
    put, path = "/ideas/{number}/comments/{comment}/hiding", operation_id = "put_comment_hiding", tag = "triage",
    request_body = SentHiding,
    params(("number" = i64, Path, description = "The idea's number"), ("comment" = i64, Path, description = "The comment")),
    responses(
        (status = 204, description = "It is hidden"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such comment"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It is hidden already"),
    ),
)]
pub async fn put_comment_hiding(
    Extension(call): Extension<Call>,
    OfIdea(idea, comment): OfIdea<CommentId>,
    body: Body<SentHiding>,
) -> Answer {
    let SentHiding { ground, sentence } = body.whole()?;
    triage::hide(&call, Thing { idea, comment: Some(comment) }, &ground, &sentence).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Shows a hidden comment again.
#[utoipa::path(
    put, path = "/ideas/{number}/comments/{comment}/restoring", operation_id = "put_comment_restoring", tag = "triage",
    request_body = SentRestoring,
    params(("number" = i64, Path, description = "The idea's number"), ("comment" = i64, Path, description = "The comment")),
    responses(
        (status = 204, description = "It is there again"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such comment"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It is not hidden"),
    ),
)]
pub async fn put_comment_restoring(
    Extension(call): Extension<Call>,
    OfIdea(idea, comment): OfIdea<CommentId>,
    body: Body<SentRestoring>,
) -> Answer {
    let SentRestoring { ground, sentence } = body.whole()?;
    triage::restore(&call, Thing { idea, comment: Some(comment) }, &ground, &sentence).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Lets a held comment through.
#[utoipa::path(
    put, path = "/ideas/{number}/comments/{comment}/approval", operation_id = "put_approval", tag = "triage",
    params(
        ("number" = i64, Path, description = "The idea's number"), ("comment" = i64, Path, description = "The comment"),
        ("seen_wording" = Option<String>, Query, description = "`wording` of the item that was read; when it was reworded since, nothing changes"),
    ),
    responses(
        (status = 204, description = "Everybody reads it"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such comment"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It is not held, or reads otherwise by now"),
    ),
)]
pub async fn put_approval(
    Extension(call): Extension<Call>,
    OfIdea(idea, comment): OfIdea<CommentId>,
    asked: Asked,
) -> Answer {
    call.actor.moderate()?;
    asked.only(&["seen_wording"])?;
    triage::approve(&call, idea, comment, asked.value("seen_wording")).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Settles the reports of an idea that stays as it is.
#[utoipa::path(
    delete, path = "/ideas/{number}/reports", operation_id = "delete_reports", tag = "triage",
    params(
        ("number" = i64, Path, description = "The idea's number"),
        ("newest" = Option<i64>, Query, description = "The key of the newest that was read: what came after it waits to be read. All without it"),
    ),
    responses(
        (status = 204, description = "They are settled"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
    ),
)]
pub async fn delete_reports(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
    asked: Asked,
) -> Answer {
    call.actor.moderate()?;
    triage::settle_reports(&call, Thing::idea(idea), newest(&asked)?).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Settles the reports of a comment that stays as it is.
#[utoipa::path(
    delete, path = "/ideas/{number}/comments/{comment}/reports", operation_id = "delete_comment_reports", tag = "triage",
    params(
        ("number" = i64, Path, description = "The idea's number"), ("comment" = i64, Path, description = "The comment"),
        ("newest" = Option<i64>, Query, description = "The key of the newest that was read: what came after it waits to be read. All without it"),
    ),
    responses(
        (status = 204, description = "They are settled"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such comment"),
    ),
)]
pub async fn delete_comment_reports(
    Extension(call): Extension<Call>,
    OfIdea(idea, comment): OfIdea<CommentId>,
    asked: Asked,
) -> Answer {
    call.actor.moderate()?;
    triage::settle_reports(&call, Thing { idea, comment: Some(comment) }, newest(&asked)?).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn newest(asked: &Asked) -> Answer<Option<ReportId>> {
    asked.only(&["newest"])?;
    asked.key("newest")
}

/// Gives the items of an idea to somebody who moderates.
#[utoipa::path(
    put, path = "/ideas/{number}/assignee", operation_id = "put_assignee", tag = "triage", request_body = SentAssignee,
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 204, description = "They take care of it"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
    ),
)]
pub async fn put_assignee(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
    body: Body<SentAssignee>,
) -> Answer {
    call.actor.moderate()?;
    let person = body.whole()?.person.map(PersonId::from_i64);
    let person = person.ok_or_else(|| Refusal::field(Field::Assignee, TextError::Missing))?;
    triage::assign(&call, idea, Some(person)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Nobody takes care of an idea any more.
#[utoipa::path(
    delete, path = "/ideas/{number}/assignee", operation_id = "delete_assignee", tag = "triage",
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 204, description = "Nobody takes care of it"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
    ),
)]
pub async fn delete_assignee(Extension(call): Extension<Call>, Numbered(idea): Numbered) -> Answer {
    triage::assign(&call, idea, None).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Appeals against the decision on one's own idea or comment, once.
#[utoipa::path(
    post, path = "/ideas/{number}/appeals", operation_id = "post_appeal", tag = "triage", request_body = SentAppeal,
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 201, body = WireAppeal),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "There was an appeal already, or there is nothing to appeal against"),
    ),
)]
pub async fn post_appeal(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
    body: Body<SentAppeal>,
) -> Answer {
    let SentAppeal { body, comment, claim_code } = body.whole()?;
    let thing = Thing { idea, comment: comment.map(CommentId::from_i64) };
    let id = triage::appeal(&call, thing, None, &body, claim_code.as_deref()).await?.as_i64();
    Ok((StatusCode::CREATED, Json(WireAppeal { id })).into_response())
}

/// Decides an appeal. Whoever hid or declined may not.
#[utoipa::path(
    put, path = "/appeals/{id}/decision", operation_id = "put_appeal_decision", tag = "triage", request_body = SentOutcome,
    params(("id" = i64, Path, description = "The appeal")),
    responses(
        (status = 204, description = "It is decided"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such appeal"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It was decided already"),
    ),
)]
pub async fn put_appeal_decision(
    Extension(call): Extension<Call>,
    Keyed(appeal): Keyed<AppealId>,
    body: Body<SentOutcome>,
) -> Answer {
    let SentOutcome { outcome, sentence } = body.whole()?;
    triage::decide_appeal(&call, appeal, &outcome, &sentence).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Undoes one's own last act, while nobody has changed the same thing since.
#[utoipa::path(
    delete, path = "/triage/last-act", operation_id = "delete_last_act", tag = "triage",
    responses(
        (status = 204, description = "It is as it was"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "There is nothing to undo"),
    ),
)]
pub async fn delete_last_act(Extension(call): Extension<Call>) -> Answer {
    triage::undo(&call, None).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// An act that can be undone.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = UndoableAct)]
pub struct WireAct {
    /// Its key.
    id: i64,
    /// What was done, as in the audit.
    verb: &'static str,
    /// `12` for an idea, `12.34` for its comment, and for what is beside an idea: `12:assigned`, `12:tagged`, `12:prepared`, `12:opinion`.
    about: String,
    /// How, where it changed something beside the idea: `assigned`, `added`, `removed`, `prepared`, `discarded`, `asked`, `revoked` or `taken`.
    step: Option<&'static str>,
    /// When.
    at: String,
    /// Whether the token's owner did it, within the last hour.
    own: bool,
}

/// The last acts on an idea and its comments that can be undone, the newest first.
#[utoipa::path(
    get, path = "/ideas/{number}/acts", operation_id = "list_acts", tag = "triage",
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = Page<WireAct>),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
    ),
)]
pub async fn list_acts(Extension(call): Extension<Call>, Numbered(idea): Numbered, asked: Asked) -> Answer {
    call.actor.see_queue()?;
    let acts = triage::undoable(&call, idea).await?.into_iter().map(|act| WireAct {
        id: act.id.as_i64(),
        verb: act.verb.as_str(),
        about: act.about.to_string(),
        step: act.aside.as_ref().map(Aside::step),
        at: act.at.rfc3339(),
        own: act.own,
    });
    Ok(asked.page(acts.collect(), None))
}

/// Undoes an act, one's own or a colleague's, while it is the last on its thing and that is as it left it.
#[utoipa::path(
    delete, path = "/triage/acts/{id}", operation_id = "delete_act", tag = "triage",
    params(("id" = i64, Path, description = "The act, from `GET /ideas/{number}/acts`")),
    responses(
        (status = 204, description = "It is as it was"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "There is nothing to undo"),
    ),
)]
pub async fn delete_act(Extension(call): Extension<Call>, Keyed(act): Keyed<ActId>) -> Answer {
    triage::undo(&call, Some(act)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

pub(super) async fn read(call: &Call, idea: IdeaNumber) -> Answer {
    let mut page = ideas::page(call, idea, None).await?;
    let text = page.text.take().ok_or(Refusal::Withdrawn)?;
    Ok(Json(WireIdeaPage::new(page, text)).into_response())
}
