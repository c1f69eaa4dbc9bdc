//! Campaigns.

use domain::campaigns::CampaignVisit;
use leptos::{prelude::*, server_fn::codec::GetUrl};

use super::error::ApiError;

/// The campaign with this slug; the current one without it.
#[server(input = GetUrl)]
pub async fn load_campaign(slug: Option<String>) -> Result<CampaignVisit, ApiError> {
    let call = crate::ssr::request()?;
    service::campaigns::visit(&call, slug.as_deref()).await.map_err(crate::ssr::refuse_page)
}
