//! Who sees what workshops could pull from a frozen vote, and who pulls.

use super::{Actor, Permit, workshops::barred};
use crate::{
    people::Scope,
    pulls::PullIdeas,
    refusals::Refusal,
    workshops::{Seat, WorkshopBar},
};

impl Actor {
    /// Seeing what a recipe would pull, and what was pulled: those who belong to a workshop of the campaign, administrators,
    /// and the command line of the machine.
    ///
    /// # Errors
    /// Says why not.
    pub fn see_pulls(&self, seat: Seat) -> Result<(), Refusal> {
        match seat {
            Seat::Open | Seat::Closed => self.read(),
            Seat::Nowhere => self.is_administrator(Scope::Read),
        }
    }

    /// Pulling ideas for good: the same, through a channel that writes, and not for a workshop that is closed.
    ///
    /// # Errors
    /// Says why not.
    pub fn pull_ideas(&self, wish: PullIdeas, seat: Seat) -> Result<Permit<PullIdeas>, Refusal> {
        match seat {
            Seat::Open => self.take_part(Scope::Write).map(|_| ())?,
            Seat::Closed => self.is_administrator(Scope::Write).map_err(|refusal| {
                if refusal == Refusal::AdministrationOnly { barred(WorkshopBar::Closed) } else { refusal }
            })?,
            Seat::Nowhere => self.is_administrator(Scope::Write)?,
        }
        Ok(Permit::for_action(wish))
    }
}
