use axum::{Extension, Json, response::IntoResponse};
use domain::texts::TextEntry;
use serde::{Deserialize, Serialize};
use service::{Call, texts};
use utoipa::ToSchema;

use crate::http::{
    path::Named,
    rest::{
        asked::{Asked, Page},
        body::{Body, Shape},
        problem::Problem,
        told::Told,
    },
    trouble::Answer,
};

/// A text of the footer.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KeptText)]
pub struct WireText {
    /// Its address, without the slash.
    key: String,
    /// Markdown in German.
    body_de: String,
    /// Markdown in English; may be empty.
    body_en: String,
    /// Whether the city wrote it; else the product brought it along.
    own: bool,
    /// Send it back with a change; it tells whether somebody else changed the text meanwhile.
    version: String,
}

/// A text as it shall be.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentText {
    /// Markdown in German: 1 to 20,000 characters.
    body_de: String,
    /// Markdown in English: up to 20,000 characters.
    body_en: String,
    /// The `version` that was read.
    version: String,
}

impl Shape for SentText {
    const FIELDS: &'static [&'static str] = &["body_de", "body_en", "version"];
}

impl From<TextEntry> for WireText {
    fn from(TextEntry { key, de, en, version }: TextEntry) -> Self {
        Self { key, own: de.own || en.own, body_de: de.body, body_en: en.body, version }
    }
}

async fn read(call: &Call, key: &str) -> Answer<Json<WireText>> {
    Ok(Json(texts::entry(call, key).await?.into()))
}

/// Every text of the footer.
#[utoipa::path(
    get, path = "/admin/texts", operation_id = "list_texts", tag = "administration",
    responses(
        (status = 200, body = Page<WireText>),
    ),
)]
pub async fn list_texts(Extension(call): Extension<Call>, asked: Asked) -> Answer {
    let entries = texts::list(&call).await?;
    Ok(asked.page(entries.into_iter().map(WireText::from).collect(), None))
}

/// One text.
#[utoipa::path(
    get, path = "/admin/texts/{key}", operation_id = "get_text", tag = "administration",
    params(("key" = String, Path, description = "The address of the text, without the slash")),
    responses(
        (status = 200, body = WireText),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn get_text(Extension(call): Extension<Call>, Named(key): Named) -> Answer {
    Ok(read(&call, &key).await?.into_response())
}

/// Puts both languages of a text in the place of those that are there.
#[utoipa::path(
    put, path = "/admin/texts/{key}", operation_id = "put_text", tag = "administration", request_body = SentText,
    params(("key" = String, Path, description = "The address of the text, without the slash")),
    responses(
        (status = 200, body = WireText),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "Somebody else changed it since `version` was read"),
    ),
)]
pub async fn put_text(Told(call): Told, Named(key): Named, body: Body<SentText>) -> Answer {
    let SentText { body_de, body_en, version } = body.whole()?;
    texts::keep(&call, &key, &body_de, &body_en, &version).await?;
    Ok(read(&call, &key).await?.into_response())
}

/// Goes back to the text that the product brought along.
#[utoipa::path(
    delete, path = "/admin/texts/{key}", operation_id = "delete_text", tag = "administration",
    params(("key" = String, Path, description = "The address of the text, without the slash")),
    responses(
        (status = 200, body = WireText),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn delete_text(Told(call): Told, Named(key): Named) -> Answer {
    texts::forget(&call, &key, "").await?;
    Ok(read(&call, &key).await?.into_response())
}
