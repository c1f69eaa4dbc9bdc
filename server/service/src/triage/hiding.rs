//! Hiding, showing again, settling reports, and what is held.

use domain::{
    audit::Verb,
    events::Event,
    ids::{ActId, PersonId, ReportId},
    refusals::Refusal,
    triage::{Hide, Premoderation, Restore, SettleReports, Thing},
};
use store::{Tx, triage::Decided};

use super::case::Asked;
use crate::{Call, Error, Result, ideas::audience_of};

/// Hides an idea or a comment from everybody but its author and moderators, and settles its reports.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `ConflictOfInterest`, `StepForbidden`; `Invalid` without a ground and a sentence.
pub async fn hide(call: &Call, thing: Thing, ground: &str, sentence: &str) -> Result<()> {
    call.actor.moderate()?;
    let wish = Hide::parse(thing, ground, sentence)?;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let case = asked.load(tx, thing).await?;
            let reason = wish.ground.to_string();
            let permit = call.actor.hide(wish, &case.standing(call), case.comment())?;
            let by = call.actor.who().map(|who| who.id);
            let decided = tx.hide(permit, by, call.now).await?;
            // Whoever knew of it has to drop it; of what was held nobody knew.
            let audience = case.audience();
            let event = match thing.comment {
                Some(comment) => Event::CommentHidden { idea: case.idea.place(), comment },
                None => Event::IdeaHidden { idea: thing.idea, reason: reason.clone() },
            };
            asked.record(tx, event, audience).await?;
            asked.record_parted(tx, &decided.parted).await?;
            let done = case.done(call, tx, Verb::Hide, decided).await?;
            asked.close(tx, done, case.deed(Verb::Hide).detail(reason)).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Shows again what was hidden; its author is told why.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `ConflictOfInterest`, `StepForbidden`; `Invalid` without a ground and a sentence.
pub async fn restore(call: &Call, thing: Thing, ground: &str, sentence: &str) -> Result<()> {
    call.actor.moderate()?;
    let wish = Restore::parse(thing, ground, sentence)?;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let case = asked.load(tx, thing).await?;
            let reason = wish.ground.to_string();
            let permit = call.actor.restore(wish, &case.standing(call), case.comment())?;
            let lifted = tx.restore(permit, call.now).await?;
            asked.record_shown(tx, thing).await?;
            let decided = Decided { lifted, ..Decided::default() };
            let done = case.done(call, tx, Verb::Restore, decided).await?;
            asked.close(tx, done, case.deed(Verb::Restore).detail(reason)).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Settles the reports of something that stays as it is, up to the `newest` that was read, or all. Returns the act, which can be undone, unless there were none.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `ConflictOfInterest`.
pub async fn settle_reports(call: &Call, thing: Thing, newest: Option<ReportId>) -> Result<Option<ActId>> {
    call.actor.moderate()?;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let case = asked.load(tx, thing).await?;
            let wish = SettleReports { thing, newest };
            let permit = call.actor.settle_reports(wish, &case.standing(call), case.comment())?;
            let settled = tx.settle_reports(permit, call.now).await?;
            if settled == 0 {
                return Ok(None);
            }
            let done = case.done(call, tx, Verb::SettleReports, Decided::default()).await?;
            let deed = case.deed(Verb::SettleReports).detail(settled.to_string());
            asked.close(tx, done, deed).await.map(Some)
        })
    });
    write.await
}

impl Asked {
    /// Something that was hidden is there again.
    pub(super) async fn record_shown(&self, tx: &mut Tx, thing: Thing) -> Result<()> {
        let idea = tx.lock_idea(thing.idea).await?.ok_or(Refusal::NotFound)?;
        let event = match thing.comment {
            Some(comment) => Event::CommentRestored { idea: idea.place(), comment },
            None => Event::IdeaRestored { idea: thing.idea },
        };
        self.record(tx, event, audience_of(&idea)).await
    }
}

/// Whether a new post waits for moderation.
pub(crate) async fn is_held(tx: &mut Tx, rule: Premoderation, named: bool, author: PersonId) -> Result<bool> {
    let known = match rule {
        Premoderation::First if named => tx.has_been_shown(author).await?,
        Premoderation::First | Premoderation::Off | Premoderation::Anonymous | Premoderation::All => false,
    };
    Ok(rule.holds(named, known))
}
