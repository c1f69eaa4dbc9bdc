//! What the author of something that was hidden or declined is told, and the one appeal they have.

use serde::{Deserialize, Serialize};

use super::{AppealOutcome, RestoreGround, Thing};
use crate::{
    ids::{AppealId, PersonId, VerdictId},
    text::{AppealBody, Sentence},
    time::Timestamp,
    words::words,
};

words! {
    /// What was decided against an author.
    VerdictKind {
        /// It was hidden.
        Hide = "hide",
        /// It was declined.
        Decline = "decline",
    }
}

/// A decision against an author, as the author and moderators read it. It names no person.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Verdict {
    /// The key.
    pub id: VerdictId,
    /// The idea or comment.
    pub thing: Thing,
    /// What was decided.
    pub kind: VerdictKind,
    /// The word of a [`HideGround`](super::HideGround) or [`DeclineGround`](super::DeclineGround).
    pub ground: String,
    /// What the author is told; empty when an official answer says it.
    pub sentence: String,
    /// When.
    pub at: Timestamp,
    /// The appeal, once there is one.
    pub appeal: Option<AppealFiled>,
    /// Why it is shown again, where somebody said so.
    pub lifted: Option<Lifted>,
}

/// Why something is shown again, as its author and moderators read it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Lifted {
    /// Why, from a list.
    pub ground: RestoreGround,
    /// What the author is told.
    pub sentence: String,
    /// When.
    pub at: Timestamp,
}

/// An appeal, as the author and moderators read it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AppealFiled {
    /// The key.
    pub id: AppealId,
    /// What the author says.
    pub body: String,
    /// When; the day alone without a name.
    pub at: Timestamp,
    /// What became of it.
    pub outcome: Option<AppealOutcome>,
    /// What the author is told.
    pub reply: String,
}

/// Who had a part in a decision: none of them decides the appeal against it. `None` once that account is gone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Deciders {
    /// Who made it.
    pub decided: Option<PersonId>,
    /// Who had prepared it, where that was somebody.
    pub prepared: Option<PersonId>,
}

impl Deciders {
    /// Whether this person had a part in it.
    #[must_use]
    pub fn include(self, person: PersonId) -> bool {
        [self.decided, self.prepared].contains(&Some(person))
    }
}

/// All that the rules ask of a decision against an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerdictStanding {
    /// The decision.
    pub id: VerdictId,
    /// Whether there was an appeal, ever.
    pub appealed: bool,
}

/// All that the rules ask of an appeal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AppealStanding {
    /// The appeal.
    pub id: AppealId,
    /// What it is about.
    pub thing: Thing,
    /// The decision it is against.
    pub kind: VerdictKind,
    /// Who had a part in that decision.
    pub by: Deciders,
    /// Whether it was decided already.
    pub settled: bool,
}

/// The wish to appeal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appeal {
    /// The decision.
    pub verdict: VerdictId,
    /// Why it should be another.
    pub body: AppealBody,
}

/// The wish to decide an appeal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecideAppeal {
    /// The appeal.
    pub appeal: AppealId,
    /// How.
    pub outcome: AppealOutcome,
    /// What the author is told.
    pub reply: Sentence,
}
