//! Campaigns, as administrators keep them.

use domain::campaigns::{CampaignEntry, Schedule};
use leptos::{prelude::*, server_fn::codec::GetUrl};

use crate::{api::error::ApiError, returned::Opened};

/// Every campaign, drafts too.
#[server(input = GetUrl)]
pub async fn open_campaigns() -> Result<Vec<CampaignEntry>, ApiError> {
    let call = crate::ssr::request()?;
    service::campaigns::entries(&call).await.map_err(crate::ssr::refuse_page)
}

/// The form for another campaign, with dates to begin with.
#[server(input = GetUrl)]
pub async fn open_new_campaign() -> Result<Opened<Schedule>, ApiError> {
    let call = crate::ssr::request()?;
    service::campaigns::proposal(&call).map(Opened::here).map_err(crate::ssr::refuse_page)
}

/// The form of a campaign, with what employees see on a day (`2026-03-01`).
#[server(input = GetUrl)]
pub async fn open_campaign(slug: String, on: Option<String>) -> Result<Opened<CampaignEntry>, ApiError> {
    let call = crate::ssr::request()?;
    let entry = service::campaigns::entry(&call, &slug, on.as_deref()).await;
    entry.map(Opened::here).map_err(crate::ssr::refuse_page)
}
