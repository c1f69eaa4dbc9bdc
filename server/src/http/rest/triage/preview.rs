use axum::{Extension, Json, response::IntoResponse};
use domain::triage::Eye;
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
    /// Why they see nothing, as in the `type` of problems.
    problem: Option<&'static str>,
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
    let preview = match triage::view_as(&call, idea, eye).await? {
        Ok(mut page) => match page.text.take() {
            Some(text) => WirePreview { idea: Some(WireIdeaPage::new(page, text)), problem: None },
            None => WirePreview { idea: None, problem: Some("withdrawn") },
        },
        Err(refusal) => WirePreview { idea: None, problem: Some(refusal.code()) },
    };
    Ok(Json(preview).into_response())
}
