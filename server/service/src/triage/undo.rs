//! Taking back one's last act.

use domain::{
    audit::Deed,
    comments::Veil,
    events::Event,
    ideas::Overlay,
    refusals::Refusal,
    triage::{Done, Thing},
};
use store::{Tx, events::Audience::Everyone};

use super::case::Asked;
use crate::{Call, Error, Result, audit};

/// Takes back the last act of whoever asks, while nobody has changed the same thing since. Returns what it was about.
///
/// # Errors
/// `NotAllowed`, `NothingToUndo`.
pub async fn undo(call: &Call) -> Result<Thing> {
    let by = call.actor.moderate()?.id;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let done = tx.last_act(by).await?.ok_or(Refusal::NothingToUndo)?;
            let thing = done.thing;
            let case = asked.load(tx, thing).await?;
            // The author has said something against it: that is answered, not made away with.
            let verdicts = tx.verdicts_of(thing.idea).await?;
            let own = verdicts.iter().find(|known| Some(known.verdict.id) == done.verdict);
            if own.is_some_and(|known| known.verdict.appeal.is_some()) {
                return Err(Refusal::NothingToUndo.into());
            }
            let permit = call.actor.undo(Some(done.clone()), &case.standing(call), case.veil(), call.now)?;
            tx.undo(permit, by, call.now).await?;
            asked.record_undone(tx, &done).await?;
            audit::note(call, tx, Deed::undone(done.verb, thing.idea).comment(thing.comment)).await?;
            Ok::<_, Error>(thing)
        })
    });
    write.await
}

impl Asked {
    /// The history says that it is as it was; it does not forget that it had been otherwise.
    async fn record_undone(&self, tx: &mut Tx, done: &Done) -> Result<()> {
        let idea = done.thing.idea;
        if let (Some(comment), Some((before, after))) = (done.thing.comment, done.veil)
            && before != after
        {
            let event = match before {
                Veil::None => Event::CommentRestored { idea, comment },
                Veil::Held | Veil::Hidden => Event::CommentHidden { idea, comment },
            };
            self.record(tx, event, Everyone).await?;
        }
        if done.answer.is_some() {
            self.record(tx, Event::AnswerUndone { idea }, Everyone).await?;
        }
        let ((status, overlay), (now, over)) = (done.before, done.after);
        if status != now {
            self.record(tx, Event::StatusChanged { idea, status, note: None }, Everyone).await?;
        } else if overlay != over {
            let event = match overlay {
                Overlay::None => Event::IdeaRestored { idea },
                Overlay::Hidden => Event::IdeaHidden { idea, reason: String::new() },
                Overlay::Merged | Overlay::Withdrawn => return Ok(()),
            };
            self.record(tx, event, Everyone).await?;
        }
        Ok(())
    }
}
