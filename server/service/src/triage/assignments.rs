//! Who takes care of which idea.

use domain::{
    audit::Verb,
    ids::{ActId, IdeaNumber, PersonId},
    policy::Actor,
    triage::{Aside, Assign, Thing},
};

use super::case::Asked;
use crate::{Call, Result};

/// Gives the items of an idea to somebody who moderates and may decide on it, or to nobody. Returns the act, which can be undone;
/// doing it twice changes nothing.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `Invalid` when that person does not moderate; `ConflictOfInterest` or `SecondPersonNeeded` when oneself or
/// they may not decide on it.
pub async fn assign(call: &Call, idea: IdeaNumber, to: Option<PersonId>) -> Result<Option<ActId>> {
    let by = call.actor.moderate()?.id;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let case = asked.load(tx, Thing::idea(idea)).await?;
            let given = match to {
                None => None,
                Some(person) => tx.lock_moderator(person).await?.map(Actor::Person),
            };
            let theirs = given.as_ref().map(|to| (to, asked.standing_to(to, &case.idea)));
            let to_them = theirs.as_ref().map(|(to, standing)| (*to, standing));
            let permit = call.actor.assign(Assign { idea, to }, &case.standing(call), to_them)?;
            let before = tx.assignee(idea).await?;
            if before == to {
                return Ok(None);
            }
            tx.assign(permit, call.now).await?;
            let to = to.map_or_else(|| "person:-".to_owned(), |person| format!("person:{person}"));
            let deed = case.deed(Verb::Assign).subject(to);
            tx.release_item(idea, by).await?;
            asked.close_aside(tx, &case, Aside::Assigned { before }, deed).await.map(Some)
        })
    });
    write.await
}
