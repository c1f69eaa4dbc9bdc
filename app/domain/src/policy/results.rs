//! Who decides what the public reads: one person of moderation writes it, another one releases it, and anyone takes it back.

use super::{Actor, Permit};
use crate::{
    ideas::{Overlay, Standing},
    refusals::Refusal,
    results::{DiscardResult, ReleaseResult, ResultDesk, TakeBackResult, WriteResult},
};

impl Actor {
    /// Reading what is kept for the public of ideas: moderators and administrators.
    ///
    /// # Errors
    /// Says why not.
    pub fn see_results(&self) -> Result<(), Refusal> {
        self.see_queue().map(drop)
    }

    /// Putting a text before a second person: of an idea that has an outcome, and that everybody reads.
    ///
    /// # Errors
    /// Says why not; [`Refusal::Stale`] when somebody has written since.
    pub fn write_result(
        &self,
        wish: WriteResult,
        idea: &Standing,
        desk: Option<&ResultDesk>,
    ) -> Result<Permit<WriteResult>, Refusal> {
        let desk = self.tell_public(idea, desk)?;
        if wish.seen.is_some_and(|seen| seen != desk.version) {
            return Err(Refusal::Stale);
        }
        Ok(Permit::for_action(wish))
    }

    /// Making a text public: somebody other than whoever wrote it, the text that they have read, while it tells of the outcome that
    /// stands.
    ///
    /// # Errors
    /// Says why not; [`Refusal::SecondPersonNeeded`], [`Refusal::Stale`].
    pub fn release_result(
        &self,
        wish: ReleaseResult,
        idea: &Standing,
        desk: Option<&ResultDesk>,
    ) -> Result<Permit<ReleaseResult>, Refusal> {
        let desk = self.tell_public(idea, desk)?;
        let waiting =
            desk.waiting.as_ref().filter(|waiting| waiting.id == wish.text).ok_or(Refusal::Stale)?;
        if waiting.written_by.is_some() && waiting.written_by == self.who().map(|who| who.id) {
            return Err(Refusal::SecondPersonNeeded);
        }
        if desk.entry.is_told_by(waiting.tells) { Ok(Permit::for_action(wish)) } else { Err(Refusal::Stale) }
    }

    /// Taking back what the public reads, at once: one person of moderation is enough, for less is told afterwards.
    ///
    /// # Errors
    /// Says why not.
    pub fn take_back_result(&self, wish: TakeBackResult) -> Result<Permit<TakeBackResult>, Refusal> {
        self.moderate()?;
        Ok(Permit::for_action(wish))
    }

    /// Discarding what waits for a second person.
    ///
    /// # Errors
    /// Says why not.
    pub fn discard_result(&self, wish: DiscardResult) -> Result<Permit<DiscardResult>, Refusal> {
        self.moderate()?;
        Ok(Permit::for_action(wish))
    }

    /// Telling the public of an idea at all.
    fn tell_public<'a>(
        &self,
        idea: &Standing,
        desk: Option<&'a ResultDesk>,
    ) -> Result<&'a ResultDesk, Refusal> {
        self.moderate()?;
        self.sight(idea)?;
        self.is_impartial(idea.relation, idea.unit)?;
        let desk = desk.ok_or(Refusal::NotPulled)?;
        if idea.overlay != Overlay::None || desk.entry.story().is_none() {
            return Err(Refusal::NoOutcome);
        }
        Ok(desk)
    }
}
