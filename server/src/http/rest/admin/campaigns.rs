use axum::{
    Extension, Json,
    http::{StatusCode, header},
    response::IntoResponse,
};
use domain::{
    audit::Date,
    campaigns::{CampaignEntry, RawCampaign},
};
use serde::{Deserialize, Serialize};
use service::{Call, campaigns};
use utoipa::ToSchema;

use crate::http::{
    path::Named,
    rest::{
        BASE,
        asked::{Asked, Page},
        body::{Body, Shape},
        problem::Problem,
        told::Told,
    },
    trouble::Answer,
};

/// A campaign as administrators keep it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KeptCampaign)]
pub struct WireCampaign {
    /// Its name in requests.
    slug: String,
    title_de: String,
    title_en: String,
    intro_de: String,
    intro_en: String,
    /// Markdown.
    rules_de: String,
    /// Markdown.
    rules_en: String,
    /// The start of the phase, RFC 3339 in UTC.
    collecting: String,
    voting: String,
    review: String,
    workshops: String,
    results: String,
    archived: String,
    /// The phase it is in, on the day that was asked for.
    phase: &'static str,
    /// Send it back with a change; it tells whether somebody else changed the campaign meanwhile.
    version: String,
}

/// A campaign as it shall be. The English texts may be empty.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentCampaign {
    /// Its name in addresses, only when it is opened; made of the title where it is empty.
    slug: String,
    title_de: String,
    title_en: String,
    intro_de: String,
    intro_en: String,
    rules_de: String,
    rules_en: String,
    /// RFC 3339 in UTC, or the city's time as `2026-03-01T08:00`.
    collecting: String,
    voting: String,
    review: String,
    workshops: String,
    results: String,
    archived: String,
    /// The `version` that was read, when it is changed.
    version: String,
}

impl Shape for SentCampaign {
    const FIELDS: &'static [&'static str] = &[
        "slug",
        "title_de",
        "title_en",
        "intro_de",
        "intro_en",
        "rules_de",
        "rules_en",
        "collecting",
        "voting",
        "review",
        "workshops",
        "results",
        "archived",
        "version",
    ];
}

impl From<CampaignEntry> for WireCampaign {
    fn from(entry: CampaignEntry) -> Self {
        let CampaignEntry { campaign, rules, version, preview, .. } = entry;
        let [collecting, voting, review, workshops, results, archived] =
            campaign.schedule.starts().map(|(_, start)| start.rfc3339());
        Self {
            slug: campaign.slug,
            title_de: campaign.title.de,
            title_en: campaign.title.en,
            intro_de: campaign.intro.de,
            intro_en: campaign.intro.en,
            rules_de: rules.de,
            rules_en: rules.en,
            collecting,
            voting,
            review,
            workshops,
            results,
            archived,
            phase: preview.page.phase.as_str(),
            version,
        }
    }
}

impl From<SentCampaign> for RawCampaign {
    fn from(sent: SentCampaign) -> Self {
        Self {
            title_de: sent.title_de,
            title_en: sent.title_en,
            intro_de: sent.intro_de,
            intro_en: sent.intro_en,
            rules_de: sent.rules_de,
            rules_en: sent.rules_en,
            starts: [sent.collecting, sent.voting, sent.review, sent.workshops, sent.results, sent.archived],
            // A program means what it sends; it is people whose hand slips in a field of a date.
            end_voting: true,
        }
    }
}

/// Every campaign, drafts too.
#[utoipa::path(
    get, path = "/admin/campaigns", operation_id = "list_kept_campaigns", tag = "administration",
    responses((status = 200, body = Page<WireCampaign>)),
)]
pub async fn list_kept_campaigns(Extension(call): Extension<Call>, asked: Asked) -> Answer {
    let entries = campaigns::entries(&call).await?;
    Ok(asked.page(entries.into_iter().map(WireCampaign::from).collect(), None))
}

/// Opens a campaign. It begins without topics.
#[utoipa::path(
    post, path = "/admin/campaigns", operation_id = "post_campaign", tag = "administration", request_body = SentCampaign,
    responses((status = 201, body = WireCampaign, headers(("Location" = String, description = "The campaign")))),
)]
pub async fn post_campaign(Told(call): Told, body: Body<SentCampaign>) -> Answer {
    let sent = body.whole()?;
    let slug = sent.slug.clone();
    let slug = campaigns::open(&call, &slug, &sent.into()).await?;
    let entry = WireCampaign::from(campaigns::entry(&call, &slug, None).await?);
    let location = [(header::LOCATION, format!("{BASE}/admin/campaigns/{slug}"))];
    Ok((StatusCode::CREATED, location, Json(entry)).into_response())
}

/// One campaign, and the phase it will be in on a day.
#[utoipa::path(
    get, path = "/admin/campaigns/{slug}", operation_id = "get_kept_campaign", tag = "administration",
    params(
        ("slug" = String, Path, description = "The campaign"),
        ("on" = Option<String>, Query, description = "a day, as `2026-03-01`; today as default"),
    ),
    responses(
        (status = 200, body = WireCampaign),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn get_kept_campaign(
    Extension(call): Extension<Call>,
    Named(slug): Named,
    asked: Asked,
) -> Answer<Json<WireCampaign>> {
    asked.only(&["on"])?;
    let on = asked.key::<Date>("on")?.map(|day| day.to_string());
    Ok(Json(campaigns::entry(&call, &slug, on.as_deref()).await?.into()))
}

/// Changes a campaign. Phases that have begun can be moved, too.
#[utoipa::path(
    put, path = "/admin/campaigns/{slug}", operation_id = "put_campaign", tag = "administration", request_body = SentCampaign,
    params(("slug" = String, Path, description = "The campaign")),
    responses(
        (status = 200, body = WireCampaign),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "Somebody else changed it since `version` was read"),
    ),
)]
pub async fn put_campaign(
    Told(call): Told,
    Named(slug): Named,
    body: Body<SentCampaign>,
) -> Answer<Json<WireCampaign>> {
    let sent = body.whole()?;
    let version = sent.version.clone();
    campaigns::change(&call, &slug, &sent.into(), &version).await?;
    Ok(Json(campaigns::entry(&call, &slug, None).await?.into()))
}
