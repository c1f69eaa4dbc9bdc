//! Following ideas.
//!
//! Nobody follows by themselves: a named author finds the idea under "my ideas" anyway, and for whoever wrote without a name
//! a row made by the program would name them.

use domain::{follows::SetFollow, people::Scope, refusals::Refusal};

use crate::{Call, Result, ideas::relation_by_account};

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
