//! The vote of a campaign as it was when voting ended: who supports what, without persons. Selections are made of it, and
//! nothing that happens later changes it.
//!
//! It keeps what the rules need: the ballots as sets of ideas, with how many people cast each, and the unit for coverage and
//! balance where at least ten people of it voted. No tag, no time, no order of voting is in it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    str::FromStr,
};

use super::aggregates::PEOPLE_MIN;
use crate::{
    campaigns::{Masterplan, Schedule},
    ids::IdeaNumber,
    time::{DAY, MINUTE, Timestamp},
};

/// How long after the end of voting the ballots are frozen: requests that began in time are over by then.
pub const GRACE: i64 = MINUTE;

/// How long the ballots are kept after they were frozen, for objections to the count. Then they and their key are destroyed.
pub const OBJECTION: i64 = 14 * DAY;

const HEAD: &str = "dogital snapshot 1";
const NO_UNIT: &str = "-";

/// Whether the ballots of a campaign can be frozen.
#[must_use]
pub const fn can_be_frozen(schedule: &Schedule, now: Timestamp) -> bool {
    now.since(schedule.review) >= GRACE
}

/// An idea as it stood when voting ended.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FrozenIdea {
    /// Its number.
    pub number: IdeaNumber,
    /// The address of its topic.
    pub topic: String,
    /// The masterplan of its topic.
    pub masterplan: Masterplan,
    /// The address of the unit it is about.
    pub unit: Option<String>,
}

/// What one person supports, before it is grouped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voter {
    /// The address of the unit they work in.
    pub unit: Option<String>,
    /// The ideas.
    pub ideas: BTreeSet<IdeaNumber>,
}

/// The same ballot of several people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenBallot {
    /// How many cast it.
    pub people: u32,
    /// The unit they work in, where enough of it voted.
    pub unit: Option<String>,
    /// The ideas, ascending.
    pub ideas: Vec<IdeaNumber>,
}

/// The frozen vote of one campaign. Written as text it has one form, whatever database it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    campaign: String,
    closed: Timestamp,
    ideas: Vec<FrozenIdea>,
    ballots: Vec<FrozenBallot>,
}

impl Snapshot {
    /// Freezes a vote that was closed at a moment. Votes on ideas that are not listed do not count.
    #[must_use]
    pub fn freeze(
        campaign: String,
        closed: Timestamp,
        mut ideas: Vec<FrozenIdea>,
        mut voters: Vec<Voter>,
    ) -> Self {
        ideas.sort();
        let known: BTreeSet<IdeaNumber> = ideas.iter().map(|idea| idea.number).collect();
        for voter in &mut voters {
            voter.ideas.retain(|idea| known.contains(idea));
        }
        voters.retain(|voter| !voter.ideas.is_empty());
        let told = told_units(&voters);
        let mut grouped: BTreeMap<(Vec<IdeaNumber>, Option<String>), u32> = BTreeMap::new();
        for Voter { unit, ideas } in voters {
            let unit = unit.filter(|unit| told.contains(unit));
            *grouped.entry((ideas.into_iter().collect(), unit)).or_default() += 1;
        }
        let ballots = grouped.into_iter().map(|((ideas, unit), people)| FrozenBallot { people, unit, ideas });
        Self { campaign, closed, ideas, ballots: ballots.collect() }
    }

    /// The address of the campaign.
    #[must_use]
    pub fn campaign(&self) -> &str {
        &self.campaign
    }

    /// The end of voting.
    #[must_use]
    pub const fn closed(&self) -> Timestamp {
        self.closed
    }

    /// The ideas, by number.
    #[must_use]
    pub fn ideas(&self) -> &[FrozenIdea] {
        &self.ideas
    }

    /// The ballots, by ideas and unit.
    #[must_use]
    pub fn ballots(&self) -> &[FrozenBallot] {
        &self.ballots
    }

    /// How many people voted.
    #[must_use]
    pub fn people(&self) -> u64 {
        self.ballots.iter().map(|ballot| u64::from(ballot.people)).sum()
    }

    /// The votes of each idea, by number.
    #[must_use]
    pub fn votes(&self) -> BTreeMap<IdeaNumber, u64> {
        let mut votes: BTreeMap<_, _> = self.ideas.iter().map(|idea| (idea.number, 0)).collect();
        for ballot in &self.ballots {
            for idea in &ballot.ideas {
                *votes.entry(*idea).or_default() += u64::from(ballot.people);
            }
        }
        votes
    }
}

/// The units that may be told apart: at least ten of each voted. If all others are too few together, the smallest unit joins
/// them, else they would follow from the sum.
fn told_units(voters: &[Voter]) -> BTreeSet<String> {
    let mut sizes: BTreeMap<&str, u64> = BTreeMap::new();
    for unit in voters.iter().filter_map(|voter| voter.unit.as_deref()) {
        *sizes.entry(unit).or_default() += 1;
    }
    sizes.retain(|_, people| *people >= PEOPLE_MIN);
    let all = u64::try_from(voters.len()).unwrap_or(u64::MAX);
    let others = all - sizes.values().sum::<u64>();
    if (1..PEOPLE_MIN).contains(&others)
        && let Some(smallest) = sizes.iter().min_by_key(|(_, people)| **people).map(|(unit, _)| *unit)
    {
        sizes.remove(smallest);
    }
    sizes.into_keys().map(str::to_owned).collect()
}

/// The canonical form: one line for each idea and ballot, in their order; each line ends with `\n`.
impl fmt::Display for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}\ncampaign {}\nclosed {}", self.campaign, self.closed.as_millis())?;
        for FrozenIdea { number, topic, masterplan, unit } in &self.ideas {
            writeln!(f, "idea {number} {topic} {masterplan} {}", unit.as_deref().unwrap_or(NO_UNIT))?;
        }
        for FrozenBallot { people, unit, ideas } in &self.ballots {
            write!(f, "ballot {people} {}", unit.as_deref().unwrap_or(NO_UNIT))?;
            ideas.iter().try_for_each(|idea| write!(f, " {idea}"))?;
            writeln!(f)?;
        }
        Ok(())
    }
}

/// A text that is not the canonical form of a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not the canonical form of a snapshot")]
pub struct NotCanonical;

impl FromStr for Snapshot {
    type Err = NotCanonical;

    fn from_str(text: &str) -> Result<Self, NotCanonical> {
        let read = read(text).ok_or(NotCanonical)?;
        // Whatever else the text holds, or in another order, is not what was frozen.
        if read.to_string() == text { Ok(read) } else { Err(NotCanonical) }
    }
}

fn read(text: &str) -> Option<Snapshot> {
    let mut lines = text.lines();
    if lines.next()? != HEAD {
        return None;
    }
    let campaign = lines.next()?.strip_prefix("campaign ")?.to_owned();
    let closed = Timestamp::from_millis(lines.next()?.strip_prefix("closed ")?.parse().ok()?);
    let (mut ideas, mut ballots) = (Vec::new(), Vec::new());
    for line in lines {
        let mut words = line.split(' ');
        match words.next()? {
            "idea" => ideas.push(FrozenIdea {
                number: number(words.next()?)?,
                topic: words.next()?.to_owned(),
                masterplan: words.next()?.parse().ok()?,
                unit: unit(words.next()?),
            }),
            "ballot" => ballots.push(FrozenBallot {
                people: words.next()?.parse().ok()?,
                unit: unit(words.next()?),
                ideas: words.map(number).collect::<Option<_>>()?,
            }),
            _ => return None,
        }
    }
    let ordered = ideas.is_sorted_by(|a: &FrozenIdea, b| a.number < b.number)
        && ballots.is_sorted_by(|a: &FrozenBallot, b| (&a.ideas, &a.unit) < (&b.ideas, &b.unit))
        && ballots.iter().all(|ballot| ballot.people > 0 && ballot.ideas.is_sorted_by(|a, b| a < b));
    ordered.then_some(Snapshot { campaign, closed, ideas, ballots })
}

fn number(word: &str) -> Option<IdeaNumber> {
    word.parse().ok().map(IdeaNumber::from_i64)
}

fn unit(word: &str) -> Option<String> {
    (word != NO_UNIT).then(|| word.to_owned())
}
