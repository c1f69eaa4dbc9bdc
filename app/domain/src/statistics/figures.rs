use serde::{Deserialize, Serialize};

use super::{AnswerTimes, Count, Counts, Course, DayFigures, Safe, k_safe};
use crate::{campaigns::CampaignPage, ideas::Status, pulls::Titles, time::Timestamp, words::words};

words! {
    /// A figure, by its name in addresses.
    FigureName {
        /// Ideas by state.
        States = "states",
        /// How long ideas wait for their first answer.
        Answers = "answers",
        /// Votes by topic and unit.
        Topics = "topics",
        /// In how many units ideas are supported, against how much.
        Breadth = "breadth",
        /// Ideas day by day.
        Ideas = "ideas",
        /// Votes day by day.
        Votes = "votes",
        /// Participation by way of signing in.
        Access = "access",
    }
}

/// Ideas by state, those alone that everybody reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct States {
    /// Each state with its ideas, in the order in which ideas pass through them.
    pub states: Vec<(Status, Safe)>,
    /// All of them.
    pub total: Safe,
}

impl States {
    /// States that everybody may see.
    const SHOWN: [Status; 7] = [
        Status::Open,
        Status::InReview,
        Status::InWorkshop,
        Status::Planned,
        Status::Done,
        Status::HandedOver,
        Status::Declined,
    ];

    /// Tells how many ideas are in each state.
    #[must_use]
    pub fn of(counted: &[(Status, u64)]) -> Self {
        let count = |status| counted.iter().filter(|(of, _)| *of == status).map(|(_, ideas)| ideas).sum();
        let counts = Self::SHOWN.map(|status| Count::of(count(status)));
        let told = k_safe(&Counts::list(counts).telling_zeros());
        Self {
            states: Self::SHOWN.into_iter().zip(told.list()).collect(),
            total: told.columns.first().copied().unwrap_or_default(),
        }
    }
}

/// All figures of a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    /// The campaign.
    pub campaign: CampaignPage,
    /// As of when, but for those of the day.
    pub at: Timestamp,
    /// Ideas by state.
    pub states: States,
    /// How long ideas wait for their first answer.
    pub answers: AnswerTimes,
    /// Ideas day by day.
    pub ideas: Course,
    /// Votes day by day.
    pub votes: Course,
    /// What is counted once a day; `None` before it was counted for the first time.
    pub day: Option<DayFigures>,
    /// The titles of ideas that are named.
    pub titles: Titles,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_with_few_ideas_is_hidden_together_with_another() {
        let states =
            States::of(&[(Status::Open, 40), (Status::InReview, 7), (Status::Done, 3), (Status::Held, 9)]);
        let told: Vec<_> = states.states.iter().map(|(_, ideas)| ideas.told()).collect();
        assert_eq!(told, [Some(40), None, Some(0), Some(0), None, Some(0), Some(0)]);
        assert_eq!(states.total.told(), Some(50), "and what is held does not count");
    }
}
