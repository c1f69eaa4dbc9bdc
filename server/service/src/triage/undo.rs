//! Taking back one's last act.

use domain::{
    audit::{Deed, Verb},
    comments::Veil,
    events::Event,
    ideas::{Overlay, Standing},
    ids::IdeaNumber,
    refusals::Refusal,
    triage::{Done, Thing},
};
use store::{Tx, events::Audience::Everyone, ideas::IdeaState, triage::Link};

use super::case::{Asked, Case};
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
            asked.can_untie(tx, &done).await?;
            let permit = call.actor.undo(Some(done.clone()), &case.standing(call), case.veil(), call.now)?;
            let parts = tx.part_numbers(thing.idea).await?;
            let links = tx.undo(permit, by, call.now).await?;
            asked.record_undone(tx, &done, &case, (&links, &parts)).await?;
            audit::note(call, tx, Deed::undone(done.verb, thing.idea).comment(thing.comment)).await?;
            Ok::<_, Error>(thing)
        })
    });
    write.await
}

impl Asked {
    /// What an act tied or parted has to be as it left it; and a part that has gone its own way stays there.
    async fn can_untie(&self, tx: &mut Tx, done: &Done) -> Result<()> {
        let mut apart = tx.links(&done.parted, false).await?;
        for link in std::mem::take(&mut apart) {
            let [one, other] = tx.lock_pair([link.idea, link.into]).await?;
            let free = |state: &IdeaState| state.overlay == Overlay::None || state.number == done.thing.idea;
            let chain = tx.gathers(link.idea).await?;
            if !chain && one.as_ref().is_some_and(free) && other.as_ref().is_some_and(free) {
                apart.push(link);
            }
        }
        let whole = apart.len() == done.parted.len()
            && tx.links(&done.joined, true).await?.len() == done.joined.len();
        let parts = self.parts(tx, done.thing.idea).await?;
        let in_use = |(part, grown): &(Standing, bool)| {
            *grown || part.overlay != Overlay::None || !part.status.takes_votes()
        };
        if !whole || (done.verb == Verb::Split && parts.iter().any(in_use)) {
            return Err(Refusal::NothingToUndo.into());
        }
        Ok(())
    }

    /// The history says that it is as it was; it does not forget that it had been otherwise.
    async fn record_undone(
        &self,
        tx: &mut Tx,
        done: &Done,
        case: &Case,
        (links, parts): (&[Link], &[IdeaNumber]),
    ) -> Result<()> {
        let idea = done.thing.idea;
        let (joined, parted): (Vec<Link>, Vec<Link>) =
            links.iter().partition(|link| !done.joined.contains(&link.id));
        self.record_joined(tx, &joined).await?;
        self.record_parted(tx, &parted).await?;
        if let (Some(comment), Some((before, after))) = (done.thing.comment, done.veil)
            && before != after
        {
            let idea = case.idea.place();
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
            let event = match (overlay, over) {
                (Overlay::None, Overlay::Split) => return self.record_unsplit(tx, idea, parts).await,
                // Merges tell of themselves.
                (Overlay::None, Overlay::Merged) | (Overlay::Merged | Overlay::Withdrawn, _) => return Ok(()),
                (Overlay::None, _) => Event::IdeaRestored { idea },
                (Overlay::Hidden, _) => Event::IdeaHidden { idea, reason: String::new() },
                (Overlay::Split, _) => Event::IdeaSplit { idea, parts: tx.part_numbers(idea).await? },
            };
            self.record(tx, event, Everyone).await?;
        }
        Ok(())
    }
}
