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

/// One topic of a campaign, and what it could become part of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TopicVisit {
    /// The topic.
    pub entry: TopicEntry,
    /// The others of its campaign.
    pub others: Vec<TopicEntry>,
}

/// The topics of a campaign.
#[server(input = GetUrl)]
pub async fn open_topics(campaign: String) -> Result<Opened<TopicsVisit>, ApiError> {
    let call = crate::ssr::request()?;
    let entry = service::campaigns::entry(&call, &campaign, None).await.map_err(crate::ssr::refuse_page)?;
    let topics = service::topics::list(&call, &campaign).await.map_err(crate::ssr::refuse_page)?;
    Ok(Opened::here(TopicsVisit { campaign: entry.campaign.title, topics }))
}

/// One topic of a campaign.
#[server(input = GetUrl)]
pub async fn open_topic(campaign: String, topic: String) -> Result<Opened<TopicVisit>, ApiError> {
    let call = crate::ssr::request()?;
    let topics = service::topics::list(&call, &campaign).await.map_err(crate::ssr::refuse_page)?;
    let (own, others): (Vec<_>, Vec<_>) = topics.into_iter().partition(|entry| entry.topic.slug == topic);
    let nowhere = || crate::ssr::refuse_page(domain::refusals::Refusal::NotFound.into());
    let entry = own.into_iter().next().ok_or_else(nowhere)?;
    Ok(Opened::here(TopicVisit { entry, others }))
}
