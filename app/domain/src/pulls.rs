//! Pulls as they are kept: one after the other from the frozen vote of a campaign, and none holds what another holds.
//!
//! How ideas are chosen stands in [`crate::selection`].

use std::collections::BTreeMap;

use crate::{
    audit::Digest,
    campaigns::CampaignPage,
    ids::{CampaignId, IdeaNumber, PullNumber},
    people::Role,
    refusals::{Field, Refusal},
    selection::{
        pull::{CannotPull, Pulled},
        recipe::Recipe,
        snapshot::Snapshot,
    },
    text::TextError,
    time::Timestamp,
    words::words,
};

words! {
    /// Why nothing is pulled although the recipe is right.
    PullBar {
        /// Somebody else pulled since the preview was made.
        Meanwhile = "meanwhile",
        /// No idea is left that the recipe could take.
        Nothing = "nothing",
    }
}

/// The wish to pull ideas for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PullIdeas {
    /// The campaign.
    pub campaign: CampaignId,
    /// Which pull of the campaign it is.
    pub number: PullNumber,
    /// By what.
    pub recipe: Recipe,
    /// From which vote.
    pub snapshot: Digest,
    /// The ideas, in order.
    pub ideas: Vec<IdeaNumber>,
    /// The canonical text of what came of it.
    pub body: String,
    /// SHA-256 over that text.
    pub hash: Digest,
}

/// A campaign whose vote is frozen, with what was pulled from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PullSource {
    /// The campaign.
    pub campaign: CampaignPage,
    /// Since when the vote is frozen.
    pub frozen_at: Timestamp,
    /// Since when objections to the count come too late and the ballots are gone.
    pub destroyed_at: Option<Timestamp>,
    /// The pulls, in order.
    pub pulls: Vec<PullCard>,
}

impl PullSource {
    /// Which pull the next one is.
    #[must_use]
    pub fn next(&self) -> PullNumber {
        PullNumber::from_i64(self.pulls.last().map_or(0, |last| last.number.as_i64()) + 1)
    }
}

/// A pull in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PullCard {
    /// Which of the campaign.
    pub number: PullNumber,
    /// How many ideas it holds.
    pub ideas: i64,
    /// When.
    pub at: Timestamp,
}

/// What a recipe can choose among, and what was pulled already: what its form is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PullDesk {
    /// The campaign and its pulls.
    pub source: PullSource,
    /// SHA-256 of the frozen vote.
    pub snapshot: Digest,
    /// How many people voted.
    pub people: u64,
    /// How many ideas stand in the vote.
    pub ideas: usize,
    /// The addresses of their topics.
    pub topics: Vec<String>,
    /// The addresses of the units that they are about.
    pub units: Vec<String>,
}

impl PullDesk {
    /// Made from a frozen vote.
    #[must_use]
    pub fn new(source: PullSource, snapshot: &Snapshot, hash: Digest) -> Self {
        let words = |mut words: Vec<String>| {
            words.sort_unstable();
            words.dedup();
            words
        };
        let ideas = snapshot.ideas();
        Self {
            source,
            snapshot: hash,
            people: snapshot.people(),
            ideas: ideas.len(),
            topics: words(ideas.iter().map(|idea| idea.topic.clone()).collect()),
            units: words(ideas.iter().filter_map(|idea| idea.unit.clone()).collect()),
        }
    }
}

/// The titles of ideas, of those that can still be read.
pub type Titles = BTreeMap<IdeaNumber, String>;

/// What a recipe would pull now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PullPreview {
    /// The recipe.
    pub recipe: Recipe,
    /// What it takes.
    pub pulled: Pulled,
    /// The titles of the ideas that it names.
    pub titles: Titles,
}

/// A pull as it is kept, and as it comes out when it is computed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPull {
    /// The campaign.
    pub campaign: CampaignPage,
    /// Which of the campaign.
    pub number: PullNumber,
    /// When.
    pub at: Timestamp,
    /// The role of whoever pulled; none for the command line.
    pub role: Option<Role>,
    /// By what.
    pub recipe: Recipe,
    /// SHA-256 of the frozen vote, as it was kept.
    pub snapshot: Digest,
    /// SHA-256 of the result, as it was kept.
    pub hash: Digest,
    /// The ideas, in order.
    pub ideas: Vec<IdeaNumber>,
    /// What the recipe takes when it is computed again.
    pub again: Recomputed,
    /// The titles of the ideas that it names.
    pub titles: Titles,
}

/// A pull that was computed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recomputed {
    /// What came of it; nothing when nothing comes of it any more.
    pub pulled: Option<Pulled>,
    /// SHA-256 of its text.
    pub hash: Option<Digest>,
    /// Whether recipe, vote, result and ideas are what was kept.
    pub equal: bool,
}

impl Pulled {
    /// Every idea that it names.
    #[must_use]
    pub fn named(&self) -> Vec<IdeaNumber> {
        let grounds = self.ideas.iter().filter_map(|idea| idea.grounds.as_ref());
        let beside = grounds.flat_map(|grounds| {
            grounds.as_good.iter().copied().chain(grounds.runner_up.map(|near| near.number))
        });
        let ideas = self.ideas.iter().map(|idea| idea.number).chain(self.near.iter().map(|near| near.number));
        let mut all: Vec<_> =
            ideas.chain(beside).chain(self.compared.only_by_votes.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

impl CannotPull {
    /// What people are told of it; nothing when it is no fault of the recipe.
    #[must_use]
    pub fn refusal(self) -> Option<Refusal> {
        let error = match self {
            Self::NotInTheVote(_) | Self::Gone(_) => TextError::Unknown,
            Self::PulledBefore(_) => TextError::Taken,
            Self::Ballots(_) => return None,
        };
        Some(Refusal::field(Field::Wildcards, error))
    }
}
