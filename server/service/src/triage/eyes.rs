//! Looking at an idea as somebody else would see it.

use domain::{
    audit::{Deed, Verb},
    ideas::Relation,
    ids::{IdeaNumber, PersonId},
    people::{Role, Who},
    policy::Actor,
    refusals::Refusal,
    triage::{Eye, Seen},
};

use crate::{Call, Error, Result, audit, ideas, results};

/// An idea as others see it, or why they do not: the one visibility is asked, with their eyes; the public reads what is released, and
/// nothing else. Nobody's votes or follows are on it, for it is nobody in particular who looks. That somebody looked is noted, at
/// most once an hour.
///
/// # Errors
/// `NotAllowed`, `NotFound` for what there is not.
pub async fn view_as(call: &Call, idea: IdeaNumber, eye: Eye) -> Result<Seen> {
    call.actor.see_queue()?;
    call.service.store().read().await?.idea(idea).await?.ok_or(Refusal::NotFound)?;
    audit::note_reading(call, Deed::on_idea(Verb::ViewAs, idea)).await?;
    let somebody = Who { id: PersonId::from_i64(0), role: Role::Employee, unit: None };
    let actor = match eye {
        Eye::Public => return released(call, idea).await,
        Eye::Visitor => Actor::Visitor,
        Eye::Employee | Eye::Author => Actor::Person(somebody),
    };
    let seen = Call { actor, name: None, session: None, ..call.clone() };
    let page = ideas::page_by(&seen, idea, |idea| match eye {
        Eye::Author if idea.named => Relation::Author,
        Eye::Author => Relation::Claimed,
        Eye::Visitor | Eye::Employee | Eye::Public => Relation::Reader,
    });
    match page.await {
        Ok(page) => Ok(Seen::Page(Box::new(page))),
        Err(Error::Refused(refusal)) => Ok(Seen::Nothing(refusal)),
        Err(error @ (Error::Broken(_) | Error::Fault(_))) => Err(error),
    }
}

async fn released(call: &Call, idea: IdeaNumber) -> Result<Seen> {
    let all = results::released(&call.service).await?.campaigns;
    let found = all.into_iter().flat_map(|campaign| campaign.results).find(|result| result.idea == idea);
    Ok(found.map_or(Seen::Unreleased, |result| Seen::Result(Box::new(result))))
}
