//! Dates and spans of time, in words.

use domain::time::{Civil, DAY, HOUR, MINUTE, Timestamp};

use super::Words;

impl Words {
    /// A day in the city's time zone: "14. März 2019".
    pub fn day(&self, at: Timestamp) -> String {
        let Civil { year, month, day, .. } = at.local();
        let month = self.dates.months.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default();
        (self.dates.day)(day, month, year)
    }

    /// A day and a time of day in the city's time zone: "14. März 2019, 18 Uhr".
    pub fn moment(&self, at: Timestamp) -> String {
        let Civil { hour, minute, .. } = at.local();
        format!("{}, {}", self.day(at), (self.dates.clock)(hour, minute))
    }

    /// The time of day in the city's time zone: "14:32 Uhr".
    pub fn clock(&self, at: Timestamp) -> String {
        let Civil { hour, minute, .. } = at.local();
        (self.dates.clock)(hour, minute)
    }

    /// How long ago: "vor 3 Tagen". Beyond 30 days the date says more. Needs a clock, so it is for Effects alone.
    pub fn ago(&self, at: Timestamp, now: Timestamp) -> String {
        let dates = &self.dates;
        let count = |unit: i64| u64::try_from(now.since(at) / unit).unwrap_or(0);
        match now.since(at) {
            span if span < MINUTE => dates.just_now.to_owned(),
            span if span < HOUR => (dates.minutes_ago)(count(MINUTE)),
            span if span < DAY => (dates.hours_ago)(count(HOUR)),
            span if span < 30 * DAY => (dates.days_ago)(count(DAY)),
            _ => self.day(at),
        }
    }
}

/// Dates and spans of time, in words.
pub struct DateWords {
    /// The months, January first.
    pub months: [&'static str; 12],
    /// A date: day, month's name, year.
    pub day: fn(u8, &str, i64) -> String,
    /// Time of day: hour, minute. A full hour is said without minutes.
    pub clock: fn(u8, u8) -> String,
    /// Only moments ago.
    pub just_now: &'static str,
    /// Minutes ago.
    pub minutes_ago: fn(u64) -> String,
    /// Hours ago.
    pub hours_ago: fn(u64) -> String,
    /// Days ago.
    pub days_ago: fn(u64) -> String,
}

pub(super) const DE: DateWords = DateWords {
    months: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    day: |day, month, year| format!("{day}. {month} {year}"),
    clock: |hour, minute| match minute {
        0 => format!("{hour} Uhr"),
        minute => format!("{hour}:{minute:02} Uhr"),
    },
    just_now: "gerade eben",
    minutes_ago: |n| match n {
        1 => "vor 1 Minute".into(),
        n => format!("vor {n} Minuten"),
    },
    hours_ago: |n| match n {
        1 => "vor 1 Stunde".into(),
        n => format!("vor {n} Stunden"),
    },
    days_ago: |n| match n {
        1 => "gestern".into(),
        n => format!("vor {n} Tagen"),
    },
};

pub(super) const EN: DateWords = DateWords {
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    day: |day, month, year| format!("{day} {month} {year}"),
    clock: |hour, minute| format!("{hour}:{minute:02}"),
    just_now: "just now",
    minutes_ago: |n| match n {
        1 => "1 minute ago".into(),
        n => format!("{n} minutes ago"),
    },
    hours_ago: |n| match n {
        1 => "1 hour ago".into(),
        n => format!("{n} hours ago"),
    },
    days_ago: |n| match n {
        1 => "yesterday".into(),
        n => format!("{n} days ago"),
    },
};

#[cfg(test)]
mod tests {
    use domain::time::{DAY, HOUR, MINUTE, Timestamp};

    use crate::words::Lang;

    #[test]
    fn moments_are_told_in_the_citys_time() {
        let winter = Timestamp::from_date(2019, 3, 14).plus(17 * HOUR);
        assert_eq!(Lang::De.words().moment(winter), "14. März 2019, 18 Uhr");
        let summer = Timestamp::from_date(2019, 7, 1).plus(17 * HOUR + 5 * MINUTE);
        assert_eq!(Lang::En.words().moment(summer), "1 July 2019, 19:05");
    }

    #[test]
    fn what_is_near_is_told_as_a_span() {
        let at = Timestamp::from_date(2019, 3, 14);
        let de = Lang::De.words();
        assert_eq!(de.ago(at, at.plus(1)), "gerade eben");
        assert_eq!(de.ago(at, at.plus(MINUTE)), "vor 1 Minute");
        assert_eq!(de.ago(at, at.plus(5 * HOUR)), "vor 5 Stunden");
        assert_eq!(de.ago(at, at.plus(3 * DAY)), "vor 3 Tagen");
        assert_eq!(de.ago(at, at.plus(40 * DAY)), "14. März 2019");
    }
}
