//! Sequential proportional approval voting (Thiele 1895): whoever is represented already counts half, then a third, ….
//!
//! In each round the idea with the largest `Σ_{i∈S_c} w_i ÷ (u_i + 1)` is chosen, where `u_i` is how many chosen ideas voter i
//! approves of. Like Phragmén's rule it never takes a place away when k grows, and it is D'Hondt's method for parties; it
//! gives no guarantee to groups. It is there as a second opinion. Source: Lackner & Skowron, "Multi-Winner Voting with Approval
//! Preferences", 2023, section 2.2. The best committee by the same sum is NP-hard to find and not offered.

use super::{
    accounts::Accounts,
    ballots::Ballots,
    exact::Amount,
    queue::{Bid, Queue},
    rounds::{Round, lowest},
};

/// A selection by sequential PAV, round by round.
#[derive(Debug, Clone)]
pub struct SequentialPav<'a> {
    ballots: &'a Ballots,
    /// How many chosen ideas each voter approves of.
    satisfied: Vec<u32>,
    queue: Queue,
    /// `atoms[u]` is `1 ÷ (u + 1)`: only there to compare without rounding.
    accounts: Accounts,
    atoms: Vec<u32>,
}

impl<'a> SequentialPav<'a> {
    /// Nobody is represented yet.
    #[must_use]
    pub fn new(ballots: &'a Ballots) -> Self {
        let run = Self {
            queue: Queue::new([], 0.0),
            ballots,
            satisfied: vec![0; ballots.voters()],
            accounts: Accounts::empty(0),
            atoms: Vec::new(),
        };
        run.among((0..).take(ballots.ideas()))
    }

    /// Goes on among these ideas, which are not chosen yet, and no others. Whoever is represented stays so.
    #[must_use]
    pub fn among(mut self, ideas: impl IntoIterator<Item = u32>) -> Self {
        let bid = |idea| gain(self.ballots, &self.satisfied, idea).map(|gain| Bid { price: -gain, idea });
        self.queue = Queue::new(ideas.into_iter().filter_map(bid), 0.0);
        self
    }

    /// Chooses the next idea; the lowest position wins a tie. `None` when no supported idea is left.
    pub fn next_round(&mut self) -> Option<Round> {
        self.next_round_with(lowest)
    }

    /// Chooses the next idea, and lets somebody else break a tie: `pick` gets the positions of all that are exactly as good.
    pub fn next_round_with(&mut self, pick: impl FnOnce(&[u32]) -> u32) -> Option<Round> {
        let Self { ballots, satisfied, queue, .. } = self;
        // The queue gives out the smallest, so a gain is a negative price. It never grows.
        let mut bids = queue.cheapest(|idea| gain(ballots, satisfied, idea).map(|gain| -gain));
        let best = bids.first()?.price;
        let close = bids.iter().take_while(|bid| self.queue.near(bid.price, best)).count();
        let mut tied = vec![bids[0].idea];
        if close > 1 {
            let losses: Vec<Amount> = bids[..close].iter().map(|bid| self.loss(bid.idea)).collect();
            tied = self.accounts.smallest(&losses).into_iter().map(|at| bids[at].idea).collect();
            tied.sort_unstable();
        }
        let idea = pick(&tied);
        let at = bids.iter().position(|bid| bid.idea == idea)?;
        let gain = -bids.remove(at).price;
        for voter in self.ballots.supporters(idea) {
            self.satisfied[*voter as usize] += 1;
        }
        let runner_up = bids.first().map(|bid| (bid.idea, -bid.price));
        self.queue.put_back(bids);
        Some(Round { idea, price: gain, tied, runner_up })
    }

    /// The next k ideas, or fewer when no supported idea is left.
    pub fn rounds(&mut self, k: usize) -> Vec<Round> {
        std::iter::from_fn(|| self.next_round()).take(k).collect()
    }

    /// How many of the chosen ideas each voter approves of.
    #[must_use]
    pub fn satisfied(&self) -> &[u32] {
        &self.satisfied
    }

    /// The negative gain without rounding.
    fn loss(&mut self, idea: u32) -> Amount {
        let mut loss = Amount::fraction(0, 1);
        for &voter in self.ballots.supporters(idea) {
            let satisfied = self.satisfied[voter as usize] as usize;
            while self.atoms.len() <= satisfied {
                let divisor = self.atoms.len() as u128 + 1;
                self.atoms.push(self.accounts.define(Amount::fraction(1, divisor)));
            }
            loss.add(self.atoms[satisfied], -i128::from(self.ballots.mass(voter)));
        }
        loss
    }
}

/// The weight of an idea's supporters, each divided by what they have already and one; nothing, without supporters.
#[expect(clippy::cast_precision_loss, reason = "near ties are decided exactly")]
fn gain(ballots: &Ballots, satisfied: &[u32], idea: u32) -> Option<f64> {
    let supporters = ballots.supporters(idea);
    let weight = |voter: &u32| ballots.mass(*voter) as f64 / f64::from(satisfied[*voter as usize] + 1);
    (!supporters.is_empty()).then(|| supporters.iter().map(weight).sum())
}
