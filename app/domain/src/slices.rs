//! Keyset pagination: page one and page one thousand cost the same.

use serde::{Deserialize, Serialize};

/// How many entries a page has when nobody asks for a number.
pub const PAGE: u32 = 20;
/// The most entries a page can have.
pub const PAGE_MAX: u32 = 100;

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slice<T> {
    /// The entries, in order.
    pub items: Vec<T>,
    /// Where the next page starts; `None` on the last.
    pub next: Option<Cursor>,
}

impl<T> Slice<T> {
    /// A list without entries.
    #[must_use]
    pub const fn empty() -> Self {
        Self { items: Vec::new(), next: None }
    }
}

/// The place after the last entry of a page: the sort value as the list was ordered, and the key that breaks ties.
/// Opaque to people: `<value>.<key>` in an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Cursor {
    /// The sort value of the last entry: votes, comments, milliseconds, or millionths of a score.
    pub value: i64,
    /// The key of the last entry.
    pub key: i64,
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.value, self.key)
    }
}

impl std::str::FromStr for Cursor {
    type Err = BadCursor;
    fn from_str(s: &str) -> Result<Self, BadCursor> {
        let (value, key) = s.split_once('.').ok_or(BadCursor)?;
        Ok(Self { value: value.parse().map_err(|_| BadCursor)?, key: key.parse().map_err(|_| BadCursor)? })
    }
}

/// The address holds a place that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a place in a list")]
pub struct BadCursor;

impl From<Cursor> for String {
    fn from(cursor: Cursor) -> Self {
        cursor.to_string()
    }
}

impl TryFrom<String> for Cursor {
    type Error = BadCursor;
    fn try_from(text: String) -> Result<Self, BadCursor> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_place_survives_the_address(value: i64, key: i64) {
            let cursor = Cursor { value, key };
            prop_assert_eq!(cursor.to_string().parse::<Cursor>(), Ok(cursor));
        }

        #[test]
        fn no_address_makes_it_panic(text in ".*") {
            _ = text.parse::<Cursor>();
        }
    }
}
