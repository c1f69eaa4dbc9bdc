//! Views: how many people had an idea before their eyes. The server counts them per idea; who saw what stays in the browser.

use std::{
    collections::HashSet,
    sync::{Mutex, PoisonError},
};

use domain::{
    exposure::{Day, Fairness, offset},
    ids::{CampaignId, IdeaNumber, PersonId},
    people::Scope,
    slices::PAGE_MAX,
};
use store::{lists::ListOf, views::Mixed};

use crate::{
    Call, Error, Result,
    campaigns::{self, City},
    secrets::Secret,
};

/// Pairs of person and idea kept in mind, at most: about 30 MB. Beyond it nothing more is counted on that day.
const LOOKS: usize = 1_000_000;

/// Which looks were counted today, so that nobody pushes an idea back in the fair order by looking at it again and again. In memory
/// alone, keyed with the installation's secret, and forgotten with the day.
#[derive(Debug, Default)]
pub(crate) struct Looks(Mutex<(Option<Day>, HashSet<[u8; 16]>)>);

impl Looks {
    /// Leaves those ideas of which this person's look was not counted yet today.
    fn admit(&self, person: PersonId, today: Day, secret: &Secret, ideas: &mut Vec<IdeaNumber>) {
        let mut looks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if looks.0 != Some(today) {
            *looks = (Some(today), HashSet::new());
        }
        ideas.retain(|idea| {
            let parts = [person.as_i64(), today.as_i64(), idea.as_i64()].map(i64::to_be_bytes);
            let mac = secret.mac("look", &[&parts[0], &parts[1], &parts[2]]);
            let key = std::array::from_fn(|at| mac[at]);
            looks.1.len() < LOOKS && looks.1.insert(key)
        });
    }
}

/// Counts a view for each of these ideas, whose cards were seen for the first time in this browser. At most as many as a page
/// can hold, and once for each person, idea and day; what is not in everybody's lists, and what one wrote oneself, is passed over.
///
/// # Errors
/// When this actor may not read.
pub async fn count(call: &Call, ideas: &[IdeaNumber]) -> Result<()> {
    let who = call.actor.take_part(Scope::Read)?.id;
    let mut seen: Vec<IdeaNumber> =
        ideas.iter().copied().take(usize::try_from(PAGE_MAX).unwrap_or(0)).collect();
    seen.sort_unstable();
    seen.dedup();
    call.service.looks().admit(who, Day::of(call.now), call.service.secret(), &mut seen);
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
