//! Who sees what: **the** visibility, on every channel.

use serde::{Deserialize, Serialize};

use super::Actor;
use crate::{
    campaigns::Phase,
    comments::Veil,
    ideas::{Overlay, Relation, Standing, Status},
    ids::PersonId,
    people::{Role, Who},
    refusals::Refusal,
};

/// How much of an idea somebody gets to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sight {
    /// All of it.
    Full,
    /// Its number, that it was withdrawn, and what others wrote.
    Tombstone,
}

/// Who reads the name of whoever wrote a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody with an account.
    Staff,
    /// Nobody: no row of the database holds it.
    Nobody,
}

/// Who reads the author's name. The forms say it before anything is sent, and by-lines are made of it.
#[must_use]
pub const fn name_audience(named: bool) -> Audience {
    if named { Audience::Staff } else { Audience::Nobody }
}

/// Whether an idea may stand in the index of the search, which answers everybody with an account: what any colleague may read
/// in full, at its own place. Whether its campaign has begun is asked with each search.
#[must_use]
pub fn is_findable(idea: &Standing) -> bool {
    if idea.overlay != Overlay::None {
        return false;
    }
    let colleague = Who { id: PersonId::from_i64(0), role: Role::Employee, unit: None };
    let begun = Standing { relation: Relation::Reader, now: idea.schedule.collecting, ..idea.clone() };
    Actor::Person(colleague).see_idea(&begun) == Ok(Sight::Full)
}

impl Actor {
    /// **The** visibility of an idea, on every channel.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for what this actor may not know of.
    pub fn see_idea(&self, idea: &Standing) -> Result<Sight, Refusal> {
        self.read()?;
        self.sight(idea)
    }

    /// What somebody learns on their own page of an idea that they have to do with: all of it, or that it is gone and how, even
    /// where others learn nothing. Nothing of a campaign that they may not know of.
    #[must_use]
    pub fn keep_track_of(&self, idea: &Standing) -> Option<Sight> {
        match self.see_idea(idea) {
            Ok(sight) => match idea.overlay {
                Overlay::Merged | Overlay::Split => Some(Sight::Tombstone),
                Overlay::None | Overlay::Hidden | Overlay::Withdrawn => Some(sight),
            },
            Err(_) if self.read().is_err() || idea.phase() == Phase::Draft => None,
            Err(_) => Some(Sight::Tombstone),
        }
    }

    /// Whether this person reads a comment on an idea that they see: one behind a veil is for its author and for moderators.
    #[must_use]
    pub fn reads_comment(&self, veil: Veil, relation: Relation) -> bool {
        match veil {
            Veil::None => true,
            Veil::Held | Veil::Hidden => relation.is_author() || self.moderates(),
        }
    }

    /// What there is to see, for whoever may read or write: a token that only writes reads nothing by it.
    pub(super) fn sight(&self, idea: &Standing) -> Result<Sight, Refusal> {
        let insider = idea.relation.is_author() || self.moderates();
        if idea.phase() == Phase::Draft && !self.moderates() {
            return Err(Refusal::NotFound);
        }
        match idea.overlay {
            Overlay::Withdrawn => return Ok(Sight::Tombstone),
            Overlay::Hidden if !insider => return Err(Refusal::NotFound),
            // Where it is now, its own page says: nobody loses what they wrote or voted for.
            Overlay::Merged | Overlay::Split | Overlay::Hidden | Overlay::None => {}
        }
        match idea.status {
            Status::Held if !insider => Err(Refusal::NotFound),
            Status::Held
            | Status::Open
            | Status::InReview
            | Status::InWorkshop
            | Status::Planned
            | Status::Done
            | Status::HandedOver
            | Status::Declined => Ok(Sight::Full),
        }
    }

    /// All of it and at its own place, or why not.
    pub(super) fn see_whole(&self, idea: &Standing) -> Result<(), Refusal> {
        match (self.sight(idea)?, idea.merged_into) {
            (Sight::Tombstone, _) => Err(Refusal::Withdrawn),
            (Sight::Full, Some(into)) => Err(Refusal::Merged { into }),
            (Sight::Full, None) => Ok(()),
        }
    }
}
