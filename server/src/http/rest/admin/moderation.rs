use axum::{Extension, Json};
use domain::campaigns::Moderation;
use serde::{Deserialize, Serialize};
use service::{Call, campaigns};
use utoipa::ToSchema;

use crate::http::{
    path::Named,
    rest::{
        body::{Body, Shape},
        problem::Problem,
        told::Told,
    },
    trouble::Answer,
};

/// How a campaign is moderated.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ModerationRules)]
pub struct WireModerationRules {
    /// Within how many working days of North Rhine-Westphalia the first answer is promised.
    answer_days: u16,
    /// Which posts wait before anybody else sees them: `off`, `anonymous`, `first` or `all`.
    premoderation: &'static str,
    /// The key of whoever is shown first what is past its date.
    deputy: Option<i64>,
    /// Send it back with a change; it tells whether somebody else changed the rules meanwhile.
    version: String,
}

/// How a campaign shall be moderated. All of it is set at once.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentModeration {
    /// Within how many working days of North Rhine-Westphalia the first answer is promised, 1 to 250.
    answer_days: Option<i64>,
    /// `off`, `anonymous`, `first` or `all`.
    premoderation: String,
    /// The key of somebody who moderates; nobody when it is left out.
    deputy: Option<i64>,
    /// The `version` that was read; without one nobody is asked whether it changed meanwhile.
    version: String,
}

impl Shape for SentModeration {
    const FIELDS: &'static [&'static str] = &["answer_days", "premoderation", "deputy", "version"];
}

impl From<Moderation> for WireModerationRules {
    fn from(moderation: Moderation) -> Self {
        let Moderation { answer_days, premoderation, deputy } = moderation;
        Self {
            answer_days,
            premoderation: premoderation.as_str(),
            deputy: deputy.map(domain::ids::PersonId::as_i64),
            version: moderation.version(),
        }
    }
}

/// How a campaign is moderated.
#[utoipa::path(
    get, path = "/admin/campaigns/{slug}/moderation", operation_id = "get_campaign_moderation", tag = "administration",
    params(("slug" = String, Path, description = "The campaign")),
    responses(
        (status = 200, body = WireModerationRules),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn get_campaign_moderation(
    Extension(call): Extension<Call>,
    Named(slug): Named,
) -> Answer<Json<WireModerationRules>> {
    read(&call, &slug).await
}

/// Moderates a campaign in another way.
#[utoipa::path(
    put, path = "/admin/campaigns/{slug}/moderation", operation_id = "put_campaign_moderation", tag = "administration",
    request_body = SentModeration, params(("slug" = String, Path, description = "The campaign")),
    responses(
        (status = 200, body = WireModerationRules),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "Somebody else changed it since `version` was read"),
    ),
)]
pub async fn put_campaign_moderation(
    Told(call): Told,
    Named(slug): Named,
    body: Body<SentModeration>,
) -> Answer<Json<WireModerationRules>> {
    let SentModeration { answer_days, premoderation, deputy, version } = body.whole()?;
    let text = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let (days, deputy) = (text(answer_days), text(deputy));
    campaigns::set_moderation(&call, &slug, &days, &premoderation, &deputy, &version).await?;
    read(&call, &slug).await
}

async fn read(call: &Call, slug: &str) -> Answer<Json<WireModerationRules>> {
    Ok(Json(campaigns::entry(call, slug, None).await?.moderation.into()))
}
