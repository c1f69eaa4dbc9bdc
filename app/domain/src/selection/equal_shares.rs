//! Method of Equal Shares ("Rule X"): everybody gets the same share of the places, or of the hours, and ideas are bought from it.
//!
//! Voter i starts with `b_i = w_i · B ÷ Σw`, with B = k places. An idea is affordable at `ρ` when its supporters can pay its
//! cost with at most `w_i·u(c)·ρ` each: `Σ_{i∈S_c} min(b_i, w_i·u(c)·ρ) ≥ cost(c)`. In each round the idea with the smallest
//! such ρ is bought, and its supporters pay. The rule ends when nothing is affordable, often before k ideas are found: see
//! [`super::completion`]. It guarantees extended justified representation: a group of ℓ·n/k voters with ℓ ideas in common
//! holds somebody who gets ℓ of theirs. Unlike Phragmén's, its order for k is no beginning of the one for k+1.
//! Sources: Peters & Skowron, "Proportionality and the Limits of Welfarism", EC 2020, arXiv 1911.11747; with costs: Peters,
//! Pierczyński, Skowron, "Proportional Participatory Budgeting with Additive Utilities", NeurIPS 2021, arXiv 2008.13276.

use super::{
    accounts::Accounts,
    ballots::{BadBallots, Ballots},
    exact::Amount,
    phragmen::{Phragmen, check_costs},
    queue::{Bid, Queue, near},
    rounds::{Round, lowest},
};

/// What an idea with costs is worth to each of its supporters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Utility {
    /// Each idea counts once: what the product does.
    Cardinality,
    /// An idea counts as much as it costs.
    Cost,
}

/// What ideas cost and are worth.
#[derive(Debug, Clone, Copy)]
enum Prices<'a> {
    Places,
    Costs(&'a [u32], Utility),
}

impl Prices<'_> {
    fn cost(self, idea: u32) -> u32 {
        match self {
            Self::Places => 1,
            Self::Costs(costs, _) => costs[idea as usize],
        }
    }

    fn utility(self, idea: u32) -> u32 {
        match self {
            Self::Places | Self::Costs(_, Utility::Cardinality) => 1,
            Self::Costs(costs, Utility::Cost) => costs[idea as usize],
        }
    }
}

/// A budget for each unit of weight, as a fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Endowment {
    /// Above the line.
    pub numerator: u64,
    /// Below the line.
    pub divisor: u64,
}

/// A selection by Equal Shares, round by round.
#[derive(Debug, Clone)]
pub struct EqualShares<'a> {
    ballots: &'a Ballots,
    prices: Prices<'a>,
    accounts: Accounts,
    queue: Queue,
}

impl<'a> EqualShares<'a> {
    /// All voters together can buy k ideas.
    #[must_use]
    pub fn new(ballots: &'a Ballots, k: u32) -> Self {
        Self::with_endowment(ballots, Endowment { numerator: k.into(), divisor: ballots.total_mass().max(1) })
    }

    /// Every idea costs one place, and each unit of weight has that part of a place.
    #[must_use]
    pub fn with_endowment(ballots: &'a Ballots, endowment: Endowment) -> Self {
        Self::start(ballots, Prices::Places, endowment)
    }

    /// Ideas have costs, and each unit of weight has that budget.
    ///
    /// # Errors
    /// When there is not one positive cost for each idea.
    pub fn with_costs(
        ballots: &'a Ballots,
        costs: &'a [u32],
        utility: Utility,
        endowment: Endowment,
    ) -> Result<Self, BadBallots> {
        check_costs(ballots, costs)?;
        Ok(Self::start(ballots, Prices::Costs(costs, utility), endowment))
    }

    #[expect(clippy::cast_precision_loss, reason = "a lower bound, with a margin")]
    fn start(ballots: &'a Ballots, prices: Prices<'a>, endowment: Endowment) -> Self {
        let Endowment { numerator, divisor } = endowment;
        let accounts = Accounts::endowed(ballots.voters(), numerator.into(), divisor.into());
        let bids = (0..).take(ballots.ideas()).filter_map(|idea| {
            // While all budgets are full the price is the same for everybody, and affordable or not at one glance.
            let (support, cost) = (u128::from(ballots.support(idea)), prices.cost(idea));
            let affordable = support * u128::from(numerator) >= u128::from(cost) * u128::from(divisor);
            let price = f64::from(cost) / support as f64 / f64::from(prices.utility(idea));
            affordable.then_some(Bid { price, idea })
        });
        Self { queue: Queue::new(bids, 0.0), ballots, prices, accounts }
    }

    /// Buys the next idea; the lowest position wins a tie. `None` when nothing is affordable.
    pub fn next_round(&mut self) -> Option<Round> {
        self.next_round_with(lowest)
    }

    /// Buys the next idea, and lets somebody else break a tie: `pick` gets the positions of all that are exactly as good.
    pub fn next_round_with(&mut self, pick: impl FnOnce(&[u32]) -> u32) -> Option<Round> {
        let Self { ballots, prices, accounts, queue } = self;
        let mut bids = queue.cheapest(|idea| {
            let share = share(ballots, accounts, prices.cost(idea), idea)?;
            Some(share / f64::from(prices.utility(idea)))
        });
        let best = bids.first()?.price;
        let close = bids.iter().take_while(|bid| self.queue.near(bid.price, best)).count();
        let mut offers: Vec<Offer> = bids[..close].iter().map(|bid| self.offer(*bid)).collect();
        let cheapest = self.accounts.smallest(offers.iter().map(|offer| &offer.price));
        let mut tied: Vec<u32> = cheapest.iter().map(|at| bids[*at].idea).collect();
        tied.sort_unstable();
        let idea = pick(&tied);
        let at = bids.iter().position(|bid| bid.idea == idea)?;
        let (Bid { price, .. }, offer) = (bids.remove(at), offers.swap_remove(at));
        self.accounts.clear(offer.spent);
        self.accounts.raise(&offer.payers, offer.share, price * f64::from(self.prices.utility(idea)));
        let runner_up = bids.first().map(|bid| (bid.idea, bid.price));
        self.queue.put_back(bids);
        Some(Round { idea, price, tied, runner_up })
    }

    /// All ideas that are affordable, but at most so many.
    pub fn rounds(&mut self, most: usize) -> Vec<Round> {
        std::iter::from_fn(|| self.next_round()).take(most).collect()
    }

    /// Fills the free places by sequential Phragmén, in which the unspent budgets are savings: our completion for places.
    #[must_use]
    pub fn complete_by_phragmen(self, chosen: &[u32]) -> Phragmen<'a> {
        let mut open = vec![true; self.ballots.ideas()];
        for idea in chosen {
            open[*idea as usize] = false;
        }
        let ideas = (0..).zip(open).filter_map(|(idea, open)| open.then_some(idea));
        Phragmen::completing(self.ballots, self.accounts, ideas)
    }

    /// What each voter has left, for each unit of their weight.
    #[must_use]
    pub fn budgets(&self) -> Vec<f64> {
        // Zero minus the load, since the negative of zero would be a zero with a sign.
        self.accounts.loads().iter().map(|load| 0.0 - load).collect()
    }

    /// Prices an idea without rounding: who pays their share, and who only has less than that left.
    fn offer(&mut self, bid: Bid) -> Offer {
        let expected = bid.price * f64::from(self.prices.utility(bid.idea));
        let cost = self.prices.cost(bid.idea);
        let (mut spent, mut payers, mut doubtful) = (Vec::new(), Vec::new(), Vec::new());
        for &voter in self.ballots.supporters(bid.idea) {
            let budget = -self.accounts.load(voter);
            if near(budget, expected, 0.0) {
                doubtful.push(voter);
            } else if budget < expected {
                spent.push(voter);
            } else {
                payers.push(voter);
            }
        }
        // Equal histories are equal budgets, to be compared once.
        doubtful.sort_unstable_by_key(|voter| self.accounts.last_line(*voter));
        loop {
            let share = self.share(cost, &spent, payers.iter().chain(&doubtful));
            let compared = self.compare(&doubtful, &share);
            if compared.iter().all(|order| order.is_ge()) {
                // Whoever has exactly the share is at zero afterwards, without a rest from rounding.
                for (voter, order) in doubtful.iter().zip(compared) {
                    if order.is_eq() { spent.push(*voter) } else { payers.push(*voter) }
                }
                let mut price = share.clone();
                price.divisor *= u128::from(self.prices.utility(bid.idea));
                return Offer { price, share, spent, payers };
            }
            // Those pay all they have, and the share of the others grows.
            let mut below = compared.into_iter().map(std::cmp::Ordering::is_lt);
            let poor = doubtful.extract_if(.., |_| below.next().unwrap_or(false));
            spent.extend(poor);
        }
    }

    /// How each voter's budget compares with a share.
    fn compare(&mut self, voters: &[u32], share: &Amount) -> Vec<std::cmp::Ordering> {
        // A budget is below a share when the load is above its negative.
        let mut negative = share.clone();
        negative.terms.iter_mut().for_each(|term| *term = -*term);
        let mut compared = Vec::with_capacity(voters.len());
        let lines: Vec<u32> = voters.iter().map(|voter| self.accounts.last_line(*voter)).collect();
        for equal in lines.chunk_by(|a, b| a == b) {
            let order = self.accounts.compare_line(equal[0], &negative).reverse();
            compared.extend(equal.iter().map(|_| order));
        }
        compared
    }

    fn share<'v>(&self, cost: u32, spent: &[u32], payers: impl Iterator<Item = &'v u32>) -> Amount {
        let mut share = Amount::fraction(cost.into(), 0);
        for &voter in spent {
            let mass = i128::from(self.ballots.mass(voter));
            self.accounts.add_exactly(self.accounts.last_line(voter), mass, &mut share);
        }
        share.divisor = payers.map(|voter| u128::from(self.ballots.mass(*voter))).sum();
        share
    }
}

struct Offer {
    /// What is compared: the share divided by the utility.
    price: Amount,
    /// What payers pay for each unit of weight.
    share: Amount,
    /// Those who pay all they have.
    spent: Vec<u32>,
    payers: Vec<u32>,
}

/// What each unit of weight pays so that the cost comes together; `None` when it does not, now or ever, as budgets only fall.
#[expect(clippy::cast_precision_loss, reason = "near ties are decided exactly")]
fn share(ballots: &Ballots, accounts: &mut Accounts, cost: u32, idea: u32) -> Option<f64> {
    let mut purses: Vec<(f64, f64)> = Vec::with_capacity(ballots.supporters(idea).len());
    let (mut owned, mut mass) = (0.0, 0.0);
    for &voter in ballots.supporters(idea) {
        let (budget, own) = (-accounts.load(voter), ballots.mass(voter) as f64);
        if budget > 0.0 {
            owned += own * budget;
            mass += own;
            purses.push((budget, own));
        }
    }
    let mut rest = f64::from(cost);
    if near(owned, rest, 0.0) {
        if !owns_exactly(ballots, accounts, cost, idea) {
            return None;
        }
    } else if owned < rest {
        return None;
    }
    // The share only grows while those who have less drop out, and each who does stays out.
    loop {
        let share = rest / mass;
        let before = purses.len();
        let largest = purses.iter().fold(0.0_f64, |largest, (budget, _)| largest.max(*budget));
        purses.retain(|(budget, own)| {
            // The richest stay, also if rounding says that they have a little too little.
            let stays = *budget >= share || *budget >= largest;
            if !stays {
                rest -= own * budget;
                mass -= own;
            }
            stays
        });
        if purses.len() == before {
            return Some(share.min(largest));
        }
    }
}

/// Whether the supporters' budgets reach the cost, without rounding.
fn owns_exactly(ballots: &Ballots, accounts: &mut Accounts, cost: u32, idea: u32) -> bool {
    let mut owned = Amount::fraction(0, 1);
    for &voter in ballots.supporters(idea) {
        accounts.add_exactly(accounts.last_line(voter), -i128::from(ballots.mass(voter)), &mut owned);
    }
    accounts.compare(&owned, &Amount::fraction(cost.into(), 1)).is_ge()
}
