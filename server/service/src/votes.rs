//! Voting.

use domain::{
    events::Change,
    ids::{CampaignId, PersonId},
    people::Scope,
    refusals::Refusal,
    votes::{Ballot, SetVote, VoterTag},
};
use store::{Tx, ideas::IdeaState};

use crate::{
    Call, Error, Result,
    campaigns::{self, City},
    ideas::relation_by_account,
    secrets::Secret,
};

/// Carries out the wish. The same wish twice changes nothing, and the second answer equals the first.
///
/// # Errors
/// `NotFound`, `PhaseForbids`, `StateForbids`, `Merged`, `Withdrawn`.
pub async fn set(call: &Call, vote: SetVote) -> Result<Ballot> {
    call.actor.take_part(Scope::Write)?;
    let city = campaigns::city(call).await?;
    let asked = call.clone();
    call.service
        .store()
        .write(move |tx| {
            Box::pin(async move {
                let idea = tx.lock_idea(vote.idea).await?.ok_or(Refusal::NotFound)?;
                cast(&asked, tx, &city, vote, &idea).await
            })
        })
        .await
}

/// The beats after loading, for whoever has the idea at hand already.
pub(crate) async fn cast(
    call: &Call,
    tx: &mut Tx,
    city: &City,
    vote: SetVote,
    idea: &IdeaState,
) -> Result<Ballot> {
    let who = call.actor.take_part(Scope::Write)?;
    let relation = relation_by_account(&call.actor, idea);
    let permit = call.actor.set_vote(vote, &idea.standing(relation, call.now))?;
    let voter = tag_in(city, idea.campaign, who.id)?
        .ok_or_else(|| Error::Fault("the key of the campaign's votes is gone".to_owned()))?;
    let ballot = tx.set_vote(permit, voter, idea, relation.is_author()).await?;
    if ballot.tally != idea.tally {
        tx.announce(Change::Tally { idea: idea.number, tally: ballot.tally });
    }
    Ok(ballot)
}

/// Stands for a person within one campaign, and leads back to them only for whoever has the campaign's key.
#[must_use]
pub fn voter_tag(campaign_key: &[u8; 32], person: PersonId) -> VoterTag {
    let mac = Secret::from_bytes(*campaign_key).mac("voter", &[&person.as_i64().to_be_bytes()]);
    let (tag, _) = mac.split_first_chunk().expect("16 of 32 bytes");
    VoterTag::from_bytes(*tag)
}

/// The tags of a person in all campaigns whose key exists.
pub(crate) fn tags(city: &City, person: PersonId) -> Vec<VoterTag> {
    city.keys().map(|key| voter_tag(key, person)).collect()
}

/// The tag of a person in a campaign; `None` once its key is destroyed.
pub(crate) fn tag_in(city: &City, campaign: CampaignId, person: PersonId) -> Result<Option<VoterTag>> {
    Ok(city.campaign(campaign)?.vote_key.as_ref().map(|key| voter_tag(key, person)))
}
