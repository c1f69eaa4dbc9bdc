//! Ideas for tests, all written for them.

use domain::ideas::Status;
use domain::ids::{CampaignId, EventId, IdeaNumber, TopicId};
use search::{Document, Index, Request, Synonyms};

/// An open idea of campaign 1 and topic 1.
pub fn idea(number: i64, title: &str, pinch: &str) -> Document {
    Document {
        number: IdeaNumber::from_i64(number),
        campaign: CampaignId::from_i64(1),
        topic: TopicId::from_i64(1),
        unit: None,
        status: Status::Open,
        title: title.to_owned(),
        pinch: pinch.to_owned(),
        wish: String::new(),
        addenda: String::new(),
        comments: String::new(),
        as_of: EventId::from_i64(0),
    }
}

/// An index with the built-in synonyms and ideas 1, 2, 3 … of these titles.
pub fn index(titles: &[&str]) -> Index {
    let index = Index::new(Synonyms::built_in());
    index.put((1..).zip(titles).map(|(number, title)| idea(number, title, "")).collect());
    index
}

/// The first page for a text.
pub fn request(text: &str) -> Request {
    Request { text: text.to_owned(), limit: 20, ..Request::default() }
}

/// The numbers that are found, best first.
pub fn numbers(index: &Index, text: &str) -> Vec<i64> {
    index.search(&request(text)).hits.iter().map(|hit| hit.number.as_i64()).collect()
}
