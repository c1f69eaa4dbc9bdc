//! The plain list: most votes first, as everybody reads it. Here so that a selection by votes reports what every rule reports.

use super::{
    ballots::Ballots,
    rounds::{Round, lowest},
};

/// A selection by votes alone, round by round.
#[derive(Debug, Clone)]
pub struct MostVotes {
    votes: Vec<u64>,
    /// The best stands last.
    waiting: Vec<u32>,
}

impl MostVotes {
    /// All ideas that anybody supports.
    #[must_use]
    pub fn new(ballots: &Ballots) -> Self {
        let ideas = (0..).take(ballots.ideas());
        let run =
            Self { votes: ideas.clone().map(|idea| ballots.support(idea)).collect(), waiting: Vec::new() };
        run.among(ideas)
    }

    /// Goes on among these ideas, which are not chosen yet, and no others.
    #[must_use]
    pub fn among(mut self, ideas: impl IntoIterator<Item = u32>) -> Self {
        self.waiting = ideas.into_iter().filter(|idea| self.votes[*idea as usize] > 0).collect();
        self.waiting.sort_unstable_by_key(|idea| (self.votes[*idea as usize], std::cmp::Reverse(*idea)));
        self
    }

    /// Chooses the next idea; the lowest position wins a tie. `None` when no supported idea is left.
    #[expect(clippy::cast_precision_loss, reason = "to be shown; whole numbers decide")]
    pub fn next_round(&mut self) -> Option<Round> {
        let votes = |idea: &u32| self.votes[*idea as usize];
        let most = votes(self.waiting.last()?);
        let tied: Vec<u32> =
            self.waiting.iter().rev().copied().take_while(|idea| votes(idea) == most).collect();
        let next = self.waiting.iter().rev().nth(1).map(|idea| (*idea, votes(idea) as f64));
        self.waiting.pop();
        Some(Round { idea: lowest(&tied), price: most as f64, tied, runner_up: next })
    }
}
