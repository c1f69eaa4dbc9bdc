//! Views: how many people had an idea before their eyes. The server counts them per idea; who saw what stays in the browser.

use domain::{
    exposure::{Day, Fairness, offset},
    ids::{CampaignId, IdeaNumber},
    people::Scope,
    slices::PAGE_MAX,
};
use store::{lists::ListOf, views::Mixed};

use crate::{
    Call, Error, Result,
    campaigns::{self, City},
};

/// Counts a view for each of these ideas, whose cards were seen for the first time in this browser. At most as many as a page
/// can hold; what is not in everybody's lists, and what one wrote oneself, is passed over.
///
/// # Errors
/// When this actor may not read.
pub async fn count(call: &Call, ideas: &[IdeaNumber]) -> Result<()> {
    let who = call.actor.take_part(Scope::Read)?.id;
    let mut seen: Vec<IdeaNumber> =
        ideas.iter().copied().take(usize::try_from(PAGE_MAX).unwrap_or(0)).collect();
    seen.sort_unstable();
    seen.dedup();
    if seen.is_empty() {
        return Ok(());
    }
    let write = call
        .service
        .store()
        .write(move |tx| Box::pin(async move { Ok::<_, Error>(tx.count_views(&seen, who).await?) }));
    write.await
}

/// How evenly views fall on the ideas of a campaign; `None` without ideas.
pub(crate) async fn fairness(call: &Call, campaign: CampaignId) -> Result<Option<Fairness>> {
    Ok(Fairness::of(&call.service.store().read().await?.views_of(campaign).await?))
}

/// What the fair order of this moment needs for whoever asks. The first who asks on a day begins it.
pub(crate) async fn mixed(call: &Call, city: &City, list: &ListOf) -> Result<Mixed> {
    let known = city.campaign(list.campaign)?.mixed_on;
    let today = Day::of(call.now);
    let day = if known >= today { known } else { begin(call, list.campaign, today).await? };
    let person = list.person.map_or(0, |person| person.as_i64().unsigned_abs());
    Ok(Mixed { day, offset: offset(person, day) })
}

async fn begin(call: &Call, campaign: CampaignId, today: Day) -> Result<Day> {
    let write = call
        .service
        .store()
        .write(move |tx| Box::pin(async move { Ok::<_, Error>(tx.begin_day(campaign, today).await?) }));
    let day = write.await?;
    campaigns::forget(&call.service);
    Ok(day)
}
