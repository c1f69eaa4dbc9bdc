//! Following ideas.
//!
//! Nobody follows by themselves: a named author finds the idea under "my ideas" anyway, and for whoever wrote without a name
//! a row made by the program would name them.

use std::collections::BTreeSet;

use domain::{
    follows::SetFollow,
    ids::{IdeaNumber, PersonId},
    people::Scope,
    refusals::Refusal,
    search::Mine,
    selection::snapshot::OBJECTION,
    time::Timestamp,
};

use crate::{Call, Error, Result, campaigns, ideas::relation_by_account, votes};

/// Carries out the wish and returns it. The same wish twice changes nothing; nobody hears of it, and no event tells of it.
///
/// # Errors
/// `NotFound`, `Merged`, `Withdrawn`, but not for ending what there is to end.
pub async fn set(call: &Call, follow: SetFollow) -> Result<bool> {
    call.actor.take_part(Scope::Write)?;
    let asked = call.clone();
    call.service
        .store()
        .write(move |tx| {
            Box::pin(async move {
                let call = &asked;
                let who = call.actor.take_part(Scope::Write)?;
                let idea = tx.lock_idea(follow.idea).await?.ok_or(Refusal::NotFound)?;
                let permit = if !follow.wanted && tx.follows(who.id, follow.idea).await? {
                    call.actor.stop_following(follow.idea)?
                } else {
                    let standing = idea.standing(relation_by_account(&call.actor, &idea), call.now);
                    call.actor.set_follow(follow, &standing)?
                };
                tx.set_follow(permit, who.id).await?;
                Ok(follow.wanted)
            })
        })
        .await
}

/// Follows every idea that the person voted for and whose ballot will be destroyed: afterwards nobody could tell them what became of it.
///
/// # Errors
/// When this actor may not take part.
pub async fn follow_passing_votes(call: &Call) -> Result<()> {
    let person = call.actor.take_part(Scope::Write)?.id;
    for idea in passing_votes(call, person).await?.into_iter().flat_map(|(_, ideas)| ideas) {
        match set(call, SetFollow { idea, wanted: true }).await {
            // What is gone has nothing to tell.
            Ok(_) | Err(Error::Refused(_)) => {}
            Err(error @ (Error::Broken(_) | Error::Fault(_))) => return Err(error),
        }
    }
    Ok(())
}

/// The ideas that a person voted for, could follow and does not, of votes that are frozen and whose ballots are not destroyed yet, and when the
/// first of these are.
pub(crate) async fn passing_votes(
    call: &Call,
    person: PersonId,
) -> Result<Option<(Timestamp, BTreeSet<IdeaNumber>)>> {
    let city = campaigns::city(call).await?;
    let mut tx = call.service.store().read().await?;
    let followed: BTreeSet<_> = tx.ideas_of(Mine::Followed, person, &[]).await?.into_iter().collect();
    let (mut until, mut ideas) = (None, BTreeSet::new());
    for (campaign, frozen_at, destroyed_at) in tx.frozen_campaigns().await? {
        let tag = votes::tag_in(&city, campaign, person)?;
        let (Some(tag), None) = (tag, destroyed_at) else { continue };
        let voted = tx.ideas_of(Mine::Voted, person, &[tag]).await?;
        let open = tx.idea_states(&voted).await?.into_iter().filter(|state| {
            let standing = state.standing(relation_by_account(&call.actor, state), call.now);
            call.actor.set_follow(SetFollow { idea: state.number, wanted: true }, &standing).is_ok()
        });
        let others: Vec<_> = open.map(|state| state.number).filter(|idea| !followed.contains(idea)).collect();
        if !others.is_empty() {
            let ends = frozen_at.plus(OBJECTION);
            until = Some(until.map_or(ends, |first: Timestamp| first.min(ends)));
            ideas.extend(others);
        }
    }
    Ok(until.map(|until| (until, ideas)))
}
