//! The wall of a hall, and what opens it.

use domain::stage::{StageDesk, StageView};
use leptos::{prelude::*, server_fn::codec::GetUrl};

use super::error::ApiError;
use crate::returned::Opened;

/// What is on the wall of a campaign.
#[server(input = GetUrl)]
pub async fn load_stage(campaign: String) -> Result<StageView, ApiError> {
    use crate::ssr;

    let call = ssr::request()?;
    let home = ssr::whole_address("");
    service::stage::view(&call, &campaign, &home).await.map_err(ssr::refuse_page)
}

/// What opens the stage of a campaign.
#[server(input = GetUrl)]
pub async fn open_stage_desk(campaign: String) -> Result<Opened<StageDesk>, ApiError> {
    let call = crate::ssr::request()?;
    service::stage::desk(&call, &campaign).await.map(Opened::here).map_err(crate::ssr::refuse_page)
}
