//! How campaigns keep their promise of a first answer.

use std::collections::HashMap;

use domain::{
    ids::CampaignId,
    triage::{Awaited, PromiseKept},
};

use crate::{
    Call, Result,
    campaigns::{answer_days, city},
};

/// How a campaign keeps its promise.
pub(crate) async fn promise_of(call: &Call, campaign: CampaignId) -> Result<PromiseKept> {
    let days = answer_days(call, campaign).await?;
    let awaited = call.service.store().read().await?.awaited(Some(campaign)).await?;
    let awaited: Vec<Awaited> = awaited.into_iter().map(|(_, idea)| idea).collect();
    Ok(PromiseKept::of(&awaited, days, call.now))
}

/// How each campaign keeps its promise.
pub(crate) async fn promises(call: &Call) -> Result<HashMap<CampaignId, PromiseKept>> {
    let mut awaited: HashMap<CampaignId, Vec<Awaited>> = HashMap::new();
    for (campaign, idea) in call.service.store().read().await?.awaited(None).await? {
        awaited.entry(campaign).or_default().push(idea);
    }
    let city = city(call).await?;
    let kept = city.known().iter().map(|known| {
        let ideas = awaited.remove(&known.campaign.id).unwrap_or_default();
        (known.campaign.id, PromiseKept::of(&ideas, known.moderation.answer_days, call.now))
    });
    Ok(kept.collect())
}
