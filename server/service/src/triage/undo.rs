//! Taking back the last act on a thing.

use domain::{
    audit::{Deed, Verb},
    comments::Veil,
    events::Event,
    ideas::{Overlay, Standing},
    ids::{ActId, IdeaNumber},
    policy::Permit,
    refusals::Refusal,
    triage::{ACT_IS_OWN, Aside, Done, Thing, Undo, UndoStanding, UndoableAct},
};
use store::{
    Tx,
    events::Audience::Everyone,
    ideas::IdeaState,
    triage::{KeptAct, Link},
};

use super::case::{Asked, Case, unless_refused};
use crate::{Call, Error, Result, audit, ideas::audience_of};

/// Takes back an act, while it is the last on its thing and that is as it left it; without a key the last act of whoever asks. Returns
/// what it was about.
///
/// # Errors
/// `NotAllowed`, `ConflictOfInterest` for what somebody else did, `NothingToUndo`.
pub async fn undo(call: &Call, act: Option<ActId>) -> Result<Thing> {
    let by = call.actor.moderate()?.id;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let id = match act {
                Some(id) => id,
                None => tx.last_act(by).await?.ok_or(Refusal::NothingToUndo)?,
            };
            let thing = tx.act(id).await?.ok_or(Refusal::NothingToUndo)?.done.thing;
            let case = asked.load(tx, thing).await?;
            // Read again behind the lock: of two who undo at once, one does.
            let kept = tx.act(id).await?.ok_or(Refusal::NothingToUndo)?;
            if act.is_none() && !asked.owns(&kept) {
                return Err(Refusal::NothingToUndo.into());
            }
            let permit = asked.may_undo(tx, &kept, &case).await?;
            asked.can_untie(tx, &kept.done).await?;
            let parts = tx.part_numbers(thing.idea).await?;
            let links = tx.undo(permit, id, call.now).await?;
            asked.record_undone(tx, &kept.done, &case, (&links, &parts)).await?;
            audit::note(call, tx, Deed::undone(kept.done.verb, thing.idea).comment(thing.comment)).await?;
            Ok::<_, Error>(thing)
        })
    });
    write.await
}

/// The last acts on an idea, on each matter beside it and on its comments, as far as whoever asks can take them back, the newest first.
///
/// # Errors
/// When the database is away.
pub async fn undoable(call: &Call, idea: IdeaNumber) -> Result<Vec<UndoableAct>> {
    if call.actor.moderate().is_err() {
        return Ok(Vec::new());
    }
    let asked = Asked::new(call, None).await?;
    let mut tx = call.service.store().read().await?;
    let mut found = Vec::new();
    for kept in tx.last_acts(idea).await? {
        let Some(case) = unless_refused(asked.look(&mut tx, kept.done.thing).await)? else { continue };
        if unless_refused(asked.may_undo(&mut tx, &kept, &case).await)?.is_some() {
            let (own, about) = (asked.owns(&kept), kept.done.key());
            let Done { verb, at, aside, .. } = kept.done;
            let aside = aside.map(without_words);
            found.push(UndoableAct { id: kept.id, verb, about, aside, at, own });
        }
    }
    Ok(found)
}

/// As the history names it: what was prepared is read elsewhere.
fn without_words(aside: Aside) -> Aside {
    match aside {
        Aside::Prepared { after, .. } => Aside::Prepared { before: None, after },
        Aside::Assigned { .. } | Aside::Tagged { .. } | Aside::Opinion { .. } => aside,
    }
}

/// Whether what an act changed beside an idea is otherwise by now. Who takes care of it may be changed by anybody at any time.
async fn has_changed(tx: &mut Tx, done: &Done) -> Result<bool> {
    let idea = done.thing.idea;
    Ok(match &done.aside {
        None | Some(Aside::Assigned { .. }) => false,
        Some(Aside::Tagged { tag, wanted }) => {
            let tags = tx.tags_of(&[idea]).await?.remove(&idea).unwrap_or_default();
            tags.iter().any(|known| known == tag.as_str()) != *wanted
        }
        Some(Aside::Prepared { after, .. }) => tx.prepared(idea).await?.map(|kept| kept.at) != *after,
        Some(Aside::Opinion { opinion, step }) => {
            !step.stands(&tx.opinion(*opinion).await?.ok_or(Refusal::NothingToUndo)?.standing)
        }
    })
}

impl Asked {
    /// Whether it is an act of whoever asks, and a young one.
    fn owns(&self, kept: &KeptAct) -> bool {
        let me = self.call.actor.who().map(|who| who.id);
        kept.by.is_some() && kept.by == me && self.call.now.since(kept.done.at) <= ACT_IS_OWN
    }

    /// Whether an act can be taken back, as far as it can be told without the ideas that it tied.
    async fn may_undo(&self, tx: &mut Tx, kept: &KeptAct, case: &Case) -> Result<Permit<Undo>> {
        let (call, done) = (&self.call, &kept.done);
        let verdicts = tx.verdicts_of(done.thing.idea).await?;
        let against = verdicts.iter().find(|known| Some(known.verdict.id) == done.verdict);
        let returns = match done.answer {
            Some(answer) => !tx.tells_outcome(answer).await?,
            None => false,
        };
        let standing = UndoStanding {
            own: self.owns(kept),
            appealed: against.is_some_and(|known| known.verdict.appeal.is_some()),
            prepared: returns && tx.prepared(done.thing.idea).await?.is_some(),
            changed: has_changed(tx, done).await?,
        };
        Ok(call.actor.undo(done.clone(), standing, &case.standing(call), case.comment(), call.now)?)
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
        // What nobody knew of before and nobody sees now is nobody's news.
        let state = tx.lock_idea(idea).await?.ok_or(Refusal::NotFound)?;
        let audience = if case.audience() == Everyone { Everyone } else { audience_of(&state) };
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
            self.record(tx, event, audience).await?;
        }
        if done.answer.is_some() {
            self.record(tx, Event::AnswerUndone { idea }, audience).await?;
        }
        let ((status, overlay), (now, over)) = (done.before, done.after);
        if status != now {
            self.record(tx, Event::StatusChanged { idea, status, note: None }, audience).await?;
        } else if overlay != over {
            let event = match (overlay, over) {
                (Overlay::None, Overlay::Split) => return self.record_unsplit(tx, idea, parts).await,
                // Merges tell of themselves.
                (Overlay::None, Overlay::Merged) | (Overlay::Merged | Overlay::Withdrawn, _) => return Ok(()),
                (Overlay::None, _) => Event::IdeaRestored { idea },
                (Overlay::Hidden, _) => Event::IdeaHidden { idea, reason: String::new() },
                (Overlay::Split, _) => Event::IdeaSplit { idea, parts: tx.part_numbers(idea).await? },
            };
            self.record(tx, event, audience).await?;
        }
        Ok(())
    }
}
