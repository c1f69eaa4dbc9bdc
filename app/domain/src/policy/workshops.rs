//! Who founds workshops, who reads them, and who works in them.

use super::{Actor, Permit};
use crate::{
    ideas::{Overlay, Status},
    people::Scope,
    refusals::Refusal,
    workshops::{ClaimIdea, ReleaseIdea, Wanted, WorkshopBar, WorkshopStanding},
};

impl Actor {
    /// Reading every workshop: moderators and administrators.
    ///
    /// # Errors
    /// Says why not.
    pub fn oversee_workshops(&self) -> Result<(), Refusal> {
        self.read()?;
        if self.moderates() { Ok(()) } else { Err(Refusal::NotAllowed) }
    }

    /// Reading a list of workshops: those who oversee them all, and whoever belongs to one.
    ///
    /// # Errors
    /// Says why not.
    pub fn see_workshops(&self, belongs: bool) -> Result<(), Refusal> {
        if belongs { self.read() } else { self.oversee_workshops() }
    }

    /// Reading a workshop with its ideas: its team, moderators and administrators.
    ///
    /// # Errors
    /// Says why not.
    pub fn see_workshop(&self, workshop: &WorkshopStanding) -> Result<(), Refusal> {
        self.see_workshops(workshop.member)
    }

    /// Reading who belongs to a team: the team itself, and those who name it.
    ///
    /// # Errors
    /// Says why not.
    pub fn see_team(&self, workshop: &WorkshopStanding) -> Result<(), Refusal> {
        if workshop.member { self.read() } else { self.is_administrator(Scope::Read) }
    }

    /// Doing anything in a workshop: its team, and nobody for them, while it is not closed.
    ///
    /// # Errors
    /// Says why not.
    pub fn work_in(&self, workshop: &WorkshopStanding) -> Result<(), Refusal> {
        self.take_part(Scope::Write)?;
        if !workshop.member {
            return Err(Refusal::OnlyTeam);
        }
        if workshop.closed { Err(barred(WorkshopBar::Closed)) } else { Ok(()) }
    }

    /// Taking a pulled idea into a workshop. It was chosen by many, so that nobody has to be impartial; only that it can be
    /// in a workshop is asked, as it is of a moderator who moves it there.
    ///
    /// # Errors
    /// Says why not.
    pub fn claim_idea(
        &self,
        wish: ClaimIdea,
        workshop: &WorkshopStanding,
        wanted: &Wanted,
    ) -> Result<Permit<ClaimIdea>, Refusal> {
        self.work_in(workshop)?;
        if !wanted.frozen {
            return Err(barred(WorkshopBar::NotFrozen));
        }
        if !wanted.pulled {
            return Err(barred(WorkshopBar::NotPulled));
        }
        match wanted.claimed_by {
            Some(holder) if holder == workshop.id => return Ok(Permit::for_action(wish)),
            Some(_) => return Err(barred(WorkshopBar::Taken)),
            None => {}
        }
        if workshop.claimed >= workshop.capacity {
            return Err(barred(WorkshopBar::Full));
        }
        let idea = &wanted.idea;
        self.see_whole(idea).map_err(|refusal| {
            if refusal == Refusal::NotFound { barred(WorkshopBar::Unread) } else { refusal }
        })?;
        let forbidden = Refusal::StepForbidden { status: idea.status, overlay: idea.overlay };
        if idea.overlay != Overlay::None {
            return Err(forbidden);
        }
        // Moderators may have sent it there already.
        if idea.status != Status::InWorkshop
            && idea.status.may_become(Status::InWorkshop, false, false, false).is_err()
        {
            return Err(forbidden);
        }
        Ok(Permit::for_action(wish))
    }

    /// Giving an idea back. What its team cannot read any more it can still give back.
    ///
    /// # Errors
    /// Says why not.
    pub fn release_idea(
        &self,
        wish: ReleaseIdea,
        workshop: &WorkshopStanding,
        wanted: &Wanted,
    ) -> Result<Permit<ReleaseIdea>, Refusal> {
        self.work_in(workshop)?;
        match wanted.claimed_by {
            Some(holder) if holder != workshop.id => Err(barred(WorkshopBar::Taken)),
            Some(_) | None => Ok(Permit::for_action(wish)),
        }
    }
}

pub(super) const fn barred(bar: WorkshopBar) -> Refusal {
    Refusal::WorkshopForbids { bar }
}
