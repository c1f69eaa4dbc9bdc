use axum::{Extension, Json, http::StatusCode, response::IntoResponse};
use domain::{ids::TemplateId, templates::AnswerTemplate};
use serde::{Deserialize, Serialize};
use service::{Call, templates};
use utoipa::ToSchema;

use crate::http::{
    path::Keyed,
    rest::{
        asked::{Asked, Page},
        body::{Body, Shape},
        problem::Problem,
        told::Told,
    },
    trouble::Answer,
};

/// A template of official answers.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnswerTemplate)]
pub struct WireTemplate {
    /// Its key.
    id: i64,
    /// What it is called.
    name: String,
    /// The text.
    body: String,
    /// Send it back with a change; it tells whether somebody else changed the template meanwhile.
    version: String,
}

/// A template as it shall be.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentTemplate {
    /// 1 to 80 characters.
    name: String,
    /// 1 to 4,000 characters.
    body: String,
    /// The `version` that was read, when it is changed; without one nobody is asked whether it changed meanwhile.
    version: String,
}

impl Shape for SentTemplate {
    const FIELDS: &'static [&'static str] = &["name", "body", "version"];
}

impl From<AnswerTemplate> for WireTemplate {
    fn from(template: AnswerTemplate) -> Self {
        let version = template.version();
        let AnswerTemplate { id, name, body } = template;
        Self { id: id.as_i64(), name, body, version }
    }
}

async fn read(call: &Call, id: TemplateId) -> Answer<Json<WireTemplate>> {
    Ok(Json(templates::entry(call, id).await?.into()))
}

/// Every template, in their order. Moderators keep them, too.
#[utoipa::path(
    get, path = "/admin/templates", operation_id = "list_templates", tag = "administration",
    responses(
        (status = 200, body = Page<WireTemplate>),
    ),
)]
pub async fn list_templates(Extension(call): Extension<Call>, asked: Asked) -> Answer {
    let all = templates::list(&call).await?;
    Ok(asked.page(all.into_iter().map(WireTemplate::from).collect(), None))
}

/// Adds a template as the last.
#[utoipa::path(
    post, path = "/admin/templates", operation_id = "post_template", tag = "administration", request_body = SentTemplate,
    responses(
        (status = 201, body = WireTemplate),
    ),
)]
pub async fn post_template(Told(call): Told, body: Body<SentTemplate>) -> Answer {
    let SentTemplate { name, body, .. } = body.whole()?;
    let id = templates::add(&call, &name, &body).await?;
    Ok((StatusCode::CREATED, read(&call, id).await?).into_response())
}

/// One template.
#[utoipa::path(
    get, path = "/admin/templates/{id}", operation_id = "get_template", tag = "administration",
    params(("id" = i64, Path, description = "The template")),
    responses(
        (status = 200, body = WireTemplate),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn get_template(Extension(call): Extension<Call>, Keyed(id): Keyed<TemplateId>) -> Answer {
    Ok(read(&call, id).await?.into_response())
}

/// Gives a template another wording.
#[utoipa::path(
    put, path = "/admin/templates/{id}", operation_id = "put_template", tag = "administration", request_body = SentTemplate,
    params(("id" = i64, Path, description = "The template")),
    responses(
        (status = 200, body = WireTemplate),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "Somebody else changed it since `version` was read"),
    ),
)]
pub async fn put_template(
    Told(call): Told,
    Keyed(id): Keyed<TemplateId>,
    body: Body<SentTemplate>,
) -> Answer {
    let SentTemplate { name, body, version } = body.whole()?;
    templates::reword(&call, id, &name, &body, &version).await?;
    Ok(read(&call, id).await?.into_response())
}

/// Removes a template, which comes back.
#[utoipa::path(
    delete, path = "/admin/templates/{id}", operation_id = "delete_template", tag = "administration",
    params(("id" = i64, Path, description = "The template")),
    responses(
        (status = 200, body = WireTemplate),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn delete_template(Told(call): Told, Keyed(id): Keyed<TemplateId>) -> Answer {
    let gone = read(&call, id).await?;
    templates::remove(&call, id).await?;
    Ok(gone.into_response())
}
