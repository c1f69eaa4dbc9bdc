//! «Moderation in Zahlen»: for everybody with an account, about nobody.

use domain::moderation_figures::{CampaignPromise, ModerationFigures, Named};

use crate::{Call, Result, campaigns, triage};

/// What moderation did, per campaign and month, and in all, and how promises are kept.
///
/// # Errors
/// `SignInFirst`.
pub async fn load(call: &Call) -> Result<ModerationFigures> {
    call.actor.read()?;
    let campaigns = campaigns::list(call).await?;
    let named = campaigns.into_iter().map(|page| Named {
        id: page.campaign.id,
        slug: page.campaign.slug,
        title: page.campaign.title,
    });
    let named: Vec<Named> = named.collect();
    let mut kept = triage::promises(call).await?;
    let promises = named.iter().filter_map(|campaign| {
        let kept = kept.remove(&campaign.id).filter(|kept| !kept.is_silent())?;
        Some(CampaignPromise { slug: campaign.slug.clone(), title: campaign.title.clone(), kept })
    });
    let promises = promises.collect();
    let tallied = call.service.store().read().await?.moderation_acts().await?;
    Ok(ModerationFigures { promises, ..ModerationFigures::of(named, &tallied) })
}
