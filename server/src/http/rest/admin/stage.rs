//! What opens the stage of a campaign.

use app::links;
use axum::{
    Extension, Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::stage::DisplayCard;
use serde::{Deserialize, Serialize};
use service::{Call, stage};
use utoipa::ToSchema;

use crate::{
    http::{
        path::{DisplayOf, Named},
        rest::{
            asked::{Asked, Page},
            body::{Body, Shape},
            problem::Problem,
        },
        trouble::Answer,
    },
    state::App,
};

/// What opens the stage of a campaign; nothing of it opens anything.
#[derive(Serialize, ToSchema)]
#[schema(as = Display)]
pub struct WireDisplay {
    /// The key.
    id: i64,
    /// Where it is used.
    name: String,
    /// When it was made.
    created_at: String,
}

impl From<DisplayCard> for WireDisplay {
    fn from(DisplayCard { id, name, created_at }: DisplayCard) -> Self {
        Self { id: id.as_i64(), name, created_at: created_at.rfc3339() }
    }
}

/// Another one.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = NewDisplay)]
pub struct SentDisplay {
    /// Where it is used: 1 to 80 characters.
    name: String,
}

impl Shape for SentDisplay {
    const FIELDS: &'static [&'static str] = &["name"];
}

/// What opens the stage: shown this once.
#[derive(Serialize, ToSchema)]
#[schema(as = OpenedDisplay)]
pub struct WireOpening {
    /// The address for the machine in the hall.
    address: String,
}

/// What opens the stage of a campaign, oldest first.
#[utoipa::path(
    get, path = "/admin/campaigns/{slug}/displays", operation_id = "list_displays", tag = "administration",
    params(("slug" = String, Path, description = "The campaign")),
    responses(
        (status = 200, body = Page<WireDisplay>),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such campaign"),
    ),
)]
pub async fn list_displays(Extension(call): Extension<Call>, Named(slug): Named, asked: Asked) -> Answer {
    let desk = stage::desk(&call, &slug).await?;
    Ok(asked.page(desk.displays.into_iter().map(WireDisplay::from).collect(), None))
}

/// Opens the stage of a campaign somewhere. The address is shown this once.
#[utoipa::path(
    post, path = "/admin/campaigns/{slug}/displays", operation_id = "post_display", tag = "administration", request_body = SentDisplay,
    params(("slug" = String, Path, description = "The campaign")),
    responses(
        (status = 201, body = WireOpening),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such campaign"),
    ),
)]
pub async fn post_display(
    State(app): State<App>,
    Extension(call): Extension<Call>,
    Named(slug): Named,
    body: Body<SentDisplay>,
) -> Answer {
    let SentDisplay { name } = body.whole()?;
    let token = stage::open(&call, &slug, &name).await?;
    let address = format!("{}{}", app.config.public_url, links::stage_opening(&slug, &token));
    Ok((StatusCode::CREATED, Json(WireOpening { address })).into_response() as Response)
}

/// Ends what opens a stage, which comes back. What is up hears of it within a minute.
#[utoipa::path(
    delete, path = "/admin/campaigns/{slug}/displays/{id}", operation_id = "delete_display", tag = "administration",
    params(("slug" = String, Path, description = "The campaign"), ("id" = i64, Path, description = "What opens it")),
    responses(
        (status = 200, body = WireDisplay),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn delete_display(Extension(call): Extension<Call>, DisplayOf(slug, display): DisplayOf) -> Answer {
    Ok(Json(WireDisplay::from(stage::end(&call, &slug, display).await?)).into_response())
}
