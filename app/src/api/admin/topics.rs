//! Topics, as administrators keep them.

use domain::{campaigns::Bilingual, topics::TopicEntry};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use crate::{api::error::ApiError, returned::Opened};

/// The topics of a campaign.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TopicsVisit {
    /// The campaign's title.
    pub campaign: Bilingual,
    /// Its topics in their order, those put away too.
    pub topics: Vec<TopicEntry>,
}

/// The topics of a campaign.
#[server(input = GetUrl)]
pub async fn open_topics(campaign: String) -> Result<Opened<TopicsVisit>, ApiError> {
    let call = crate::ssr::request()?;
    let entry = service::campaigns::entry(&call, &campaign, None).await.map_err(crate::ssr::refuse_page)?;
    let topics = service::topics::list(&call, &campaign).await.map_err(crate::ssr::refuse_page)?;
    Ok(Opened::here(TopicsVisit { campaign: entry.campaign.title, topics }))
}
