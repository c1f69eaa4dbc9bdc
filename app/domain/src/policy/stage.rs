//! Who looks at the wall of the hall, and who says what does.

use super::{Actor, Permit};
use crate::{
    ids::CampaignId,
    refusals::Refusal,
    stage::{EndDisplay, OpenStage},
};

impl Actor {
    /// Looking at the stage of a campaign: what was opened for it, and everybody who reads the campaign anyway.
    ///
    /// # Errors
    /// `NotFound` for what was opened for another campaign; else says why not.
    pub fn see_stage(&self, campaign: CampaignId) -> Result<(), Refusal> {
        match self {
            Self::Display { campaign: opened } if *opened == campaign => Ok(()),
            Self::Display { .. } => Err(Refusal::NotFound),
            Self::Visitor | Self::Person(_) | Self::Program { .. } | Self::Clockwork => self.read(),
        }
    }

    /// Seeing what opens stages: moderators, administrators, and the command line of the machine.
    ///
    /// # Errors
    /// Says why not.
    pub fn see_displays(&self) -> Result<(), Refusal> {
        self.read()?;
        if self.moderates() { Ok(()) } else { Err(Refusal::NotAllowed) }
    }

    /// Opening the stage of a campaign somewhere: the same, through a channel that writes.
    ///
    /// # Errors
    /// Says why not.
    pub fn open_stage(&self, wish: OpenStage) -> Result<Permit<OpenStage>, Refusal> {
        self.keep_displays().map(|()| Permit::for_action(wish))
    }

    /// Ending what opens a stage: the same.
    ///
    /// # Errors
    /// Says why not.
    pub fn end_display(&self, wish: EndDisplay) -> Result<Permit<EndDisplay>, Refusal> {
        self.keep_displays().map(|()| Permit::for_action(wish))
    }

    fn keep_displays(&self) -> Result<(), Refusal> {
        if *self != Self::Clockwork {
            self.take_part(crate::people::Scope::Write)?;
        }
        if self.moderates() { Ok(()) } else { Err(Refusal::NotAllowed) }
    }
}
