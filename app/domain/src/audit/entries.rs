use serde::{Deserialize, Serialize};

use super::{Decision, Digest, Verb};
use crate::{
    ids::{AuditId, CommentId, IdeaNumber, PersonId},
    people::Role,
    time::Timestamp,
};

/// An act that is to be noted. Neither subject nor detail ever holds words of people, names or addresses: ids, slugs, words of
/// our own enums and numbers are enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// What was done.
    pub verb: Verb,
    /// The idea it was done to.
    pub idea: Option<IdeaNumber>,
    /// The comment it was done to.
    pub comment: Option<CommentId>,
    /// What else it was done to: `person:12`, `topic:fruehjahr/verkehr`, `text:privacy`.
    pub subject: String,
    /// How: `employee->moderator`, a reason's word, a number.
    pub detail: String,
}

impl Deed {
    /// An act on nothing in particular yet.
    #[must_use]
    pub const fn new(verb: Verb) -> Self {
        Self { verb, idea: None, comment: None, subject: String::new(), detail: String::new() }
    }

    /// An act on an idea.
    #[must_use]
    pub fn on_idea(verb: Verb, idea: IdeaNumber) -> Self {
        Self { idea: Some(idea), ..Self::new(verb) }
    }

    /// An act on something else, e.g. `unit:kitas`.
    #[must_use]
    pub fn on(verb: Verb, subject: impl Into<String>) -> Self {
        Self { subject: subject.into(), ..Self::new(verb) }
    }

    /// An appeal was decided; the statistic counts it.
    #[must_use]
    pub fn appeal_decided(idea: IdeaNumber, decision: Decision) -> Self {
        Self::on_idea(Verb::AppealDecided, idea).detail(decision.as_str())
    }

    /// An act was undone; the statistic counts it no longer.
    #[must_use]
    pub fn undone(act: Verb, idea: IdeaNumber) -> Self {
        Self::on_idea(Verb::Undo, idea).detail(act.as_str())
    }

    /// About a comment of the idea.
    #[must_use]
    pub fn comment(self, comment: Option<CommentId>) -> Self {
        Self { comment, ..self }
    }

    /// About something beside the idea.
    #[must_use]
    pub fn subject(self, subject: impl Into<String>) -> Self {
        Self { subject: subject.into(), ..self }
    }

    /// With a detail.
    #[must_use]
    pub fn detail(self, detail: impl Into<String>) -> Self {
        Self { detail: detail.into(), ..self }
    }
}

/// An entry of the audit, as administrators and the staff council read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// Its number; there are no gaps.
    pub id: AuditId,
    /// When.
    pub at: Timestamp,
    /// The acting role; `None` for the command line.
    pub role: Option<Role>,
    /// The word of a [`Verb`]; a later version may know more of them.
    pub verb: String,
    /// The idea, where there is one.
    pub idea: Option<IdeaNumber>,
    /// The comment, where there is one.
    pub comment: Option<CommentId>,
    /// What else it was done to.
    pub subject: String,
    /// How.
    pub detail: String,
    /// The hash that ties it to all before it.
    pub hash: Digest,
}

impl AuditEntry {
    /// The account that something was done to, where it was one.
    #[must_use]
    pub fn account(&self) -> Option<PersonId> {
        self.subject.strip_prefix("person:")?.parse().ok()
    }
}
