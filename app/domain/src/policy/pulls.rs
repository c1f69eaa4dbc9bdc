//! Who sees what workshops could pull from a frozen vote, and who pulls.

use super::{Actor, Permit};
use crate::{people::Scope, pulls::PullIdeas, refusals::Refusal};

impl Actor {
    /// Seeing what a recipe would pull, and what was pulled: administrators, and the command line of the machine.
    ///
    /// # Errors
    /// Says why not.
    pub fn see_pulls(&self) -> Result<(), Refusal> {
        self.is_administrator(Scope::Read)
    }

    /// Pulling ideas for good: the same, through a channel that writes.
    ///
    /// # Errors
    /// Says why not.
    pub fn pull_ideas(&self, wish: PullIdeas) -> Result<Permit<PullIdeas>, Refusal> {
        self.is_administrator(Scope::Write)?;
        Ok(Permit::for_action(wish))
    }
}
