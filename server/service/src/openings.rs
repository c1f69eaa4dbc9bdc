//! Campaigns as administrators open and change them. Reading them is in [`crate::campaigns`].

use crate::{
    Call, Error, Result, audit,
    campaigns::{self, City, Known, city, new_sealed_vote_key},
    errors::taken_or,
    idempotency, markdown, triage,
};
use domain::{
    audit::{Deed, Verb},
    campaigns::{
        Bilingual, Campaign, CampaignEntry, ChangeCampaign, Moderation, OpenCampaign, Preview, RawCampaign,
        Schedule, SetModeration,
    },
    events::Change,
    ids::{CampaignId, PersonId},
    policy::allowed_at,
    refusals::{Field, Refusal},
    text::{Slug, TextError},
    time::{DAY, HOUR, MINUTE, Timestamp},
    versions::{unless_changed, version_of},
};
use store::{Tx, campaigns::StoredCampaign};

/// Every campaign, drafts too, the one that starts last first, as it is now.
///
/// # Errors
/// When this actor may not see the administration.
pub async fn entries(call: &Call) -> Result<Vec<CampaignEntry>> {
    call.actor.read_configuration()?;
    let city = city(call).await?;
    Ok(city.known().iter().map(|known| read(&city, known, call.now, Vec::new())).collect())
}

/// One campaign, with what employees see of it on a day (`2026-03-01`); today when there is none.
///
/// # Errors
/// `NotFound`, or when this actor may not see the administration.
pub async fn entry(call: &Call, slug: &str, on: Option<&str>) -> Result<CampaignEntry> {
    call.actor.read_configuration()?;
    let city = city(call).await?;
    let known = city.called(slug)?;
    let noon = on.and_then(|day| Timestamp::parse(&format!("{}T12:00", day.trim())));
    // Whoever only reads names nobody as a deputy, and needs nobody's name for it.
    let moderators = match call.actor.see_administration() {
        Ok(()) => triage::moderators(&mut call.service.store().read().await?).await?,
        Err(_) => Vec::new(),
    };
    Ok(read(&city, known, noon.unwrap_or(call.now), moderators))
}

fn read(city: &City, known: &Known, at: Timestamp, moderators: Vec<(PersonId, String)>) -> CampaignEntry {
    let rules = known.rules_source.clone();
    let page = city.page(known, at);
    CampaignEntry {
        version: version(&known.campaign, &rules),
        campaign: known.campaign.clone(),
        topics: page.topics.iter().filter(|topic| !topic.archived).count(),
        preview: Preview { at, allowed: allowed_at(&known.campaign.schedule, at), page },
        rules,
        moderation: known.moderation,
        moderators,
    }
}

fn version(campaign: &Campaign, rules: &Bilingual) -> String {
    let starts = campaign.schedule.starts().map(|(_, start)| start.rfc3339()).join(" ");
    let Campaign { title, intro, .. } = campaign;
    let parts = [&title.de, &title.en, &intro.de, &intro.en, &rules.de, &rules.en, &starts];
    version_of(&parts.map(String::as_str))
}

/// Dates to begin with for a new campaign: in four weeks, on a Monday at eight.
///
/// # Errors
/// When this actor may not see the administration.
pub fn proposal(call: &Call) -> Result<Schedule> {
    call.actor.see_administration()?;
    let in_weeks = call.now.plus(28 * DAY).day();
    // 1970-01-01 was a Thursday, so that day 4 was a Monday.
    let monday = in_weeks.plus((4 - in_weeks.as_millis() / DAY).rem_euclid(7) * DAY);
    let week = |n: i64| at_eight(monday.plus(n * 7 * DAY));
    Ok(Schedule {
        collecting: week(0),
        voting: week(4),
        review: week(6),
        workshops: week(8),
        results: week(16),
        archived: week(52),
    })
}

/// Eight in the morning of a day, by the city's clocks.
pub(crate) fn at_eight(day: Timestamp) -> Timestamp {
    let eight = Timestamp::parse(&format!("{}T08:00", &day.rfc3339()[..10]));
    eight.unwrap_or_else(|| day.plus(8 * HOUR))
}

/// Opens a campaign and returns its slug, which is made of the title where none was given. It begins without topics.
///
/// # Errors
/// `AdministrationOnly`, `Invalid`.
pub async fn open(call: &Call, slug: &str, raw: &RawCampaign) -> Result<String> {
    let service = call.service.clone();
    call.actor.see_administration()?;
    let taken: Vec<String> =
        city(call).await?.known().iter().map(|known| known.campaign.slug.clone()).collect();
    let taken: Vec<&str> = taken.iter().map(String::as_str).collect();
    let wording = raw.parse()?;
    let slug = match slug.trim() {
        "" => Slug::of(&wording.title.de, &taken),
        typed => Slug::parse(typed).map_err(|error| Refusal::field(Field::Slug, error))?,
    };
    let (rules, address) = (rendered(&wording.rules), slug.as_str().to_owned());
    let permit = call.actor.administer(OpenCampaign { slug, wording })?;
    let vote_key = new_sealed_vote_key(&call.service);
    let (call, store) = (call.clone(), call.service.store().clone());
    let write = store.write(move |tx| {
        Box::pin(async move {
            if let Some(answer) = idempotency::replay(&call, tx).await? {
                return Ok(answer);
            }
            let opened = tx.open_campaign(permit, rules, vote_key, call.now).await;
            opened.map_err(|error| taken_or(error, Field::Slug))?;
            audit::note(
                &call,
                tx,
                Deed::on(Verb::CampaignChanged, format!("campaign:{address}")).detail("opened"),
            )
            .await?;
            tx.announce(Change::CityChanged);
            idempotency::remember(&call, tx, &address).await?;
            Ok::<_, Error>(address)
        })
    });
    campaigns::anew_after(&service, write).await
}

/// Changes a campaign, unless somebody else did since `version` was read. Also phases that have begun can be moved, but
/// not the end of voting once the ballots are frozen. Who ends voting at once says so: a slip of the date cannot be taken back.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`, `Invalid`, `Stale`.
pub async fn change(call: &Call, slug: &str, raw: &RawCampaign, version: &str) -> Result<()> {
    let service = call.service.clone();
    call.actor.see_administration()?;
    let known = city(call).await?.called(slug)?.campaign.id;
    let wording = raw.parse()?;
    let (rules, schedule) = (rendered(&wording.rules), wording.schedule);
    let permit = call.actor.administer(ChangeCampaign { campaign: known, wording })?;
    let (read, end_voting) = (version.to_owned(), raw.end_voting);
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            tx.lock_campaign(known).await?;
            let stored = standing(tx, known).await?;
            if self::version(&stored.campaign, &crate::campaigns::source(&stored)) != read {
                return Err(Refusal::Stale.into());
            }
            // Voting that is open again would differ from what was frozen, and may have no key any more.
            if schedule.review.as_millis() / MINUTE != stored.campaign.schedule.review.as_millis() / MINUTE
                && tx.is_frozen(known).await?
            {
                return Err(Refusal::field(Field::Review, TextError::Fixed).into());
            }
            if !end_voting && schedule.ends_voting(&stored.campaign.schedule, by.now) {
                return Err(Refusal::field(Field::Review, TextError::Past).into());
            }
            tx.change_campaign(permit, rules).await?;
            let Campaign { slug, schedule: before, .. } = &stored.campaign;
            let deed = Deed::on(Verb::CampaignChanged, format!("campaign:{slug}"));
            audit::note(&by, tx, deed.detail(moved(before, &schedule))).await?;
            tx.announce(Change::CityChanged);
            // Whether ideas can be found depends on when their campaign begins.
            tx.announce(Change::SearchOutdated);
            Ok::<_, Error>(())
        })
    });
    campaigns::anew_after(&service, write).await
}

/// Moderates a campaign in another way: what is promised, what is looked at before anybody else sees it, and who is shown first
/// what is past its date. Not when somebody else did since `version` was read, where it says one.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`, `Invalid`, `Stale`.
pub async fn set_moderation(
    call: &Call,
    slug: &str,
    answer_days: &str,
    premoderation: &str,
    deputy: &str,
    version: &str,
) -> Result<()> {
    let service = call.service.clone();
    call.actor.see_administration()?;
    let campaign = city(call).await?.called(slug)?.campaign.id;
    let moderation = Moderation::parse(answer_days, premoderation, deputy)?;
    let permit = call.actor.administer(SetModeration { campaign, moderation })?;
    let (by, version) = (call.clone(), version.to_owned());
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let Moderation { answer_days, premoderation, deputy } = moderation;
            if let Some(deputy) = deputy
                && tx.lock_moderator(deputy).await?.is_none()
            {
                return Err(Refusal::field(Field::Deputy, TextError::Unknown).into());
            }
            // People before campaigns, as where somebody stops to moderate and to be a deputy.
            tx.lock_campaign(campaign).await?;
            let stored = standing(tx, campaign).await?;
            unless_changed(&version, &stored.moderation.version())?;
            tx.set_moderation(permit).await?;
            let deed = Deed::on(Verb::PremoderationChanged, format!("campaign:{}", stored.campaign.slug));
            let deputy = deputy.map(|deputy| format!(", person:{deputy}")).unwrap_or_default();
            audit::note(&by, tx, deed.detail(format!("{premoderation}, {answer_days} days{deputy}"))).await?;
            tx.announce(Change::CityChanged);
            Ok::<_, Error>(())
        })
    });
    campaigns::anew_after(&service, write).await
}

async fn standing(tx: &mut Tx, campaign: CampaignId) -> Result<StoredCampaign> {
    let stored = tx.campaigns().await?.into_iter().find(|stored| stored.campaign.id == campaign);
    Ok(stored.ok_or(Refusal::NotFound)?)
}

/// The phases whose start was moved, as the audit tells them.
fn moved(before: &Schedule, after: &Schedule) -> String {
    let minute = |at: Timestamp| at.as_millis() / MINUTE;
    let starts = before.starts().into_iter().zip(after.starts());
    let moved = starts.filter(|((_, before), (_, after))| minute(*before) != minute(*after));
    moved.map(|((phase, _), _)| phase.as_str()).collect::<Vec<_>>().join(" ")
}

fn rendered(rules: &Bilingual) -> Bilingual {
    Bilingual { de: markdown::document(&rules.de), en: markdown::document(&rules.en) }
}
