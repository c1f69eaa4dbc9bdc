//! Looking at an idea as somebody else would see it.

use domain::{
    audit::Verb,
    ideas::{IdeaPage, Relation},
    ids::{IdeaNumber, PersonId},
    people::{Role, Who},
    policy::Actor,
    refusals::Refusal,
    triage::{Eye, Thing},
};

use super::queue::note_reading;
use crate::{Call, Error, Result, ideas};

/// An idea as others see it, or why they do not: the one visibility is asked, with their eyes. Nobody's votes or follows are on it,
/// for it is nobody in particular who looks. That somebody looked is noted, at most once an hour.
///
/// # Errors
/// `NotAllowed`, `NotFound` for what there is not.
pub async fn view_as(
    call: &Call,
    idea: IdeaNumber,
    eye: Eye,
) -> Result<std::result::Result<IdeaPage, Refusal>> {
    call.actor.see_queue()?;
    call.service.store().read().await?.idea(idea).await?.ok_or(Refusal::NotFound)?;
    note_reading(call, Verb::ViewAs, Thing::idea(idea)).await?;
    let somebody = Who { id: PersonId::from_i64(0), role: Role::Employee, unit: None };
    let actor = match eye {
        Eye::Visitor | Eye::Public => Actor::Visitor,
        Eye::Employee | Eye::Author => Actor::Person(somebody),
    };
    let seen = Call { actor, name: None, session: None, ..call.clone() };
    let page = ideas::page_by(&seen, idea, |idea| match eye {
        Eye::Author if idea.named => Relation::Author,
        Eye::Author => Relation::Claimed,
        Eye::Visitor | Eye::Public | Eye::Employee => Relation::Reader,
    });
    match page.await {
        Ok(page) => Ok(Ok(page)),
        Err(Error::Refused(refusal)) => Ok(Err(refusal)),
        Err(error @ (Error::Broken(_) | Error::Fault(_))) => Err(error),
    }
}
