use serde::{Deserialize, Serialize};

use super::{Count, Counts, K, Safe, k_safe};
use crate::{
    time::Timestamp,
    triage::{Awaited, PromiseKept, enough, workdays::between},
};

/// How wide a bar of the histogram may be, in working days.
const WIDTHS: [u32; 5] = [1, 2, 5, 10, 20];
const BINS_MAX: u32 = 15;

/// Ideas that waited for their first answer for so many working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bin {
    /// At least.
    pub from: u32,
    /// At most; `None` for the last, which has no end.
    pub to: Option<u32>,
    /// How many ideas.
    pub ideas: Safe,
}

/// How long the ideas of a campaign waited for their first answer, in working days of North Rhine-Westphalia.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerTimes {
    /// Within how many the first answer is promised.
    pub promised: u16,
    /// The histogram, without gaps from 0 on. Its bars are as wide as it takes for none to be too few, where that is possible.
    pub bins: Vec<Bin>,
    /// How many ideas are answered.
    pub answered: Safe,
    /// Half of the answered ideas waited no longer.
    pub median: Option<u32>,
    /// Nine of ten answered ideas waited no longer.
    pub ninety: Option<u32>,
    /// Of a hundred ideas that were answered or due, how many were answered in time.
    pub in_time: Option<u32>,
}

impl AnswerTimes {
    /// Counts how a promise of `promised` working days stands at `now`.
    #[must_use]
    pub fn of(ideas: &[Awaited], promised: u16, now: Timestamp) -> Self {
        let mut waits: Vec<u32> = ideas
            .iter()
            .filter_map(|idea| idea.answered.map(|answered| between(idea.since, answered)))
            .collect();
        waits.sort_unstable();
        let ninety = (waits.len() * 9).div_ceil(10).checked_sub(1).filter(|_| enough(waits.len()));
        let ninety = ninety.and_then(|at| waits.get(at).copied());
        let PromiseKept { median, in_time, .. } = PromiseKept::of(ideas, promised, now);
        let (bins, answered) = histogram(&waits);
        Self { promised, bins, answered, median, ninety, in_time }
    }
}

/// With the narrowest bars of which none is too few; with the widest when there is always one.
fn histogram(waits: &[u32]) -> (Vec<Bin>, Safe) {
    let longest = waits.last().copied().unwrap_or(0);
    let binned = |width: u32| {
        let bins = (longest / width + 1).min(BINS_MAX);
        let mut counts = vec![0_u64; usize::try_from(bins).unwrap_or(1)];
        for wait in waits {
            let at = usize::try_from((wait / width).min(bins - 1)).unwrap_or(0);
            counts[at] += 1;
        }
        counts
    };
    let fits = |width: &u32| {
        longest / width < BINS_MAX && binned(*width).iter().all(|count| *count == 0 || *count >= K)
    };
    let width = WIDTHS.into_iter().find(fits).unwrap_or(20);
    let counts = binned(width);
    let safe = k_safe(&Counts::list(counts.iter().map(|count| Count::of(*count))).telling_zeros());
    let answered = match safe.list().as_slice() {
        [only] => *only,
        _ => safe.columns.first().copied().unwrap_or_default(),
    };
    let last = safe.cells.len() - 1;
    let bins = safe.list().into_iter().zip(0_u32..).map(|(ideas, at)| {
        let ends = usize::try_from(at).is_ok_and(|at| at < last) || longest / width < BINS_MAX;
        Bin { from: at * width, to: ends.then(|| (at + 1) * width - 1), ideas }
    });
    (bins.collect(), answered)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{DAY, HOUR};

    /// A Monday without holidays near.
    fn monday() -> Timestamp {
        Timestamp::from_date(2026, 2, 2).plus(9 * HOUR)
    }

    fn answered_after(days: &[(i64, usize)]) -> Vec<Awaited> {
        let ideas = days.iter().flat_map(|(days, times)| {
            let idea = Awaited { since: monday(), answered: Some(monday().plus(days * DAY)) };
            std::iter::repeat_n(idea, *times)
        });
        ideas.collect()
    }

    fn told(times: &AnswerTimes) -> Vec<(u32, Option<u32>, Option<u64>)> {
        times.bins.iter().map(|bin| (bin.from, bin.to, bin.ideas.told())).collect()
    }

    #[test]
    fn the_bars_are_as_wide_as_it_takes_for_none_to_be_too_few() {
        let times = AnswerTimes::of(&answered_after(&[(0, 6), (1, 5), (3, 9)]), 10, monday().plus(9 * DAY));
        let narrow = [(0, 6), (1, 5), (2, 0), (3, 9)];
        assert_eq!(told(&times), narrow.map(|(day, ideas)| (day, Some(day), Some(ideas))));
        assert_eq!((times.median, times.ninety, times.in_time), (Some(1), Some(3), Some(100)));
        let times = AnswerTimes::of(&answered_after(&[(0, 3), (1, 3), (3, 9)]), 10, monday().plus(9 * DAY));
        assert_eq!(told(&times), [(0, Some(1), Some(6)), (2, Some(3), Some(9))]);
        assert_eq!(times.answered.told(), Some(15));
        assert_eq!(
            (times.median, times.ninety, times.in_time),
            (None, None, None),
            "of 15, no share is told"
        );
    }

    #[test]
    fn what_is_too_few_however_wide_the_bars_are_is_not_told() {
        let times = AnswerTimes::of(&answered_after(&[(0, 2)]), 10, monday().plus(9 * DAY));
        assert_eq!((told(&times), times.answered.told()), (vec![(0, Some(19), None)], None));
        let none = AnswerTimes::of(&[], 10, monday());
        assert_eq!((told(&none), none.answered.told()), (vec![(0, Some(0), Some(0))], Some(0)));
    }

    #[test]
    fn ideas_that_wait_for_a_year_stand_in_a_last_bar_without_end() {
        let times = AnswerTimes::of(&answered_after(&[(1, 9), (500, 9)]), 10, monday().plus(600 * DAY));
        let last = times.bins.last().unwrap();
        assert_eq!((last.from, last.to, last.ideas.told()), (280, None, Some(9)));
    }
}
