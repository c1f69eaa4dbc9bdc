//! The fair order «Gemischt»: ideas that few people have had before their eyes come first, mixed anew for each person and day.
//!
//! # What is stored
//!
//! The server counts views per idea and keeps nothing about who saw what; that stays in the browser. An idea has four columns:
//!
//! | column | what |
//! |---|---|
//! | `views` | how many people had the idea before their eyes |
//! | `bucket_next` | [`bucket`]`(views)`, kept with every view |
//! | `bucket` | `bucket_next` as it was when the day began, 0 for ideas of today |
//! | `shuffle` | [`shuffle`]`(number, day)`: the idea's place on a circle, anew each day |
//!
//! The order of a person's day is (`bucket`, `(shuffle + offset) mod` [`CIRCLE`], number). The offset turns the circle so that
//! everybody starts somewhere else; it follows from the person and the day.
//!
//! # Why it neither repeats nor skips
//!
//! A page ends at a place, and the next page asks for what comes after that place. This is right only if the key of an idea
//! never moves while somebody turns pages. Views do move, all the time and because of the paging itself: an idea seen on page
//! one would fall into a later bucket and come again on page five. Therefore `bucket` stands still during the day and only
//! `bucket_next` moves. New ideas take their place on the circle at once and move no other.
//!
//! # How the day begins
//!
//! Sort keys that all change at midnight need either a job or one of these: keys computed while reading (no index, all rows of a
//! bucket are sorted for each page); or two columns for odd and even days, of which each is written while the other is read
//! (an idea that nobody looks at for a day shows an old bucket on the next but one). So the first reader of a day does it, in
//! the transaction in which they read: [`crate::exposure`] needs one column `campaigns.mixed_on`, and
//!
//! ```sql
//! UPDATE campaigns SET mixed_on = $2 WHERE id = $1 AND mixed_on < $2;
//! -- only if that changed a row; $3 and $4 are Mix::of($2).factor and .addend
//! UPDATE ideas SET bucket = bucket_next,
//!   shuffle = ((number * $3 + $4) % 2147483647) * ((number * $3 + $4) % 2147483647) % 2147483647
//! WHERE campaign_id = $1 AND listed;
//! ```
//!
//! Both databases compute this with 64-bit integers and without mathematical functions. The day is then `mixed_on`, not
//! the reader's clock, so that two servers cannot disagree; a [`Place`] carries its day, and one of yesterday starts anew.
//!
//! A page walks along [`legs`]: pieces of the index `(campaign_id, bucket, shuffle, number) WHERE listed`, in order, each
//! read by one statement until the page is full:
//!
//! ```sql
//! SELECT … FROM ideas WHERE campaign_id = $1 AND listed AND bucket = $2
//!   AND (shuffle, number) > ($3, $4) AND shuffle < $5 ORDER BY shuffle, number LIMIT $6;
//! ```
//!
//! A view is counted by one statement, which keeps the bucket by doubling:
//!
//! ```sql
//! UPDATE ideas SET views = views + 1,
//!   bucket_next = bucket_next + CASE WHEN views + 2 >= (2 << bucket_next) THEN 1 ELSE 0 END WHERE number = $1;
//! ```

use serde::{Deserialize, Serialize};

use crate::{
    ids::IdeaNumber,
    slices::Cursor,
    time::{Civil, DAY, Timestamp},
};

/// Places on the circle: the prime 2³¹ − 1.
pub const CIRCLE: i64 = 2_147_483_647;
/// More views than `2^BUCKET_MAX` make no difference.
pub const BUCKET_MAX: i64 = 30;

/// `floor(log2(views + 1))`: 0, 1–2, 3–6, 7–14, … views are alike, so that one view more does not decide.
#[must_use]
pub fn bucket(views: i64) -> i64 {
    i64::from((views.max(0).saturating_add(1)).ilog2()).min(BUCKET_MAX)
}

/// A day of the city, counted from 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

impl Day {
    /// The day of a moment, by the clock of the city.
    #[must_use]
    pub fn of(now: Timestamp) -> Self {
        let Civil { year, month, day, .. } = now.local();
        Self(Timestamp::from_date(year, month, day).as_millis() / DAY)
    }

    /// Takes a day as stored.
    #[must_use]
    pub const fn from_i64(days: i64) -> Self {
        Self(days)
    }

    /// The day as stored.
    #[must_use]
    pub const fn as_i64(self) -> i64 {
        self.0
    }
}

/// How ideas lie on the circle on one day: `shuffle = (number · factor + addend)² mod CIRCLE`, all below 2⁶³.
/// The square keeps neighbouring numbers from staying neighbours at the same distance; only 1 in 2³¹ pairs meet in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mix {
    /// 1 to `CIRCLE − 1`.
    pub factor: i64,
    /// 0 to `CIRCLE − 1`.
    pub addend: i64,
}

impl Mix {
    /// The mix of a day; it follows from the day alone, so that nobody has to store or draw it.
    #[must_use]
    pub fn of(day: Day) -> Self {
        let drawn = scatter(day.0.cast_unsigned());
        Self { factor: 1 + on_circle(drawn >> 32) % (CIRCLE - 1), addend: on_circle(scatter(drawn)) }
    }

    /// Where an idea lies.
    #[must_use]
    pub const fn place(self, number: IdeaNumber) -> i64 {
        let spread = ((number.as_i64() % CIRCLE) * self.factor + self.addend) % CIRCLE;
        spread * spread % CIRCLE
    }
}

/// Where an idea lies on the circle on a day: what a new idea is stored with.
#[must_use]
pub fn shuffle(number: IdeaNumber, day: Day) -> i64 {
    Mix::of(day).place(number)
}

/// By how much the circle is turned for a person on a day. `person_key` is any number that stays with the person; nothing of it
/// can be read from the order but where it starts.
#[must_use]
pub fn offset(person_key: u64, day: Day) -> i64 {
    on_circle(scatter(person_key ^ scatter(day.0.cast_unsigned())))
}

/// The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): mixes well, and is no secret.
const fn scatter(value: u64) -> u64 {
    let value = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

const fn on_circle(value: u64) -> i64 {
    (value % CIRCLE.cast_unsigned()).cast_signed()
}

/// A place in a person's order of one day. As a [`Cursor`] it fits into an address: day, bucket and turn share one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The day whose order it belongs to.
    pub day: Day,
    /// The bucket as the day began.
    pub bucket: i64,
    /// `(shuffle + offset) mod CIRCLE`.
    pub turn: i64,
    /// Breaks ties.
    pub number: IdeaNumber,
}

impl Place {
    /// Where an idea stands for somebody with this offset.
    #[must_use]
    pub const fn of(day: Day, bucket: i64, shuffle: i64, number: IdeaNumber, offset: i64) -> Self {
        Self { day, bucket, turn: (shuffle + offset) % CIRCLE, number }
    }

    /// For an address.
    #[must_use]
    pub const fn cursor(self) -> Cursor {
        Cursor { value: (self.day.0 << 37) | (self.bucket << 31) | self.turn, key: self.number.as_i64() }
    }

    /// From an address. `None` for a place of another day, and for what is no place: the list starts anew.
    #[must_use]
    pub fn from_cursor(cursor: Cursor, day: Day) -> Option<Self> {
        let (bucket, turn) = ((cursor.value >> 31) & 63, cursor.value & ((1 << 31) - 1));
        let valid = cursor.value >> 37 == day.0 && bucket <= BUCKET_MAX && turn < CIRCLE;
        valid.then_some(Self { day, bucket, turn, number: IdeaNumber::from_i64(cursor.key) })
    }
}

/// A piece of the index that is read in its own order: one bucket, and
/// `(shuffle, number) > (after.0, after.1) AND shuffle < before`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leg {
    /// The bucket.
    pub bucket: i64,
    /// The shuffle and number before the first of the leg.
    pub after: (i64, i64),
    /// The first shuffle that is no longer of the leg.
    pub before: i64,
}

impl Leg {
    /// Whether an idea lies on the leg.
    #[must_use]
    pub fn holds(self, bucket: i64, shuffle: i64, number: IdeaNumber) -> bool {
        bucket == self.bucket && (shuffle, number.as_i64()) > self.after && shuffle < self.before
    }
}

/// What has to be read, in this order, to find what comes after a place, or everything: two legs a bucket, from where the person
/// starts to the end of the circle, and from its beginning to where they started. `buckets` are those in use, ascending.
pub fn legs(after: Option<Place>, offset: i64, buckets: &[i64]) -> impl Iterator<Item = Leg> {
    let start = (CIRCLE - offset) % CIRCLE;
    let open =
        buckets.iter().copied().filter(move |bucket| after.is_none_or(|place| *bucket >= place.bucket));
    open.flat_map(move |bucket| {
        let whole = [
            Leg { bucket, after: (start - 1, i64::MAX), before: CIRCLE },
            Leg { bucket, after: (-1, i64::MAX), before: start },
        ];
        let rest = after.filter(|place| place.bucket == bucket).map(|place| {
            let shuffle = (place.turn + start) % CIRCLE;
            let after = (shuffle, place.number.as_i64());
            // The first leg is behind us when the place lies on the second.
            let first = shuffle >= start;
            let [one, two] = whole;
            if first { [Some(Leg { after, ..one }), Some(two)] } else { [None, Some(Leg { after, ..two })] }
        });
        rest.unwrap_or(whole.map(Some)).into_iter().flatten()
    })
}

/// How evenly views fall on ideas.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Fairness {
    /// The fewest views of an idea.
    pub smallest: i64,
    /// Half of the ideas have at most as many.
    pub median: i64,
    /// The most views of an idea.
    pub largest: i64,
    /// See [`gini`].
    pub gini: f64,
}

impl Fairness {
    /// The figure; `None` without ideas.
    #[must_use]
    pub fn of(views: &[i64]) -> Option<Self> {
        let mut sorted = views.to_vec();
        sorted.sort_unstable();
        let (smallest, largest) = (*sorted.first()?, *sorted.last()?);
        Some(Self { smallest, median: sorted[(sorted.len() - 1) / 2], largest, gini: gini(&sorted) })
    }
}

/// The Gini coefficient: 0 when all have the same, near 1 when one has all; 0 also when there is nothing to share.
/// With the values ascending: `G = Σ (2i − n − 1)·x_i ÷ (n·Σ x_i)` for i from 1 to n.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
pub fn gini(values: &[i64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let (n, total) = (sorted.len() as f64, sorted.iter().sum::<i64>() as f64);
    if total <= 0.0 {
        return 0.0;
    }
    let weighted: f64 =
        (1..).zip(&sorted).map(|(rank, value)| (2.0 * f64::from(rank) - n - 1.0) * *value as f64).sum();
    weighted / (n * total)
}
