//! Dates and spans of time, in words.

/// Dates and spans of time, in words.
pub struct DateWords {
    /// The months, January first.
    pub months: [&'static str; 12],
    /// Day and month, with or without the year: day, month's name, year.
    pub day: fn(u8, &str, Option<i32>) -> String,
    /// Time of day: hour, minute. A full hour is said without minutes.
    pub clock: fn(u8, u8) -> String,
    /// Joins day and clock.
    pub joined: fn(&str, &str) -> String,
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
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
        "November", "Dezember",
    ],
    day: |day, month, year| match year {
        Some(year) => format!("{day}. {month} {year}"),
        None => format!("{day}. {month}"),
    },
    clock: |hour, minute| match minute {
        0 => format!("{hour} Uhr"),
        minute => format!("{hour}:{minute:02} Uhr"),
    },
    joined: |day, clock| format!("{day}, {clock}"),
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
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ],
    day: |day, month, year| match year {
        Some(year) => format!("{day} {month} {year}"),
        None => format!("{day} {month}"),
    },
    clock: |hour, minute| format!("{hour}:{minute:02}"),
    joined: |day, clock| format!("{day}, {clock}"),
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
