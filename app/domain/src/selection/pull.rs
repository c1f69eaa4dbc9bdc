//! A pull: what a recipe takes from a frozen vote, and why. The same vote, recipe and earlier pulls give the same result, to the
//! last letter of its text, on every machine.
//!
//! **Carried over.** Of earlier pulls their ideas are kept, in order, and nothing about people: the balanced rule lets the
//! supporters of each pay once more, in that order and without rounding, whatever rule it was pulled by, and goes on from there.
//! (Loads that were kept would have to be rounded, and rounding parts ties.) So while rule, balance, filter and quorum stay as
//! they are and nothing else is set, to pull five and five more is to pull ten. It is not so with wildcards and guaranteed
//! seats, which are taken out of turn, nor with a most per topic, which each pull counts anew. Equal Shares, PAV and votes do
//! not carry over; pulled ideas are out for them too.

use serde::{Deserialize, Serialize};

use super::{
    aggregates::People,
    ballots::BadBallots,
    choosing::{Seat, Step, Taken, Vote, position},
    explanation::{Choice, Reason},
    reach::Reach,
    recipe::{Filter, Recipe},
    snapshot::{FrozenIdea, Snapshot},
};
use crate::{ids::IdeaNumber, text::WildcardReason};

/// The ideas of earlier pulls from the same vote, in the order in which they were pulled, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Before(Vec<IdeaNumber>);

impl Before {
    /// Takes the ideas in their order. Of two that are the same the first counts.
    #[must_use]
    pub fn new(ideas: impl IntoIterator<Item = IdeaNumber>) -> Self {
        let mut before = Self::default();
        for idea in ideas {
            if !before.0.contains(&idea) {
                before.0.push(idea);
            }
        }
        before
    }

    /// The ideas.
    #[must_use]
    pub fn ideas(&self) -> &[IdeaNumber] {
        &self.0
    }

    /// What comes before the next pull.
    #[must_use]
    pub fn and(&self, pulled: &Pulled) -> Self {
        Self::new(self.0.iter().copied().chain(pulled.ideas.iter().map(|idea| idea.number)))
    }
}

/// Why nothing can be pulled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotPull {
    /// A wildcard is not in the frozen vote.
    #[error("idea {0} is not in the frozen vote")]
    NotInTheVote(IdeaNumber),
    /// A wildcard can be read by nobody any more.
    #[error("idea {0} can be read by nobody any more")]
    Gone(IdeaNumber),
    /// A wildcard was pulled before.
    #[error("idea {0} was pulled before")]
    PulledBefore(IdeaNumber),
    /// There are more people or ideas than the rules can count with.
    #[error(transparent)]
    Ballots(#[from] BadBallots),
}

/// What a recipe took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pulled {
    /// The ideas, in order.
    pub ideas: Vec<PulledIdea>,
    /// Those that were out because they were pulled before, in that order.
    pub before: Vec<IdeaNumber>,
    /// Those that were next in some round and have no place, latest first.
    pub near: Vec<Near>,
    /// How many ideas were out, and why.
    pub left_out: LeftOut,
    /// Topics that got fewer places than they were sure of: there were no more ideas, places or hours.
    pub unfilled: Vec<Unfilled>,
    /// What the same recipe would have pulled by votes alone.
    pub compared: Compared,
    /// How many people find one of theirs.
    pub reach: Reach,
}

/// An idea that was pulled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PulledIdea {
    /// Its number.
    pub number: IdeaNumber,
    /// How many people support it: the tally that everybody reads.
    pub votes: u64,
    /// Its place by votes alone among all that could be pulled, from 1; nothing for a wildcard that could not.
    pub place_by_votes: Option<u32>,
    /// How many hours it takes, under hours.
    pub hours: Option<u32>,
    /// Why it has its place.
    pub why: Why,
    /// What decided; nothing for a wildcard.
    pub grounds: Option<Grounds>,
}

/// Why an idea has its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// By hand.
    Wildcard {
        /// What the team says.
        reason: WildcardReason,
    },
    /// It was the next of its topic, which was sure of a place.
    Guaranteed {
        /// The address of the topic.
        topic: String,
    },
    /// The rule chose it among all.
    Chosen {
        /// As which, from 1; wildcards and guaranteed ideas are not counted.
        round: u32,
    },
}

/// What decided for an idea. Prices are not told: since everybody reads the tallies, a price tells how many people two ideas
/// have in common, be it one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grounds {
    /// By the rule.
    pub decided: Decided,
    /// The best of the ideas that were open and not chosen.
    pub runner_up: Option<Near>,
    /// Ideas that were exactly as good: the older idea goes first.
    pub as_good: Vec<IdeaNumber>,
}

/// What a sentence can say about how the rule decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decided {
    /// «weil ihre 312 Unterstützenden als Nächste zusammen einen Platz bezahlen konnten»: Phragmén.
    SavedTogether {
        /// How many people paid; those who had places enough from before did not.
        payers: People,
    },
    /// «1.040 haben zu gleichen Teilen bezahlt, 23 ihren Rest»: Equal Shares.
    SharedCosts {
        /// How many people paid.
        payers: People,
        /// How many paid their part, and how many gave all they had left; nothing when either would be told of too few.
        in_full_and_rest: Option<(u64, u64)>,
    },
    /// «wer schon vertreten ist, zählt halb, dann ein Drittel»: PAV.
    CountedLess {
        /// How many supporters had no idea yet, and how many had; nothing when either would be told of too few.
        new_and_represented: Option<(u64, u64)>,
    },
    /// «weil sie die meisten Stimmen hatte»: votes, also where they fill the hours that Equal Shares left.
    MostVotes,
}

impl From<&Reason> for Decided {
    fn from(reason: &Reason) -> Self {
        match *reason {
            Reason::SavedTogether { payers, time: _ } => Self::SavedTogether { payers },
            Reason::SharedCosts { payers, share: _, in_full_and_rest } => {
                Self::SharedCosts { payers, in_full_and_rest }
            }
            Reason::CountedLess { weight: _, new_and_represented } => {
                Self::CountedLess { new_and_represented }
            }
            Reason::MostVotes { weight: _ } => Self::MostVotes,
        }
    }
}

/// An idea that was next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Near {
    /// Its number.
    pub number: IdeaNumber,
    /// How far behind it was, as a part of the price of the idea that was chosen, in thousandths: 8 reads «fehlten 0,8 %».
    pub thousandths: u32,
}

/// How many ideas of the vote were out. Each counts once, for the first that is true of it; wildcards and what was pulled
/// before count nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LeftOut {
    /// Nobody can read them any more.
    pub gone: u32,
    /// The filter did not let them pass.
    pub by_filter: u32,
    /// Too few people support them.
    pub by_quorum: u32,
    /// Their topic had as many as it may have in the end.
    pub by_topic: u32,
}

/// A topic that got fewer places than it was sure of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfilled {
    /// Its address.
    pub topic: String,
    /// How many are missing.
    pub missing: u32,
}

/// The pull beside what votes alone would have pulled by the same recipe, with no balance of units.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Compared {
    /// In both, in the order of the pull.
    pub both: Vec<IdeaNumber>,
    /// Only pulled, in order.
    pub only_here: Vec<IdeaNumber>,
    /// Only by votes, most first.
    pub only_by_votes: Vec<IdeaNumber>,
}

impl Recipe {
    /// Pulls from a frozen vote.
    ///
    /// # Errors
    /// When a wildcard is none of the vote's ideas or was pulled before, or there are too many people to count with.
    pub fn pull(&self, snapshot: &Snapshot, before: &Before) -> Result<Pulled, CannotPull> {
        let vote = Vote::read(self, snapshot, before)?;
        let taken = vote.choose()?;
        let by_votes = vote.choose_by_votes()?;
        let number = |step: &Step| vote.number(step.idea);
        let here: Vec<IdeaNumber> = taken.steps.iter().map(number).collect();
        let plain: Vec<IdeaNumber> = by_votes.steps.iter().map(number).collect();
        Ok(Pulled {
            ideas: vote.report(&taken),
            before: vote.before.iter().map(|idea| vote.number(*idea)).collect(),
            near: vote.near(&taken),
            left_out: vote.left_out(&taken),
            unfilled: vote.unfilled(&taken),
            compared: Compared {
                both: here.iter().copied().filter(|idea| plain.contains(idea)).collect(),
                only_here: here.iter().copied().filter(|idea| !plain.contains(idea)).collect(),
                only_by_votes: plain.iter().copied().filter(|idea| !here.contains(idea)).collect(),
            },
            reach: Reach::count(snapshot, &here, &plain),
        })
    }
}

impl<'a> Vote<'a> {
    fn read(recipe: &'a Recipe, snapshot: &'a Snapshot, before: &Before) -> Result<Self, CannotPull> {
        // What is not in this vote was pulled from another.
        let before: Vec<u32> = before.0.iter().filter_map(|idea| position(snapshot, *idea)).collect();
        let mut wildcards = Vec::new();
        for (number, reason) in recipe.wildcards() {
            let idea = position(snapshot, *number).ok_or(CannotPull::NotInTheVote(*number))?;
            if recipe.gone().contains(number) {
                return Err(CannotPull::Gone(*number));
            }
            if before.contains(&idea) {
                return Err(CannotPull::PulledBefore(*number));
            }
            wildcards.push((idea, reason));
        }
        let passes = snapshot.ideas().iter().map(|idea| recipe.filter().lets_pass(idea)).collect();
        // By number, as ideas stand.
        let votes = snapshot.votes().into_values().collect();
        let gone = snapshot.ideas().iter().map(|idea| recipe.gone().contains(&idea.number)).collect();
        Ok(Self { recipe, snapshot, votes, before, passes, gone, wildcards })
    }

    fn number(&self, idea: u32) -> IdeaNumber {
        self.snapshot.ideas()[idea as usize].number
    }

    fn report(&self, taken: &Taken) -> Vec<PulledIdea> {
        let places = self.places_by_votes();
        let mut rounds = 0..;
        let report = |step: &Step| PulledIdea {
            number: self.number(step.idea),
            votes: self.votes[step.idea as usize],
            place_by_votes: places[step.idea as usize],
            hours: self.recipe.rule().costs().map(|_| self.cost(step.idea)),
            why: match step.seat {
                Seat::Wildcard(reason) => Why::Wildcard { reason: reason.clone() },
                Seat::Guaranteed(topic) => Why::Guaranteed { topic: topic.to_string() },
                Seat::Chosen => Why::Chosen { round: rounds.next().map_or(0, |before: u32| before + 1) },
            },
            grounds: step.choice.as_ref().map(|choice| self.grounds(choice)),
        };
        taken.steps.iter().map(report).collect()
    }

    fn grounds(&self, choice: &Choice) -> Grounds {
        Grounds {
            decided: Decided::from(&choice.reason),
            runner_up: self.runner_up(choice),
            as_good: choice.as_good.iter().map(|idea| self.number(*idea)).collect(),
        }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "stops at the largest")]
    fn runner_up(&self, choice: &Choice) -> Option<Near> {
        // A price of nothing, where savings are spent after Equal Shares, has no parts.
        let behind = choice.runner_up.filter(|next| next.gap.is_finite())?;
        let thousandths = (behind.gap * 1000.0).round() as u32;
        Some(Near { number: self.number(behind.idea), thousandths })
    }

    /// Each idea's place by votes among those that could be pulled.
    fn places_by_votes(&self) -> Vec<Option<u32>> {
        let mut order: Vec<u32> =
            (0..).take(self.votes.len()).filter(|idea| self.could_be_pulled(*idea)).collect();
        order.sort_by_key(|idea| (std::cmp::Reverse(self.votes[*idea as usize]), *idea));
        let mut places = vec![None; self.votes.len()];
        for (place, idea) in (1..).zip(order) {
            places[idea as usize] = Some(place);
        }
        places
    }

    fn near(&self, taken: &Taken) -> Vec<Near> {
        let mut near: Vec<Near> = Vec::new();
        let choices = taken.steps.iter().rev().filter_map(|step| step.choice.as_ref());
        for choice in choices.filter(|choice| choice.runner_up.is_some_and(|next| !taken.has(next.idea))) {
            near.extend(
                self.runner_up(choice).filter(|next| near.iter().all(|known| known.number != next.number)),
            );
        }
        near
    }

    fn left_out(&self, taken: &Taken) -> LeftOut {
        let mut out = LeftOut::default();
        for idea in (0..).take(self.votes.len()) {
            if taken.has(idea) || self.before.contains(&idea) {
                continue;
            }
            if self.gone[idea as usize] {
                out.gone += 1;
            } else if !self.passes[idea as usize] {
                out.by_filter += 1;
            } else if !self.has_quorum(idea) {
                out.by_quorum += 1;
            } else if taken.is_full(self.topic(idea)) {
                out.by_topic += 1;
            }
        }
        out
    }

    fn unfilled(&self, taken: &Taken) -> Vec<Unfilled> {
        let missing = self.recipe.seats().iter().map(|(topic, seats)| Unfilled {
            topic: topic.to_string(),
            missing: seats.get().saturating_sub(taken.of(topic.as_str())),
        });
        missing.filter(|unfilled| unfilled.missing > 0).collect()
    }
}

impl Filter {
    /// Whether an idea of a frozen vote matches.
    #[must_use]
    pub fn lets_pass(&self, idea: &FrozenIdea) -> bool {
        let Self { topics, masterplans, units } = self;
        let unit = idea.unit.as_deref();
        (topics.is_empty() || topics.iter().any(|topic| topic.as_str() == idea.topic))
            && (masterplans.is_empty() || masterplans.contains(&idea.masterplan))
            && (units.is_empty() || units.iter().any(|own| Some(own.as_str()) == unit))
    }
}
