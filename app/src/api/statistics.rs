//! The statistics of a campaign.

use leptos::{prelude::*, server_fn::codec::GetUrl};

use super::error::ApiError;

/// The figures of the campaign with this slug, of the current one when it is empty; as the server draws them.
#[server(input = GetUrl)]
pub async fn open_statistics(campaign: String) -> Result<String, ApiError> {
    use crate::{pages::statistics::draw_statistics, ssr};

    let call = ssr::request()?;
    let slug = Some(campaign.as_str()).filter(|slug| !slug.is_empty());
    let statistics = service::statistics::load(&call, slug).await.map_err(ssr::refuse_page)?;
    let campaigns = service::campaigns::list(&call).await.map_err(ssr::refuse_page)?;
    Ok(draw_statistics(&statistics, campaigns))
}
