//! Who writes in the canvas of an idea. Whoever reads the workshop reads it.

use super::{Actor, Permit, workshops::barred};
use crate::{
    campaigns::Phase,
    canvases::SaveCanvas,
    people::Scope,
    refusals::Refusal,
    workshops::{WorkshopBar, WorkshopStanding},
};

impl Actor {
    /// Writing in canvases of a workshop: its team and administrators, while it is open and its campaign is not in the archive.
    ///
    /// # Errors
    /// Says why not.
    pub fn write_canvas(&self, workshop: &WorkshopStanding, phase: Phase) -> Result<(), Refusal> {
        self.take_part(Scope::Write)?;
        if !workshop.member && self.is_administrator(Scope::Write).is_err() {
            return Err(Refusal::OnlyTeam);
        }
        if phase == Phase::Archived {
            return Err(barred(WorkshopBar::Archived));
        }
        if workshop.closed { Err(barred(WorkshopBar::Closed)) } else { Ok(()) }
    }

    /// Saving these versions.
    ///
    /// # Errors
    /// Says why not.
    pub fn save_canvas(
        &self,
        wish: SaveCanvas,
        workshop: &WorkshopStanding,
        phase: Phase,
    ) -> Result<Permit<SaveCanvas>, Refusal> {
        self.write_canvas(workshop, phase).map(|()| Permit::for_action(wish))
    }
}
