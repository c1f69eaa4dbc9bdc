//! Taking the words of something away for good, which nobody does alone.

use serde::{Deserialize, Serialize};

use super::Thing;
use crate::{ids::PersonId, time::Timestamp};

/// The wish of a first person to take the words of something hidden away for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskErasure(pub Thing);

/// The confirmation of a second person. It cannot be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Erase(pub Thing);

/// The wish to leave the words where they are after all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DropErasure(pub Thing);

/// An erasure that was asked for and waits for a second person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskedErasure {
    /// Who asked for it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// The same, as moderators read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureNotice {
    /// Whether the person who reads it asked for it.
    pub mine: bool,
    /// When.
    pub at: Timestamp,
}
