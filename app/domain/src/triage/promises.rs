//! How a campaign keeps the promise of its first answer: told to everybody, and about nobody.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::workdays::{self, CityDay};
use crate::{statistics::SHARE_MIN, time::Timestamp};

/// An idea that waits for its first answer, or has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Awaited {
    /// Since when.
    pub since: Timestamp,
    /// When the first answer was given.
    pub answered: Option<Timestamp>,
}

/// How a promise was kept so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseKept {
    /// Within how many working days the first answer is promised.
    pub days: u16,
    /// Of a hundred ideas that were answered or were due, how many were answered in time; `None` while they are too few.
    pub in_time: Option<u32>,
    /// The median of working days to the first answer; `None` while too few have one.
    pub median: Option<u32>,
}

impl PromiseKept {
    /// Counts how a promise of `days` working days stands at `now`.
    #[must_use]
    pub fn of(ideas: &[Awaited], days: u16, now: Timestamp) -> Self {
        // A day has many ideas, and walking through the calendar is what takes time.
        let mut dues: HashMap<CityDay, Timestamp> = HashMap::new();
        let (mut counted, mut in_time, mut waits) = (0_usize, 0_usize, Vec::new());
        for Awaited { since, answered } in ideas {
            let due = *dues.entry(CityDay::of(*since)).or_insert_with(|| workdays::due(*since, days));
            let kept = answered.is_some_and(|at| at < due);
            counted += usize::from(answered.is_some() || due <= now);
            in_time += usize::from(kept);
            waits.extend(answered.map(|at| workdays::between(*since, at)));
        }
        waits.sort_unstable();
        let share = |of: usize| u32::try_from((in_time * 200 + of) / (of * 2)).unwrap_or(100);
        Self {
            days,
            in_time: enough(counted).then(|| share(counted)),
            median: waits.get((waits.len().max(1) - 1) / 2).copied().filter(|_| enough(waits.len())),
        }
    }

    /// Whether there is nothing to tell yet.
    #[must_use]
    pub const fn is_silent(&self) -> bool {
        self.in_time.is_none() && self.median.is_none()
    }
}

/// Nothing is told about fewer, as of every share.
pub(crate) fn enough(ideas: usize) -> bool {
    u64::try_from(ideas).is_ok_and(|ideas| ideas >= SHARE_MIN)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::{DAY, HOUR};

    /// A Monday without holidays near.
    fn monday() -> Timestamp {
        Timestamp::from_date(2026, 2, 2).plus(9 * HOUR)
    }

    fn after(days: Option<i64>) -> Awaited {
        Awaited { since: monday(), answered: days.map(|days| monday().plus(days * DAY)) }
    }

    #[test]
    fn what_is_answered_late_and_what_is_overdue_both_break_the_promise() {
        let ideas: Vec<Awaited> =
            [[Some(1); 12].as_slice(), &[Some(9); 7], &[None; 5]].concat().into_iter().map(after).collect();
        let early = PromiseKept::of(&ideas, 5, monday().plus(2 * DAY));
        assert_eq!((early.in_time, early.median), (None, None), "nineteen are too few to tell");
        let kept = PromiseKept::of(&ideas, 5, monday().plus(20 * DAY));
        assert_eq!((kept.in_time, kept.median), (Some(50), None));
        let all = PromiseKept::of(&[ideas, vec![after(Some(2))]].concat(), 5, monday().plus(20 * DAY));
        assert_eq!((all.in_time, all.median), (Some(52), Some(1)));
    }

    proptest! {
        #[test]
        fn nothing_is_told_about_fewer_than_twenty(days in prop::collection::vec(prop::option::of(0_i64..40), 0..60), now in 0_i64..60) {
            let ideas: Vec<Awaited> = days.iter().map(|days| after(days.filter(|days| *days <= now))).collect();
            let kept = PromiseKept::of(&ideas, 10, monday().plus(now * DAY));
            let answered = ideas.iter().filter(|idea| idea.answered.is_some()).count();
            prop_assert_eq!(kept.median.is_some(), enough(answered));
            prop_assert!(kept.in_time.is_none_or(|share| share <= 100 && enough(ideas.len())));
        }
    }
}
