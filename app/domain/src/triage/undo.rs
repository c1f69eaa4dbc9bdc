//! Taking back what one has just done.

use serde::{Deserialize, Serialize};

use super::{PreparedAnswer, TagName, Thing};
use crate::{
    audit::Verb,
    comments::Veil,
    ideas::{Overlay, Status},
    ids::{ActId, AnswerId, IdeaNumber, MergeId, OpinionId, PersonId, VerdictId},
    opinions::OpinionStanding,
    time::{DAY, HOUR, Timestamp},
    words::words,
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
    /// Whether what it changed beside the idea is otherwise by now.
    pub changed: bool,
}

/// An act that whoever asks can take back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoableAct {
    /// Its key.
    pub id: ActId,
    /// What was done.
    pub verb: Verb,
    /// On what.
    pub about: ActKey,
    /// What it changed beside the idea, without what was written.
    pub aside: Option<Aside>,
    /// When.
    pub at: Timestamp,
    /// Whether whoever asks did it, and lately.
    pub own: bool,
}

words! {
    /// What an act changes where it leaves the idea and its comments as they are.
    Matter {
        /// Who takes care of it.
        Assigned = "assigned",
        /// Its tags.
        Tagged = "tagged",
        /// The answer that is prepared.
        Prepared = "prepared",
        /// What specialist units are asked.
        Opinion = "opinion",
    }
}

/// Acts undo each other only on the same thing, and each matter beside it is one of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ActKey {
    /// What it was done to.
    pub thing: Thing,
    /// What it changed; `None` for the idea or the comment itself.
    pub matter: Option<Matter>,
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
        self.thing.fmt(f)?;
        self.matter.map_or(Ok(()), |matter| write!(f, ":{matter}"))
    }
}

impl std::str::FromStr for ActKey {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (thing, matter) = match text.split_once(':') {
            Some((thing, matter)) => (thing, Some(matter.parse()?)),
            None => (text, None),
        };
        Ok(Self { thing: thing.parse().map_err(drop)?, matter })
    }
}

/// What was done to a question to a specialist unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpinionStep {
    /// It was asked.
    Asked,
    /// It was taken back.
    Revoked,
    /// Its reply was taken up.
    Taken,
}

impl OpinionStep {
    /// Whether the question is still as this left it.
    #[must_use]
    pub const fn stands(self, now: &OpinionStanding) -> bool {
        match self {
            Self::Asked => !now.revoked && !now.replied,
            Self::Revoked => now.revoked,
            Self::Taken => now.taken,
        }
    }
}

/// What an act changed beside the idea, with all it takes to bring that back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aside {
    /// The idea was given to somebody, or to nobody.
    Assigned {
        /// Who took care of it before.
        before: Option<PersonId>,
    },
    /// A tag was put on, or taken off.
    Tagged {
        /// The tag.
        tag: TagName,
        /// Whether it stands there since.
        wanted: bool,
    },
    /// An answer was prepared, or what was prepared was discarded.
    Prepared {
        /// What was kept before, in nobody's name.
        before: Option<Box<PreparedAnswer>>,
        /// When what is kept since was prepared.
        after: Option<Timestamp>,
    },
    /// A specialist unit was asked, or what it was asked came to an end.
    Opinion {
        /// The question.
        opinion: OpinionId,
        /// What was done to it.
        step: OpinionStep,
    },
}

impl Aside {
    /// What was done, in a word: `assigned`, `added`, `removed`, `prepared`, `discarded`, `asked`, `revoked`, `taken`.
    #[must_use]
    pub const fn step(&self) -> &'static str {
        match self {
            Self::Assigned { .. } => "assigned",
            Self::Tagged { wanted: true, .. } => "added",
            Self::Tagged { wanted: false, .. } => "removed",
            Self::Prepared { after: Some(_), .. } => "prepared",
            Self::Prepared { after: None, .. } => "discarded",
            Self::Opinion { step: OpinionStep::Asked, .. } => "asked",
            Self::Opinion { step: OpinionStep::Revoked, .. } => "revoked",
            Self::Opinion { step: OpinionStep::Taken, .. } => "taken",
        }
    }

    /// What it is about.
    #[must_use]
    pub const fn matter(&self) -> Matter {
        match self {
            Self::Assigned { .. } => Matter::Assigned,
            Self::Tagged { .. } => Matter::Tagged,
            Self::Prepared { .. } => Matter::Prepared,
            Self::Opinion { .. } => Matter::Opinion,
        }
    }
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
    /// What it changed beside the idea.
    #[serde(default)]
    pub aside: Option<Aside>,
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
    pub fn key(&self) -> ActKey {
        ActKey { thing: self.thing, matter: self.aside.as_ref().map(Aside::matter) }
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
        for about in ["12", "12.34", "12:assigned", "12:tagged", "12:prepared", "12:opinion"] {
            let known = ActKey::from_address(&format!("?view=mine&done=hide&about={about}"));
            assert_eq!(known.map(|key| key.to_string()).as_deref(), Some(about));
        }
        assert_eq!(ActKey::from_address("?done=hide&about=x"), None);
        assert_eq!(ActKey::from_address("?done=hide&about=12:x"), None);
        assert_eq!(ActKey::from_address(""), None);
    }
}
