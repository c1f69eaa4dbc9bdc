use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use service::{Call, synonyms};
use utoipa::ToSchema;

use crate::http::{
    rest::{
        body::{Body, Shape},
        problem::Problem,
        told::Told,
    },
    trouble::Answer,
};

/// Different words for one thing, by which the search goes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KeptSynonyms)]
pub struct WireSynonyms {
    /// One group a line, its expressions parted by `=`.
    body: String,
    /// Send it back with a change; it tells whether somebody else changed the list meanwhile.
    version: String,
}

/// The list as it shall be.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentSynonyms {
    /// One group a line, its expressions parted by `=`. A line that says nothing is refused.
    body: String,
    /// The `version` that was read.
    version: String,
}

impl Shape for SentSynonyms {
    const FIELDS: &'static [&'static str] = &["body", "version"];
}

async fn read(call: &Call) -> Answer<Json<WireSynonyms>> {
    let synonyms::Kept { list, version } = synonyms::load(call).await?;
    Ok(Json(WireSynonyms { body: list, version }))
}

/// The list of synonyms.
#[utoipa::path(
    get, path = "/admin/synonyms", operation_id = "get_synonyms", tag = "administration",
    responses((status = 200, body = WireSynonyms)),
)]
pub async fn get_synonyms(Extension(call): Extension<Call>) -> Answer<Json<WireSynonyms>> {
    read(&call).await
}

/// Puts another list in its place. Every server looks for the new words at once.
#[utoipa::path(
    put, path = "/admin/synonyms", operation_id = "put_synonyms", tag = "administration", request_body = SentSynonyms,
    responses(
        (status = 200, body = WireSynonyms),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "Somebody else changed it since `version` was read"),
    ),
)]
pub async fn put_synonyms(Told(call): Told, body: Body<SentSynonyms>) -> Answer<Json<WireSynonyms>> {
    let SentSynonyms { body, version } = body.whole()?;
    synonyms::keep(&call, &body, &version).await?;
    read(&call).await
}
