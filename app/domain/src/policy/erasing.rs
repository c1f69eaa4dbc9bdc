//! Who takes words away for good: two people, one after the other.

use super::{Actor, Permit};
use crate::{
    comments::{CommentStanding, Veil},
    ideas::{Overlay, Standing},
    refusals::Refusal,
    triage::{AskErasure, DropErasure, Erase, ErasureStanding},
};

impl Actor {
    /// Asking for the words of something hidden, or of an idea that was taken back, to be taken away for good, while no appeal waits.
    ///
    /// # Errors
    /// Says why not; [`Refusal::SecondPersonNeeded`] when it was asked for already, [`Refusal::Withdrawn`] when they are gone.
    pub fn ask_erasure(
        &self,
        wish: AskErasure,
        idea: &Standing,
        comment: Option<&CommentStanding>,
        erasure: ErasureStanding,
    ) -> Result<Permit<AskErasure>, Refusal> {
        self.judge_hidden(idea, comment)?;
        heard(idea, comment, erasure)?;
        if erasure.erased {
            return Err(Refusal::Withdrawn);
        }
        if erasure.asked_by.is_some() {
            return Err(Refusal::SecondPersonNeeded);
        }
        Ok(Permit::for_action(wish))
    }

    /// Taking the words away: somebody other than whoever asked for it, while no appeal waits.
    ///
    /// # Errors
    /// Says why not; [`Refusal::SecondPersonNeeded`] for whoever asked for it, and while nobody has.
    pub fn erase(
        &self,
        wish: Erase,
        idea: &Standing,
        comment: Option<&CommentStanding>,
        erasure: ErasureStanding,
    ) -> Result<Permit<Erase>, Refusal> {
        self.judge_hidden(idea, comment)?;
        heard(idea, comment, erasure)?;
        let me = self.who().map(|who| who.id);
        if erasure.asked_by.is_none() || erasure.asked_by == me {
            return Err(Refusal::SecondPersonNeeded);
        }
        Ok(Permit::for_action(wish))
    }

    /// Leaving the words where they are: whoever may decide on it.
    ///
    /// # Errors
    /// Says why not.
    pub fn drop_erasure(
        &self,
        wish: DropErasure,
        idea: &Standing,
        comment: Option<&CommentStanding>,
    ) -> Result<Permit<DropErasure>, Refusal> {
        self.judge_hidden(idea, comment)?;
        Ok(Permit::for_action(wish))
    }

    /// Only what is hidden is taken away: its author was told why, and can appeal. What its author took back is read by nobody, but
    /// its words are still kept.
    fn judge_hidden(&self, idea: &Standing, comment: Option<&CommentStanding>) -> Result<(), Refusal> {
        if is_taken_back(idea, comment) {
            self.moderate()?;
            return self.is_impartial(idea.relation, idea.unit);
        }
        self.judge_thing(idea, comment)?;
        let hidden = comment.map_or(idea.overlay == Overlay::Hidden, |comment| comment.veil == Veil::Hidden);
        if hidden {
            Ok(())
        } else {
            Err(Refusal::StepForbidden { status: idea.status, overlay: idea.overlay })
        }
    }
}

fn is_taken_back(idea: &Standing, comment: Option<&CommentStanding>) -> bool {
    comment.is_none() && idea.overlay == Overlay::Withdrawn
}

/// Whoever appeals is answered before anything is gone, unless they took it back themselves.
fn heard(
    idea: &Standing,
    comment: Option<&CommentStanding>,
    erasure: ErasureStanding,
) -> Result<(), Refusal> {
    if erasure.appealed && !is_taken_back(idea, comment) {
        return Err(Refusal::StepForbidden { status: idea.status, overlay: idea.overlay });
    }
    Ok(())
}
