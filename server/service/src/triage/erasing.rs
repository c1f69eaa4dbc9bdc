//! Taking the words of something hidden away for good, by two people.

use domain::{
    audit::Verb,
    events::Event,
    triage::{AppealFiled, AskErasure, DropErasure, Erase, ErasureStanding, Thing},
};
use store::Tx;

use super::case::Asked;
use crate::{Call, Error, Result, audit};

/// Asks for the words of something hidden, or of an idea that was taken back, to be taken away for good. A second person has to
/// confirm it.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `ConflictOfInterest`, `StepForbidden` for what is not hidden; `SecondPersonNeeded` when it was asked for
/// already; `Withdrawn` when they are gone.
pub async fn ask_erasure(call: &Call, thing: Thing) -> Result<()> {
    let me = call.actor.moderate()?.id;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let case = asked.load(tx, thing).await?;
            let (standing, erasure) = (case.standing(call), erasure_of(tx, thing).await?);
            let permit = call.actor.ask_erasure(AskErasure(thing), &standing, case.comment(), erasure)?;
            tx.ask_erasure(permit, me, call.now).await?;
            tx.release_item(thing.idea, me).await?;
            audit::note(call, tx, case.deed(Verb::EraseAsked)).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Takes the words of something hidden away for good, as a second person. Nothing of them is left, and nobody can bring them back.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `ConflictOfInterest`, `StepForbidden` for what is not hidden; `SecondPersonNeeded` for whoever asked for it,
/// and while nobody has.
pub async fn erase(call: &Call, thing: Thing) -> Result<()> {
    let me = call.actor.moderate()?.id;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let case = asked.load(tx, thing).await?;
            let (standing, erasure) = (case.standing(call), erasure_of(tx, thing).await?);
            let permit = call.actor.erase(Erase(thing), &standing, case.comment(), erasure)?;
            tx.erase(permit, call.now).await?;
            let event = match thing.comment {
                Some(comment) => Event::CommentDeleted { idea: case.idea.place(), comment },
                None => Event::IdeaErased { idea: thing.idea },
            };
            asked.record(tx, event, case.audience()).await?;
            tx.release_item(thing.idea, me).await?;
            audit::note(call, tx, case.deed(Verb::EraseConfirmed)).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Leaves the words where they are after all: the wish is dropped, by whoever had it or by somebody else who may decide.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `ConflictOfInterest`, `StepForbidden`.
pub async fn drop_erasure(call: &Call, thing: Thing) -> Result<()> {
    let me = call.actor.moderate()?.id;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let case = asked.load(tx, thing).await?;
            let permit = call.actor.drop_erasure(DropErasure(thing), &case.standing(call), case.comment())?;
            if tx.erasure_asked_by(thing).await?.is_some() {
                tx.drop_erasure(permit).await?;
                audit::note(call, tx, case.deed(Verb::EraseAsked).detail("revoked")).await?;
            }
            tx.release_item(thing.idea, me).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// How the erasure of something stands.
async fn erasure_of(tx: &mut Tx, thing: Thing) -> Result<ErasureStanding> {
    let asked_by = tx.erasure_asked_by(thing).await?;
    let verdicts = tx.verdicts_of(thing.idea).await?;
    let waits = |appeal: &AppealFiled| appeal.outcome.is_none();
    let against = verdicts.iter().map(|known| &known.verdict).filter(|verdict| verdict.thing == thing);
    let appealed = against.filter_map(|verdict| verdict.appeal.as_ref()).any(waits);
    let history = tx.history_of(thing.idea).await?;
    let gone = history.iter().any(|known| matches!(known.event, Event::IdeaErased { .. }));
    Ok(ErasureStanding { asked_by, appealed, erased: gone && thing.comment.is_none() })
}
