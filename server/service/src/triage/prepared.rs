//! Answers that are prepared now and published later.

use domain::{
    audit::Verb,
    ids::{ActId, IdeaNumber},
    refusals::{Field, Refusal},
    text::TextError,
    triage::{Aside, ForgetPrepared, Prepare, PreparedAnswer, RawDecision, Thing},
};

use super::{case::Asked, decisions::Ready, notes::read_along};
use crate::{Call, Result};

/// Keeps a decision for later, in the place of the one that was kept before and that it says to have read. Only what could be
/// published now is kept; nobody but moderators reads it.
///
/// # Errors
/// As [`super::decide`]; `Stale` when a colleague has prepared something else meanwhile.
pub async fn prepare(call: &Call, idea: IdeaNumber, decision: &RawDecision) -> Result<()> {
    call.actor.moderate()?;
    let asked = Asked::new(call, None).await?;
    let ready = Ready::parse(&asked, idea, decision)?;
    let wish = Prepare { idea, decision: decision.clone() };
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let case = asked.load(tx, Thing::idea(idea)).await?;
            let kept = tx.prepared(idea).await?;
            let at = kept.as_ref().map(|kept| kept.at);
            let permit = call.actor.prepare(wish, ready.wish, (&case.standing(call), &case.as_read()), at)?;
            tx.prepare(permit, call.actor.who().map(|who| who.id), call.now).await?;
            let aside = Aside::Prepared { before: kept.map(of_nobody), after: Some(call.now) };
            asked.close_aside(tx, &case, aside, case.deed(Verb::Prepare)).await.map(drop)
        })
    });
    write.await
}

/// What is kept for an idea; not for whoever wrote it.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `ConflictOfInterest`.
pub async fn prepared(call: &Call, idea: IdeaNumber) -> Result<PreparedAnswer> {
    let mut tx = call.service.store().read().await?;
    read_along(call, &mut tx, idea).await?;
    Ok(tx.prepared(idea).await?.ok_or(Refusal::NotFound)?)
}

/// Keeps it no longer. Doing it twice changes nothing.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `ConflictOfInterest`.
pub async fn forget_prepared(call: &Call, idea: IdeaNumber) -> Result<()> {
    call.actor.moderate()?;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let case = asked.load(tx, Thing::idea(idea)).await?;
            let permit = call.actor.forget_prepared(ForgetPrepared(idea), &case.standing(call))?;
            let Some(kept) = tx.prepared(idea).await? else { return Ok(()) };
            tx.forget_prepared(permit).await?;
            let aside = Aside::Prepared { before: Some(of_nobody(kept)), after: None };
            let deed = case.deed(Verb::Prepare).detail("discarded");
            asked.close_aside(tx, &case, aside, deed).await.map(drop)
        })
    });
    write.await
}

/// As it comes back when it is undone: whoever prepared it may be gone by then.
fn of_nobody(kept: PreparedAnswer) -> Box<PreparedAnswer> {
    Box::new(PreparedAnswer { by: None, ..kept })
}

/// Publishes what is kept for an idea, once, as if it were decided now. Returns the act, which can be undone.
///
/// # Errors
/// `Invalid` when nothing is kept, `Stale` when the idea has moved since; else as [`super::decide`].
pub(super) async fn publish(call: &Call, idea: IdeaNumber) -> Result<ActId> {
    call.actor.moderate()?;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let case = asked.load(tx, Thing::idea(idea)).await?;
            let nothing = || Refusal::field(Field::Answer, TextError::Missing);
            let kept = tx.prepared(idea).await?.ok_or_else(nothing)?;
            let decision = RawDecision { replaces: kept.at.rfc3339(), ..kept.decision };
            let ready = Ready::parse(&asked, idea, &decision)?;
            asked.carry_out(tx, &case, ready).await.map(|(_, act)| act)
        })
    });
    write.await
}
