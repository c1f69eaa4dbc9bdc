//! Working days by the calendar of North Rhine-Westphalia, by which the city keeps its promises.
//!
//! The holidays are those of the state's Feiertagsgesetz NW, § 2; Easter follows the anonymous Gregorian algorithm (Meeus,
//! "Astronomical Algorithms", 2nd edition, chapter 8).

use serde::{Deserialize, Serialize};

use crate::time::{DAY, HOUR, Timestamp};

/// A day of the city's calendar, counted from 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CityDay(i64);

impl CityDay {
    /// The day that the clocks of the city show at a moment.
    #[must_use]
    pub fn of(moment: Timestamp) -> Self {
        let civil = moment.local();
        Self::from_date(civil.year, civil.month, civil.day)
    }

    /// A day by its date.
    #[must_use]
    pub fn from_date(year: i64, month: u8, day: u8) -> Self {
        Self(Timestamp::from_date(year, month, day).as_millis() / DAY)
    }

    /// The moment at which this day is over in the city.
    #[must_use]
    pub fn end(self) -> Timestamp {
        let midnight = Timestamp::from_millis((self.0 + 1) * DAY);
        // In the city it is one or two hours later than in UTC.
        let summer = midnight.plus(-2 * HOUR);
        if Self::of(summer) > self { summer } else { midnight.plus(-HOUR) }
    }

    /// Whether people work on it: neither weekend nor holiday.
    #[must_use]
    pub fn is_working(self) -> bool {
        // 1970-01-01 was a Thursday.
        let weekday = (self.0 + 3).rem_euclid(7);
        weekday < 5 && !self.is_holiday()
    }

    /// Whether it is a public holiday in North Rhine-Westphalia.
    #[must_use]
    pub fn is_holiday(self) -> bool {
        let civil = Timestamp::from_millis(self.0 * DAY).utc();
        if let (1 | 5, 1) | (10, 3) | (11, 1) | (12, 25 | 26) = (civil.month, civil.day) {
            return true;
        }
        // Good Friday, Easter Monday, Ascension, Whit Monday, Corpus Christi.
        matches!(self.0 - easter(civil.year).0, -2 | 1 | 39 | 50 | 60)
    }

    const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    const fn previous(self) -> Self {
        Self(self.0 - 1)
    }
}

/// Easter Sunday.
fn easter(year: i64) -> CityDay {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    CityDay::from_date(year, u8::try_from(days / 31).unwrap_or(4), u8::try_from(days % 31 + 1).unwrap_or(1))
}

/// The end of the `count`th working day after the day of `from`: when something that was promised within so many is due.
#[must_use]
pub fn due(from: Timestamp, count: u16) -> Timestamp {
    let mut day = CityDay::of(from);
    let mut left = count;
    while left > 0 || !day.is_working() {
        day = day.next();
        left -= u16::from(day.is_working() && left > 0);
    }
    day.end()
}

/// What began before this moment and was promised within `count` working days is due at `now`, and nothing that began later.
#[must_use]
pub fn overdue_before(now: Timestamp, count: u16) -> Timestamp {
    // The last day that ends by now is the last on which something could be due.
    let mut day = CityDay::of(now);
    while day.end() > now || !day.is_working() {
        day = day.previous();
    }
    for _ in 0..count {
        day = day.previous();
        while !day.is_working() {
            day = day.previous();
        }
    }
    // What comes on a weekend or holiday is due with what came on the day before, but for what is due on the very next working day.
    while count > 0 && !day.next().is_working() {
        day = day.next();
    }
    day.end()
}

/// Working days from the day of `from` to that of `to`, the first not counted; 0 when `to` is not later.
#[must_use]
pub fn between(from: Timestamp, to: Timestamp) -> u32 {
    let (mut day, last) = (CityDay::of(from), CityDay::of(to));
    let mut count = 0;
    while day < last {
        day = day.next();
        count += u32::from(day.is_working());
    }
    count
}

/// How a promise stands, as the queue shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Light {
    /// More than two working days are left.
    Green,
    /// It is due within two working days.
    Amber,
    /// It is overdue.
    Red,
}

impl Light {
    /// How a promise that is due at `due` stands at `now`.
    #[must_use]
    pub fn of(due: Timestamp, now: Timestamp) -> Self {
        if due <= now {
            Self::Red
        } else if between(now, due.plus(-1)) <= 2 {
            Self::Amber
        } else {
            Self::Green
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(year: i64, month: u8, day: u8, hour: i64) -> Timestamp {
        Timestamp::from_date(year, month, day).plus(hour * HOUR)
    }

    #[test]
    fn the_holidays_of_2026_are_those_of_north_rhine_westphalia() {
        let year = CityDay::from_date(2026, 1, 1).0..CityDay::from_date(2027, 1, 1).0;
        let holidays: Vec<String> = year
            .filter(|day| CityDay(*day).is_holiday())
            .map(|day| Timestamp::from_millis(day * DAY).rfc3339()[5..10].to_owned())
            .collect();
        let wanted = [
            "01-01", "04-03", "04-06", "05-01", "05-14", "05-25", "06-04", "10-03", "11-01", "12-25", "12-26",
        ];
        assert_eq!(holidays, wanted);
    }

    #[test]
    fn easter_falls_on_the_known_sundays() {
        for (year, month, day) in [(2019, 4, 21), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2038, 4, 25)] {
            assert_eq!(easter(year), CityDay::from_date(year, month, day), "{year}");
        }
    }

    #[test]
    fn a_promise_of_three_working_days_passes_over_easter() {
        // Maundy Thursday 2026; Friday and Monday are holidays.
        let due = due(at(2026, 4, 2, 9), 3);
        assert_eq!(CityDay::of(due.plus(-1)), CityDay::from_date(2026, 4, 9));
        assert_eq!(due.rfc3339(), "2026-04-09T22:00:00Z");
    }

    #[test]
    fn what_comes_at_night_counts_for_the_day_of_the_city() {
        // 23:30 UTC on a Sunday in winter is Monday in the city.
        assert_eq!(CityDay::of(at(2026, 1, 11, 23).plus(HOUR / 2)), CityDay::from_date(2026, 1, 12));
    }

    #[test]
    fn the_light_turns_with_the_working_days_that_are_left() {
        let due = due(at(2026, 3, 2, 9), 10);
        assert_eq!(Light::of(due, at(2026, 3, 2, 9)), Light::Green);
        assert_eq!(Light::of(due, at(2026, 3, 13, 9)), Light::Amber);
        assert_eq!(Light::of(due, due.plus(-1)), Light::Amber);
        assert_eq!(Light::of(due, due), Light::Red);
    }

    #[test]
    fn what_comes_on_a_saturday_and_is_due_at_once_is_due_on_monday() {
        let saturday = at(2030, 2, 23, 9);
        assert_eq!(CityDay::of(due(saturday, 0).plus(-1)), CityDay::from_date(2030, 2, 25));
        assert!(saturday >= overdue_before(saturday, 0));
    }

    proptest! {
        #[test]
        fn what_is_overdue_is_what_was_due(days in 0_i64..40_000, hours in 0_i64..2_400, count in 0_u16..30) {
            let from = Timestamp::from_millis(days * DAY + 9 * HOUR);
            let now = from.plus(hours * HOUR);
            prop_assert_eq!(from < overdue_before(now, count), due(from, count) <= now);
        }

        #[test]
        fn a_promise_ends_on_a_working_day_that_many_later(days in 0_i64..40_000, count in 0_u16..60) {
            let from = Timestamp::from_millis(days * DAY + 9 * HOUR);
            let last = due(from, count).plus(-1);
            prop_assert!(CityDay::of(last).is_working());
            let counted = between(from, last);
            prop_assert!(counted == u32::from(count) || (count == 0 && counted <= 1));
        }
    }
}
