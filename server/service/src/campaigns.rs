//! Campaigns and what it takes to choose in them.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, atomic::AtomicBool},
};

use domain::{
    campaigns::{Bilingual, Campaign, CampaignPage, CampaignVisit, Moderation, Phase, Topic, Unit},
    events::Change,
    exposure::Day,
    ids::{CampaignId, UnitId},
    policy::Actor,
    refusals::Refusal,
    time::{SECOND, Timestamp},
    units::are_in_line,
};
use store::campaigns::StoredCampaign;
use tokio::sync::broadcast::{Receiver, error::TryRecvError};
use tracing::error;

pub use crate::openings::{change, entries, entry, open, proposal, set_moderation};
use crate::{Call, Error, Result, Service, triage, views};

/// The campaign with this slug, or the current one: the newest that employees can see.
///
/// # Errors
/// `NotFound` when there is none with this slug, `NoCampaign` when there is none at all.
pub async fn load(call: &Call, slug: Option<&str>) -> Result<CampaignPage> {
    call.actor.read()?;
    let city = city(call).await?;
    let known = match slug {
        Some(slug) => {
            city.campaigns.iter().find(|known| known.campaign.slug == slug).ok_or(Refusal::NotFound)?
        }
        None => city.current(call.now).ok_or(Refusal::NoCampaign)?,
    };
    if !known.is_visible(&call.actor, call.now) {
        return Err(Refusal::NotFound.into());
    }
    Ok(city.page(known, call.now))
}

/// A campaign as its own page shows it.
///
/// # Errors
/// As [`load`].
pub async fn visit(call: &Call, slug: Option<&str>) -> Result<CampaignVisit> {
    let page = load(call, slug).await?;
    let rules = city(call).await?.campaign(page.campaign.id)?.rules.clone();
    let fairness = views::fairness(call, page.campaign.id).await?;
    let promise = triage::promise_of(call, page.campaign.id).await?;
    Ok(CampaignVisit { page, rules, fairness, promise })
}

/// Every campaign this actor may see, newest first.
///
/// # Errors
/// When this actor may not read.
pub async fn list(call: &Call) -> Result<Vec<CampaignPage>> {
    call.actor.read()?;
    let city = city(call).await?;
    let visible = city.campaigns.iter().filter(|known| known.is_visible(&call.actor, call.now));
    Ok(visible.map(|known| city.page(known, call.now)).collect())
}

/// What a campaign's random key is sealed for.
const SEALED_FOR: &str = "vote key";

/// A fresh random key for the voter tags of a new campaign, sealed under the installation's secret.
#[must_use]
pub fn new_sealed_vote_key(service: &Service) -> Vec<u8> {
    let mut key = [0; 32];
    service.dice().roll(&mut key);
    service.secret().seal(SEALED_FOR, &key, service.dice())
}

/// For how long the campaigns are taken from memory when nobody tells of a change: the command line changes them from another
/// process, and on SQLite it cannot tell. A few seconds later everybody knows.
const REMEMBERED: i64 = 5 * SECOND;

/// What a running product remembers of campaigns, topics and units: all of it, until some of it changes here or at another
/// server, and for a few seconds at most.
pub(crate) struct Memory(Mutex<Remembered>);

struct Remembered {
    city: Option<(Timestamp, Arc<City>)>,
    /// Grows with every change, so that what was read before one is not kept after it.
    age: u64,
    news: Receiver<Change>,
}

impl Memory {
    /// Remembers, and listens for changes.
    pub(crate) fn hearing(news: Receiver<Change>) -> Self {
        Self(Mutex::new(Remembered { city: None, age: 0, news }))
    }

    /// What is known, and how old the knowledge is.
    fn recall(&self) -> (Option<(Timestamp, Arc<City>)>, u64) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match known.news.try_recv() {
                Ok(Change::CityChanged | Change::Missed) | Err(TryRecvError::Lagged(_)) => known.forget(),
                Ok(
                    Change::Tally { .. }
                    | Change::IdeaPosted { .. }
                    | Change::CommentAdded { .. }
                    | Change::IdeaChanged { .. }
                    | Change::BoardChanged { .. }
                    | Change::SearchOutdated
                    | Change::SearchWordsChanged,
                ) => {}
                Err(TryRecvError::Empty | TryRecvError::Closed) => break,
            }
        }
        (known.city.clone(), known.age)
    }

    fn keep(&self, city: &Arc<City>, now: Timestamp, age: u64) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.age == age {
            known.city = Some((now, Arc::clone(city)));
        }
    }
}

impl Remembered {
    fn forget(&mut self) {
        self.city = None;
        self.age += 1;
    }
}

/// All campaigns with their topics and keys, and the city's units.
pub(crate) struct City {
    campaigns: Vec<Known>,
    units: Vec<Unit>,
}

/// A campaign with what belongs to it.
pub(crate) struct Known {
    /// The campaign.
    pub(crate) campaign: Campaign,
    /// Its rules, as safe HTML.
    pub(crate) rules: Bilingual,
    /// Its rules as they were typed; their HTML where nobody has edited them yet.
    pub(crate) rules_source: Bilingual,
    /// Its topics.
    pub(crate) topics: Vec<Topic>,
    /// The key of its voter tags, while it exists.
    pub(crate) vote_key: Option<[u8; 32]>,
    /// The day whose fair order is in force.
    pub(crate) mixed_on: Day,
    /// How it is moderated.
    pub(crate) moderation: Moderation,
    /// Whether it was seen to have more ideas than are counted. It will not have fewer within the seconds in which this is known.
    pub(crate) many: AtomicBool,
}

impl Known {
    fn is_visible(&self, actor: &Actor, now: Timestamp) -> bool {
        self.campaign.schedule.phase_at(now).is_visible() || actor.moderates()
    }
}

impl City {
    /// The newest campaign that employees can see.
    pub(crate) fn current(&self, now: Timestamp) -> Option<&Known> {
        self.campaigns.iter().find(|known| known.campaign.schedule.phase_at(now).is_visible())
    }

    pub(crate) fn campaign(&self, id: CampaignId) -> Result<&Known> {
        let known = self.campaigns.iter().find(|known| known.campaign.id == id);
        known.ok_or_else(|| Error::Fault(format!("campaign {id} is not known yet")))
    }

    pub(crate) fn page(&self, known: &Known, now: Timestamp) -> CampaignPage {
        let schedule = &known.campaign.schedule;
        let phase: Phase = schedule.phase_at(now);
        CampaignPage {
            campaign: known.campaign.clone(),
            phase,
            next: schedule.next_after(now),
            topics: known.topics.clone(),
            units: self.units.clone(),
        }
    }

    /// Every campaign, the one that starts last first.
    pub(crate) fn known(&self) -> &[Known] {
        &self.campaigns
    }

    /// The campaign with this slug, whether it is visible or not.
    pub(crate) fn called(&self, slug: &str) -> std::result::Result<&Known, Refusal> {
        self.campaigns.iter().find(|known| known.campaign.slug == slug).ok_or(Refusal::NotFound)
    }

    /// The keys of voter tags that still exist.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &[u8; 32]> {
        self.campaigns.iter().filter_map(|known| known.vote_key.as_ref())
    }

    /// The unit whose interest is at stake when somebody decides on what concerns `of`: their own, where that is the same or one
    /// contains the other.
    pub(crate) fn at_stake(&self, actor: &Actor, of: Option<UnitId>) -> Option<UnitId> {
        let tree: Vec<_> = self.units.iter().map(|unit| (unit.id, unit.parent)).collect();
        let own = actor.who().and_then(|who| who.unit);
        own.zip(of).filter(|(own, of)| are_in_line(&tree, *own, *of)).map(|(own, _)| own).or(of)
    }

    pub(crate) fn units(&self) -> &[Unit] {
        &self.units
    }

    pub(crate) fn unit_called(&self, slug: &str) -> Option<UnitId> {
        self.units.iter().find(|unit| unit.slug == slug).map(|unit| unit.id)
    }

    /// A unit as the audit names it.
    pub(crate) fn unit_slug(&self, id: Option<UnitId>) -> &str {
        self.units.iter().find(|unit| Some(unit.id) == id).map_or("-", |unit| unit.slug.as_str())
    }
}

/// Working days within which a campaign promises a first answer.
///
/// # Errors
/// `NotFound`.
pub async fn answer_days(call: &Call, campaign: CampaignId) -> Result<u16> {
    Ok(city(call).await?.campaign(campaign)?.moderation.answer_days)
}

/// The campaigns, from memory where it is fresh. It never waits inside a transaction: ask before one begins.
pub(crate) async fn city(call: &Call) -> Result<Arc<City>> {
    let (remembered, age) = call.service.campaigns().recall();
    if let Some((at, city)) = remembered
        && (0..REMEMBERED).contains(&call.now.since(at))
    {
        return Ok(city);
    }
    let city = Arc::new(read_city(&call.service).await?);
    // A database that is being filled must not look empty for seconds.
    if !city.campaigns.is_empty() {
        call.service.campaigns().keep(&city, call.now, age);
    }
    Ok(city)
}

/// Reads the campaigns anew at the next question.
pub(crate) fn forget(service: &Service) {
    service.campaigns().0.lock().unwrap_or_else(PoisonError::into_inner).forget();
}

/// Carries out a change of campaigns, topics or units. Whoever asked for it reads it back at once; other servers hear of it.
pub(crate) async fn anew_after<T>(service: &Service, change: impl Future<Output = Result<T>>) -> Result<T> {
    let done = change.await;
    forget(service);
    done
}

async fn read_city(service: &Service) -> Result<City> {
    let mut tx = service.store().read().await?;
    let (campaigns, topics, units) =
        (tx.campaigns().await?, tx.topics().await?, tx.units(service.now()).await?);
    let mut topics_of: HashMap<CampaignId, Vec<Topic>> = HashMap::new();
    for (campaign, topic) in topics {
        topics_of.entry(campaign).or_default().push(topic);
    }
    let known = |stored: StoredCampaign| Known {
        vote_key: stored
            .sealed_vote_key
            .as_ref()
            .and_then(|sealed| unseal(service, &stored.campaign, sealed)),
        topics: topics_of.remove(&stored.campaign.id).unwrap_or_default(),
        mixed_on: stored.mixed_on,
        moderation: stored.moderation,
        many: AtomicBool::new(false),
        rules_source: source(&stored),
        rules: stored.rules,
        campaign: stored.campaign,
    };
    Ok(City { campaigns: campaigns.into_iter().map(known).collect(), units })
}

/// The HTML of rules is Markdown as well, so that rules from before there was an editor can be edited.
pub(crate) fn source(stored: &StoredCampaign) -> Bilingual {
    let [de, en] = &stored.rules_markdown;
    Bilingual {
        de: de.clone().unwrap_or_else(|| stored.rules.de.clone()),
        en: en.clone().unwrap_or_else(|| stored.rules.en.clone()),
    }
}

/// Opens what [`new_sealed_vote_key`] made; `None` when it was sealed under another secret.
pub(crate) fn unsealed_vote_key(service: &Service, sealed: &[u8]) -> Option<[u8; 32]> {
    service.secret().unseal(SEALED_FOR, sealed)?.try_into().ok()
}

fn unseal(service: &Service, campaign: &Campaign, sealed: &[u8]) -> Option<[u8; 32]> {
    let key = unsealed_vote_key(service, sealed);
    if key.is_none() {
        error!(
            "The key of campaign {} cannot be unsealed: the secret is not the one it was sealed with, and nobody can vote",
            campaign.slug
        );
    }
    key
}
