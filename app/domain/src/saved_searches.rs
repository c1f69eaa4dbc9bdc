//! Saved searches «Gespeicherte Suchen»: a list that somebody comes back to, under a name of their own.

use serde::{Deserialize, Serialize};

use crate::{
    refusals::{Field, Fields, Refusal},
    search::Query,
    text::{SearchName, SearchQuery},
};

/// How many one person may keep.
pub const MOST: usize = 20;

/// A list under a name. Nobody but the person sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedSearch {
    /// The name; unique for the person.
    pub name: String,
    /// The list, as [`Query::to_query_string`] writes it.
    pub query: String,
}

/// A wish: to keep this list under this name. Under a name that is taken, the new list takes the place of the old.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveSearch {
    /// The name.
    pub name: SearchName,
    /// The list from its start, in the one form that addresses have.
    pub query: SearchQuery,
}

impl SaveSearch {
    /// Takes a name, and a list as its address says it. What the address holds beside a list does not get in.
    ///
    /// # Errors
    /// `Invalid` names every wrong field.
    pub fn parse(name: &str, query: &str) -> Result<Self, Refusal> {
        let mut fields = Fields::default();
        let name = fields.take(Field::Name, SearchName::parse(name));
        let query = fields.take(
            Field::Query,
            SearchQuery::parse(&Query::from_address(query).from_start().to_query_string()),
        );
        fields.finish()?;
        name.zip(query).map(|(name, query)| Self { name, query }).ok_or(Refusal::NotFound)
    }
}

/// A wish: to keep the list of this name no longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForgetSearch(pub SearchName);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextError;

    fn query(address: &str) -> Result<String, Refusal> {
        SaveSearch::parse("Name", address).map(|search| search.query.into_string())
    }

    #[test]
    fn a_search_is_kept_from_its_start_and_in_one_form() {
        assert_eq!(query("?mine=followed&after=1.2&sort=top"), Ok("?sort=top&mine=followed".into()));
        assert_eq!(query("topic=%c3%a4mter&x=<script>&sort=nonsense"), Ok("?topic=%C3%A4mter".into()));
        for list_of_everything in ["", "?", "?sort=nonsense", "?topic=%FF", "?topic", "javascript:alert(1)"] {
            assert_eq!(query(list_of_everything), Ok(String::new()), "{list_of_everything}");
        }
        let once = query("?topic=a+b%26c&status=open").unwrap_or_default();
        assert_eq!(query(&once), Ok(once));
    }

    #[test]
    fn every_wrong_field_is_named() {
        let address = format!("?topic={}", "x".repeat(4_000));
        let Err(Refusal::Invalid { fields }) = SaveSearch::parse(" ", &address) else {
            panic!("both are wrong")
        };
        assert_eq!(fields.len(), 2);
        let long = SaveSearch::parse(&"ä".repeat(61), "");
        assert_eq!(long, Err(Refusal::field(Field::Name, TextError::TooLong { max: 60, is: 61 })));
    }
}
