use axum::{Extension, Json};
use service::{Call, people};

use super::wire::WireMe;
use crate::http::trouble::Answer;

/// The token's owner.
#[utoipa::path(
    get, path = "/me", operation_id = "get_me", tag = "people",
    responses((status = 200, body = WireMe)),
)]
pub async fn get_me(Extension(call): Extension<Call>) -> Answer<Json<WireMe>> {
    call.actor.read()?;
    Ok(Json(people::me(&call).await?.into()))
}
