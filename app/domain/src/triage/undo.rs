//! Taking back what one has just done.

use serde::{Deserialize, Serialize};

use super::Thing;
use crate::{
    audit::Verb,
    comments::Veil,
    ideas::{Overlay, Status},
    ids::{AnswerId, IdeaNumber, MergeId, OpinionId, PersonId, VerdictId},
    time::{HOUR, Timestamp},
};

/// For how long an act can be taken back by whoever did it: the screen offers it for ten seconds and longer for those who need
/// more time (WCAG 2.2.1).
pub const UNDO_WITHIN: i64 = HOUR;

/// The last act of a moderator, with all it takes to undo it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// What was done.
    pub verb: Verb,
    /// To what.
    pub thing: Thing,
    /// The status and overlay before.
    pub before: (Status, Overlay),
    /// The status and overlay after: if they are others by now, it is too late.
    pub after: (Status, Overlay),
    /// How a comment was veiled before and after.
    pub veil: Option<(Veil, Veil)>,
    /// Where it had been handed to before.
    pub handed_to: Option<String>,
    /// The answer that was given with it.
    pub answer: Option<AnswerId>,
    /// The decision against the author that came of it.
    pub verdict: Option<VerdictId>,
    /// The decisions against the author that were lifted by it.
    pub lifted: Vec<VerdictId>,
    /// When reports were settled by it.
    pub settled: Option<Timestamp>,
    /// Whom it was given to before, when it was given to somebody.
    pub assignee: Option<Option<PersonId>>,
    /// The merges that came of it.
    #[serde(default)]
    pub joined: Vec<MergeId>,
    /// The merges that ended with it.
    #[serde(default)]
    pub parted: Vec<MergeId>,
    /// The parts that were made one again by it.
    #[serde(default)]
    pub parts: Vec<IdeaNumber>,
    /// The opinions that were taken up by it.
    #[serde(default)]
    pub taken: Vec<OpinionId>,
    /// When it was done.
    pub at: Timestamp,
}

/// The wish to undo one's last act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undo(pub Done);
