//! Taking back what one has just done.

use serde::{Deserialize, Serialize};

use super::Thing;
use crate::{
    audit::Verb,
    comments::Veil,
    ideas::{Overlay, Status},
    ids::{ActId, AnswerId, IdeaNumber, MergeId, OpinionId, PersonId, VerdictId},
    time::{DAY, HOUR, Timestamp},
};

/// For how long acts can be taken back, the last on a thing first: right after it on the next screen, for as long as that stands (WCAG
/// 2.2.1), and later from the history.
pub const UNDO_WITHIN: i64 = 30 * DAY;

/// For how long an act is somebody's own: they take it back without being asked for anything else.
pub const ACT_IS_OWN: i64 = HOUR;

/// All that the rules ask of an act that somebody takes back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UndoStanding {
    /// Whether it is theirs, and young.
    pub own: bool,
    /// Whether its author has appealed against it.
    pub appealed: bool,
    /// Whether an answer is prepared for the idea, where the one that was given would be prepared again.
    pub prepared: bool,
}

/// An act that whoever asks can take back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoableAct {
    /// Its key.
    pub id: ActId,
    /// What was done.
    pub verb: Verb,
    /// On what.
    pub about: ActKey,
    /// When.
    pub at: Timestamp,
    /// Whether whoever asks did it, and lately.
    pub own: bool,
}

/// Acts undo each other only on the same thing. Who takes care of it is a matter of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ActKey {
    /// What it was done to.
    pub thing: Thing,
    /// Whether the thing was given to somebody by it.
    pub assigned: bool,
}

impl ActKey {
    /// To what something was done just now, as the address of the queue says: `?about=12`.
    #[must_use]
    pub fn from_address(address: &str) -> Option<Self> {
        let pairs = address.trim_start_matches('?').split('&');
        pairs.filter_map(|pair| pair.strip_prefix("about=")).find_map(|about| about.parse().ok())
    }
}

/// `12`, `12.34`, or `12:assigned`.
impl std::fmt::Display for ActKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.thing, if self.assigned { ":assigned" } else { "" })
    }
}

impl std::str::FromStr for ActKey {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (thing, assigned) = text.strip_suffix(":assigned").map_or((text, false), |thing| (thing, true));
        Ok(Self { thing: thing.parse()?, assigned })
    }
}

/// Who took care of an idea before it was given to somebody, or to nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assigned {
    /// Nobody, or somebody.
    pub before: Option<PersonId>,
}

/// The last act on a thing, with all it takes to undo it.
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
    /// Who took care of it before, when it was given to somebody.
    pub assigned: Option<Assigned>,
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

impl Done {
    /// Whether ideas were tied or parted by it: votes follow from that.
    #[must_use]
    pub fn ties(&self) -> bool {
        let links = !(self.joined.is_empty() && self.parted.is_empty() && self.parts.is_empty());
        links || matches!(self.verb, Verb::Split | Verb::Unsplit)
    }

    /// Under which it is kept.
    #[must_use]
    pub const fn key(&self) -> ActKey {
        ActKey { thing: self.thing, assigned: self.assigned.is_some() }
    }
}

/// The wish to undo an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undo(pub Done);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_to_what_something_was_done() {
        for about in ["12", "12.34", "12:assigned"] {
            let known = ActKey::from_address(&format!("?view=mine&done=hide&about={about}"));
            assert_eq!(known.map(|key| key.to_string()).as_deref(), Some(about));
        }
        assert_eq!(ActKey::from_address("?done=hide&about=x"), None);
        assert_eq!(ActKey::from_address(""), None);
    }
}
