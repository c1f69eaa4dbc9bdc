//! Campaigns «Ideenaufruf» and their phases, which follow from dates alone.

use serde::{Deserialize, Serialize};

use crate::{
    exposure::Fairness,
    ids::{CampaignId, TopicId, UnitId},
    time::Timestamp,
    words::words,
};

words! {
    /// Where a campaign is.
    Phase {
        /// Not visible yet.
        Draft = "draft",
        /// «Sammeln»: post, comment, vote.
        Collecting = "collecting",
        /// «Abstimmen»: comment, vote.
        Voting = "voting",
        /// «Auswerten»: read; the ranking is frozen.
        Review = "review",
        /// «Werkstatt»: read, comment.
        Workshops = "workshops",
        /// «Ergebnisse»: read, comment.
        Results = "results",
        /// «Archiv»: read.
        Archived = "archived",
    }
}

impl Phase {
    /// Whether new ideas are taken.
    #[must_use]
    pub const fn takes_ideas(self) -> bool {
        match self {
            Self::Collecting => true,
            Self::Draft | Self::Voting | Self::Review | Self::Workshops | Self::Results | Self::Archived => {
                false
            }
        }
    }

    /// Whether votes are taken.
    #[must_use]
    pub const fn takes_votes(self) -> bool {
        match self {
            Self::Collecting | Self::Voting => true,
            Self::Draft | Self::Review | Self::Workshops | Self::Results | Self::Archived => false,
        }
    }

    /// Whether comments and addenda are taken.
    #[must_use]
    pub const fn takes_comments(self) -> bool {
        match self {
            Self::Collecting | Self::Voting | Self::Workshops | Self::Results => true,
            Self::Draft | Self::Review | Self::Archived => false,
        }
    }

    /// Whether texts may still be edited: not once the ranking is frozen, for people voted for what they read.
    #[must_use]
    pub const fn takes_edits(self) -> bool {
        self.takes_votes()
    }

    /// Whether employees can see the campaign at all.
    #[must_use]
    pub const fn is_visible(self) -> bool {
        match self {
            Self::Draft => false,
            Self::Collecting
            | Self::Voting
            | Self::Review
            | Self::Workshops
            | Self::Results
            | Self::Archived => true,
        }
    }
}

words! {
    /// One of the city's masterplans, under which topics stand.
    Masterplan {
        /// «Verwaltung».
        Administration = "verwaltung",
        /// «Wirtschaft».
        Economy = "wirtschaft",
        /// «Bildung».
        Education = "bildung",
    }
}

/// When each phase begins. A phase lasts until the next begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// Start of collecting.
    pub collecting: Timestamp,
    /// Start of voting.
    pub voting: Timestamp,
    /// Start of the review: the end of voting.
    pub review: Timestamp,
    /// Start of the workshops.
    pub workshops: Timestamp,
    /// Start of the results.
    pub results: Timestamp,
    /// Start of the archive.
    pub archived: Timestamp,
}

impl Schedule {
    /// Each phase with its beginning, in order.
    #[must_use]
    pub const fn starts(&self) -> [(Phase, Timestamp); 6] {
        [
            (Phase::Collecting, self.collecting),
            (Phase::Voting, self.voting),
            (Phase::Review, self.review),
            (Phase::Workshops, self.workshops),
            (Phase::Results, self.results),
            (Phase::Archived, self.archived),
        ]
    }

    /// The phase at a moment.
    #[must_use]
    pub fn phase_at(&self, now: Timestamp) -> Phase {
        self.starts().iter().rev().find(|(_, start)| *start <= now).map_or(Phase::Draft, |(phase, _)| *phase)
    }

    /// The next phase and its beginning; `None` in the archive.
    #[must_use]
    pub fn next_after(&self, now: Timestamp) -> Option<(Phase, Timestamp)> {
        self.starts().into_iter().find(|(_, start)| *start > now)
    }

    /// The next phase for which `allows` holds, e.g. when comments are taken again.
    #[must_use]
    pub fn next_that(&self, now: Timestamp, allows: impl Fn(Phase) -> bool) -> Option<(Phase, Timestamp)> {
        self.starts().into_iter().find(|(phase, start)| *start > now && allows(*phase))
    }

    /// Whether the phases begin one after the other.
    #[must_use]
    pub fn is_ordered(&self) -> bool {
        self.starts().windows(2).all(|pair| pair[0].1 <= pair[1].1)
    }
}

/// A text in both languages of the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
}

/// A call for ideas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// The key.
    pub id: CampaignId,
    /// Its name in the address.
    pub slug: String,
    /// Its title.
    pub title: Bilingual,
    /// What it is about.
    pub intro: Bilingual,
    /// When each phase begins.
    pub schedule: Schedule,
}

/// What ideas are about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// The key.
    pub id: TopicId,
    /// Its name in the address.
    pub slug: String,
    /// Its name on the screen.
    pub name: Bilingual,
    /// The masterplan it belongs to.
    pub masterplan: Masterplan,
}

/// An organisational unit «Bereich».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// The key.
    pub id: UnitId,
    /// The unit above.
    pub parent: Option<UnitId>,
    /// Its name in the address.
    pub slug: String,
    /// Its name on the screen.
    pub name: Bilingual,
}

/// A campaign with what it takes to choose and filter in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignPage {
    /// The campaign.
    pub campaign: Campaign,
    /// The phase as the page was made.
    pub phase: Phase,
    /// The next phase and its beginning.
    pub next: Option<(Phase, Timestamp)>,
    /// Its topics, in their order.
    pub topics: Vec<Topic>,
    /// The city's units, in their order.
    pub units: Vec<Unit>,
}

/// A campaign as its own page shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CampaignVisit {
    /// The campaign.
    pub page: CampaignPage,
    /// Its rules, as safe HTML.
    pub rules: Bilingual,
    /// How evenly views fall on its ideas; `None` without ideas.
    pub fairness: Option<Fairness>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DAY;

    fn schedule() -> Schedule {
        let day = |n: i64| Timestamp::from_date(2019, 2, 1).plus(n * DAY);
        Schedule {
            collecting: day(0),
            voting: day(20),
            review: day(30),
            workshops: day(35),
            results: day(60),
            archived: day(200),
        }
    }

    #[test]
    fn a_phase_begins_at_its_date_and_needs_no_job() {
        let s = schedule();
        assert_eq!(s.phase_at(s.collecting.plus(-1)), Phase::Draft);
        for (phase, start) in s.starts() {
            assert_eq!(s.phase_at(start), phase);
        }
    }

    #[test]
    fn while_the_review_lasts_the_next_comments_are_in_the_workshops() {
        let s = schedule();
        assert_eq!(s.next_that(s.review, Phase::takes_comments), Some((Phase::Workshops, s.workshops)));
        assert_eq!(s.next_after(s.archived), None);
    }
}
