//! What moderators decide, and what authors may say against it.

use super::{Actor, Permit, Sight, merging::before_the_end};
use crate::{
    comments::{CommentStanding, Veil},
    ideas::{Overlay, Relation, Standing, Status},
    ids::{PersonId, UnitId},
    people::{Role, Scope, Who},
    refusals::{Field, FieldError, Refusal},
    text::TextError,
    time::Timestamp,
    triage::{
        AddNote, Appeal, AppealStanding, Approve, AsRead, Aside, Assign, Decide, DecideAppeal, Done,
        ForgetPrepared, Hide, Lack, Prepare, RemoveNote, Restore, SetTag, SettleReports, UNDO_WITHIN, Undo,
        UndoStanding, VerdictStanding,
    },
};

impl Actor {
    /// Reading the queue, notes and reports: moderators and administrators.
    ///
    /// # Errors
    /// Says why not.
    pub fn see_queue(&self) -> Result<&Who, Refusal> {
        moderator(self.take_part(Scope::Read)?)
    }

    /// Moderating at all: moderators and administrators.
    ///
    /// # Errors
    /// Says why not.
    pub fn moderate(&self) -> Result<&Who, Refusal> {
        moderator(self.take_part(Scope::Write)?)
    }

    /// Whether this person may decide on an idea at all: nobody decides on their own, or on one of their own unit, and
    /// that holds for the comments below it as well.
    ///
    /// # Errors
    /// [`Refusal::ConflictOfInterest`]: a colleague has to do it.
    pub fn is_impartial(&self, relation: Relation, of: Option<UnitId>) -> Result<(), Refusal> {
        let unit = self.who().and_then(|who| who.unit);
        if relation.is_author() || (unit.is_some() && unit == of) {
            return Err(Refusal::ConflictOfInterest);
        }
        Ok(())
    }

    /// Moving an idea, which reads like this by now, to another status, answering it, or both.
    ///
    /// # Errors
    /// Says why not, and names what the move asks for and lacks.
    pub fn decide(&self, wish: Decide, idea: &Standing, now: &AsRead) -> Result<Permit<Decide>, Refusal> {
        self.judge(idea)?;
        decidable(&wish, idea, now)?;
        Ok(Permit::for_action(wish))
    }

    /// Keeping a decision for later: only one that could be published now, in the place of what its writer has read, `kept` at this
    /// moment.
    ///
    /// # Errors
    /// As [`Self::decide`]; [`Refusal::Stale`] when a colleague has prepared something else meanwhile.
    pub fn prepare(
        &self,
        wish: Prepare,
        decide: Decide,
        (idea, now): (&Standing, &AsRead),
        kept: Option<Timestamp>,
    ) -> Result<Permit<Prepare>, Refusal> {
        self.decide(decide, idea, now).map(drop)?;
        if wish.decision.replaces != kept.map(Timestamp::rfc3339).unwrap_or_default() {
            return Err(Refusal::Stale);
        }
        Ok(Permit::for_action(wish))
    }

    /// Keeping a prepared decision no longer.
    ///
    /// # Errors
    /// Says why not.
    pub fn forget_prepared(
        &self,
        wish: ForgetPrepared,
        idea: &Standing,
    ) -> Result<Permit<ForgetPrepared>, Refusal> {
        self.judge(idea).map(|()| Permit::for_action(wish))
    }

    /// Writing a note for colleagues: whoever reads them.
    ///
    /// # Errors
    /// Says why not.
    pub fn note(&self, wish: AddNote, idea: &Standing) -> Result<Permit<AddNote>, Refusal> {
        self.moderate()?;
        self.sight(idea)?;
        self.is_impartial(idea.relation, idea.unit)?;
        Ok(Permit::for_action(wish))
    }

    /// Taking a note away: whoever wrote it (`by`), for as long as they could write another.
    ///
    /// # Errors
    /// Says why not.
    pub fn remove_note(
        &self,
        wish: RemoveNote,
        by: Option<PersonId>,
        idea: &Standing,
    ) -> Result<Permit<RemoveNote>, Refusal> {
        self.moderate()?;
        self.sight(idea)?;
        self.is_impartial(idea.relation, idea.unit)?;
        if by.is_none() || by != self.who().map(|who| who.id) {
            return Err(Refusal::NotAllowed);
        }
        Ok(Permit::for_action(wish))
    }

    /// Putting a tag on an idea, or taking it off.
    ///
    /// # Errors
    /// Says why not.
    pub fn set_tag(&self, wish: SetTag, idea: &Standing) -> Result<Permit<SetTag>, Refusal> {
        self.moderate()?;
        self.sight(idea)?;
        Ok(Permit::for_action(wish))
    }

    /// Letting a held comment through, whose wording is this by now.
    ///
    /// # Errors
    /// Says why not; [`Refusal::Stale`] when its author has reworded it meanwhile.
    pub fn approve(
        &self,
        wish: Approve,
        idea: &Standing,
        comment: &CommentStanding,
        wording: &str,
    ) -> Result<Permit<Approve>, Refusal> {
        self.judge_comment(idea, comment)?;
        match comment.veil {
            Veil::Held if wish.seen.as_ref().is_some_and(|seen| seen != wording) => Err(Refusal::Stale),
            Veil::Held => Ok(Permit::for_action(wish)),
            Veil::None | Veil::Hidden => Err(step(idea)),
        }
    }

    /// Hiding an idea, or one of its comments. What is merged is released by it.
    ///
    /// # Errors
    /// Says why not.
    pub fn hide(
        &self,
        wish: Hide,
        idea: &Standing,
        comment: Option<&CommentStanding>,
    ) -> Result<Permit<Hide>, Refusal> {
        self.judge_thing(idea, comment)?;
        match comment {
            Some(comment) if comment.veil == Veil::Hidden => return Err(step(idea)),
            Some(_) => {}
            None => match idea.overlay {
                Overlay::None | Overlay::Merged | Overlay::Split => {}
                Overlay::Hidden | Overlay::Withdrawn => return Err(step(idea)),
            },
        }
        Ok(Permit::for_action(wish))
    }

    /// Showing again what was hidden.
    ///
    /// # Errors
    /// Says why not.
    pub fn restore(
        &self,
        wish: Restore,
        idea: &Standing,
        comment: Option<&CommentStanding>,
    ) -> Result<Permit<Restore>, Refusal> {
        self.judge_thing(idea, comment)?;
        let hidden = comment.map_or(idea.overlay == Overlay::Hidden, |comment| comment.veil == Veil::Hidden);
        if hidden { Ok(Permit::for_action(wish)) } else { Err(step(idea)) }
    }

    /// Settling the reports of something that stays as it is.
    ///
    /// # Errors
    /// Says why not.
    pub fn settle_reports(
        &self,
        wish: SettleReports,
        idea: &Standing,
        comment: Option<&CommentStanding>,
    ) -> Result<Permit<SettleReports>, Refusal> {
        self.judge_thing(idea, comment)?;
        Ok(Permit::for_action(wish))
    }

    /// Giving the items of an idea to `to`, somebody who moderates and may decide on it as it stands to them, or to nobody.
    ///
    /// # Errors
    /// Says why not.
    pub fn assign(
        &self,
        wish: Assign,
        idea: &Standing,
        to: Option<(&Self, &Standing)>,
    ) -> Result<Permit<Assign>, Refusal> {
        let me = self.moderate()?.id;
        self.sight(idea)?;
        if let Some(person) = wish.to {
            let known = to.filter(|(to, _)| to.moderate().is_ok());
            let (to, theirs) = known.ok_or_else(|| Refusal::field(Field::Assignee, TextError::Unknown))?;
            let of_others = |refusal| if person == me { refusal } else { Refusal::SecondPersonNeeded };
            to.is_impartial(theirs.relation, theirs.unit).map_err(of_others)?;
        }
        Ok(Permit::for_action(wish))
    }

    /// Appealing against a decision: its author, by account or by claim code, and once. A comment's author appeals for the comment.
    ///
    /// # Errors
    /// Says why not.
    pub fn appeal(
        &self,
        wish: Appeal,
        idea: &Standing,
        comment: Option<&CommentStanding>,
        verdict: Option<VerdictStanding>,
    ) -> Result<Permit<Appeal>, Refusal> {
        self.take_part(Scope::Write)?;
        let relation = comment.map_or(idea.relation, |comment| comment.relation);
        if !relation.is_author() {
            self.sight(idea)?;
            return Err(Refusal::OnlyAuthor);
        }
        match verdict {
            Some(verdict) if verdict.id != wish.verdict => Err(Refusal::NothingToAppeal),
            Some(verdict) if verdict.appealed => Err(Refusal::AlreadyAppealed),
            Some(_) => Ok(Permit::for_action(wish)),
            None => Err(Refusal::NothingToAppeal),
        }
    }

    /// Deciding an appeal: somebody who neither hid or declined nor had prepared it.
    ///
    /// # Errors
    /// Says why not.
    pub fn decide_appeal(
        &self,
        wish: DecideAppeal,
        idea: &Standing,
        comment: Option<&CommentStanding>,
        appeal: &AppealStanding,
    ) -> Result<Permit<DecideAppeal>, Refusal> {
        self.judge_thing(idea, comment)?;
        if appeal.settled {
            return Err(Refusal::Stale);
        }
        if self.who().is_some_and(|who| appeal.by.include(who.id)) {
            return Err(Refusal::SecondPersonNeeded);
        }
        Ok(Permit::for_action(wish))
    }

    /// Taking back the last act on a thing, while it is as that left it. Whose act it was, rules about interest do not ask
    /// again: it brings back what others decided. A colleague's act is taken back by whoever may decide on the thing, unless it tied or
    /// parted ideas, which has ways back of its own that ask more, or lifted a decision: then it is decided anew, with a reason, and an
    /// author who was right is not overruled by a key.
    ///
    /// # Errors
    /// Says why not; [`Refusal::NothingToUndo`].
    pub fn undo(
        &self,
        done: Done,
        standing: UndoStanding,
        idea: &Standing,
        comment: Option<&CommentStanding>,
        now: Timestamp,
    ) -> Result<Permit<Undo>, Refusal> {
        self.moderate()?;
        let UndoStanding { own, appealed, prepared, changed } = standing;
        if !own {
            self.judge_thing(idea, comment)?;
        }
        // What its author has said against it is answered, and what a colleague has prepared is not overwritten by an answer that
        // comes back.
        if appealed || changed || (done.answer.is_some() && prepared) {
            return Err(Refusal::NothingToUndo);
        }
        let others = !own && (done.ties() || !done.lifted.is_empty());
        if others || comment.is_some_and(|comment| comment.deleted) {
            return Err(Refusal::NothingToUndo);
        }
        if done.ties() {
            before_the_end(idea)?;
        }
        // What is gone for others is gone for whoever did something to it as well.
        if done.aside.is_some() && self.sight(idea)? == Sight::Tombstone {
            return Err(Refusal::Withdrawn);
        }
        let same = match (&done.aside, done.veil) {
            // What else is beside an idea has nothing to do with how it stands, and a comment nothing with its idea.
            (Some(Aside::Assigned { .. } | Aside::Tagged { .. } | Aside::Opinion { .. }), _) => true,
            (None, Some((_, after))) => comment.is_some_and(|comment| comment.veil == after),
            (Some(Aside::Prepared { .. }), _) | (None, None) => done.after == (idea.status, idea.overlay),
        };
        if !same || !(0..=UNDO_WITHIN).contains(&now.since(done.at)) {
            return Err(Refusal::NothingToUndo);
        }
        Ok(Permit::for_action(Undo(done)))
    }

    /// Somebody who moderates, sees the idea, and has nothing to do with it.
    pub(super) fn judge(&self, idea: &Standing) -> Result<(), Refusal> {
        self.moderate()?;
        match self.sight(idea)? {
            Sight::Full => self.is_impartial(idea.relation, idea.unit),
            Sight::Tombstone => Err(Refusal::Withdrawn),
        }
    }

    /// As [`Self::judge`], for an idea or a comment below it.
    pub(super) fn judge_thing(
        &self,
        idea: &Standing,
        comment: Option<&CommentStanding>,
    ) -> Result<(), Refusal> {
        match comment {
            Some(comment) => self.judge_comment(idea, comment),
            None => self.judge(idea),
        }
    }

    /// As [`Self::judge`], for a comment: it is read below an idea that was taken back as well.
    fn judge_comment(&self, idea: &Standing, comment: &CommentStanding) -> Result<(), Refusal> {
        self.moderate()?;
        self.sight(idea)?;
        self.is_impartial(idea.relation, idea.unit)?;
        if comment.idea != idea.number {
            return Err(Refusal::NotFound);
        }
        if comment.relation.is_author() {
            return Err(Refusal::ConflictOfInterest);
        }
        if comment.deleted { Err(Refusal::Deleted) } else { Ok(()) }
    }
}

fn moderator(who: &Who) -> Result<&Who, Refusal> {
    match who.role {
        Role::Moderator | Role::Admin => Ok(who),
        Role::Employee | Role::Council => Err(Refusal::NotAllowed),
    }
}

pub(super) const fn step(idea: &Standing) -> Refusal {
    Refusal::StepForbidden { status: idea.status, overlay: idea.overlay }
}

/// Whether an idea, which reads like this by now, takes this decision, whoever makes it.
pub(super) fn decidable(wish: &Decide, idea: &Standing, now: &AsRead) -> Result<(), Refusal> {
    let forbidden = Refusal::StepForbidden { status: idea.status, overlay: idea.overlay };
    if idea.overlay != Overlay::None {
        return Err(forbidden);
    }
    // Of two who decide at once, the second reads what the first one said before anything goes out.
    if wish.seen.is_some_and(|seen| seen != idea.status)
        || wish.seen_answers.is_some_and(|seen| seen != now.answers)
        || wish.seen_wording.as_ref().is_some_and(|seen| *seen != now.wording)
    {
        return Err(Refusal::Stale);
    }
    let answered = wish.answer.is_some();
    let missing = |field| Refusal::field(field, TextError::Missing);
    // Whatever takes a ground or a place takes an answer as well: both are asked for at once.
    let lacking = |field| {
        let fields = [field, Field::Answer].into_iter().take(if answered { 1 } else { 2 });
        Refusal::Invalid {
            fields: fields.map(|field| FieldError { field, error: TextError::Missing }).collect(),
        }
    };
    match wish.to {
        None if idea.status == Status::Held => return Err(forbidden),
        None if !answered => return Err(missing(Field::Answer)),
        None => {}
        Some(to) => idea
            .status
            .may_become(to, answered, wish.ground.is_some(), wish.place.is_some())
            .map_err(|lack| match lack {
                Lack::Move => forbidden,
                Lack::Answer => missing(Field::Answer),
                Lack::Ground => lacking(Field::Ground),
                Lack::Place => lacking(Field::Place),
            })?,
    }
    Ok(())
}
