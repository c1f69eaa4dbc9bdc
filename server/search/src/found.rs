//! What is asked of the index, and what it answers.

use domain::ideas::Status;
use domain::ids::{CampaignId, EventId, IdeaNumber, TopicId, UnitId};
use domain::slices::Cursor;

use crate::excerpts::Marks;

/// What somebody looks for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// As it was typed: words, "phrases", and -what -"must not be there".
    pub text: String,
    /// What hits have to be.
    pub filters: Filters,
    /// Hits on a page.
    pub limit: usize,
    /// After this hit.
    pub after: Option<Cursor>,
}

/// What hits have to be; `None` leaves it open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// Of this campaign.
    pub campaign: Option<CampaignId>,
    /// About this topic.
    pub topic: Option<TopicId>,
    /// About this unit.
    pub unit: Option<UnitId>,
    /// In this status.
    pub status: Option<Status>,
    /// One of these.
    pub only: Option<Vec<IdeaNumber>>,
}

/// One page of hits.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// The hits, best first.
    pub hits: Vec<Hit>,
    /// How many there are on all pages.
    pub total: usize,
    /// Whether each holds all that was asked for; otherwise no idea does, and these hold some of it.
    pub complete: bool,
    /// Where the next page starts; `None` on the last.
    pub next: Option<Cursor>,
    /// What the hits are.
    pub facets: Facets,
}

/// An idea that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The number.
    pub number: IdeaNumber,
    /// How well it fits; to be compared within one search only.
    pub score: f64,
    /// Where what was found stands in its texts.
    pub marks: Marks,
    /// The last event of the idea that all this knows of.
    pub as_of: EventId,
}

/// How many hits there would be for each choice of a filter, the others as they are. Choices without hits are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// By topic.
    pub topics: Vec<(TopicId, usize)>,
    /// By unit; ideas without one are in none.
    pub units: Vec<(UnitId, usize)>,
    /// By status.
    pub statuses: Vec<(Status, usize)>,
}

/// An idea that may say the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Similar {
    /// The number.
    pub number: IdeaNumber,
    /// How much of what was typed it says, 0 to 1.
    pub score: f64,
}
