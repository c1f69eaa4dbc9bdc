//! Votes «Drückt mich auch»: secret, one per person and idea, absolute rather than toggled.

use serde::{Deserialize, Serialize};

use crate::ids::IdeaNumber;

/// How many votes an idea has. Everybody may hear it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub struct Tally {
    /// Distinct voters.
    pub votes: i64,
    /// Grows with every change, so that news which arrives late can be told from news.
    pub revision: i64,
}

impl Tally {
    /// The later of two tallies.
    #[must_use]
    pub const fn newest(self, other: Self) -> Self {
        if other.revision > self.revision { other } else { self }
    }
}

/// What one person sees of the votes on an idea. Nobody else may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub struct Ballot {
    /// Everyone's votes.
    pub tally: Tally,
    /// Whether this person's vote is among them.
    pub mine: bool,
}

impl Ballot {
    /// The ballot as it will be once the wish is carried out. Wishing twice changes nothing.
    #[must_use]
    pub const fn with_mine(self, wanted: bool) -> Self {
        let step = match (self.mine, wanted) {
            (false, true) => 1,
            (true, false) => -1,
            (true, true) | (false, false) => 0,
        };
        Self { tally: Tally { votes: self.tally.votes + step, revision: self.tally.revision }, mine: wanted }
    }
}

/// A wish: this idea pinches me too, or no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetVote {
    /// The idea.
    pub idea: IdeaNumber,
    /// Whether the vote is wanted; the same wish twice changes nothing.
    pub wanted: bool,
}

/// Stands for a voter within one campaign: `HMAC-SHA256(campaign key, person id)`, the first 16 bytes.
/// It tells nobody who voted, and nothing at all once the key is destroyed.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct VoterTag([u8; 16]);

impl VoterTag {
    /// Takes the tag as computed.
    #[must_use]
    pub const fn from_bytes(tag: [u8; 16]) -> Self {
        Self(tag)
    }

    /// The tag as stored.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// A tag belongs into no log.
impl std::fmt::Debug for VoterTag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("VoterTag(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn wishing_twice_changes_nothing(votes in 0_i64..1000, mine: bool, wanted: bool) {
            let ballot = Ballot { tally: Tally { votes: votes + i64::from(mine), revision: 7 }, mine };
            let once = ballot.with_mine(wanted);
            prop_assert_eq!(once.with_mine(wanted), once);
            prop_assert_eq!(once.with_mine(mine), ballot);
        }

        #[test]
        fn the_order_of_arrival_does_not_matter(a in 0_i64..9, b in 0_i64..9) {
            let (x, y) = (Tally { votes: a, revision: a }, Tally { votes: b, revision: b });
            prop_assert_eq!(x.newest(y), y.newest(x));
        }
    }
}
