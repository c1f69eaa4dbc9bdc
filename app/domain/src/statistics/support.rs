use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::{Count, Counts, Groups, K, Safe, SafeTable, k_safe};
use crate::{
    campaigns::Topic,
    ids::IdeaNumber,
    people::AccessPath,
    selection::snapshot::{FrozenBallot, FrozenIdea},
    time::Timestamp,
};

/// An idea is on the map of breadth from so many votes on: of fewer, no share of units is told.
const VOTES_MIN: u64 = super::SHARE_MIN;
/// More would be a cloud.
const IDEAS_MAX: usize = 30;

/// Votes by topic and by the unit of those who voted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicsByUnit {
    /// The addresses of the units, in their order; all others are the last row, those among them of which too few
    /// voted.
    pub units: Vec<String>,
    /// The addresses of the topics, in their order.
    pub topics: Vec<String>,
    /// A row for each unit, a column for each topic.
    pub votes: SafeTable,
}

/// An idea on the map of breadth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BroadIdea {
    /// Its number.
    pub number: IdeaNumber,
    /// Its votes.
    pub votes: Safe,
    /// In how many units at least [`K`] people support it. Which ones is told nowhere.
    pub units: Safe,
}

/// Which ideas are supported in many units, and which in few.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breadth {
    /// How many units there are to be supported in.
    pub units: u64,
    /// The ideas with the most votes, those with most first.
    pub ideas: Vec<BroadIdea>,
}

/// How many people with one way of signing in took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    /// The way.
    pub access: AccessPath,
    /// Those who voted at least once.
    pub voted: Safe,
    /// All of them.
    pub accounts: Safe,
}

/// Participation by way of signing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// As of when.
    pub at: Timestamp,
    /// Each way that anybody has.
    pub paths: Vec<Reached>,
    /// All who voted.
    pub voted: Safe,
    /// All accounts.
    pub accounts: Safe,
}

/// What is told of units and of ways of signing in: counted once a day, so that no single vote can be watched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayFigures {
    /// As of when.
    pub at: Timestamp,
    /// Whether the vote is frozen.
    pub frozen: bool,
    /// Votes by topic and unit.
    pub topics: TopicsByUnit,
    /// Breadth against strength.
    pub breadth: Breadth,
    /// Participation by way of signing in; `None` when it can no longer be counted and never was.
    pub access: Option<Access>,
}

impl DayFigures {
    /// Whether these may be told after others: no number that both tell has moved by a few votes alone. Whoever looks at the statistics
    /// every day, and at the votes of each idea while they come, would else learn in which unit a vote was given.
    #[must_use]
    pub fn may_follow(&self, before: &Self) -> bool {
        let voted = |figures: &Self| -> BTreeMap<AccessPath, Safe> {
            let paths = figures.access.iter().flat_map(|access| &access.paths);
            paths.map(|path| (path.access, path.voted)).collect()
        };
        let (now, then) = (voted(self), voted(before));
        self.topics.may_follow(&before.topics)
            && now.iter().all(|(path, voted)| then.get(path).is_none_or(|before| apart(*voted, *before)))
    }
}

/// Whether two readings of a number are the same or at least [`K`] apart, or one of them is not told.
fn apart(one: Safe, other: Safe) -> bool {
    let (Some(one), Some(other)) = (one.told(), other.told()) else { return true };
    one == other || one.abs_diff(other) >= K
}

/// What a number is of: a unit, a topic, and for all other units beside which ones they stand.
type Line<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a [String]>);

impl TopicsByUnit {
    fn may_follow(&self, before: &Self) -> bool {
        let (now, then) = (self.lines(), before.lines());
        now.iter().all(|(key, votes)| then.get(key).is_none_or(|before| apart(*votes, *before)))
    }

    /// Every number with what it is of; `None` is all others, or all together. Where other units stand with all others than before, no
    /// number of those is compared.
    fn lines(&self) -> BTreeMap<Line<'_>, Safe> {
        let mut lines = BTreeMap::new();
        let columns = || self.topics.iter().map(|topic| Some(topic.as_str()));
        for (at, (cells, sum)) in self.votes.cells.iter().zip(&self.votes.rows).enumerate() {
            let unit = self.units.get(at).map(String::as_str);
            let stand_alone = unit.is_none().then_some(self.units.as_slice());
            lines.extend(columns().zip(cells).map(|(topic, cell)| ((unit, topic, stand_alone), *cell)));
            lines.insert((unit, None, stand_alone), *sum);
        }
        lines
    }
}

impl TopicsByUnit {
    /// Counts votes: each ballot in the group of its unit, for each of its ideas.
    #[must_use]
    pub fn of(ideas: &[FrozenIdea], ballots: &[FrozenBallot], topics: &[Topic], groups: &Groups) -> Self {
        let column = |slug: &str| topics.iter().position(|topic| topic.answers_to(slug));
        let column: HashMap<IdeaNumber, usize> =
            ideas.iter().filter_map(|idea| Some((idea.number, column(&idea.topic)?))).collect();
        let joined = joined(ballots, groups);
        let mut cells = vec![vec![Count::default(); topics.len()]; groups.len()];
        for FrozenBallot { people, unit, ideas } in ballots {
            let group = groups.group(unit.as_deref());
            let others = joined.get(group).copied().unwrap_or(true);
            let row = if others { groups.named().len() } else { group };
            let people = u64::from(*people);
            let mut met = vec![false; topics.len()];
            for column in ideas.iter().filter_map(|idea| column.get(idea).copied()) {
                let cell = &mut cells[row][column];
                cell.value += people;
                if !std::mem::replace(&mut met[column], true) {
                    cell.behind += people;
                }
            }
        }
        let stands = |at: usize| !joined.get(at).copied().unwrap_or(false);
        let units = groups.named().iter().enumerate().filter(|(at, _)| stands(*at));
        let units = units.map(|(_, slug)| slug.clone()).collect();
        let cells = cells.into_iter().enumerate().filter(|(at, _)| stands(*at)).map(|(_, row)| row).collect();
        Self {
            units,
            topics: topics.iter().map(|topic| topic.slug.clone()).collect(),
            votes: k_safe(&Counts::table(cells)),
        }
    }
}

/// Which groups stand with all others: those of which too few voted, and of the rest the one of which fewest did while all others are too
/// few. Else a number of each topic would have to be hidden beside theirs.
fn joined(ballots: &[FrozenBallot], groups: &Groups) -> Vec<bool> {
    let mut voters = vec![0; groups.len()];
    for FrozenBallot { people, unit, .. } in ballots {
        voters[groups.group(unit.as_deref())] += u64::from(*people);
    }
    let mut others = voters.pop().unwrap_or(0);
    let mut joined: Vec<bool> = voters.iter().map(|voters| *voters < K).collect();
    others += voters.iter().filter(|voters| **voters < K).sum::<u64>();
    let left = voters.iter().enumerate().filter(|(_, voters)| **voters >= K);
    if others < K
        && let Some((fewest, _)) = left.min_by_key(|(_, voters)| **voters)
    {
        joined[fewest] = true;
    }
    joined
}

impl Breadth {
    /// Counts, for each of the ideas with the most votes, the units in which enough people support it.
    #[must_use]
    pub fn of(ideas: &[FrozenIdea], ballots: &[FrozenBallot], groups: &Groups) -> Self {
        let mut votes: BTreeMap<IdeaNumber, u64> = ideas.iter().map(|idea| (idea.number, 0)).collect();
        for ballot in ballots {
            for idea in &ballot.ideas {
                if let Some(votes) = votes.get_mut(idea) {
                    *votes += u64::from(ballot.people);
                }
            }
        }
        let mut first: Vec<(IdeaNumber, u64)> =
            votes.into_iter().filter(|(_, votes)| *votes >= VOTES_MIN).collect();
        first.sort_by_key(|(number, votes)| (std::cmp::Reverse(*votes), *number));
        first.truncate(IDEAS_MAX);
        let row: HashMap<IdeaNumber, usize> =
            first.iter().enumerate().map(|(at, (number, _))| (*number, at)).collect();
        let units = groups.named().len();
        let mut supporters = vec![vec![0_u64; units]; first.len()];
        for FrozenBallot { people, unit, ideas } in ballots {
            let group = groups.group(unit.as_deref());
            for row in ideas.iter().filter_map(|idea| row.get(idea)).filter(|_| group < units) {
                supporters[*row][group] += u64::from(*people);
            }
        }
        let strength = Counts::list(first.iter().map(|(_, votes)| Count::of(*votes))).without_totals();
        let broad = supporters.iter().map(|of| {
            let enough = || of.iter().filter(|people| **people >= K);
            Count { value: enough().map(|_| 1).sum(), behind: enough().sum() }
        });
        let broad = Counts::list(broad).without_totals().telling_zeros();
        let told = k_safe(&strength).list().into_iter().zip(k_safe(&broad).list());
        let idea = |((number, _), (votes, units)): (&(IdeaNumber, u64), _)| BroadIdea {
            number: *number,
            votes,
            units,
        };
        Self { units: u64::try_from(units).unwrap_or(0), ideas: first.iter().zip(told).map(idea).collect() }
    }
}

impl Access {
    /// Counts accounts: each with its way of signing in, and whether its person voted.
    #[must_use]
    pub fn of(accounts: impl IntoIterator<Item = (AccessPath, bool)>, at: Timestamp) -> Self {
        let mut counted: BTreeMap<AccessPath, [u64; 2]> = BTreeMap::new();
        for (access, voted) in accounts {
            counted.entry(access).or_default()[usize::from(!voted)] += 1;
        }
        // Those who did not vote are counted too, for they would follow from the difference.
        let cells = counted.values().map(|row| row.map(Count::of).to_vec()).collect();
        let told = k_safe(&Counts::table(cells));
        let voted = |cells: &[Safe]| cells.first().copied().unwrap_or_default();
        // Of a single way, the sums are its own numbers.
        let (sum, all) = match (told.cells.as_slice(), told.rows.as_slice()) {
            ([only], [row]) => (voted(only), *row),
            _ => (voted(&told.columns), told.total),
        };
        let paths = counted.keys().zip(told.cells.iter().zip(&told.rows));
        let paths = paths.map(|(access, (cells, accounts))| Reached {
            access: *access,
            voted: voted(cells),
            accounts: *accounts,
        });
        Self { at, paths: paths.collect(), voted: sum, accounts: all }
    }
}
