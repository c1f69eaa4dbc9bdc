//! What somebody looks for, and how it stands in the address.

use serde::{Deserialize, Serialize};

use crate::{
    campaigns::Phase,
    ideas::{IdeaCard, Status},
    ids::{TopicId, UnitId},
    slices::{Cursor, PAGE},
    words::words,
};

words! {
    /// The order of a list.
    Sort {
        /// «Gemischt»: least seen first, mixed for each person and day; see [`crate::exposure`].
        Fair = "fair",
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

/// Characters of a search that are looked at.
pub const SEARCH_MAX: usize = 200;

/// A list somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Query {
    /// Words to look for; then the best fit comes first, whatever the order.
    pub q: Option<String>,
    /// The campaign's slug; the current one when not given.
    pub campaign: Option<String>,
    /// The order; when not given, [`Query::order`] says which.
    pub sort: Option<Sort>,
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
            q: None,
            campaign: None,
            sort: None,
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
                "q" => query.q = search_text(value),
                "campaign" => query.campaign = Some(value.to_owned()),
                "sort" => query.sort = value.parse().ok(),
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

    /// Reads the address of a list, e.g. `?sort=top&topic=it`, as [`Self::to_query_string`] writes it.
    #[must_use]
    pub fn from_address(address: &str) -> Self {
        let pairs = address.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
        let pairs: Vec<_> =
            pairs.filter_map(|(key, value)| Some((unescape(key)?, unescape(value)?))).collect();
        Self::from_pairs(pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())))
    }

    /// The address of this list, as short as it can be: `?sort=top&topic=it`, or empty.
    #[must_use]
    pub fn to_query_string(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        if let Some(text) = &self.q {
            pairs.push(("q", text.clone()));
        }
        if let Some(campaign) = &self.campaign {
            pairs.push(("campaign", campaign.clone()));
        }
        if let Some(sort) = self.sort {
            pairs.push(("sort", sort.to_string()));
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

    /// The order of the list in a phase. While votes are given, every idea shall be seen; afterwards it matters what came of them.
    /// What is one's own is not mixed.
    #[must_use]
    pub const fn order(&self, phase: Phase) -> Sort {
        match (self.sort, self.mine) {
            (Some(Sort::Fair) | None, Some(_)) => Sort::New,
            (Some(sort), _) => sort,
            (None, None) if phase.takes_votes() => Sort::Fair,
            (None, None) => Sort::Top,
        }
    }

    /// Whether anything narrows the list.
    #[must_use]
    pub const fn is_filtered(&self) -> bool {
        self.q.is_some()
            || self.topic.is_some()
            || self.status.is_some()
            || self.unit.is_some()
            || self.mine.is_some()
    }

    /// The same search and order in the same campaign without any filter, from its start.
    #[must_use]
    pub fn without_filters(&self) -> Self {
        Self { q: self.q.clone(), ..self.without_search() }
    }

    /// The whole campaign in the same order, from its start.
    #[must_use]
    pub fn without_search(&self) -> Self {
        Self { sort: self.sort, campaign: self.campaign.clone(), ..Self::default() }
    }

    /// The same list from its start, the newest ideas first: without a search, where an idea stands that came just now.
    #[must_use]
    pub fn newest(&self) -> Self {
        Self { sort: Some(Sort::New), ..self.from_start() }
    }

    /// The same list from its start.
    #[must_use]
    pub fn from_start(&self) -> Self {
        Self { after: None, ..self.clone() }
    }
}

/// What somebody typed into the search, without the space around it; `None` when nothing is left. What is longer than
/// [`SEARCH_MAX`] is cut.
#[must_use]
pub fn search_text(typed: &str) -> Option<String> {
    let text: String = typed.trim().chars().take(SEARCH_MAX).collect();
    (!text.is_empty()).then_some(text)
}

/// Percent-encoding of everything but RFC 3986's unreserved characters.
#[must_use]
pub fn escape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

/// The text behind percent and plus signs; `None` when it is no UTF-8.
pub(crate) fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    let digit = |byte: Option<u8>| char::from(byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => 16 * digit(rest.next())? + digit(rest.next())?,
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

/// What a search tells beside the ideas it found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Finding {
    /// Whether each idea holds all that was looked for; otherwise none does, and these hold some of it.
    pub complete: bool,
    /// Why each idea was found, in the order of the ideas.
    pub marks: Vec<Marked>,
}

/// Why an idea was found, as safe HTML with `<mark>` around what fits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Marked {
    /// Its title.
    pub title: String,
    /// A telling piece of its text.
    pub excerpt: String,
}

/// How many ideas each choice of a filter would leave, the other filters as they are. Choices that leave none are left out.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Facets {
    /// By topic.
    pub topics: Vec<(TopicId, usize)>,
    /// By status.
    pub statuses: Vec<(Status, usize)>,
    /// By unit.
    pub units: Vec<(UnitId, usize)>,
}

/// From how many characters of a title on similar ideas are looked for.
pub const SIMILAR_FROM: usize = 12;
/// Words of a title that are looked at for it; more do not leave the browser.
pub const SIMILAR_TITLE: usize = 24;
/// Words of a text that are looked at for it.
pub const SIMILAR_TEXT: usize = 60;

/// The first words of a text, as they stand there.
#[must_use]
pub fn first_words(text: &str, most: usize) -> &str {
    let mut ends = text
        .char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .filter(|(at, _)| text[..*at].ends_with(|before: char| !before.is_whitespace()));
    let end = most.checked_sub(1).and_then(|last| ends.nth(last)).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// How many similar ideas are shown at the most.
pub const SIMILAR_MAX: usize = 5;

/// An idea that may say the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SimilarIdea {
    /// The idea.
    pub card: IdeaCard,
    /// How alike, 0 to 1.
    pub score: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_survives_its_address() {
        let query = Query {
            q: Some("Kita & Öffnung".into()),
            sort: Some(Sort::Top),
            topic: Some("arbeitszeit".into()),
            status: Some(Status::InReview),
            unit: Some("kita".into()),
            mine: Some(Mine::Voted),
            after: Some(Cursor { value: 12, key: 7 }),
            ..Query::default()
        };
        let text = query.to_query_string();
        assert_eq!(
            text,
            "?q=Kita%20%26%20%C3%96ffnung&sort=top&topic=arbeitszeit&status=in_review&unit=kita&mine=voted&after=12.7"
        );
        assert_eq!(Query::from_address(&text), query);
        assert_eq!(Query::default().to_query_string(), "");
    }

    #[test]
    fn no_more_words_are_sent_than_are_looked_at() {
        assert_eq!(first_words("eins  zwei\ndrei vier", 3), "eins  zwei\ndrei");
        for whole in ["", "eins", "eins zwei drei", "eins zwei "] {
            assert_eq!(first_words(whole, 3), whole);
        }
        let long = "wort ".repeat(500);
        assert_eq!(first_words(&long, SIMILAR_TEXT).split_whitespace().count(), SIMILAR_TEXT);
    }

    #[test]
    fn without_filters_the_list_stays_in_its_campaign() {
        let query = Query::from_address("?q=Kita&campaign=sommer&sort=top&topic=it&mine=voted&after=12.7");
        assert_eq!(query.without_filters().to_query_string(), "?q=Kita&campaign=sommer&sort=top");
        assert_eq!(query.without_search().to_query_string(), "?campaign=sommer&sort=top");
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
