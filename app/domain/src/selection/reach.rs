//! How many people find one of theirs among the ideas: of a pull, and of what votes alone would have pulled.
//!
//! Such figures are the only ones about people that nobody could count from the tallies, so they are told with more care than
//! others: of a unit only when those who find one and those who do not are each nobody or at least ten, in both columns. Units
//! of which that is not true are told together; while that sum is not to be told either, the smallest other unit joins it, else
//! it would follow from the whole.
//!
//! Whoever may look at previews may look at many, of recipes that differ by one idea, and subtract. So what is told of those who
//! find one is rounded to tens: two figures of the same people are the same, or ten and more apart.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    aggregates::{PEOPLE_MIN, both_enough},
    snapshot::Snapshot,
};
use crate::ids::IdeaNumber;

/// Of some people, how many support at least one of the ideas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reached {
    /// All of them who voted.
    pub of: u64,
    /// Those who support a pulled idea; about, but for nobody and everybody.
    pub here: u64,
    /// Those who support one of those that votes alone would have pulled; about, but for nobody and everybody.
    pub by_votes: u64,
}

/// The same of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitReached {
    /// The address of the unit; `None` for all that are told together.
    pub unit: Option<String>,
    /// The figures.
    pub reached: Reached,
}

/// The people of a vote and their units.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reach {
    /// Everybody who voted; nothing when it would be told of too few.
    pub people: Option<Reached>,
    /// By unit, those that are told together last.
    pub units: Vec<UnitReached>,
}

impl Reach {
    /// Counts everybody who voted, also those who support nothing that could be pulled: so the whole is the same for every
    /// recipe.
    pub(super) fn count(snapshot: &Snapshot, here: &[IdeaNumber], by_votes: &[IdeaNumber]) -> Self {
        let mut units: BTreeMap<Option<&str>, Reached> = BTreeMap::new();
        for ballot in snapshot.ballots() {
            let people = u64::from(ballot.people);
            let of = |ideas: &[IdeaNumber]| {
                if ballot.ideas.iter().any(|idea| ideas.contains(idea)) { people } else { 0 }
            };
            let own = Reached { of: people, here: of(here), by_votes: of(by_votes) };
            let sum = units.entry(ballot.unit.as_deref()).or_default();
            *sum = sum.with(own);
        }
        let whole = units.values().copied().fold(Reached::default(), Reached::with);
        let people = Some(whole).filter(|whole| whole.can_be_told()).map(Reached::rounded);
        Self { people, units: tell(units) }
    }
}

impl Reached {
    const fn with(self, other: Self) -> Self {
        Self {
            of: self.of + other.of,
            here: self.here + other.here,
            by_votes: self.by_votes + other.by_votes,
        }
    }

    /// What can be told, in tens.
    fn rounded(self) -> Self {
        let most = self.of.saturating_sub(PEOPLE_MIN) / PEOPLE_MIN * PEOPLE_MIN;
        let tens = |reached: u64| {
            let near = (reached + PEOPLE_MIN / 2) / PEOPLE_MIN * PEOPLE_MIN;
            if reached == 0 || reached == self.of { reached } else { near.min(most) }
        };
        Self { of: self.of, here: tens(self.here), by_votes: tens(self.by_votes) }
    }

    /// Whether no figure is about a few people, and none follows.
    fn can_be_told(self) -> bool {
        let both = |reached: u64| both_enough(reached, self.of - reached).is_some();
        both(self.here) && both(self.by_votes)
    }
}

fn tell(units: BTreeMap<Option<&str>, Reached>) -> Vec<UnitReached> {
    let (mut told, rest): (Vec<_>, Vec<_>) =
        units.into_iter().partition(|(unit, reached)| unit.is_some() && reached.can_be_told());
    let mut rest: Vec<Reached> = rest.into_iter().map(|(_, reached)| reached).collect();
    let sum = |rest: &[Reached]| rest.iter().copied().fold(Reached::default(), Reached::with);
    while !rest.is_empty() && !sum(&rest).can_be_told() {
        let Some(smallest) = (0..told.len()).min_by_key(|at| told[*at].1.of) else { return Vec::new() };
        rest.push(told.remove(smallest).1);
    }
    let together = (!rest.is_empty()).then(|| UnitReached { unit: None, reached: sum(&rest).rounded() });
    let told = told
        .into_iter()
        .map(|(unit, reached)| UnitReached { unit: unit.map(str::to_owned), reached: reached.rounded() });
    told.chain(together).collect()
}
