//! Figures about people, and what is too few to be told.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The fewest people a figure may be about.
pub const PEOPLE_MIN: u64 = 10;

/// A number of people; `None` when it is below [`PEOPLE_MIN`].
pub type People = Option<u64>;

/// How many of some people support a chosen idea.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Coverage {
    /// Those who do.
    pub covered: u64,
    /// All of them.
    pub of: u64,
}

/// A figure about one unit, or about all that are too small to be told apart.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Part<T> {
    /// The unit; `None` for the pooled ones.
    pub unit: Option<u32>,
    /// How many people it is about, at least [`PEOPLE_MIN`].
    pub people: u64,
    /// The figure.
    pub value: T,
}

impl Coverage {
    pub(super) const fn with(self, other: Self) -> Self {
        Self { covered: self.covered + other.covered, of: self.of + other.of }
    }
}

/// Tells of units from ten people on and pools the others. If those are too few together, the smallest unit joins them, else
/// they would follow from the sum.
pub(super) fn pool<T: Copy>(units: BTreeMap<u32, (u64, T)>, add: impl Fn(T, T) -> T) -> Vec<Part<T>> {
    let (large, small): (Vec<_>, Vec<_>) =
        units.into_iter().partition(|(_, (people, _))| *people >= PEOPLE_MIN);
    let parts = large.into_iter().map(|(unit, (people, value))| Part { unit: Some(unit), people, value });
    let mut parts: Vec<Part<T>> = parts.collect();
    let joined = small.into_iter().map(|(_, pair)| pair).reduce(|(n, a), (m, b)| (n + m, add(a, b)));
    let Some((mut people, mut value)) = joined else { return parts };
    if people < PEOPLE_MIN {
        let smallest = (0..parts.len()).min_by_key(|at| parts[*at].people);
        let Some(smallest) = smallest.map(|at| parts.remove(at)) else { return Vec::new() };
        (people, value) = (people + smallest.people, add(value, smallest.value));
    }
    parts.push(Part { unit: None, people, value });
    parts
}

pub(super) fn enough(people: u64) -> People {
    (people >= PEOPLE_MIN).then_some(people)
}

/// Two parts of a number that may be known: both are told, or neither. Nobody is not too few.
pub(super) fn both_enough(one: u64, other: u64) -> Option<(u64, u64)> {
    let told = |people: u64| people == 0 || people >= PEOPLE_MIN;
    (told(one) && told(other) && one + other > 0).then_some((one, other))
}
