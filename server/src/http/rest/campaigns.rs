use axum::Extension;
use service::{Call, campaigns};

use super::{
    asked::{Asked, Page},
    wire::{WireCampaign, WireTopic},
};
use crate::http::trouble::Answer;

/// Every campaign, newest first.
#[utoipa::path(
    get, path = "/campaigns", operation_id = "list_campaigns", tag = "campaigns",
    responses((status = 200, body = Page<WireCampaign>)),
)]
pub async fn list_campaigns(Extension(call): Extension<Call>, asked: Asked) -> Answer {
    let campaigns = campaigns::list(&call).await?;
    Ok(asked.page(campaigns.into_iter().map(WireCampaign::from).collect(), None))
}

/// The topics of the current campaign, in their order.
#[utoipa::path(
    get, path = "/topics", operation_id = "list_topics", tag = "campaigns",
    responses((status = 200, body = Page<WireTopic>)),
)]
pub async fn list_topics(Extension(call): Extension<Call>, asked: Asked) -> Answer {
    let campaign = campaigns::load(&call, None).await?;
    Ok(asked.page(
        campaign.topics.into_iter().filter(|topic| !topic.archived).map(WireTopic::from).collect(),
        None,
    ))
}
