use std::collections::BTreeMap;

use axum::{Extension, Json, response::IntoResponse as _};
use domain::{
    moderation_figures::{Act, CampaignFigures, CampaignPromise, Figure, ModerationFigures, Month},
    statistics::K,
    triage::PromiseKept,
};
use serde::Serialize;
use service::{Call, moderation_figures};
use utoipa::ToSchema;

use crate::http::trouble::Answer;

/// A number as it may be told.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Figure)]
pub struct WireFigure {
    /// The number; `null` when it is from 1 to 4, or would give such a number away.
    count: Option<u64>,
    /// 4 when it is from 1 to 4.
    at_most: Option<u64>,
}

/// Figures by what is counted: `approved`, `hidden`, `declined`, `restored`, `merged`, `appeals_granted`, `appeals_rejected`,
/// `reports_settled`.
type WireFigures = BTreeMap<&'static str, WireFigure>;

/// A month of a campaign.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ModerationMonth)]
pub struct WireMonth {
    /// Like `2019-03`, in UTC.
    month: String,
    /// The figures.
    #[schema(value_type = BTreeMap<String, WireFigure>)]
    figures: WireFigures,
}

/// A campaign, month by month.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CampaignModeration)]
pub struct WireCampaignFigures {
    /// The campaign's name in requests.
    campaign: String,
    /// The months in which anything was done, newest first.
    months: Vec<WireMonth>,
    /// All months together.
    #[schema(value_type = BTreeMap<String, WireFigure>)]
    total: WireFigures,
}

/// What moderation did.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Moderation)]
pub struct WireModeration {
    /// The campaigns in which anything was done, newest first.
    campaigns: Vec<WireCampaignFigures>,
    /// All campaigns together.
    #[schema(value_type = BTreeMap<String, WireFigure>)]
    total: WireFigures,
    /// How campaigns keep their promise of a first answer, those of which there is enough to tell.
    promises: Vec<WirePromise>,
}

/// How a campaign keeps its promise of a first answer. Nothing is told about fewer than twenty ideas.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PromiseKept)]
pub struct WirePromise {
    /// The campaign's name in requests.
    campaign: String,
    /// Within how many working days of North Rhine-Westphalia it is promised.
    days: u16,
    /// Of a hundred ideas that were answered or due, how many were answered in time.
    in_time_percent: Option<u32>,
    /// The median of working days to the first answer.
    median_days: Option<u32>,
}

impl From<CampaignPromise> for WirePromise {
    fn from(CampaignPromise { slug, kept, .. }: CampaignPromise) -> Self {
        let PromiseKept { days, in_time, median } = kept;
        Self { campaign: slug, days, in_time_percent: in_time, median_days: median }
    }
}

impl From<Figure> for WireFigure {
    fn from(figure: Figure) -> Self {
        match figure {
            Figure::Exact(count) => Self { count: Some(count), at_most: None },
            Figure::Few => Self { count: None, at_most: Some(K - 1) },
            Figure::Withheld => Self { count: None, at_most: None },
        }
    }
}

/// What moderation did, per campaign and month, and in all: the same figures that everybody reads at `/moderation`.
#[utoipa::path(
    get, path = "/moderation", operation_id = "get_moderation", tag = "campaigns",
    responses((status = 200, body = WireModeration)),
)]
pub async fn get_moderation(Extension(call): Extension<Call>) -> Answer {
    let ModerationFigures { campaigns, total, promises } = moderation_figures::load(&call).await?;
    let campaign = |CampaignFigures { slug, months, total, .. }| WireCampaignFigures {
        campaign: slug,
        months: months.into_iter().map(month).collect(),
        total: wire(total),
    };
    let campaigns = campaigns.into_iter().map(campaign).collect();
    let promises = promises.into_iter().map(WirePromise::from).collect();
    Ok(Json(WireModeration { campaigns, total: wire(total), promises }).into_response())
}

fn month(Month { year, month, figures }: Month) -> WireMonth {
    WireMonth { month: format!("{year:04}-{month:02}"), figures: wire(figures) }
}

fn wire(figures: Vec<Figure>) -> WireFigures {
    Act::ALL.iter().map(|act| act.as_str()).zip(figures.into_iter().map(WireFigure::from)).collect()
}
