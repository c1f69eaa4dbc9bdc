//! What moderators write for each other: notes and tags.

use domain::{
    audit::{Deed, Verb},
    ids::{ActId, IdeaNumber, NoteId},
    refusals::{Field, Refusal},
    text::NoteBody,
    triage::{AddNote, Aside, Note, RemoveNote, SetTag, TagName, Thing},
};
use store::Tx;

use super::case::Asked;
use crate::{Call, Error, Result, audit, campaigns, ideas::relation_by_account, idempotency};

/// The notes on an idea, oldest first; not for whoever wrote it. Reading them is noted, at most once an hour for a person and an idea.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `ConflictOfInterest`.
pub async fn notes(call: &Call, idea: IdeaNumber) -> Result<Vec<Note>> {
    let mut tx = call.service.store().read().await?;
    read_along(call, &mut tx, idea).await?;
    let notes = tx.notes(idea, call.actor.who().map(|who| who.id)).await?;
    drop(tx);
    if !notes.is_empty() {
        audit::note_reading(call, Deed::on_idea(Verb::ReadNotes, idea)).await?;
    }
    Ok(notes)
}

/// Whether somebody reads what colleagues say to each other about an idea: not about their own, and not where the interest of their own
/// unit is at stake.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `ConflictOfInterest`.
pub(crate) async fn read_along(call: &Call, tx: &mut Tx, idea: IdeaNumber) -> Result<()> {
    call.actor.see_queue()?;
    let city = campaigns::city(call).await?;
    let state = tx.idea(idea).await?.ok_or(Refusal::NotFound)?.state;
    let relation = relation_by_account(&call.actor, &state);
    Ok(call.actor.is_impartial(relation, city.at_stake(&call.actor, state.unit))?)
}

/// Writes a note on an idea, for colleagues alone.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `Invalid`.
pub async fn add_note(call: &Call, idea: IdeaNumber, body: &str) -> Result<NoteId> {
    call.actor.moderate()?;
    let body = NoteBody::parse(body).map_err(|error| Refusal::field(Field::Body, error))?;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            if let Some(answer) = idempotency::replay(call, tx).await? {
                return Ok(answer);
            }
            let case = asked.load(tx, Thing::idea(idea)).await?;
            let permit = call.actor.note(AddNote { idea, body }, &case.standing(call))?;
            let id = tx.add_note(permit, call.actor.who().map(|who| who.id), call.now).await?;
            audit::note(call, tx, Deed::on_idea(Verb::Note, idea).detail("added")).await?;
            idempotency::remember(call, tx, &id).await?;
            Ok::<_, Error>(id)
        })
    });
    write.await
}

/// Takes a note away, for good: whoever wrote it. The audit says that, and not which.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `ConflictOfInterest`.
pub async fn remove_note(call: &Call, idea: IdeaNumber, note: NoteId) -> Result<()> {
    call.actor.moderate()?;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let case = asked.load(tx, Thing::idea(idea)).await?;
            let by = tx.note_author(idea, note).await?.ok_or(Refusal::NotFound)?;
            let permit = call.actor.remove_note(RemoveNote { idea, note }, by, &case.standing(call))?;
            tx.remove_note(permit).await?;
            audit::note(call, tx, Deed::on_idea(Verb::Note, idea).detail("removed")).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Puts a tag on an idea, or takes it off, and returns the act, which can be undone. Doing it twice changes nothing. The audit says
/// that, and not which.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `Invalid`.
pub async fn set_tag(call: &Call, idea: IdeaNumber, tag: &str, wanted: bool) -> Result<Option<ActId>> {
    call.actor.moderate()?;
    let tag = TagName::parse(tag).map_err(|error| Refusal::field(Field::Tag, error))?;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let case = asked.load(tx, Thing::idea(idea)).await?;
            let aside = Aside::Tagged { tag: tag.clone(), wanted };
            let permit = call.actor.set_tag(SetTag { idea, tag, wanted }, &case.standing(call))?;
            if !tx.set_tag(permit).await? {
                return Ok(None);
            }
            let deed = case.deed(Verb::Tag).detail(if wanted { "added" } else { "removed" });
            asked.close_aside(tx, &case, aside, deed).await.map(Some)
        })
    });
    write.await
}
