//! Freezing votes when voting has ended, and destroying the ballots after the time for objections.

use std::collections::{BTreeSet, HashMap};

use domain::{
    audit::{Deed, Digest, Verb},
    events::Change,
    ids::{CampaignId, IdeaNumber},
    policy::Actor,
    refusals::Refusal,
    selection::snapshot::{GRACE, OBJECTION, Snapshot, Voter, can_be_frozen},
    time::Timestamp,
    votes::VoterTag,
};
use store::{Tx, snapshots::StoredSnapshot};
use tokio::task::spawn_blocking;
use tracing::info;

use crate::{
    Call, Error, Result, Service, audit,
    campaigns::{self, unsealed_vote_key},
    secrets::sha256,
    votes::voter_tag,
};

/// A frozen vote that was found whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    /// The vote.
    pub snapshot: Snapshot,
    /// SHA-256 over its canonical form.
    pub hash: Digest,
    /// Since when it is frozen.
    pub frozen_at: Timestamp,
    /// Since when ballots and key are gone.
    pub destroyed_at: Option<Timestamp>,
}

/// A frozen vote that is not what was frozen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the snapshot of {campaign} is not what was frozen")]
pub struct Tampered {
    /// The address of the campaign.
    pub campaign: String,
}

/// Freezes and destroys what is due. Doing it twice, or on two servers at once, does it once.
///
/// # Errors
/// When the database is away, or a key cannot be unsealed; other campaigns do not wait for that one.
pub async fn keep_up(service: &Service) -> Result<()> {
    let call = service.call(Actor::Clockwork);
    let mut tx = service.store().read().await?;
    let closed = tx.unfrozen_campaigns(call.now.plus(-GRACE)).await?;
    drop(tx);
    let mut outcome = Ok(());
    for campaign in closed {
        let by = call.clone();
        let freeze =
            service.store().write(move |tx| Box::pin(async move { freeze(&by, tx, campaign).await }));
        outcome = outcome.and(freeze.await);
    }
    let mut tx = service.store().read().await?;
    let objected = tx.campaigns_with_ballots(call.now.plus(-OBJECTION)).await?;
    drop(tx);
    let any = !objected.is_empty();
    for campaign in objected {
        let by = call.clone();
        let destroy =
            service.store().write(move |tx| Box::pin(async move { destroy(&by, tx, campaign).await }));
        outcome = outcome.and(campaigns::anew_after(service, destroy).await);
    }
    if any {
        outcome = outcome.and(service.store().scrub().await.map_err(Error::from));
    }
    outcome
}

async fn freeze(call: &Call, tx: &mut Tx, id: CampaignId) -> Result<()> {
    tx.lock_campaign(id).await?;
    let stored = tx.campaigns().await?.into_iter().find(|stored| stored.campaign.id == id);
    let stored = stored.filter(|stored| can_be_frozen(&stored.campaign.schedule, call.now));
    // Somebody else was faster, or the end of voting was put off.
    let (Some(stored), false) = (stored, tx.is_frozen(id).await?) else { return Ok(()) };
    let mut ideas_of: HashMap<VoterTag, BTreeSet<IdeaNumber>> = HashMap::new();
    for (idea, tag) in tx.ballots(id).await? {
        ideas_of.entry(tag).or_default().insert(idea);
    }
    let mut units = HashMap::new();
    if let Some(sealed) = &stored.sealed_vote_key {
        let key = unsealed_vote_key(&call.service, sealed)
            .ok_or_else(|| Error::Fault(format!("the key of campaign {id} cannot be unsealed")))?;
        let people = tx.people_in_units().await?;
        units.extend(people.into_iter().map(|(person, unit)| (voter_tag(&key, person), unit)));
    }
    let voters = ideas_of.into_iter().map(|(tag, ideas)| Voter { unit: units.remove(&tag), ideas });
    let ideas = tx.ideas_to_freeze(id).await?;
    let snapshot =
        Snapshot::freeze(stored.campaign.slug, stored.campaign.schedule.review, ideas, voters.collect());
    let body = snapshot.to_string();
    let hash = Digest::from_bytes(sha256(body.as_bytes()));
    tx.keep_snapshot(id, body, hash, call.now).await?;
    let deed =
        Deed::on(Verb::VotesFrozen, format!("campaign:{}", snapshot.campaign())).detail(hash.to_string());
    audit::note(call, tx, deed).await?;
    info!("The votes of campaign {} are frozen, SHA-256 {hash}", snapshot.campaign());
    Ok(())
}

async fn destroy(call: &Call, tx: &mut Tx, id: CampaignId) -> Result<()> {
    if tx.destroy_ballots(id, call.now).await? {
        let stored = tx.campaigns().await?.into_iter().find(|stored| stored.campaign.id == id);
        let slug = stored.map(|stored| stored.campaign.slug).unwrap_or_default();
        audit::note(call, tx, Deed::on(Verb::VotesDestroyed, format!("campaign:{slug}"))).await?;
        tx.announce(Change::CityChanged);
        info!("The ballots of campaign {id} and their key are destroyed");
    }
    Ok(())
}

/// Checks every frozen vote: its hash, and that it is in canonical form.
///
/// # Errors
/// When this actor may not see the administration.
pub async fn verify(call: &Call) -> Result<Vec<std::result::Result<Frozen, Tampered>>> {
    call.actor.see_administration()?;
    let stored = call.service.store().read().await?.snapshots().await?;
    Ok(stored.into_iter().map(check).collect())
}

/// The frozen vote of a campaign.
///
/// # Errors
/// `NotFound`, when there is none yet; a fault when it is not what was frozen; when this actor may not see the administration.
pub async fn load(call: &Call, campaign: &str) -> Result<Frozen> {
    call.actor.see_administration()?;
    let campaign = campaigns::city(call).await?.called(campaign)?.campaign.id;
    frozen(call, campaign).await
}

/// The same for use cases that have asked who may. Reading it takes longer than others may wait for this thread.
pub(crate) async fn frozen(call: &Call, campaign: CampaignId) -> Result<Frozen> {
    let stored = call.service.store().read().await?.snapshot(campaign).await?.ok_or(Refusal::NotFound)?;
    let checked =
        spawn_blocking(move || check(stored)).await.map_err(|error| Error::Fault(error.to_string()))?;
    checked.map_err(|tampered| Error::Fault(tampered.to_string()))
}

fn check(stored: StoredSnapshot) -> std::result::Result<Frozen, Tampered> {
    let StoredSnapshot { slug, body, sha256: kept, frozen_at, destroyed_at } = stored;
    let hash = Digest::from_bytes(sha256(body.as_bytes()));
    let snapshot = body.parse::<Snapshot>().ok().filter(|snapshot| snapshot.campaign() == slug);
    match snapshot {
        Some(snapshot) if kept == hash.as_bytes() => Ok(Frozen { snapshot, hash, frozen_at, destroyed_at }),
        Some(_) | None => Err(Tampered { campaign: slug }),
    }
}
