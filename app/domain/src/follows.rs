//! Following «Ich folge»: seen by the person alone, counted nowhere, absolute rather than toggled.

use crate::ids::IdeaNumber;

/// A wish: to hear of this idea on one's own page, or no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetFollow {
    /// The idea.
    pub idea: IdeaNumber,
    /// Whether it is to be followed; the same wish twice changes nothing.
    pub wanted: bool,
}
