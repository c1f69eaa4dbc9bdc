//! What somebody looks for, and how it stands in the address.

use serde::{Deserialize, Serialize};

use crate::{
    ideas::Status,
    ids::IdeaNumber,
    slices::{Cursor, PAGE},
    words::words,
};

words! {
    /// The order of a list.
    Sort {
        /// «Neu»: newest first.
        New = "new",
        /// «Viele Stimmen».
        Top = "top",
        /// «Gerade im Gespräch»: see [`crate::ranking::hot`].
        Trending = "trending",
        /// «Viel diskutiert»: most comments first.
        Discussed = "discussed",
        /// «Beantwortet»: the newest official answer first; ideas without one are left out.
        Answered = "answered",
    }
}

words! {
    /// Lists that are one person's own.
    Mine {
        /// «von mir»: posted under my name.
        Posted = "posted",
        /// «meine Stimmen»: only I see this.
        Voted = "voted",
        /// «von mir kommentiert».
        Commented = "commented",
        /// «ich folge»: only I see this.
        Followed = "followed",
    }
}

/// A list somebody asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Query {
    /// The campaign's slug; the current one when not given.
    pub campaign: Option<String>,
    /// The order.
    pub sort: Sort,
    /// Only this topic, by slug.
    pub topic: Option<String>,
    /// Only this status.
    pub status: Option<Status>,
    /// Only this unit, by slug.
    pub unit: Option<String>,
    /// Only what is mine.
    pub mine: Option<Mine>,
    /// After this place.
    pub after: Option<Cursor>,
    /// Entries on the page, 1 to [`crate::slices::PAGE_MAX`].
    pub limit: u32,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            campaign: None,
            sort: Sort::New,
            topic: None,
            status: None,
            unit: None,
            mine: None,
            after: None,
            limit: PAGE,
        }
    }
}

impl Query {
    /// Reads what an address asks for. What it cannot read it passes over, for links grow old; REST is stricter.
    #[must_use]
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut query = Self::default();
        for (key, value) in pairs.into_iter().filter(|(_, value)| !value.is_empty()) {
            match key {
                "campaign" => query.campaign = Some(value.to_owned()),
                "sort" => query.sort = value.parse().unwrap_or(query.sort),
                "topic" => query.topic = Some(value.to_owned()),
                "status" => query.status = value.parse().ok(),
                "unit" => query.unit = Some(value.to_owned()),
                "mine" => query.mine = value.parse().ok(),
                "after" => query.after = value.parse().ok(),
                _ => {}
            }
        }
        query
    }

    /// The address of this list, as short as it can be: `?sort=top&topic=it`, or empty.
    #[must_use]
    pub fn to_query_string(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        if let Some(campaign) = &self.campaign {
            pairs.push(("campaign", campaign.clone()));
        }
        if self.sort != Self::default().sort {
            pairs.push(("sort", self.sort.to_string()));
        }
        if let Some(topic) = &self.topic {
            pairs.push(("topic", topic.clone()));
        }
        if let Some(status) = self.status {
            pairs.push(("status", status.to_string()));
        }
        if let Some(unit) = &self.unit {
            pairs.push(("unit", unit.clone()));
        }
        if let Some(mine) = self.mine {
            pairs.push(("mine", mine.to_string()));
        }
        if let Some(after) = self.after {
            pairs.push(("after", after.to_string()));
        }
        let joined = pairs.iter().map(|(k, v)| format!("{k}={}", escape(v))).collect::<Vec<_>>().join("&");
        if joined.is_empty() { joined } else { format!("?{joined}") }
    }

    /// Whether anything narrows the list.
    #[must_use]
    pub const fn is_filtered(&self) -> bool {
        self.topic.is_some() || self.status.is_some() || self.unit.is_some() || self.mine.is_some()
    }

    /// The same list from its start.
    #[must_use]
    pub fn from_start(&self) -> Self {
        Self { after: None, ..self.clone() }
    }
}

/// Percent-encoding of everything but RFC 3986's unreserved characters.
fn escape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

/// An idea that may say the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SimilarIdea {
    /// The number.
    pub number: IdeaNumber,
    /// The title.
    pub title: String,
    /// How alike, 0 to 1.
    pub score: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_survives_its_address() {
        let query = Query {
            sort: Sort::Top,
            topic: Some("arbeitszeit".into()),
            status: Some(Status::InReview),
            unit: Some("kita".into()),
            mine: Some(Mine::Voted),
            after: Some(Cursor { value: 12, key: 7 }),
            ..Query::default()
        };
        let text = query.to_query_string();
        assert_eq!(text, "?sort=top&topic=arbeitszeit&status=in_review&unit=kita&mine=voted&after=12.7");
        let pairs: Vec<_> = text[1..].split('&').filter_map(|p| p.split_once('=')).collect();
        assert_eq!(Query::from_pairs(pairs), query);
        assert_eq!(Query::default().to_query_string(), "");
    }

    #[test]
    fn an_old_or_broken_address_still_shows_a_list() {
        let query = Query::from_pairs([
            ("sort", "shiny"),
            ("status", "?"),
            ("after", "x"),
            ("foo", "bar"),
            ("topic", ""),
        ]);
        assert_eq!(query, Query::default());
    }
}
