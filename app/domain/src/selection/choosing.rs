//! The three parts of a pull, in their order: wildcards, the seats that topics are sure of, all others.
//!
//! Rules that choose one idea after the other go through all parts in one run: the supporters of a wildcard or of a guaranteed
//! idea have paid for it, or are represented by it, when the others are chosen. Equal Shares hands out all its money at once, so
//! each part is a vote of its own about what the parts before it left.

use std::collections::BTreeMap;

use super::{
    ballots::{Balance, Ballots},
    completion::add_one,
    equal_shares::{Endowment, EqualShares, Utility},
    explanation::{Choice, Rule, Start, explain},
    most_votes::MostVotes,
    pav::SequentialPav,
    phragmen::Phragmen,
    pull::CannotPull,
    recipe::{PullRule, Recipe},
    rounds::{Round, order},
    snapshot::Snapshot,
};
use crate::{
    ids::IdeaNumber,
    text::{Slug, WildcardReason},
};

/// By how many times its fair share anybody's budget is raised at most before votes alone decide ("Add1U" could go on for as
/// many steps as there are voters, when what still fits is supported by one of them).
const RAISED_MAX: u64 = 10;

/// A frozen vote as a recipe reads it. Ideas are positions.
pub(super) struct Vote<'a> {
    pub recipe: &'a Recipe,
    pub snapshot: &'a Snapshot,
    /// How many people support each idea.
    pub votes: Vec<u64>,
    /// What was pulled before, in that order.
    pub before: Vec<u32>,
    /// Which ideas pass the filter.
    pub passes: Vec<bool>,
    /// Which ideas nobody can read any more.
    pub gone: Vec<bool>,
    pub wildcards: Vec<(u32, &'a WildcardReason)>,
}

/// Why an idea has its place.
#[derive(Debug, Clone, Copy)]
pub(super) enum Seat<'a> {
    Wildcard(&'a WildcardReason),
    Guaranteed(&'a Slug),
    Chosen,
}

/// An idea has a place. Nothing decided for a wildcard but the reason that it has.
pub(super) struct Step<'a> {
    pub idea: u32,
    pub seat: Seat<'a>,
    pub choice: Option<Choice>,
}

impl<'a> Vote<'a> {
    /// Chooses by the rule of the recipe.
    pub fn choose(&self) -> Result<Taken<'a, '_>, CannotPull> {
        let balance = self.recipe.rule.balance();
        match &self.recipe.rule {
            PullRule::Balanced { .. } => {
                let ballots = self.ballots(balance, |_| true)?;
                // What was pulled before is paid for once more, in its order. So loads need not be kept, and are exact.
                let mut run = Phragmen::new(&ballots);
                for idea in &self.before {
                    run = run.among([*idea]);
                    run.next_round();
                }
                let start = Start::Loads(run.loads());
                Ok(self.one_by_one(&ballots, Run::Phragmen(run), &start))
            }
            PullRule::Pav { .. } => {
                let ballots = self.ballots(balance, |_| true)?;
                Ok(self.one_by_one(&ballots, Run::Pav(SequentialPav::new(&ballots)), &Start::Nothing))
            }
            PullRule::MostVotes { .. } => self.choose_by_votes(),
            PullRule::EqualShares { .. } | PullRule::BalancedHours { .. } => self.in_shares(balance),
        }
    }

    /// What the same recipe would choose by votes alone, one person, one vote.
    pub fn choose_by_votes(&self) -> Result<Taken<'a, '_>, CannotPull> {
        let ballots = self.ballots(Balance::Off, |_| true)?;
        Ok(self.one_by_one(&ballots, Run::MostVotes(MostVotes::new(&ballots)), &Start::Nothing))
    }

    /// The approvals of some ideas, of those voters who have any. Whoever belongs to no unit that can be told apart counts as
    /// belonging to one with all others of whom that is true.
    fn ballots(&self, balance: Balance, open: impl Fn(u32) -> bool) -> Result<Ballots, CannotPull> {
        let mut sizes: BTreeMap<Option<&str>, u32> = BTreeMap::new();
        for ballot in self.snapshot.ballots() {
            let size = sizes.entry(ballot.unit.as_deref()).or_default();
            *size = size.saturating_add(ballot.people);
        }
        let (mut lists, mut people, mut weights) = (Vec::new(), Vec::new(), Vec::new());
        for ballot in self.snapshot.ballots() {
            let ideas = ballot.ideas.iter().filter_map(|idea| self.position(*idea));
            let list: Vec<u32> = ideas.filter(|idea| open(*idea)).collect();
            if !list.is_empty() {
                lists.push(list);
                people.push(ballot.people);
                weights.push(balance.weight(sizes[&ballot.unit.as_deref()]));
            }
        }
        Ok(Ballots::new(self.votes.len(), &lists)?.standing_for(people)?.weighing(&weights)?)
    }

    fn one_by_one<'v>(&'v self, ballots: &Ballots, mut run: Run<'_>, start: &Start) -> Taken<'a, 'v> {
        let mut taken = Taken::new(self);
        let (rule, mut rounds) = (run.rule(), Vec::new());
        for (idea, reason) in &self.wildcards {
            run = run.among(vec![*idea]);
            rounds.extend(run.next_round());
            taken.take(*idea, Seat::Wildcard(reason), None);
        }
        for (topic, seats) in &self.recipe.seats {
            run = run.among(taken.open(Some(topic)));
            while taken.of(topic.as_str()) < seats.get()
                && let Some(round) = run.next_round()
            {
                taken.take(round.idea, Seat::Guaranteed(topic), None);
                rounds.push(round);
                run = run.among(taken.open(Some(topic)));
            }
        }
        run = run.among(taken.open(None));
        while let Some(round) = run.next_round() {
            let idea = round.idea;
            taken.take(idea, Seat::Chosen, None);
            rounds.push(round);
            if taken.closes(idea) {
                run = run.among(taken.open(None));
            }
        }
        let steps: Vec<(Rule, Round)> = rounds.into_iter().map(|round| (rule, round)).collect();
        let mut choices = explain(ballots, start, &steps).chosen.into_iter().peekable();
        for step in &mut taken.steps {
            let choice = choices.next_if(|choice| choice.idea == step.idea);
            step.choice = choice.filter(|_| !matches!(step.seat, Seat::Wildcard(_)));
        }
        taken
    }

    fn in_shares(&self, balance: Balance) -> Result<Taken<'a, '_>, CannotPull> {
        let mut taken = Taken::new(self);
        for (idea, reason) in &self.wildcards {
            taken.take(*idea, Seat::Wildcard(reason), None);
        }
        for (topic, seats) in &self.recipe.seats {
            let missing = seats.get().saturating_sub(taken.of(topic.as_str()));
            for choice in self.share(balance, &taken, Some(topic), missing)? {
                taken.take(choice.idea, Seat::Guaranteed(topic), Some(choice));
            }
        }
        // Once is enough but for a topic that was cut back: something of it may still fit into the hours.
        loop {
            let choices = self.share(balance, &taken, None, taken.left)?;
            if choices.is_empty() {
                return Ok(taken);
            }
            for choice in choices {
                taken.take(choice.idea, Seat::Chosen, Some(choice));
            }
        }
    }

    /// Equal Shares among what is open, and so many ideas at most. Where a topic gets more than it may, those that were chosen
    /// last go, all others of the topic with them, and the rule starts again without.
    fn share(
        &self,
        balance: Balance,
        taken: &Taken<'a, '_>,
        topic: Option<&Slug>,
        most: u32,
    ) -> Result<Vec<Choice>, CannotPull> {
        let mut open = taken.open(topic);
        loop {
            let ballots = self.ballots(balance, |idea| open.binary_search(&idea).is_ok())?;
            let choices = match &self.recipe.rule {
                PullRule::BalancedHours { .. } => self.share_hours(&ballots, taken.left, most as usize)?,
                PullRule::Balanced { .. }
                | PullRule::EqualShares { .. }
                | PullRule::Pav { .. }
                | PullRule::MostVotes { .. } => share_places(&ballots, most),
            };
            let chosen: Vec<u32> = choices.iter().map(|choice| choice.idea).collect();
            let kept = taken.within_most(&chosen);
            if kept.len() == chosen.len() {
                return Ok(choices);
            }
            let beyond: Vec<&str> =
                chosen.iter().filter(|idea| !kept.contains(idea)).map(|idea| self.topic(*idea)).collect();
            open.retain(|idea| kept.contains(idea) || !beyond.contains(&self.topic(*idea)));
        }
    }

    /// Equal Shares under hours, with "Add1U" and then votes. A step is one hour for all people together, as in the examples
    /// that the rule is tested with.
    #[expect(clippy::cast_precision_loss, reason = "votes are shown, and budgets only explain")]
    fn share_hours(&self, ballots: &Ballots, hours: u32, most: usize) -> Result<Vec<Choice>, CannotPull> {
        let costs: Vec<u32> = (0..).take(self.votes.len()).map(|idea| self.cost(idea)).collect();
        let step = Endowment { numerator: 1, divisor: ballots.total_mass().max(1) };
        let raises = (RAISED_MAX - 1) * u64::from(hours);
        let bought = add_one(ballots, &costs, Utility::Cardinality, hours, step, raises)?;
        let spent: u32 = order(&bought.rounds).iter().map(|idea| costs[*idea as usize]).sum();
        let mut left = hours.saturating_sub(spent);
        let start = Start::Budget(bought.endowment.numerator as f64 / bought.endowment.divisor as f64);
        let mut steps: Vec<(Rule, Round)> =
            bought.rounds.into_iter().map(|round| (Rule::EqualShares { utility: 1 }, round)).collect();
        for (idea, votes) in ballots.most_votes(ballots.ideas()) {
            let cost = costs[idea as usize];
            if cost <= left && !steps.iter().any(|(_, round)| round.idea == idea) {
                left -= cost;
                let round = Round { idea, price: votes as f64, tied: vec![idea], runner_up: None };
                steps.push((Rule::Votes, round));
            }
        }
        steps.truncate(most);
        Ok(explain(ballots, &start, &steps).chosen)
    }

    pub fn position(&self, idea: IdeaNumber) -> Option<u32> {
        position(self.snapshot, idea)
    }

    pub fn topic(&self, idea: u32) -> &'a str {
        &self.snapshot.ideas()[idea as usize].topic
    }

    pub fn cost(&self, idea: u32) -> u32 {
        self.recipe.rule.cost(self.snapshot.ideas()[idea as usize].number)
    }

    /// Whether the rule may choose it, as far as it does not depend on what is chosen.
    pub fn could_be_pulled(&self, idea: u32) -> bool {
        self.passes[idea as usize]
            && !self.gone[idea as usize]
            && self.has_quorum(idea)
            && !self.before.contains(&idea)
    }

    pub fn has_quorum(&self, idea: u32) -> bool {
        self.votes[idea as usize] >= u64::from(self.recipe.quorum.get())
    }
}

/// The position of an idea: ideas stand by number.
pub(super) fn position(snapshot: &Snapshot, idea: IdeaNumber) -> Option<u32> {
    let at = snapshot.ideas().binary_search_by_key(&idea, |frozen| frozen.number).ok()?;
    u32::try_from(at).ok()
}

/// Equal Shares for so many places, completed by Phragmén.
#[expect(clippy::cast_precision_loss, reason = "budgets only explain")]
fn share_places(ballots: &Ballots, places: u32) -> Vec<Choice> {
    let mut run = EqualShares::new(ballots, places);
    let first = run.rounds(places as usize);
    let completed = run.complete_by_phragmen(&order(&first)).rounds(places as usize - first.len());
    let first = first.into_iter().map(|round| (Rule::EqualShares { utility: 1 }, round));
    let steps: Vec<_> = first.chain(completed.into_iter().map(|round| (Rule::Phragmen, round))).collect();
    let start = Start::Budget(f64::from(places) / ballots.total_mass().max(1) as f64);
    explain(ballots, &start, &steps).chosen
}

/// A rule that chooses one idea after the other, among whatever is open.
enum Run<'b> {
    Phragmen(Phragmen<'b>),
    Pav(SequentialPav<'b>),
    MostVotes(MostVotes),
}

impl Run<'_> {
    fn among(self, ideas: Vec<u32>) -> Self {
        match self {
            Self::Phragmen(run) => Self::Phragmen(run.among(ideas)),
            Self::Pav(run) => Self::Pav(run.among(ideas)),
            Self::MostVotes(run) => Self::MostVotes(run.among(ideas)),
        }
    }

    fn next_round(&mut self) -> Option<Round> {
        match self {
            Self::Phragmen(run) => run.next_round(),
            Self::Pav(run) => run.next_round(),
            Self::MostVotes(run) => run.next_round(),
        }
    }

    const fn rule(&self) -> Rule {
        match self {
            Self::Phragmen(_) => Rule::Phragmen,
            Self::Pav(_) => Rule::Pav,
            Self::MostVotes(_) => Rule::Votes,
        }
    }
}

/// What has a place already, and what is left.
pub(super) struct Taken<'a, 'v> {
    vote: &'v Vote<'a>,
    pub steps: Vec<Step<'a>>,
    has: Vec<bool>,
    topics: BTreeMap<&'a str, u32>,
    /// Places, or hours.
    left: u32,
}

impl<'a, 'v> Taken<'a, 'v> {
    fn new(vote: &'v Vote<'a>) -> Self {
        let has = vec![false; vote.votes.len()];
        let left = vote.recipe.rule.budget();
        Self { vote, steps: Vec::new(), has, topics: BTreeMap::new(), left }
    }

    fn take(&mut self, idea: u32, seat: Seat<'a>, choice: Option<Choice>) {
        self.has[idea as usize] = true;
        *self.topics.entry(self.vote.topic(idea)).or_default() += 1;
        self.left = self.left.saturating_sub(self.vote.cost(idea));
        self.steps.push(Step { idea, seat, choice });
    }

    pub fn has(&self, idea: u32) -> bool {
        self.has[idea as usize]
    }

    /// How many places a topic has.
    pub fn of(&self, topic: &str) -> u32 {
        self.topics.get(topic).copied().unwrap_or(0)
    }

    pub fn is_full(&self, topic: &str) -> bool {
        self.vote.recipe.per_topic.is_some_and(|most| self.of(topic) >= most.get())
    }

    /// What may be chosen now, ascending.
    fn open(&self, topic: Option<&Slug>) -> Vec<u32> {
        let Self { vote, has, left, .. } = self;
        let ideas = (0..).take(has.len()).filter(|idea| vote.could_be_pulled(*idea));
        let open = |idea: &u32| {
            let own = vote.topic(*idea);
            !has[*idea as usize]
                && topic.is_none_or(|topic| topic.as_str() == own)
                && vote.cost(*idea) <= *left
                && !self.is_full(own)
        };
        ideas.filter(open).collect()
    }

    /// Whether something may be closed now that was open before this idea was taken.
    fn closes(&self, idea: u32) -> bool {
        self.left == 0 || self.is_full(self.vote.topic(idea)) || self.vote.recipe.rule.costs().is_some()
    }

    /// Those of some chosen ideas that no topic has too many with, in their order.
    fn within_most(&self, chosen: &[u32]) -> Vec<u32> {
        let mut topics = self.topics.clone();
        let most = self.vote.recipe.per_topic.map_or(u32::MAX, super::recipe::PerTopic::get);
        let fits = |idea: &&u32| {
            let topic = topics.entry(self.vote.topic(**idea)).or_default();
            *topic += 1;
            *topic <= most
        };
        chosen.iter().filter(fits).copied().collect()
    }
}
