//! What the index is told about an idea.

use domain::ideas::Status;
use domain::ids::{CampaignId, EventId, IdeaNumber, TopicId, UnitId};

/// An idea as the index takes it in. Give only what every signed-in person may see: everybody finds it. The texts are read, not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The number.
    pub number: IdeaNumber,
    /// The campaign it belongs to.
    pub campaign: CampaignId,
    /// The topic.
    pub topic: TopicId,
    /// The unit, where one was given.
    pub unit: Option<UnitId>,
    /// The status.
    pub status: Status,
    /// The title.
    pub title: String,
    /// Where the shoe pinches.
    pub pinch: String,
    /// What would help; may be empty.
    pub wish: String,
    /// Additions of the author, one after the other.
    pub addenda: String,
    /// Comments, one after the other.
    pub comments: String,
    /// The last event of the idea that these words know of.
    pub as_of: EventId,
}

/// A text of an idea, but for its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Where the shoe pinches.
    Pinch,
    /// What would help.
    Wish,
    /// Additions of the author.
    Addenda,
    /// Comments.
    Comments,
}

impl Part {
    /// In the order of the fields behind the title.
    pub(crate) const ALL: [Self; 4] = [Self::Pinch, Self::Wish, Self::Addenda, Self::Comments];
}

/// A field that is searched.
pub(crate) struct Field<'a> {
    pub text: &'a str,
    /// What a word counts here.
    pub weight: f32,
    /// The usual number of telling words: in longer texts a single one counts less.
    pub usual: f32,
    /// How far length matters, 0 to 1.
    pub by_length: f32,
}

impl Document {
    /// The fields, the weightiest first.
    pub(crate) fn fields(&self) -> [Field<'_>; 5] {
        let field = |text, weight, usual, by_length| Field { text, weight, usual, by_length };
        [
            field(&self.title, 2.5, 4.0, 0.3),
            field(&self.pinch, 1.0, 80.0, 0.7),
            field(&self.wish, 0.8, 50.0, 0.7),
            field(&self.addenda, 0.5, 50.0, 0.7),
            field(&self.comments, 0.3, 100.0, 0.7),
        ]
    }
}
