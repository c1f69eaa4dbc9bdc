//! «Moderation in Zahlen»: for everybody with an account, about nobody.

use domain::moderation_figures::{ModerationFigures, Named};

use crate::{Call, Result, campaigns};

/// What moderation did, per campaign and month, and in all.
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
    let tallied = call.service.store().read().await?.moderation_acts().await?;
    Ok(ModerationFigures::of(named.collect(), &tallied))
}
