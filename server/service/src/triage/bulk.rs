//! One act on many items.

use domain::{
    ids::ActId,
    refusals::{Field, Refusal},
    text::TextError,
    triage::{Bulk, BulkKind, Outcome, TagName, Thing},
};

use super::{assign, prepared::publish, set_tag, settle_reports, undo};
use crate::{Call, Error, Result, idempotency};

/// Items in one call, at most.
pub const MOST: usize = 100;

/// Reads an act with what it takes, as a form or a program sends it.
///
/// # Errors
/// `Invalid`.
pub fn parse_bulk(act: &str, assignee: &str, tag: &str) -> std::result::Result<Bulk, Refusal> {
    let kind = match act {
        "" => Err(TextError::Missing),
        word => word.parse().map_err(|()| TextError::Malformed),
    };
    Ok(match kind.map_err(|error| Refusal::field(Field::Act, error))? {
        BulkKind::Assign => Bulk::Assign(match assignee.trim() {
            "" => None,
            key => Some(key.parse().map_err(|_| Refusal::field(Field::Assignee, TextError::Malformed))?),
        }),
        BulkKind::Tag => Bulk::Tag(TagName::parse(tag).map_err(|error| Refusal::field(Field::Tag, error))?),
        BulkKind::Settle => Bulk::Settle,
        BulkKind::Publish => Bulk::Publish,
    })
}

/// Does the same to many items, one after the other. What the rules say no to stops none of the others. Each is a change of its
/// own: a request that was cut off before its answer was kept goes on where it ended when it comes again.
///
/// # Errors
/// `NotAllowed`; `Invalid` without items, or with more than [`MOST`]; `KeyReused`.
pub async fn bulk(call: &Call, act: &Bulk, things: &[Thing]) -> Result<Vec<Outcome>> {
    call.actor.moderate()?;
    let mut things = things.to_vec();
    // An idea may wait for several reasons, and is dealt with once.
    let mut seen = std::collections::HashSet::new();
    things.retain(|thing| seen.insert(*thing));
    if things.is_empty() {
        return Err(Refusal::field(Field::Items, TextError::Missing).into());
    }
    if things.len() > MOST {
        return Err(Refusal::field(Field::Items, TextError::TooLong { max: MOST, is: things.len() }).into());
    }
    if let Some(answer) = answered(call, None).await? {
        return Ok(answer);
    }
    let mut outcomes = Vec::new();
    for thing in things {
        let done = match act {
            Bulk::Assign(to) => assign(call, thing.idea, *to).await,
            Bulk::Tag(tag) => set_tag(call, thing.idea, tag.as_str(), true).await,
            Bulk::Settle => settle_reports(call, thing, None).await,
            Bulk::Publish => publish(call, thing.idea).await.map(Some),
        };
        outcomes.push(outcome(thing, done)?);
    }
    Ok(answered(call, Some(outcomes.clone())).await?.unwrap_or(outcomes))
}

/// What the same request was answered, if it came before; if not, `now` is kept as its answer.
async fn answered(call: &Call, now: Option<Vec<Outcome>>) -> Result<Option<Vec<Outcome>>> {
    let by = call.clone();
    if by.idempotency.is_none() {
        return Ok(None);
    }
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let known = idempotency::replay(&by, tx).await?;
            if let (None, Some(now)) = (&known, &now) {
                idempotency::remember(&by, tx, now).await?;
            }
            Ok::<_, Error>(known)
        })
    });
    write.await
}

/// Undoes many acts, the last first. What cannot be undone any more stops none of the others.
///
/// # Errors
/// `NotAllowed`; `NothingToUndo` without acts, or with more than [`MOST`].
pub async fn undo_many(call: &Call, acts: &[ActId]) -> Result<Vec<Outcome>> {
    call.actor.moderate()?;
    if acts.is_empty() || acts.len() > MOST {
        return Err(Refusal::NothingToUndo.into());
    }
    let mut outcomes = Vec::new();
    for act in acts.iter().rev() {
        // One that was undone before says nothing any more.
        let Some(thing) = call.service.store().read().await?.acted_on(*act).await? else { continue };
        outcomes.push(outcome(thing, undo(call, Some(*act)).await.map(|_| None))?);
    }
    outcomes.reverse();
    if outcomes.is_empty() { Err(Refusal::NothingToUndo.into()) } else { Ok(outcomes) }
}

fn outcome(thing: Thing, done: Result<Option<ActId>>) -> Result<Outcome> {
    let (act, refusal) = match done {
        Ok(act) => (act, None),
        Err(Error::Refused(refusal)) => (None, Some(refusal)),
        Err(error @ (Error::Broken(_) | Error::Fault(_))) => return Err(error),
    };
    Ok(Outcome { thing, refusal, act })
}
