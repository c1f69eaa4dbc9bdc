//! Answers that are written now and published later, many at once.

use serde::{Deserialize, Serialize};

use super::RawDecision;
use crate::{ids::IdeaNumber, time::Timestamp};

/// A decision that waits to be published. Nobody but moderators reads it; its rules are asked again when it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreparedAnswer {
    /// The idea.
    pub idea: IdeaNumber,
    /// The decision, with the status that whoever wrote it had before their eyes.
    pub decision: RawDecision,
    /// The name of whoever prepared it; `None` once that account is gone.
    pub by: Option<String>,
    /// When it was prepared.
    pub at: Timestamp,
}

/// The wish to keep a decision for later, in the place of the one that was kept before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepare {
    /// The idea.
    pub idea: IdeaNumber,
    /// The decision.
    pub decision: RawDecision,
}

/// The wish to keep it no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForgetPrepared(pub IdeaNumber);
