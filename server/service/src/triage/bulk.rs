//! One act on many items.

use domain::{
    refusals::{Field, Refusal},
    text::TextError,
    triage::{Bulk, BulkKind, Outcome, TagName, Thing},
};

use super::{assign, prepared::publish, set_tag, settle_reports};
use crate::{Call, Error, Result};

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

/// Does the same to many items, one after the other. What the rules say no to stops none of the others.
///
/// # Errors
/// `NotAllowed`; `Invalid` without items, or with more than [`MOST`].
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
    let mut outcomes = Vec::new();
    for thing in things {
        let done = match act {
            Bulk::Assign(to) => assign(call, thing.idea, *to).await,
            Bulk::Tag(tag) => set_tag(call, thing.idea, tag.as_str(), true).await,
            Bulk::Settle => settle_reports(call, thing).await.map(drop),
            Bulk::Publish => publish(call, thing.idea).await,
        };
        let refusal = match done {
            Ok(()) => None,
            Err(Error::Refused(refusal)) => Some(refusal),
            Err(error @ (Error::Broken(_) | Error::Fault(_))) => return Err(error),
        };
        outcomes.push(Outcome { thing, refusal });
    }
    Ok(outcomes)
}
