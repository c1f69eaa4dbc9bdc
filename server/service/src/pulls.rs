//! What workshops pull from frozen votes.

use std::collections::BTreeSet;

use domain::{
    audit::{Deed, Digest, Verb},
    ids::{CampaignId, IdeaNumber, PullNumber},
    pulls::{KeptPull, PullBar, PullDesk, PullIdeas, PullPreview, PullSource, Recomputed},
    refusals::Refusal,
    selection::{
        pull::{Before, CannotPull, Pulled},
        recipe::{RawRecipe, Recipe},
    },
    workshops::{Seat, Seats},
};
use store::{Tx, pulls::StoredPull};

use crate::{
    Call, Error, Result, audit,
    blocking::off_the_runtime,
    campaigns::{City, city},
    idempotency,
    secrets::sha256,
    snapshots::{self, Frozen},
    workshops,
};

/// A pull that was computed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The address of the campaign.
    pub campaign: String,
    /// Which of the campaign.
    pub number: PullNumber,
    /// Whether it came out as it was kept, with its hash.
    pub hash: Option<Digest>,
}

/// The campaigns whose votes are frozen and from which this actor may see what is pulled, the one that starts last first.
///
/// # Errors
/// When this actor may not see pulls.
pub async fn list(call: &Call) -> Result<Vec<PullSource>> {
    if !workshops::seats(call).await?.any() {
        call.actor.see_pulls(Seat::Nowhere)?;
    }
    seen(call).await
}

/// The same for a page that has more to show: none for those who may not see pulls.
///
/// # Errors
/// When the database is away.
pub async fn seen(call: &Call) -> Result<Vec<PullSource>> {
    let (seats, city) = (workshops::seats(call).await?, city(call).await?);
    let mut sources = sources(call, &city).await?;
    sources.retain(|source| call.actor.see_pulls(seats.of(source.campaign.campaign.id)).is_ok());
    Ok(sources)
}

/// The desk of a campaign, and what a recipe would pull there: a preview, or what is wrong with the recipe.
///
/// # Errors
/// `NotFound` when there is no such campaign or its vote is not frozen yet; when this actor may not see pulls.
pub async fn open(
    call: &Call,
    campaign: &str,
    raw: Option<&RawRecipe>,
) -> Result<(PullDesk, Option<std::result::Result<PullPreview, Refusal>>)> {
    let source = source(call, campaign).await?;
    let id = source.campaign.campaign.id;
    let frozen = snapshots::frozen(call, id).await?;
    let desk = PullDesk::new(source, &frozen.snapshot, frozen.hash);
    let recipe = match raw.map(Recipe::parse) {
        None => return Ok((desk, None)),
        Some(Err(refusal)) => return Ok((desk, Some(Err(refusal)))),
        Some(Ok(recipe)) => recipe,
    };
    let recipe = recipe.without(gone(&mut call.service.store().read().await?, id, &frozen).await?);
    let before = before(call, id).await?;
    let pulled = match choose(recipe.clone(), frozen, before).await? {
        Ok(pulled) => pulled,
        Err(refusal) => return Ok((desk, Some(Err(refusal)))),
    };
    let titles = call.service.store().read().await?.titles_of(&pulled.named()).await?;
    Ok((desk, Some(Ok(PullPreview { recipe, pulled, titles }))))
}

/// Pulls for good. `number` is which pull of the campaign was previewed: if another came first, nothing happens; when it is
/// empty, whichever is next.
///
/// # Errors
/// `NotFound`, `Invalid`, `PullForbidden`; when this actor may not pull.
pub async fn pull(call: &Call, campaign: &str, raw: &RawRecipe, number: &str) -> Result<PullNumber> {
    let id = source(call, campaign).await?.campaign.campaign.id;
    let recipe = Recipe::parse(raw)?;
    let frozen = snapshots::frozen(call, id).await?;
    let next = PullNumber::from_i64(call.service.store().read().await?.count_pulls(id).await? + 1);
    let previewed = number.is_empty() || number.parse() == Ok(next);
    let gone_before = gone(&mut call.service.store().read().await?, id, &frozen).await?;
    let recipe = recipe.without(gone_before.iter().copied());
    let (snapshot, before) = (frozen.hash, before(call, id).await?);
    let pulled = choose(recipe.clone(), frozen.clone(), before).await?;
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            if let Some(answer) = idempotency::replay(&by, tx).await? {
                return Ok(answer);
            }
            tx.lock_campaign(id).await?;
            let meanwhile = gone(tx, id, &frozen).await? != gone_before;
            if !previewed || meanwhile || tx.count_pulls(id).await? + 1 != next.as_i64() {
                return Err(Refusal::PullForbidden { bar: PullBar::Meanwhile }.into());
            }
            let pulled = pulled?;
            if pulled.ideas.is_empty() {
                return Err(Refusal::PullForbidden { bar: PullBar::Nothing }.into());
            }
            let body = pulled.to_string();
            let hash = hash_of(&body);
            let ideas = numbers(&pulled);
            let wish = PullIdeas { campaign: id, number: next, recipe, snapshot, ideas, body, hash };
            let seat = match by.actor.who() {
                Some(who) => Seats::new(tx.seats(who.id).await?).of(id),
                None => Seat::Nowhere,
            };
            let permit = by.actor.pull_ideas(wish, seat)?;
            tx.keep_pull(permit, by.actor.role(), by.now).await?;
            idempotency::remember(&by, tx, &next).await?;
            let deed = Deed::on(Verb::IdeasPulled, format!("pull:{id}/{next}")).detail(hash.to_string());
            audit::note(&by, tx, deed).await?;
            Ok::<_, Error>(next)
        })
    });
    write.await
}

/// A pull, as it was kept and computed again.
///
/// # Errors
/// `NotFound`; when this actor may not see pulls.
pub async fn load(call: &Call, campaign: &str, number: PullNumber) -> Result<KeptPull> {
    let campaign = source(call, campaign).await?.campaign;
    let id = campaign.campaign.id;
    let frozen = snapshots::frozen(call, id).await?;
    let mut tx = call.service.store().read().await?;
    let stored = tx.pull(id, number).await?.ok_or(Refusal::NotFound)?;
    let all = tx.pulled_ideas(id).await?;
    let ideas = ideas_of(&all, number);
    let unreadable = || Error::Fault(format!("pull {number} of campaign {id} is not what was kept"));
    let recipe = stored.recipe.parse().map_err(|_| unreadable())?;
    let digest = |bytes: &[u8]| Digest::from_slice(bytes).ok_or_else(unreadable);
    let (snapshot, hash) = (digest(&stored.snapshot_sha256)?, digest(&stored.sha256)?);
    let (at, role) = (stored.created_at, stored.role);
    let again = off_the_runtime(move || recompute(&frozen, &stored, &all)).await?;
    let mut named = again.pulled.as_ref().map(Pulled::named).unwrap_or_default();
    named.extend(&ideas);
    let titles = tx.titles_of(&named).await?;
    Ok(KeptPull { campaign, number, at, role, recipe, snapshot, hash, ideas, again, titles })
}

/// Computes every pull again.
///
/// # Errors
/// When this actor may not see pulls.
pub async fn verify(call: &Call) -> Result<Vec<Checked>> {
    let mut checked = Vec::new();
    for source in list(call).await? {
        let campaign = source.campaign.campaign;
        // A vote that was changed has no pulls that come out as they were.
        let frozen = snapshots::frozen(call, campaign.id).await.ok();
        for card in source.pulls {
            let mut tx = call.service.store().read().await?;
            let stored = tx.pull(campaign.id, card.number).await?;
            let all = tx.pulled_ideas(campaign.id).await?;
            let hash = match (frozen.clone(), stored) {
                (Some(frozen), Some(stored)) => {
                    let again = off_the_runtime(move || recompute(&frozen, &stored, &all)).await?;
                    again.hash.filter(|_| again.equal)
                }
                (None, _) | (_, None) => None,
            };
            checked.push(Checked { campaign: campaign.slug.clone(), number: card.number, hash });
        }
    }
    Ok(checked)
}

async fn sources(call: &Call, city: &City) -> Result<Vec<PullSource>> {
    let mut tx = call.service.store().read().await?;
    let frozen = tx.frozen_campaigns().await?;
    let mut cards = tx.pull_cards().await?;
    let source = |known: &crate::campaigns::Known| {
        let id = known.campaign.id;
        let (_, frozen_at, destroyed_at) = *frozen.iter().find(|(campaign, ..)| *campaign == id)?;
        let pulls = cards.remove(&id).unwrap_or_default();
        Some(PullSource { campaign: city.page(known, call.now), frozen_at, destroyed_at, pulls })
    };
    Ok(city.known().iter().filter_map(source).collect())
}

/// A campaign whose vote is frozen, with its pulls.
///
/// # Errors
/// `NotFound`; when this actor may not see pulls.
pub async fn source(call: &Call, campaign: &str) -> Result<PullSource> {
    let sources = list(call).await?;
    let found = sources.into_iter().find(|source| source.campaign.campaign.slug == campaign);
    Ok(found.ok_or(Refusal::NotFound)?)
}

/// The ideas of the vote that nobody can read any more.
async fn gone(tx: &mut Tx, campaign: CampaignId, frozen: &Frozen) -> Result<BTreeSet<IdeaNumber>> {
    let listed = tx.ideas_to_freeze(campaign).await?;
    let listed: BTreeSet<IdeaNumber> = listed.into_iter().map(|idea| idea.number).collect();
    let voted = frozen.snapshot.ideas().iter().map(|idea| idea.number);
    Ok(voted.filter(|number| !listed.contains(number)).collect())
}

async fn before(call: &Call, campaign: CampaignId) -> Result<Before> {
    let pulled = call.service.store().read().await?.pulled_ideas(campaign).await?;
    Ok(Before::new(pulled.into_iter().map(|(_, idea)| idea)))
}

async fn choose(
    recipe: Recipe,
    frozen: Frozen,
    before: Before,
) -> Result<std::result::Result<Pulled, Refusal>> {
    let pulled = off_the_runtime(move || recipe.pull(&frozen.snapshot, &before)).await?;
    pulled.map(Ok).or_else(|cannot: CannotPull| {
        cannot.refusal().map(Err).ok_or_else(|| Error::Fault(cannot.to_string()))
    })
}

fn recompute(frozen: &Frozen, stored: &StoredPull, all: &[(PullNumber, IdeaNumber)]) -> Recomputed {
    let earlier = all.iter().filter(|(pull, _)| *pull < stored.number).map(|(_, idea)| *idea);
    let before = Before::new(earlier);
    let recipe = stored.recipe.parse::<Recipe>().ok();
    let pulled = recipe.and_then(|recipe| recipe.pull(&frozen.snapshot, &before).ok());
    let Some(pulled) = pulled else { return Recomputed { pulled: None, hash: None, equal: false } };
    let body = pulled.to_string();
    let hash = hash_of(&body);
    let equal = body == stored.body
        && stored.sha256 == hash.as_bytes()
        && stored.snapshot_sha256 == frozen.hash.as_bytes()
        && ideas_of(all, stored.number) == numbers(&pulled);
    Recomputed { pulled: Some(pulled), hash: Some(hash), equal }
}

fn ideas_of(all: &[(PullNumber, IdeaNumber)], number: PullNumber) -> Vec<IdeaNumber> {
    all.iter().filter(|(pull, _)| *pull == number).map(|(_, idea)| *idea).collect()
}

fn numbers(pulled: &Pulled) -> Vec<IdeaNumber> {
    pulled.ideas.iter().map(|idea| idea.number).collect()
}

fn hash_of(body: &str) -> Digest {
    Digest::from_bytes(sha256(body.as_bytes()))
}
