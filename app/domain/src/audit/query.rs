use serde::{Deserialize, Serialize};

use super::Verb;
use crate::{
    ids::IdeaNumber,
    search::{escape, unescape},
    slices::{Cursor, PAGE},
    time::{DAY, HOUR, Timestamp},
};

/// A day of the city's calendar, `2019-03-14` in addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Date {
    year: i64,
    month: u8,
    day: u8,
}

impl Date {
    /// The first moment of the day, by the clock of the city.
    #[must_use]
    pub fn begins(self) -> Timestamp {
        let utc = Timestamp::from_date(self.year, self.month, self.day);
        let summer = utc.plus(-2 * HOUR);
        if summer.local().hour == 0 { summer } else { utc.plus(-HOUR) }
    }

    /// The first moment of the day after.
    #[must_use]
    pub fn ends(self) -> Timestamp {
        let next = Timestamp::from_date(self.year, self.month, self.day).plus(DAY).utc();
        Self { year: next.year, month: next.month, day: next.day }.begins()
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl std::str::FromStr for Date {
    type Err = NoDate;
    fn from_str(text: &str) -> Result<Self, NoDate> {
        let mut parts = text.splitn(3, '-');
        let mut part = |digits: usize| {
            let part = parts.next().filter(|part| part.len() == digits).ok_or(NoDate)?;
            if part.bytes().all(|byte| byte.is_ascii_digit()) { Ok(part) } else { Err(NoDate) }
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        let year = year.parse().map_err(|_| NoDate)?;
        let date =
            Self { year, month: month.parse().map_err(|_| NoDate)?, day: day.parse().map_err(|_| NoDate)? };
        if !(1..=12).contains(&date.month) || !(1..=31).contains(&date.day) {
            return Err(NoDate);
        }
        // 31 February would be a day in March.
        let real = Timestamp::from_date(date.year, date.month, date.day).utc();
        if (real.month, real.day) == (date.month, date.day) { Ok(date) } else { Err(NoDate) }
    }
}

/// A text that is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a day like 2019-03-14")]
pub struct NoDate;

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = NoDate;
    fn try_from(text: String) -> Result<Self, NoDate> {
        text.parse()
    }
}

/// Which entries of the audit somebody asks for; newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AuditQuery {
    /// Only this act.
    pub verb: Option<Verb>,
    /// Only this idea.
    pub idea: Option<IdeaNumber>,
    /// From this day on.
    pub from: Option<Date>,
    /// Up to the end of this day.
    pub until: Option<Date>,
    /// After this place.
    pub after: Option<Cursor>,
    /// What could not be read, under the name of its field. Nothing is chosen by it.
    pub unread: Vec<(String, String)>,
    /// Entries on the page, 1 to [`crate::slices::PAGE_MAX`].
    pub limit: u32,
}

impl Default for AuditQuery {
    fn default() -> Self {
        Self { verb: None, idea: None, from: None, until: None, after: None, unread: Vec::new(), limit: PAGE }
    }
}

impl AuditQuery {
    /// Reads what an address asks for, and says what of it could not be read.
    #[must_use]
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut query = Self::default();
        for (key, value) in pairs.into_iter().map(|(key, value)| (key, value.trim())) {
            let read = match key {
                "verb" => take(&mut query.verb, value.parse().ok()),
                "idea" => take(&mut query.idea, IdeaNumber::from_address(value.trim_start_matches('#'))),
                "from" => take(&mut query.from, value.parse().ok()),
                "until" => take(&mut query.until, value.parse().ok()),
                "after" => take(&mut query.after, value.parse().ok()),
                _ => true,
            };
            if !read && !value.is_empty() {
                query.unread.push((key.to_owned(), value.to_owned()));
            }
        }
        query
    }

    /// Reads the address of the page, e.g. `verb=hide&from=2019-02-04`.
    #[must_use]
    pub fn from_address(address: &str) -> Self {
        let pairs = address.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
        let pairs: Vec<_> = pairs.filter_map(|(key, value)| Some((key, unescape(value)?))).collect();
        Self::from_pairs(pairs.iter().map(|(key, value)| (*key, value.as_str())))
    }

    /// The address of the page after `place`.
    #[must_use]
    pub fn address_after(&self, place: Cursor) -> String {
        let pairs = [
            ("verb", self.verb.map(|verb| verb.to_string())),
            ("idea", self.idea.map(|idea| idea.to_string())),
            ("from", self.from.map(|date| date.to_string())),
            ("until", self.until.map(|date| date.to_string())),
            ("after", Some(place.to_string())),
        ];
        let pairs = pairs.into_iter().filter_map(|(key, value)| Some(format!("{key}={}", escape(&value?))));
        format!("?{}", pairs.collect::<Vec<_>>().join("&"))
    }
}

fn take<T>(place: &mut Option<T>, read: Option<T>) -> bool {
    *place = read;
    place.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_begins_at_midnight_of_the_city() {
        assert_eq!(date("2019-02-04").begins().rfc3339(), "2019-02-03T23:00:00Z");
        assert_eq!(date("2019-07-04").begins().rfc3339(), "2019-07-03T22:00:00Z");
        // The clocks change on this day: it has 23 hours.
        assert_eq!(date("2019-03-31").begins().rfc3339(), "2019-03-30T23:00:00Z");
        assert_eq!(date("2019-03-31").ends().rfc3339(), "2019-03-31T22:00:00Z");
        assert_eq!(date("2019-12-31").ends(), date("2020-01-01").begins());
    }

    #[test]
    fn what_is_no_day_is_none() {
        for bad in [
            "",
            "2019",
            "2019-02-30",
            "2019-13-01",
            "2019-00-10",
            "19-02-03",
            "2019-2-3",
            "+019-02-03",
            "2019-02-03x",
        ] {
            assert_eq!(bad.parse::<Date>(), Err(NoDate), "{bad}");
        }
    }

    #[test]
    fn the_next_page_keeps_the_filters() {
        let query = AuditQuery::from_pairs([
            ("verb", "hide"),
            ("idea", " #12 "),
            ("from", "2019-02-04"),
            ("until", "x"),
            ("u", "v"),
        ]);
        assert_eq!(
            (query.verb, query.idea, query.until),
            (Some(Verb::Hide), Some(IdeaNumber::from_i64(12)), None)
        );
        assert_eq!(
            query.unread,
            [("until".to_owned(), "x".to_owned())],
            "it is not as if it had been chosen by"
        );
        assert!(
            AuditQuery::from_address("?verb=&idea=&from=&until=").unread.is_empty(),
            "what is left empty is read"
        );
        let address = query.address_after(Cursor { value: 7, key: 7 });
        assert_eq!(address, "?verb=hide&idea=12&from=2019-02-04&after=7.7");
    }
}
