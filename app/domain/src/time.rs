//! Moments and days. There is no clock here: time is an argument.

use serde::{Deserialize, Serialize};

/// Milliseconds in a day.
pub const DAY: i64 = 24 * HOUR;
/// Milliseconds in an hour.
pub const HOUR: i64 = 60 * MINUTE;
/// Milliseconds in a minute.
pub const MINUTE: i64 = 60 * SECOND;
/// Milliseconds in a second.
pub const SECOND: i64 = 1_000;

/// A moment in UTC, in milliseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "columns", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct Timestamp(i64);

/// A moment taken apart into calendar fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Civil {
    /// The year, e.g. 2026.
    pub year: i64,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
}

impl Timestamp {
    /// Takes milliseconds since 1970 in UTC.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970 in UTC.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// This moment, `millis` later (earlier when negative); stops at the ends of time.
    #[must_use]
    pub const fn plus(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// Milliseconds from `earlier` to this moment.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The start of this day in UTC: all that an anonymous idea says about its time.
    #[must_use]
    pub const fn day(self) -> Self {
        Self(self.0 - self.0.rem_euclid(DAY))
    }

    /// The start of this hour in UTC.
    #[must_use]
    pub const fn hour(self) -> Self {
        Self(self.0 - self.0.rem_euclid(HOUR))
    }

    /// Calendar fields in UTC.
    #[must_use]
    pub fn utc(self) -> Civil {
        let days = self.0.div_euclid(DAY);
        let millis = self.0.rem_euclid(DAY);
        let (year, month, day) = civil_from_days(days);
        let part = |unit: i64, modulus: i64| u8::try_from(millis / unit % modulus).unwrap_or(0);
        Civil { year, month, day, hour: part(HOUR, 24), minute: part(MINUTE, 60), second: part(SECOND, 60) }
    }

    /// Calendar fields in the time zone of the city (Central European time, with the rule of Directive 2000/84/EC:
    /// summer time from the last Sunday of March to the last Sunday of October, each at 01:00 UTC).
    #[must_use]
    pub fn local(self) -> Civil {
        let year = self.utc().year;
        let summer = last_sunday(year, 3).plus(HOUR) <= self && self < last_sunday(year, 10).plus(HOUR);
        self.plus(if summer { 2 * HOUR } else { HOUR }).utc()
    }

    /// The moment at which the city's clocks show this; `None` for an hour that summer time skips, or no date at all. In the
    /// hour that comes twice, the first is meant.
    #[must_use]
    pub fn from_local(civil: Civil) -> Option<Self> {
        let Civil { year, month, day, hour, minute, second } = civil;
        let plausible = (1970..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        if !plausible {
            return None;
        }
        let clock = i64::from(hour) * HOUR + i64::from(minute) * MINUTE + i64::from(second) * SECOND;
        let shown = Self::from_date(year, month, day).plus(clock);
        [2 * HOUR, HOUR].into_iter().map(|ahead| shown.plus(-ahead)).find(|at| at.local() == civil)
    }

    /// Reads a moment: RFC 3339 in UTC (`2026-03-14T17:00:00Z`), or the city's clocks as a form sends them
    /// (`2026-03-14T18:00`, `2026-03-14`).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (text, utc) = text.trim().strip_suffix('Z').map_or((text.trim(), false), |rest| (rest, true));
        let (date, clock) = text.split_once('T').unwrap_or((text, "00:00"));
        let mut date = date.splitn(3, '-');
        let mut clock = clock.splitn(3, ':');
        let year = digits(date.next()?, 4)?;
        let (month, day) = (digits(date.next()?, 2)?, digits(date.next()?, 2)?);
        let (hour, minute) = (digits(clock.next()?, 2)?, digits(clock.next()?, 2)?);
        let second = clock.next().map_or(Some(0), |text| digits(text.split('.').next()?, 2))?;
        let small = |n: i64| u8::try_from(n).ok();
        let civil = Civil {
            year,
            month: small(month)?,
            day: small(day)?,
            hour: small(hour)?,
            minute: small(minute)?,
            second: small(second)?,
        };
        if !utc {
            return Self::from_local(civil);
        }
        if !(1..=12).contains(&civil.month) || !(1..=31).contains(&civil.day) {
            return None;
        }
        let clock = hour * HOUR + minute * MINUTE + second * SECOND;
        Some(Self::from_date(year, civil.month, civil.day).plus(clock)).filter(|at| at.utc() == civil)
    }

    /// What the city's clocks show, as a form for date and time takes it: `2026-03-14T18:00`.
    #[must_use]
    pub fn local_input(self) -> String {
        let Civil { year, month, day, hour, minute, .. } = self.local();
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}")
    }

    /// RFC 3339 in UTC with seconds: `2026-03-14T17:00:00Z`.
    #[must_use]
    pub fn rfc3339(self) -> String {
        let Civil { year, month, day, hour, minute, second } = self.utc();
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }

    /// The start of a day in UTC.
    #[must_use]
    pub fn from_date(year: i64, month: u8, day: u8) -> Self {
        Self(days_from_civil(year, month, day) * DAY)
    }
}

/// A number written with at least one and at most `most` digits.
fn digits(text: &str, most: usize) -> Option<i64> {
    let plain = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn last_sunday(year: i64, month: u8) -> Timestamp {
    let last = days_from_civil(year, month, 31);
    // 1970-01-01 was a Thursday, so day 3 was a Sunday.
    Timestamp((last - (last - 3).rem_euclid(7)) * DAY)
}

/// Days since 1970 to (year, month, day); Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
fn civil_from_days(days: i64) -> (i64, u8, u8) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = doy - (153 * mp + 2) / 5 + 1;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + i64::from(month <= 2);
    (year, u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1))
}

/// (year, month, day) to days since 1970; same source.
fn days_from_civil(year: i64, month: u8, day: u8) -> i64 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let m = i64::from(month);
    let doy = (153 * (if m > 2 { m - 3 } else { m + 9 }) + 2) / 5 + i64::from(day) - 1;
    let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    era * 146_097 + doe - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_clock_of_the_city_changes_with_the_season() {
        let winter = Timestamp::from_date(2026, 3, 29).plus(HOUR - 1).local();
        let summer = Timestamp::from_date(2026, 3, 29).plus(HOUR).local();
        assert_eq!((winter.hour, winter.minute), (1, 59));
        assert_eq!((summer.hour, summer.minute), (3, 0));
        let back = Timestamp::from_date(2026, 10, 25).plus(HOUR).local();
        assert_eq!((back.hour, back.minute), (2, 0));
    }

    #[test]
    fn a_moment_reads_as_rfc_3339() {
        assert_eq!(Timestamp::from_millis(1_773_507_600_000).rfc3339(), "2026-03-14T17:00:00Z");
    }

    #[test]
    fn a_form_speaks_the_time_of_the_city() {
        let read = |text: &str| Timestamp::parse(text).map(Timestamp::rfc3339);
        assert_eq!(read("2026-03-14T18:00").as_deref(), Some("2026-03-14T17:00:00Z"));
        assert_eq!(read("2026-07-01T18:30").as_deref(), Some("2026-07-01T16:30:00Z"));
        assert_eq!(read("2026-03-14").as_deref(), Some("2026-03-13T23:00:00Z"));
        assert_eq!(read("2026-03-14T17:00:00Z").as_deref(), Some("2026-03-14T17:00:00Z"));
        assert_eq!(read("2026-10-25T02:30").as_deref(), Some("2026-10-25T00:30:00Z"));
        let nonsense = [
            "",
            "morgen",
            "2026-02-30T10:00",
            "2026-03-29T02:30",
            "2026-13-01",
            "2026-1",
            "2026-01-01T25:00Z",
        ];
        for nonsense in nonsense {
            assert_eq!(read(nonsense), None, "{nonsense}");
        }
        let typed = "2026-03-14T18:00";
        assert_eq!(Timestamp::parse(typed).map(Timestamp::local_input).as_deref(), Some(typed));
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reading_of_moments_panic(text in ".*") {
            _ = Timestamp::parse(&text);
        }

        #[test]
        fn dates_survive_the_round_trip(days in -800_000_i64..800_000) {
            let (y, m, d) = civil_from_days(days);
            prop_assert_eq!(days_from_civil(y, m, d), days);
        }

        #[test]
        fn the_day_is_never_later_and_less_than_a_day_away(ms in -1_000_000_000_000_i64..4_000_000_000_000) {
            let t = Timestamp::from_millis(ms);
            prop_assert!(t.day() <= t && t.since(t.day()) < DAY);
        }
    }
}
