//! Orders that need a formula.

use crate::beta;
use crate::time::{DAY, Timestamp};

/// Half-life of newness: 7 days.
pub const HOT_HALF_LIFE: i64 = 7 * DAY;

/// "Trending" «Gerade im Gespräch»: [`heat`] with E = 2019-01-01 and H = 7 days.
/// In millionths, as a whole number, so that both databases order alike.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
pub fn hot(votes: i64, created_at: Timestamp) -> i64 {
    let age = created_at.since(Timestamp::from_date(2019, 1, 1)) as f64;
    millionths(heat(votes, age / HOT_HALF_LIFE as f64))
}

/// `log2(1 + votes) + (created − E) / H`, where the second part, how young an idea is, is given in half-lives. To double the
/// votes is worth as much as being one half-life younger; the value changes with the votes alone, so no job has to run as time
/// goes by. The form is that of the public ranking of reddit.com of 2008, with the base and the half-life chosen for a
/// campaign of weeks.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
pub fn heat(votes: i64, half_lives: f64) -> f64 {
    (1.0 + votes.max(0) as f64).log2() + half_lives
}

#[expect(clippy::cast_possible_truncation, reason = "far below 2^53")]
fn millionths(value: f64) -> i64 {
    (value * 1e6).round() as i64
}

/// Votes that fade: `L = log2 Σ 2^((t_i − E)/H)` over the moments of all votes, in half-lives H since a fixed E.
///
/// All ideas fade alike, so their order by L changes with new votes only and needs no job; L is kept as a logarithm because
/// the sum itself would overflow after some years. The counter is the "forward decay" of Cormode, Shkapenyuk, Srivastava, Xu,
/// ICDE 2009. It needs no moments once a vote is counted; only to take back a vote it has to be told when that was given.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Trend(f64);

impl Trend {
    /// No votes.
    pub const NONE: Self = Self(f64::NEG_INFINITY);

    /// Counts votes given at these moments, in half-lives since E. This is also how to start again after votes were taken back.
    #[must_use]
    pub fn of(moments: impl IntoIterator<Item = f64>) -> Self {
        moments.into_iter().fold(Self::NONE, Self::with_vote)
    }

    /// One more vote: `max(L, x) + log2(1 + 2^−|L − x|)`.
    #[must_use]
    pub fn with_vote(self, moment: f64) -> Self {
        if self == Self::NONE {
            return Self(moment);
        }
        Self(self.0.max(moment) + (-(self.0 - moment).abs()).exp2().ln_1p() / std::f64::consts::LN_2)
    }

    /// One vote less, which was given at this moment: `L + log2(1 − 2^(x − L))`. Each removal loses some digits where an old sum
    /// is taken from one hardly larger, so count again with [`Trend::of`] where the moments are known.
    #[must_use]
    pub fn without_vote(self, moment: f64) -> Self {
        let share = (moment - self.0).exp2();
        // What remains below a billionth of the sum is the rest of rounding, not a vote.
        if share > 1.0 - 1e-9 { Self::NONE } else { Self(self.0 + (-share).ln_1p() / std::f64::consts::LN_2) }
    }

    /// The logarithm itself; `None` without votes.
    #[must_use]
    pub fn log2(self) -> Option<f64> {
        self.0.is_finite().then_some(self.0)
    }

    /// For a column: in millionths, as a whole number, so that both databases order alike.
    #[must_use]
    pub fn millionths(self) -> i64 {
        self.log2().map_or(i64::MIN, millionths)
    }
}

/// The 97.5 % quantile of the normal distribution: two-sided confidence of 95 %.
pub const Z_95: f64 = 1.959_963_984_540_054;
/// The 90 % quantile of the normal distribution: two-sided confidence of 80 %.
pub const Z_80: f64 = 1.281_551_565_544_600_4;

/// The share of viewers that an idea convinces, at least, with confidence `z`:
/// `(p + z²/2s − z·√(p(1−p)/s + z²/4s²)) / (1 + z²/s)` with `p = votes/seen`, and 0 when nobody has seen it.
/// An idea that few have seen cannot win by luck. Wilson, "Probable Inference", JASA 22 (1927).
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
pub fn wilson_lower(votes: u64, seen: u64, z: f64) -> f64 {
    if seen == 0 || votes == 0 {
        return 0.0;
    }
    let (seen, z2) = (seen as f64, z * z);
    let p = (votes as f64 / seen).min(1.0);
    let spread = z * (p * (1.0 - p) / seen + z2 / (4.0 * seen * seen)).sqrt();
    (p + z2 / (2.0 * seen) - spread) / (1.0 + z2 / seen)
}

/// "Most votes" «Viele Stimmen»: by votes; among ideas with as many, by [`wilson_lower`], which is to say that those come first
/// that fewer have seen. Views count by [`crate::exposure::bucket`] as the day began, so that pages hold still.
#[must_use]
pub const fn top(votes: i64, bucket: i64) -> i64 {
    votes * 64 - bucket
}

/// What is believed of an idea nobody has seen: like `a` votes of `a + b` viewers (a Beta distribution).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior {
    /// Votes assumed.
    pub a: f64,
    /// Viewers without a vote assumed.
    pub b: f64,
}

impl Default for Prior {
    /// 2 votes of 20 viewers: what to start with.
    fn default() -> Self {
        Self { a: 2.0, b: 18.0 }
    }
}

impl Prior {
    /// Fits mean and variance of the shares of (votes, seen), by the method of moments; the default when there are fewer than
    /// ten seen ideas, or all are equally liked.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    pub fn fitting(ideas: impl IntoIterator<Item = (u64, u64)>) -> Self {
        let seen = ideas.into_iter().filter(|(_, seen)| *seen > 0);
        let shares: Vec<f64> = seen.map(|(votes, seen)| votes as f64 / seen as f64).collect();
        let n = shares.len() as f64;
        let mean = shares.iter().sum::<f64>() / n;
        let variance = shares.iter().map(|share| (share - mean).powi(2)).sum::<f64>() / (n - 1.0);
        let viewers = mean * (1.0 - mean) / variance - 1.0;
        if shares.len() < 10 || !viewers.is_finite() || viewers <= 0.0 {
            return Self::default();
        }
        Self { a: mean * viewers, b: (1.0 - mean) * viewers }
    }

    /// The belief once `votes` of `seen` people voted for it.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    pub fn after(self, votes: u64, seen: u64) -> Belief {
        Belief { a: self.a + votes as f64, b: self.b + seen.saturating_sub(votes) as f64 }
    }
}

/// How many of those who see an idea will vote for it, as far as is known: a Beta distribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Belief {
    a: f64,
    b: f64,
}

impl Belief {
    /// The expected share: `a / (a + b)`.
    #[must_use]
    pub fn mean(self) -> f64 {
        self.a / (self.a + self.b)
    }

    /// The standard deviation: `√(ab / ((a+b)²(a+b+1)))`.
    #[must_use]
    pub fn deviation(self) -> f64 {
        let n = self.a + self.b;
        (self.a * self.b / (n * n * (n + 1.0))).sqrt()
    }

    /// The share that is exceeded with the probability `1 − p`; 0.05 gives a careful lower bound.
    #[must_use]
    pub fn quantile(self, p: f64) -> f64 {
        beta::quantile(self.a, self.b, p)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exposure::bucket;
    use proptest::prelude::*;

    #[test]
    fn a_week_is_worth_a_doubling() {
        let start = Timestamp::from_date(2026, 3, 1);
        let older = hot(15, start);
        let younger = hot(7, start.plus(HOT_HALF_LIFE));
        assert!((older - younger).abs() <= 1);
        assert!(hot(8, start) > hot(7, start));
    }

    #[test]
    fn one_lucky_vote_does_not_beat_many() {
        assert!(wilson_lower(1, 1, Z_95) < wilson_lower(60, 100, Z_95));
        let prior = Prior::default();
        assert!(prior.after(1, 1).quantile(0.05) < prior.after(60, 100).quantile(0.05));
    }

    proptest! {
        #[test]
        fn the_top_is_by_votes_and_then_by_wilson(votes in 1_i64..2_000, seen in 0_i64..100_000, other in 0_i64..100_000) {
            let (seen, other) = (votes + seen, votes + other);
            let (one, two) = (top(votes, bucket(seen)), top(votes, bucket(other)));
            let lower = |seen: i64| wilson_lower(votes.unsigned_abs(), seen.unsigned_abs(), Z_95);
            prop_assert!(one <= two || lower(seen) > lower(other));
            prop_assert!(top(votes + 1, bucket(i64::MAX)) > top(votes, 0));
        }

        #[test]
        fn a_vote_taken_back_leaves_the_trend_as_it_was(moments in prop::collection::vec(0.0_f64..30.0, 1..40), extra in 0.0_f64..30.0) {
            let before = Trend::of(moments);
            let after = before.with_vote(extra).without_vote(extra);
            let (Some(before), Some(after)) = (before.log2(), after.log2()) else { return Ok(()) };
            prop_assert!((before - after).abs() < 1e-6);
        }

        #[test]
        fn the_order_of_votes_does_not_matter(mut moments in prop::collection::vec(0.0_f64..400.0, 1..40)) {
            let forwards = Trend::of(moments.iter().copied());
            moments.reverse();
            prop_assert!((forwards.0 - Trend::of(moments).0).abs() < 1e-9);
        }

        #[test]
        fn no_lower_bound_exceeds_the_share(seen in 1_u64..5000, part in 0.0_f64..=1.0) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "small")]
            let votes = (part * seen as f64) as u64;
            let lower = wilson_lower(votes, seen, Z_95);
            prop_assert!(lower >= 0.0 && lower <= votes as f64 / seen as f64);
            prop_assert!(lower <= wilson_lower(votes, seen, Z_80));
        }
    }
}
