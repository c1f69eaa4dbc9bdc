//! Taking back the last act on a thing.

use domain::{
    audit::{Deed, Verb},
    comments::Veil,
    events::Event,
    ideas::{Overlay, Standing},
    ids::{IdeaNumber, PersonId},
    policy::Permit,
    refusals::Refusal,
    time::Timestamp,
    triage::{ACT_IS_OWN, ActKey, Done, Thing, Undo},
};
use store::{Tx, events::Audience::Everyone, ideas::IdeaState, triage::Link};

use super::case::{Asked, Case, unless_refused};
use crate::{Call, Error, Result, audit};

/// Takes back the last act on a thing, while it is as that left it; without a thing the last act of whoever asks. Returns what it was
/// about.
///
/// # Errors
/// `NotAllowed`, `ConflictOfInterest` for what somebody else did, `NothingToUndo`.
pub async fn undo(call: &Call, about: Option<ActKey>) -> Result<Thing> {
    let by = call.actor.moderate()?.id;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let key = match about {
                Some(about) => about,
                None => own_last(call, tx, by).await?.ok_or(Refusal::NothingToUndo)?,
            };
            let case = asked.load(tx, key.thing).await?;
            let (done, permit) = asked.undoing(tx, key, &case).await?;
            let parts = tx.part_numbers(key.thing.idea).await?;
            let links = tx.undo(permit, Some(by), call.now).await?;
            asked.record_undone(tx, &done, &case, (&links, &parts)).await?;
            audit::note(call, tx, Deed::undone(done.verb, key.thing.idea).comment(key.thing.comment)).await?;
            Ok::<_, Error>(key.thing)
        })
    });
    write.await
}

/// The last act on an idea and when it was, as long as whoever asks can take it back: the history offers it.
///
/// # Errors
/// When the database is away.
pub async fn undoable(call: &Call, idea: IdeaNumber) -> Result<Option<(Verb, Timestamp)>> {
    if call.actor.moderate().is_err() {
        return Ok(None);
    }
    let asked = Asked::new(call, None).await?;
    let key = ActKey { thing: Thing::idea(idea), assigned: false };
    let mut tx = call.service.store().read().await?;
    let Some((_, done)) = tx.act(key).await? else { return Ok(None) };
    let case = asked.load(&mut tx, key.thing).await?;
    let free = unless_refused(asked.undoing(&mut tx, key, &case).await)?;
    Ok(free.map(|_| (done.verb, done.at)))
}

/// On what somebody acted last, unless a colleague has gone on there, or it was too long ago.
async fn own_last(call: &Call, tx: &mut Tx, by: PersonId) -> Result<Option<ActKey>> {
    let fresh = |done: &Done| call.now.since(done.at) <= ACT_IS_OWN;
    let Some(key) = tx.last_act(by).await?.filter(fresh).map(|done| done.key()) else { return Ok(None) };
    let newest = tx.act(key).await?;
    Ok(newest.filter(|(whose, _)| *whose == Some(by)).map(|_| key))
}

impl Asked {
    /// The last act on a thing, if it can be taken back.
    async fn undoing(&self, tx: &mut Tx, key: ActKey, case: &Case) -> Result<(Done, Permit<Undo>)> {
        let call = &self.call;
        let (by, done) = tx.act(key).await?.ok_or(Refusal::NothingToUndo)?;
        // The author has said something against it: that is answered, not made away with.
        let verdicts = tx.verdicts_of(key.thing.idea).await?;
        let own = verdicts.iter().find(|known| Some(known.verdict.id) == done.verdict);
        if own.is_some_and(|known| known.verdict.appeal.is_some()) {
            return Err(Refusal::NothingToUndo.into());
        }
        self.can_untie(tx, &done).await?;
        let mine = by.is_some() && by == call.actor.who().map(|who| who.id);
        let permit = call.actor.undo(done.clone(), mine, &case.standing(call), case.comment(), call.now)?;
        Ok((done, permit))
    }

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
