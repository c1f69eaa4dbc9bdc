//! Taking the words of something away for good, which nobody does alone.

use serde::{Deserialize, Serialize};

use super::Thing;
use crate::ids::PersonId;

/// The wish of a first person to take the words of something hidden or taken back away for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskErasure(pub Thing);

/// The confirmation of a second person. It cannot be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Erase(pub Thing);

/// The wish to leave the words where they are after all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DropErasure(pub Thing);

/// How the erasure of something stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ErasureStanding {
    /// Who asked for it.
    pub asked_by: Option<PersonId>,
    /// Whether an appeal waits for its decision.
    pub appealed: bool,
    /// Whether its words are gone already.
    pub erased: bool,
}

/// Who asked for an erasure, as moderators read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum AskedBy {
    /// Whoever reads it: somebody else has to confirm it.
    Oneself,
    /// Somebody else.
    Another,
}
