//! The one appeal of an author, and what becomes of it.

use domain::{
    audit::{Decision, Deed},
    events::Event,
    ideas::Status,
    ids::{AppealId, VerdictId},
    refusals::{Field, Fields, Refusal},
    text::{AppealBody, Sentence, TextError},
    triage::{Appeal, AppealOutcome, DecideAppeal, Thing, VerdictKind},
};

use super::case::Asked;
use crate::{Call, Error, Result, audit};

/// Appeals against the decision on one's own idea or comment: by account, or with the idea's claim code. Once. `verdict` is the
/// decision that the author had before their eyes; the one in force when they do not say.
///
/// # Errors
/// `Invalid`, `OnlyAuthor`, `NothingToAppeal`, `AlreadyAppealed`.
pub async fn appeal(
    call: &Call,
    thing: Thing,
    verdict: Option<VerdictId>,
    body: &str,
    claim: Option<&str>,
) -> Result<AppealId> {
    call.actor.take_part(domain::people::Scope::Write)?;
    let body = AppealBody::parse(body).map_err(|error| Refusal::field(Field::Body, error))?;
    let asked = Asked::new(call, claim).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let case = asked.load(tx, thing).await?;
            let verdicts = tx.verdicts_of(thing.idea).await?;
            let against = verdicts.iter().find(|known| known.verdict.thing == thing);
            let standing = against.map(store::triage::StoredAppeal::standing);
            let verdict = verdict.or(standing.map(|known| known.id)).ok_or(Refusal::NothingToAppeal);
            let verdict = match verdict {
                Ok(verdict) => verdict,
                // Whoever may not know of it learns nothing by this either.
                Err(refusal) => {
                    call.actor.see_idea(&case.standing(call))?;
                    return Err(refusal.into());
                }
            };
            let wish = Appeal { verdict, body };
            let permit = call.actor.appeal(wish, &case.standing(call), case.comment(), standing)?;
            let named = case.comment.as_ref().map_or(case.idea.named, |(comment, _)| comment.named);
            let at = if named { call.now } else { call.now.day() };
            Ok::<_, Error>(tx.add_appeal(permit, at).await?)
        })
    });
    write.await
}

/// Decides an appeal. Granted, what was hidden is there again, and what was declined is in review again.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `Invalid`, `ConflictOfInterest`, `Stale`; `SecondPersonNeeded` for whoever decided first.
pub async fn decide_appeal(call: &Call, appeal: AppealId, outcome: &str, reply: &str) -> Result<Thing> {
    call.actor.moderate()?;
    let mut fields = Fields::default();
    let outcome = match outcome.trim() {
        "" => Err(TextError::Missing),
        word => word.parse::<AppealOutcome>().map_err(|()| TextError::Malformed),
    };
    let outcome = fields.take(Field::Outcome, outcome);
    let reply = fields.take(Field::Sentence, Sentence::parse(reply));
    fields.finish()?;
    let (Some(outcome), Some(reply)) = (outcome, reply) else { return Err(Refusal::NotFound.into()) };
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let thing = tx.appeal(appeal).await?.ok_or(Refusal::NotFound)?.thing;
            let case = asked.load(tx, thing).await?;
            // Read again behind the lock: two who decide at once decide one after the other.
            let against = tx.appeal(appeal).await?.ok_or(Refusal::NotFound)?;
            let wish = DecideAppeal { appeal, outcome, reply };
            let permit = call.actor.decide_appeal(wish, &case.standing(call), case.comment(), &against)?;
            tx.decide_appeal(permit, &against, call.now).await?;
            let idea = if thing.comment.is_some() { case.idea.place() } else { thing.idea };
            asked.record(tx, Event::Judged { idea, comment: thing.comment }, case.audience()).await?;
            let decision = match outcome {
                AppealOutcome::Granted => {
                    match against.kind {
                        VerdictKind::Hide => asked.record_shown(tx, thing).await?,
                        VerdictKind::Decline => {
                            let (idea, status) = (thing.idea, Status::InReview);
                            let event = Event::StatusChanged { idea, status, note: None };
                            asked.record(tx, event, case.audience()).await?;
                        }
                    }
                    Decision::Granted
                }
                AppealOutcome::Upheld => Decision::Rejected,
            };
            let deed = Deed::appeal_decided(thing.idea, decision).comment(thing.comment);
            audit::note(call, tx, deed).await?;
            Ok::<_, Error>(thing)
        })
    });
    write.await
}
