//! Orders that need a formula.

use crate::time::{DAY, Timestamp};

/// Half-life of newness: 7 days.
pub const HOT_HALF_LIFE: i64 = 7 * DAY;

/// "Trending" «Gerade im Gespräch»: `log2(1 + votes) + (created − E) / H` with E = 2019-01-01 and H = 7 days. To double the votes is worth as
/// much as being a week younger; the value changes with the votes alone, so no job has to run as time goes by.
/// In millionths, as a whole number, so that both databases order alike.
/// The form is that of the public ranking of reddit.com of 2008, with the base and the half-life chosen for a campaign of weeks.
#[must_use]
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "all far below 2^53")]
pub fn hot(votes: i64, created_at: Timestamp) -> i64 {
    let age = created_at.since(Timestamp::from_date(2019, 1, 1)) as f64;
    (((1.0 + votes.max(0) as f64).log2() + age / HOT_HALF_LIFE as f64) * 1e6).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_worth_a_doubling() {
        let start = Timestamp::from_date(2026, 3, 1);
        let older = hot(15, start);
        let younger = hot(7, start.plus(HOT_HALF_LIFE));
        assert!((older - younger).abs() <= 1);
        assert!(hot(8, start) > hot(7, start));
    }
}
