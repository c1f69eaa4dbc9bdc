use serde::{Deserialize, Serialize};

use super::{Count, Counts, K, Safe, k_safe};
use crate::time::{DAY, Timestamp};

/// What came within some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The first day, in UTC.
    pub from: Timestamp,
    /// The last.
    pub to: Timestamp,
    /// How many came.
    pub new: Safe,
    /// How many there were in all when it ended.
    pub total: Safe,
}

/// What a campaign had day by day, of the whole city together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Course {
    /// The steps, in order. Days are joined until at least [`K`] came.
    pub steps: Vec<Step>,
}

impl Course {
    /// How many there are in all.
    #[must_use]
    pub fn total(&self) -> Safe {
        self.steps.last().map(|step| step.total).unwrap_or_default()
    }
}

/// Makes steps of what came on each day (days since 1970 in UTC, ascending, some perhaps twice). What was taken back counts against its day.
#[must_use]
pub fn in_steps(days: &[(i64, i64)]) -> Course {
    let least = i64::try_from(K).unwrap_or(i64::MAX);
    let mut joined: Vec<(i64, i64, i64)> = Vec::new();
    for (day, came) in days {
        match joined.last_mut() {
            Some((_, last, before)) if *before < least || *last == *day => {
                (*last, *before) = (*day, *before + came);
            }
            Some(_) | None => joined.push((*day, *day, *came)),
        }
    }
    // What is too little at the end belongs to what came before.
    while let [.., (_, last, before), (_, day, came)] = joined.as_mut_slice()
        && *came < least
    {
        (*last, *before) = (*day, *before + *came);
        joined.pop();
    }
    let count = |n: i64| Count::of(u64::try_from(n).unwrap_or(0));
    let new = k_safe(&Counts::list(joined.iter().map(|(.., came)| count(*came))).without_totals());
    let totals = joined.iter().scan(0, |sum, (.., came)| {
        *sum += came;
        Some(count(*sum))
    });
    let totals = k_safe(&Counts::list(totals).without_totals());
    let at = |day: i64| Timestamp::from_millis(day.saturating_mul(DAY));
    let steps = joined.iter().zip(new.list().into_iter().zip(totals.list()));
    let steps = steps.map(|((from, to, _), (new, total))| Step { from: at(*from), to: at(*to), new, total });
    Course { steps: steps.collect() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(days: &[(i64, i64)]) -> Vec<(i64, i64, Option<u64>, Option<u64>)> {
        let day = |at: Timestamp| at.as_millis() / DAY;
        let steps = in_steps(days).steps.into_iter();
        steps.map(|step| (day(step.from), day(step.to), step.new.told(), step.total.told())).collect()
    }

    #[test]
    fn days_are_joined_until_five_came() {
        let days = [(1, 7), (2, 2), (4, 3), (5, 6), (6, -1), (7, 2)];
        assert_eq!(
            told(&days),
            [(1, 1, Some(7), Some(7)), (2, 4, Some(5), Some(12)), (5, 7, Some(7), Some(19))]
        );
        assert_eq!(told(&[(1, 3)]), [(1, 1, None, None)]);
        assert_eq!(told(&[(1, 6), (2, -4), (3, 1)]), [(1, 3, None, None)]);
        assert!(told(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn no_step_is_about_fewer_than_five(days in prop::collection::vec(-6_i64..9, 0..40)) {
            let days: Vec<(i64, i64)> = (0..).zip(days).collect();
            let steps = in_steps(&days).steps;
            for step in &steps {
                prop_assert!(step.new.told().is_none_or(|new| new >= K), "{steps:?}");
                prop_assert!(step.total.told().is_none_or(|total| total >= K));
            }
            // A step that is not told is the only one, so that no sum gives it away.
            prop_assert!(steps.len() < 2 || steps.iter().all(|step| step.new.told().is_some()), "{steps:?}");
        }
    }
}
