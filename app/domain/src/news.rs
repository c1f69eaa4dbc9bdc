//! What happened to an idea since somebody was last on their own page.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    campaigns::{Bilingual, Topic},
    events::Event,
    ideas::{IdeaCard, Overlay, Status},
    ids::{CommentId, IdeaNumber},
    search::Mine,
    slices::Slice,
    time::Timestamp,
};

/// What is new at one idea. Only its reader sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct News {
    /// Comments that came and are still there, without the reader's own.
    pub comments: u32,
    /// Whether it stands elsewhere now: status, merged, split, hidden, withdrawn.
    pub moved: bool,
    /// Whether another became part of it, the two are apart again, or it stays merged although somebody objected.
    pub regrouped: bool,
    /// Whether an official answer came.
    pub answered: bool,
    /// Whether its author added something.
    pub extended: bool,
    /// Whether its author reworded what others had voted for.
    pub reworded: bool,
    /// Whether moderation decided on something of the reader's own: hid a comment, let one through, answered an appeal.
    pub judged: bool,
}

impl News {
    /// Sums up what happened to one idea. What the reader did is no news to them: `own` are comments of theirs, and of
    /// their own idea (`mine`) they know what its author did.
    #[must_use]
    pub fn of<'a>(
        events: impl IntoIterator<Item = &'a Event>,
        own: &BTreeSet<CommentId>,
        mine: bool,
    ) -> Self {
        let (mut news, mut comments) = (Self::default(), BTreeSet::new());
        for event in events {
            match event {
                Event::CommentAdded { comment, .. } | Event::CommentRestored { comment, .. }
                    if !own.contains(comment) =>
                {
                    comments.insert(*comment);
                }
                Event::CommentHidden { comment, .. } | Event::CommentRestored { comment, .. }
                    if own.contains(comment) =>
                {
                    news.judged = true;
                }
                Event::Judged { comment, .. } => {
                    news.judged |= comment.map_or(mine, |comment| own.contains(&comment));
                }
                Event::CommentDeleted { comment, .. } | Event::CommentHidden { comment, .. } => {
                    comments.remove(comment);
                }
                Event::StatusChanged { .. }
                | Event::IdeaMerged { .. }
                | Event::IdeaSplit { .. }
                | Event::IdeaUnsplit { .. }
                | Event::IdeaHidden { .. }
                | Event::IdeaRestored { .. }
                | Event::IdeaErased { .. } => {
                    news.moved = true;
                }
                Event::IdeaJoined { .. } | Event::IdeaUnmerged { .. } | Event::MergeKept { .. } => {
                    news.regrouped = true;
                }
                Event::IdeaWithdrawn { .. } => news.moved |= !mine,
                Event::AnswerGiven { .. } => news.answered = true,
                Event::AnswerUndone { .. } => news.answered = false,
                Event::IdeaExtended { .. } => news.extended |= !mine,
                Event::IdeaEdited { public: true, .. } => news.reworded |= !mine,
                Event::CommentAdded { .. }
                | Event::CommentRestored { .. }
                | Event::CommentEdited { .. }
                | Event::IdeaPosted { .. }
                | Event::IdeaSplitOff { .. }
                | Event::IdeaEdited { public: false, .. }
                | Event::AuthorRevealed { .. } => {}
            }
        }
        news.comments = u32::try_from(comments.len()).unwrap_or(u32::MAX);
        news
    }

    /// What of it is told of an idea that is gone: that it moved or where it belongs, and what was decided, for what others do with it since is no news.
    #[must_use]
    pub fn of_what_is_gone(self) -> Self {
        Self { moved: self.moved, regrouped: self.regrouped, judged: self.judged, ..Self::default() }
    }

    /// Whether nothing is new.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An idea on one's own page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyIdea {
    /// Its number.
    pub number: IdeaNumber,
    /// Its status.
    pub status: Status,
    /// What lies over the status.
    pub overlay: Overlay,
    /// The idea, as far as it is there to read; `None` once it was merged, split, hidden, withdrawn or is held: then its number and its
    /// state are all that is told.
    pub card: Option<IdeaCard>,
    /// What is new at it.
    pub news: News,
}

impl MyIdea {
    /// An idea that can be read.
    #[must_use]
    pub const fn whole(card: IdeaCard, news: News) -> Self {
        let IdeaCard { number, status, overlay, .. } = card;
        Self { number, status, overlay, card: Some(card), news }
    }

    /// An idea that is gone.
    #[must_use]
    pub fn gone(number: IdeaNumber, status: Status, overlay: Overlay, news: News) -> Self {
        Self { number, status, overlay, card: None, news: news.of_what_is_gone() }
    }

    /// Whether its address still leads somewhere: to a tombstone, or to the idea it is part of now.
    #[must_use]
    pub const fn has_page(&self) -> bool {
        match self.overlay {
            Overlay::Merged | Overlay::Split | Overlay::Withdrawn => true,
            Overlay::Hidden | Overlay::None => self.card.is_some(),
        }
    }
}

/// What somebody has to do with ideas, as far as it bears their name or is theirs to see. In each list stand first the ideas with
/// news, of all campaigns; then the newest of the current one; then those that are gone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MyIdeas {
    /// What topics are called.
    pub topics: Vec<Topic>,
    /// Posted under the own name, held ones too.
    pub posted: Slice<MyIdea>,
    /// Voted for.
    pub voted: Slice<MyIdea>,
    /// Commented on by name.
    pub commented: Slice<MyIdea>,
    /// Followed.
    pub followed: Slice<MyIdea>,
    /// Where the lists of earlier campaigns are that have something of theirs.
    pub earlier: Vec<EarlierList>,
    /// Votes that will soon be nobody's knowledge, theirs neither.
    pub passing: Option<PassingVotes>,
}

/// Votes of a vote that has ended, for ideas that their voter does not follow. Once the ballots are destroyed, nobody can tell them what
/// became of those.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassingVotes {
    /// When the first of the ballots are destroyed.
    pub until: Timestamp,
    /// How many ideas.
    pub ideas: usize,
}

/// A list of an earlier campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierList {
    /// Which list it is.
    pub list: Mine,
    /// The campaign in addresses.
    pub slug: String,
    /// What the campaign is called.
    pub title: Bilingual,
}

impl Default for MyIdeas {
    fn default() -> Self {
        let none = Slice::empty;
        let (posted, voted, commented, followed) = (none(), none(), none(), none());
        Self { topics: Vec::new(), posted, voted, commented, followed, earlier: Vec::new(), passing: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDEA: IdeaNumber = IdeaNumber::from_i64(1);

    fn comment(n: i64) -> CommentId {
        CommentId::from_i64(n)
    }

    fn added(n: i64) -> Event {
        Event::CommentAdded { idea: IDEA, comment: comment(n) }
    }

    #[test]
    fn comments_count_once_while_they_are_there_and_are_somebody_elses() {
        let deleted = Event::CommentDeleted { idea: IDEA, comment: comment(2) };
        let edited = Event::CommentEdited { idea: IDEA, comment: comment(1) };
        let own = BTreeSet::from([comment(3)]);
        let news = News::of(&[added(1), added(2), added(3), edited, deleted], &own, false);
        assert_eq!(news, News { comments: 1, ..News::default() });
    }

    #[test]
    fn what_moderation_decides_on_somebodys_own_is_told_to_them_alone() {
        let own = BTreeSet::from([comment(3)]);
        let judged = News { judged: true, ..News::default() };
        let hidden = Event::CommentHidden { idea: IDEA, comment: comment(3) };
        let restored = Event::CommentRestored { idea: IDEA, comment: comment(3) };
        let appeal = Event::Judged { idea: IDEA, comment: None };
        let released = Event::Judged { idea: IDEA, comment: Some(comment(3)) };
        for event in [&hidden, &restored, &released] {
            assert_eq!(News::of([event], &own, false), judged, "{event:?}");
        }
        assert_eq!(News::of([&appeal], &BTreeSet::new(), true), judged);
        for event in [&hidden, &released, &appeal] {
            assert!(News::of([event], &BTreeSet::new(), false).is_empty(), "{event:?}");
        }
    }

    #[test]
    fn whoever_wrote_the_idea_knows_what_its_author_did() {
        let events = [
            Event::IdeaPosted { idea: IDEA },
            Event::IdeaExtended { idea: IDEA },
            Event::IdeaEdited { idea: IDEA, public: true },
        ];
        let reader = News { extended: true, reworded: true, ..News::default() };
        assert_eq!(News::of(&events, &BTreeSet::new(), false), reader);
        assert!(News::of(&events, &BTreeSet::new(), true).is_empty());
    }

    #[test]
    fn of_an_idea_that_is_gone_only_that_it_moved_is_told() {
        let news = News {
            comments: 2,
            moved: true,
            answered: true,
            extended: true,
            reworded: true,
            ..News::default()
        };
        let gone = MyIdea::gone(IDEA, Status::Open, Overlay::Hidden, news);
        assert_eq!(gone.news, News { moved: true, ..News::default() });
        assert!(!gone.has_page(), "what is hidden has no page");
        assert!(MyIdea::gone(IDEA, Status::Open, Overlay::Withdrawn, news).has_page());
    }

    #[test]
    fn an_idea_that_another_joins_stands_where_it_stood() {
        let other = IdeaNumber::from_i64(2);
        let regrouped = News { regrouped: true, ..News::default() };
        for event in [
            Event::IdeaJoined { idea: IDEA, other },
            Event::IdeaUnmerged { idea: IDEA, other },
            Event::MergeKept { idea: IDEA },
        ] {
            assert_eq!(News::of([&event], &BTreeSet::new(), false), regrouped, "{event:?}");
        }
    }

    #[test]
    fn a_new_state_and_an_answer_are_news_for_everybody() {
        let events = [
            Event::StatusChanged { idea: IDEA, status: Status::InReview, note: None },
            Event::AnswerGiven { idea: IDEA },
        ];
        let wanted = News { moved: true, answered: true, ..News::default() };
        assert_eq!(News::of(&events, &BTreeSet::new(), true), wanted);
    }
}
