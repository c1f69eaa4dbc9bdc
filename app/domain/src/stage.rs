//! The hall mode «Saalansicht»: what a campaign looks like on the wall, and what opens it there.

use serde::{Deserialize, Serialize};

use crate::{
    campaigns::{Bilingual, Phase},
    ids::{CampaignId, DisplayId, IdeaNumber},
    text::TokenName,
    time::Timestamp,
    words::words,
};

/// How many ideas are shown at once: more cannot be read from the last row.
pub const TOP: usize = 5;
/// How many characters of a text can be read while it is on the wall.
pub const EXCERPT: usize = 220;

words! {
    /// What is on the wall.
    Scene {
        /// How to take part: a code to scan, and an address to type.
        Join = "join",
        /// How many ideas, votes and comments there are.
        Counter = "counter",
        /// The ideas with the most votes.
        Top = "top",
        /// Where it pinches, by topic.
        Topics = "topics",
        /// One of the ideas with the most votes.
        Idea = "idea",
        /// Thanks, and what comes next.
        Thanks = "thanks",
    }
}

impl Scene {
    /// The one behind it; the first behind the last.
    #[must_use]
    pub fn next(self) -> Self {
        self.step(1)
    }

    /// The one before it; the last before the first.
    #[must_use]
    pub fn previous(self) -> Self {
        self.step(Self::ALL.len() - 1)
    }

    fn step(self, by: usize) -> Self {
        let at = Self::ALL.iter().position(|scene| *scene == self).unwrap_or(0);
        Self::ALL.get((at + by) % Self::ALL.len()).copied().unwrap_or(self)
    }
}

/// How many there are: no words, so that it may be sent to the wall as it changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct StageCounts {
    /// Ideas that everybody reads.
    pub ideas: u64,
    /// Votes on them.
    pub votes: u64,
    /// Comments on them.
    pub comments: u64,
}

/// What the wall hears while it is up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StagePulse {
    /// As of when.
    pub at: Timestamp,
    /// How many there are.
    pub counts: StageCounts,
    /// Whether something changed since the last one; if not, it only says that the line stands.
    pub changed: bool,
}

/// An idea on the wall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageIdea {
    /// Its number.
    pub number: IdeaNumber,
    /// Its title.
    pub title: String,
    /// The beginning of what it says.
    pub pinch: String,
    /// Its votes.
    pub votes: u64,
}

/// A topic on the wall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageTopic {
    /// Its name.
    pub name: Bilingual,
    /// Ideas under it that everybody reads.
    pub ideas: u64,
    /// Votes on them.
    pub votes: u64,
}

/// What is on the wall, of all scenes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageView {
    /// The campaign's name in addresses.
    pub slug: String,
    /// Its title.
    pub title: Bilingual,
    /// Where it is.
    pub phase: Phase,
    /// The next phase and its beginning.
    pub next: Option<(Phase, Timestamp)>,
    /// As of when.
    pub at: Timestamp,
    /// Where people take part.
    pub address: String,
    /// How many there are.
    pub counts: StageCounts,
    /// The ideas with the most votes.
    pub top: Vec<StageIdea>,
    /// The topics that have ideas, in their order.
    pub topics: Vec<StageTopic>,
}

/// What opens a stage, as whoever keeps it sees it; nothing of it opens anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisplayCard {
    /// The key.
    pub id: DisplayId,
    /// Where it is used.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
}

/// The stage of a campaign as those see it who keep it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageDesk {
    /// The campaign's name in addresses.
    pub slug: String,
    /// Its title.
    pub title: Bilingual,
    /// What opens it, oldest first.
    pub displays: Vec<DisplayCard>,
}

/// The wish to open the stage of a campaign somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenStage {
    /// The campaign.
    pub campaign: CampaignId,
    /// Where.
    pub name: TokenName,
}

/// The wish that something opens no stage any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndDisplay {
    /// The campaign.
    pub campaign: CampaignId,
    /// What.
    pub display: DisplayId,
}

#[cfg(test)]
mod tests {
    use super::Scene;

    #[test]
    fn scenes_follow_each_other_in_a_circle() {
        assert_eq!(Scene::Thanks.next(), Scene::Join);
        assert_eq!(Scene::Join.previous(), Scene::Thanks);
        for scene in Scene::ALL {
            assert_eq!(scene.next().previous(), *scene);
        }
    }
}
