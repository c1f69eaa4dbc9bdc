//! Who supports what, as the rules read it.

use crate::words::words;

/// Why ballots cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadBallots {
    /// A voter approves of an idea that is not there.
    #[error("voter {voter} approves of idea {idea}, which does not exist")]
    UnknownIdea {
        /// The voter's position.
        voter: u32,
        /// The position that stands for no idea.
        idea: u32,
    },
    /// There is not exactly one entry for each voter, or for each idea.
    #[error("{expected} entries were expected, and {given} given")]
    WrongLength {
        /// How many there should be.
        expected: usize,
        /// How many there are.
        given: usize,
    },
    /// A voter has no weight, or stands for nobody, or costs are zero.
    #[error("entry {at} is zero")]
    Zero {
        /// The position.
        at: usize,
    },
    /// More than the rules can count with: 2³² people times weight, or ideas.
    #[error("too many")]
    TooMany,
}

/// A list of lists, end to end.
#[derive(Debug, Clone, Default)]
struct Rows {
    starts: Vec<u32>,
    entries: Vec<u32>,
}

impl Rows {
    fn row(&self, at: u32) -> &[u32] {
        let at = at as usize;
        &self.entries[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    fn len(&self) -> usize {
        self.starts.len() - 1
    }
}

/// The approvals of one selection: for each voter the ideas, for each idea the voters ("compressed sparse rows", both ways).
///
/// Everybody listed counts towards the endowment, so list only voters with at least one approval of an eligible idea.
/// Equal ballots may be one voter that stands for several people.
#[derive(Debug, Clone)]
pub struct Ballots {
    approvals: Rows,
    supporters: Rows,
    /// People a voter stands for.
    people: Vec<u32>,
    /// People times weight.
    masses: Vec<u32>,
    /// The unit each voter works in.
    units: Option<Vec<u32>>,
}

impl Ballots {
    /// Reads one list of ideas for each voter. A double entry counts once.
    ///
    /// # Errors
    /// When an idea does not exist.
    pub fn new<L: AsRef<[u32]>>(ideas: usize, lists: &[L]) -> Result<Self, BadBallots> {
        let voters = u32::try_from(lists.len()).map_err(|_| BadBallots::TooMany)?;
        let pairs = (0..voters)
            .zip(lists)
            .flat_map(|(voter, list)| list.as_ref().iter().map(move |idea| (voter, *idea)));
        Self::from_pairs(ideas, lists.len(), pairs)
    }

    /// Reads (voter, idea) pairs, as they come from the database, in any order. A double entry counts once.
    ///
    /// # Errors
    /// When an idea or a voter does not exist.
    pub fn from_pairs(
        ideas: usize,
        voters: usize,
        pairs: impl IntoIterator<Item = (u32, u32)>,
    ) -> Result<Self, BadBallots> {
        let mut lists: Vec<(u32, u32)> = pairs.into_iter().collect();
        if u32::try_from(lists.len().max(ideas).max(voters)).is_err() {
            return Err(BadBallots::TooMany);
        }
        if let Some(&(voter, idea)) = lists.iter().find(|(_, idea)| *idea as usize >= ideas) {
            return Err(BadBallots::UnknownIdea { voter, idea });
        }
        if !lists.is_sorted() {
            lists.sort_unstable();
        }
        lists.dedup();
        if let Some((last, _)) = lists.last().filter(|(last, _)| *last as usize >= voters) {
            return Err(BadBallots::WrongLength { expected: voters, given: *last as usize + 1 });
        }
        let approvals = gather(voters, lists.iter().copied());
        // Voters ascend, so they ascend within each idea too.
        let supporters = gather(ideas, lists.iter().map(|(voter, idea)| (*idea, *voter)));
        let (people, masses) = (vec![1; voters], vec![1; voters]);
        Ok(Self { approvals, supporters, people, masses, units: None })
    }

    /// Lets each voter stand for that many people with the same ballot.
    ///
    /// # Errors
    /// When there is not one positive number for each voter.
    pub fn standing_for(mut self, people: Vec<u32>) -> Result<Self, BadBallots> {
        self.masses = product(&self.masses, &people)?;
        self.people = people;
        Ok(self)
    }

    /// Gives each voter a weight, for each person they stand for.
    ///
    /// # Errors
    /// When there is not one positive number for each voter.
    pub fn weighing(mut self, weights: &[u32]) -> Result<Self, BadBallots> {
        self.masses = product(&self.masses, weights)?;
        Ok(self)
    }

    /// Says in which unit each voter works; units are positions too.
    ///
    /// # Errors
    /// When there is not one unit for each voter.
    pub fn in_units(mut self, units: Vec<u32>) -> Result<Self, BadBallots> {
        check_length(self.voters(), units.len())?;
        self.units = Some(units);
        Ok(self)
    }

    /// How many voters are listed.
    #[must_use]
    pub fn voters(&self) -> usize {
        self.approvals.len()
    }

    /// How many ideas there are.
    #[must_use]
    pub fn ideas(&self) -> usize {
        self.supporters.len()
    }

    /// What a voter approves of, ascending.
    #[must_use]
    pub fn approvals(&self, voter: u32) -> &[u32] {
        self.approvals.row(voter)
    }

    /// Who approves of an idea, ascending.
    #[must_use]
    pub fn supporters(&self, idea: u32) -> &[u32] {
        self.supporters.row(idea)
    }

    /// How many people a voter stands for.
    #[must_use]
    pub fn people(&self, voter: u32) -> u64 {
        self.people[voter as usize].into()
    }

    /// How much a voter counts: people times weight.
    #[must_use]
    pub fn mass(&self, voter: u32) -> u64 {
        self.masses[voter as usize].into()
    }

    /// How much all voters count together.
    #[must_use]
    pub fn total_mass(&self) -> u64 {
        self.masses.iter().map(|mass| u64::from(*mass)).sum()
    }

    /// How much the supporters of an idea count together.
    #[must_use]
    pub fn support(&self, idea: u32) -> u64 {
        self.supporters(idea).iter().map(|voter| self.mass(*voter)).sum()
    }

    /// The unit of a voter, when units are known.
    #[must_use]
    pub fn unit(&self, voter: u32) -> Option<u32> {
        self.units.as_ref().map(|units| units[voter as usize])
    }

    /// The k ideas with the most votes, most first, and their votes (by weight); the lowest position wins ties.
    /// Ideas that nobody supports are left out.
    #[must_use]
    pub fn most_votes(&self, k: usize) -> Vec<(u32, u64)> {
        let mut tally = vec![0; self.ideas()];
        for voter in (0..).take(self.voters()) {
            for idea in self.approvals(voter) {
                tally[*idea as usize] += self.mass(voter);
            }
        }
        let mut order: Vec<(u32, u64)> = (0..).zip(tally).filter(|(_, votes)| *votes > 0).collect();
        order.sort_by(|(a, x), (b, y)| y.cmp(x).then(a.cmp(b)));
        order.truncate(k);
        order
    }
}

/// Sorts pairs into rows by their first entry, keeping their order within a row.
fn gather(rows: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Rows {
    let mut starts = vec![0_u32; rows + 1];
    let mut count = 0;
    for (row, _) in pairs.clone() {
        starts[row as usize + 1] += 1;
        count += 1;
    }
    for row in 0..rows {
        starts[row + 1] += starts[row];
    }
    let mut next = starts.clone();
    let mut entries = vec![0; count];
    for (row, entry) in pairs {
        let place = &mut next[row as usize];
        entries[*place as usize] = entry;
        *place += 1;
    }
    Rows { starts, entries }
}

fn product(left: &[u32], right: &[u32]) -> Result<Vec<u32>, BadBallots> {
    check_length(left.len(), right.len())?;
    if let Some(at) = right.iter().position(|entry| *entry == 0) {
        return Err(BadBallots::Zero { at });
    }
    left.iter().zip(right).map(|(a, b)| a.checked_mul(*b).ok_or(BadBallots::TooMany)).collect()
}

pub(super) fn check_length(expected: usize, given: usize) -> Result<(), BadBallots> {
    if expected == given { Ok(()) } else { Err(BadBallots::WrongLength { expected, given }) }
}

words! {
    /// «Ausgleich kleiner Bereiche»: a person weighs `size^−α`, where size is how many active people their unit has.
    /// It departs from one person, one vote, so it is a visible setting that is recorded with the result, and off by default.
    /// Evidence and limits: `selection.md` §6 (α = 1 costs more people than it helps and is not offered).
    #[derive(Default)]
    Balance {
        /// «aus»: α = 0, everybody weighs the same.
        #[default]
        Off = "off",
        /// «leicht»: α = ¼.
        Light = "light",
        /// «stark»: α = ½.
        Strong = "strong",
    }
}

impl Balance {
    /// The weight of somebody alone in their unit: weights are whole numbers.
    pub const SCALE: u32 = 1000;

    /// The weight of somebody whose unit has so many active people: `round(1000 · size^−α)`, at least 1; 1 for all when off.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000")]
    pub fn weight(self, size: u32) -> u32 {
        // Square roots alone are the same to the last bit on every machine; powers are not.
        let root = f64::from(size.max(1)).sqrt();
        let weakened = match self {
            Self::Off => return 1,
            Self::Light => root.sqrt(),
            Self::Strong => root,
        };
        ((f64::from(Self::SCALE) / weakened).round() as u32).max(1)
    }

    /// One weight for each voter, from the unit of each.
    #[must_use]
    pub fn weights(self, units: &[u32]) -> Vec<u32> {
        let mut sizes = vec![0_u32; units.iter().max().map_or(0, |last| *last as usize + 1)];
        for unit in units {
            sizes[*unit as usize] += 1;
        }
        units.iter().map(|unit| self.weight(sizes[*unit as usize])).collect()
    }
}
