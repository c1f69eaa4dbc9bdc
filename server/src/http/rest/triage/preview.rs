use axum::{Extension, Json, response::IntoResponse};
use domain::{
    results::PublicResult,
    triage::{Eye, Seen},
};
use serde::Serialize;
use service::{Call, triage};
use utoipa::ToSchema;

use crate::http::{
    path::Numbered,
    rest::{asked::Asked, problem::Problem, wire::WireIdeaPage},
    trouble::Answer,
};

/// An idea as somebody else sees it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Preview)]
pub struct WirePreview {
    /// What they see; `null` when they see nothing, or what is left of it.
    idea: Option<WireIdeaPage>,
    /// What is released, for the public.
    result: Option<WireReleased>,
    /// Why they see nothing, as in the `type` of problems; `unreleased` when nothing is released.
    problem: Option<&'static str>,
}

/// A result as the public reads it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReleasedResult)]
pub struct WireReleased {
    /// `done`, `in_progress`, `handed_over`, `not_possible` or `part_of`.
    kind: &'static str,
    /// Its title.
    title: String,
    /// Where the shoe pinched.
    pinch: String,
    /// What became of it, in words.
    became: String,
}

impl From<PublicResult> for WireReleased {
    fn from(PublicResult { kind, title, pinch, became, .. }: PublicResult) -> Self {
        Self { kind: kind.as_str(), title, pinch, became }
    }
}

/// An idea as somebody else sees it, for moderators. That somebody looked is noted.
#[utoipa::path(
    get, path = "/ideas/{number}/preview", operation_id = "get_preview", tag = "triage",
    params(
        ("number" = i64, Path, description = "The idea's number"),
        ("as" = Option<String>, Query, description = "`visitor`, `public`, `employee` (as default) or `author`"),
    ),
    responses(
        (status = 200, body = WirePreview),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
    ),
)]
pub async fn get_preview(Extension(call): Extension<Call>, Numbered(idea): Numbered, asked: Asked) -> Answer {
    let mut eye = Eye::Employee;
    asked.read(|key, value| (key == "as").then(|| value.parse().map(|wanted| eye = wanted).is_ok()))?;
    let mut preview = WirePreview { idea: None, result: None, problem: None };
    match triage::view_as(&call, idea, eye).await? {
        Seen::Page(mut page) => match page.text.take() {
            Some(text) => preview.idea = Some(WireIdeaPage::new(*page, text)),
            None => preview.problem = Some("withdrawn"),
        },
        Seen::Result(result) => preview.result = Some((*result).into()),
        Seen::Unreleased => preview.problem = Some("unreleased"),
        Seen::Nothing(refusal) => preview.problem = Some(refusal.code()),
    }
    Ok(Json(preview).into_response())
}
