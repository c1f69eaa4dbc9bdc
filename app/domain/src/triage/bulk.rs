//! One act on many items. Each has its own result, and none stops the others.

use serde::{Deserialize, Serialize};

use super::{TagName, Thing};
use crate::{
    ids::{ActId, PersonId},
    refusals::Refusal,
    words::words,
};

words! {
    /// What can be done to many items at once.
    BulkKind {
        /// Give them to somebody, or to nobody.
        Assign = "assign",
        /// Put a tag on them.
        Tag = "tag",
        /// Settle their reports.
        Settle = "settle",
        /// Publish the answers that were prepared.
        Publish = "publish",
    }
}

/// The same with what it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bulk {
    /// Give them to somebody, or to nobody.
    Assign(Option<PersonId>),
    /// Put a tag on them.
    Tag(TagName),
    /// Settle their reports.
    Settle,
    /// Publish the answers that were prepared.
    Publish,
}

/// What became of one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The idea or comment.
    pub thing: Thing,
    /// Why it was not done.
    pub refusal: Option<Refusal>,
    /// The act, where it changed something that can be brought back.
    pub act: Option<ActId>,
}
