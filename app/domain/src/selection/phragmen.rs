//! Sequential Phragmén: the default rule, for a number of ideas and as the order «Faire Reihenfolge».
//!
//! Everybody saves at the same speed. As soon as the supporters of an idea own one place together they buy it, and their
//! savings are gone. Put in loads `x_i` (all that voter i's places have cost so far): in each round the idea with the smallest
//! `t_c = (cost(c) + Σ_{i∈S_c} w_i·x_i) / Σ_{i∈S_c} w_i` is chosen, and its supporters' loads become `t_c`.
//!
//! The order for k ideas is the beginning of the order for k+1, so one more place never takes a place away. For parties without
//! common voters it is D'Hondt's method. Source: Brill, Freeman, Janson, Lackner, "Phragmén's Voting Methods and Justified
//! Representation", Mathematical Programming 203 (2024), arXiv 2102.12305.
//!
//! **Carry-over.** The loads may be kept and carried into the next selection, so that whoever won lately waits a little longer.
//! A supporter who owes more than `t_c` from earlier then pays nothing and keeps their load (else a purchase would give them
//! something back): `t_c` is the smallest t with `Σ w_i·max(0, t − x_i) = cost(c)`. Without debts from earlier nobody ever owes
//! more than `t_c`, and both formulas are the same.

use serde::{Deserialize, Serialize};

use super::{
    accounts::Accounts,
    ballots::{BadBallots, Ballots, check_length},
    exact::Amount,
    queue::{Bid, Queue},
    rounds::{Round, lowest},
};

/// What a voter's places have cost so far, for each unit of weight, in units of 10⁻¹⁵ places; kept between selections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Load(i64);

impl Load {
    const UNITS: u64 = 1_000_000_000_000_000;

    /// Takes a load as kept. What is negative becomes zero: nobody starts with savings.
    #[must_use]
    pub fn from_i64(units: i64) -> Self {
        Self(units.max(0))
    }

    /// The load as kept.
    #[must_use]
    pub const fn as_i64(self) -> i64 {
        self.0
    }

    /// The load as a number of places.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "to be shown")]
    pub fn in_places(self) -> f64 {
        self.0 as f64 / Self::UNITS as f64
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "stops at the largest")]
    fn rounded(load: f64) -> Self {
        Self::from_i64((load * Self::UNITS as f64).round() as i64)
    }
}

/// What happens when an idea is next that costs more than is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overrun {
    /// It is left out, and the next one that fits is taken: what the product does.
    Skip,
    /// The selection ends, also if only one of several equally good ideas does not fit (as in the library pabutools).
    Stop,
}

/// Costs and what may be spent.
#[derive(Debug, Clone)]
struct Limit<'a> {
    costs: &'a [u32],
    left: u64,
    overrun: Overrun,
}

/// A selection by sequential Phragmén, round by round.
#[derive(Debug, Clone)]
pub struct Phragmen<'a> {
    ballots: &'a Ballots,
    limit: Option<Limit<'a>>,
    accounts: Accounts,
    queue: Queue,
    /// Whether some owe from earlier, possibly more than a place costs now.
    carried: bool,
}

impl<'a> Phragmen<'a> {
    /// Every idea costs one place, nobody owes anything.
    #[must_use]
    pub fn new(ballots: &'a Ballots) -> Self {
        Self::start(ballots, None, Accounts::empty(ballots.voters()), all(ballots), false)
    }

    /// Every idea costs one place; voters start with what they owe from earlier selections. Whoever is new owes what the
    /// [clock](Self::clock) showed, which is neither a debt nor a saving.
    ///
    /// # Errors
    /// When there is not one load for each voter.
    pub fn carrying(ballots: &'a Ballots, loads: &[Load]) -> Result<Self, BadBallots> {
        check_length(ballots.voters(), loads.len())?;
        let accounts = Accounts::carried(loads.iter().map(|load| load.0), Load::UNITS);
        Ok(Self::start(ballots, None, accounts, all(ballots), true))
    }

    /// Ideas have costs, for example hours of a workshop, and only so much may be spent.
    ///
    /// # Errors
    /// When there is not one positive cost for each idea.
    pub fn with_costs(
        ballots: &'a Ballots,
        costs: &'a [u32],
        budget: u64,
        overrun: Overrun,
    ) -> Result<Self, BadBallots> {
        check_costs(ballots, costs)?;
        let limit = Limit { costs, left: budget, overrun };
        let affordable = all(ballots).filter(|idea| u64::from(costs[*idea as usize]) <= budget);
        Ok(Self::start(ballots, Some(limit), Accounts::empty(ballots.voters()), affordable, false))
    }

    /// Goes on where Equal Shares stopped: what is left of a budget is a negative load.
    pub(super) fn completing(
        ballots: &'a Ballots,
        accounts: Accounts,
        ideas: impl IntoIterator<Item = u32>,
    ) -> Self {
        Self::start(ballots, None, accounts, ideas, false)
    }

    #[expect(clippy::cast_precision_loss, reason = "a slack need not be exact")]
    fn start(
        ballots: &'a Ballots,
        limit: Option<Limit<'a>>,
        accounts: Accounts,
        ideas: impl IntoIterator<Item = u32>,
        carried: bool,
    ) -> Self {
        let costs = limit.as_ref().map(|limit| limit.costs);
        let bids = ideas.into_iter().filter_map(|idea| {
            time(ballots, &accounts, cost(costs, idea), idea).map(|price| Bid { price, idea })
        });
        let slack = 1e-9 / ballots.total_mass().max(1) as f64;
        Self { queue: Queue::new(bids, slack), ballots, limit, accounts, carried }
    }

    /// Goes on among these ideas, which are not chosen yet, and no others. What everybody owes stays as it is, so an idea that
    /// is alone among them is bought whether it is next or not: that is how ideas are paid for which no rule chose.
    #[must_use]
    pub fn among(self, ideas: impl IntoIterator<Item = u32>) -> Self {
        Self::start(self.ballots, self.limit, self.accounts, ideas, true)
    }

    /// Chooses the next idea; the lowest position wins a tie. `None` when no supported idea is left, or none that fits.
    pub fn next_round(&mut self) -> Option<Round> {
        self.next_round_with(lowest)
    }

    /// Chooses the next idea, and lets somebody else break a tie: `pick` gets the positions of all that are exactly as good.
    pub fn next_round_with(&mut self, pick: impl FnOnce(&[u32]) -> u32) -> Option<Round> {
        let Self { ballots, limit, accounts, queue, .. } = self;
        let costs = limit.as_ref().map(|limit| limit.costs);
        let most = limit.as_ref().filter(|limit| limit.overrun == Overrun::Skip).map(|limit| limit.left);
        let mut bids = queue.cheapest(|idea| {
            let cost = cost(costs, idea);
            if most.is_some_and(|most| u64::from(cost) > most) {
                None
            } else {
                time(ballots, accounts, cost, idea)
            }
        });
        let best = bids.first()?.price;
        let close = bids.iter().take_while(|bid| self.queue.near(bid.price, best)).count();
        let mut offers: Vec<Offer> = bids[..close].iter().map(|bid| self.offer(*bid)).collect();
        let cheapest = self.accounts.smallest(offers.iter().map(|offer| &offer.price));
        let mut tied: Vec<u32> = cheapest.iter().map(|at| bids[*at].idea).collect();
        tied.sort_unstable();
        self.spend(&tied)?;
        let idea = pick(&tied);
        let at = bids.iter().position(|bid| bid.idea == idea)?;
        let (Bid { price, .. }, offer) = (bids.remove(at), offers.swap_remove(at));
        self.accounts.set(offer.payers, offer.price, price);
        if let Some(limit) = &mut self.limit {
            limit.left -= u64::from(limit.costs[idea as usize]);
        }
        let runner_up = bids.first().map(|bid| (bid.idea, bid.price));
        self.queue.put_back(bids);
        Some(Round { idea, price, tied, runner_up })
    }

    /// The next k ideas, or fewer when no supported idea is left.
    pub fn rounds(&mut self, k: usize) -> Vec<Round> {
        std::iter::from_fn(|| self.next_round()).take(k).collect()
    }

    /// Ends the selection when the rule says so.
    fn spend(&mut self, tied: &[u32]) -> Option<()> {
        let Some(limit) = &self.limit else { return Some(()) };
        let fits = tied.iter().all(|idea| u64::from(limit.costs[*idea as usize]) <= limit.left);
        if !fits {
            self.queue = Queue::new([], 0.0);
        }
        fits.then_some(())
    }

    /// Prices an idea without rounding.
    fn offer(&mut self, bid: Bid) -> Offer {
        let (mut payers, mut doubtful) = (Vec::new(), Vec::new());
        for &voter in self.ballots.supporters(bid.idea) {
            let load = self.accounts.load(voter);
            if !self.carried || (load < bid.price && !self.queue.near(load, bid.price)) {
                payers.push(voter);
            } else if self.queue.near(load, bid.price) {
                doubtful.push(voter);
            }
        }
        // Whoever owes exactly the price changes nothing by paying nothing, so only those who owe more have to go.
        loop {
            let price = self.price(bid.idea, payers.iter().chain(&doubtful));
            let before = doubtful.len();
            doubtful
                .retain(|voter| self.accounts.compare_line(self.accounts.last_line(*voter), &price).is_le());
            if doubtful.len() == before {
                payers.append(&mut doubtful);
                return Offer { price, payers };
            }
        }
    }

    fn price<'v>(&self, idea: u32, payers: impl Iterator<Item = &'v u32>) -> Amount {
        let cost = cost(self.limit.as_ref().map(|limit| limit.costs), idea);
        let mut price = Amount::fraction(cost.into(), 0);
        for &voter in payers {
            let mass = self.ballots.mass(voter);
            self.accounts.add_exactly(self.accounts.last_line(voter), mass.into(), &mut price);
            price.divisor += u128::from(mass);
        }
        price
    }

    /// What each voter's places have cost so far.
    #[must_use]
    pub fn loads(&self) -> Vec<Load> {
        self.accounts.loads().iter().map(|load| Load::rounded(*load)).collect()
    }

    /// The same, as a number of places for each unit of weight.
    #[must_use]
    pub fn loads_in_places(&self) -> &[f64] {
        self.accounts.loads()
    }

    /// The largest load: what somebody new owes when this selection is carried over.
    #[must_use]
    pub fn clock(&self) -> Load {
        self.loads().into_iter().max().unwrap_or_default()
    }
}

struct Offer {
    price: Amount,
    payers: Vec<u32>,
}

fn all(ballots: &Ballots) -> impl Iterator<Item = u32> {
    (0..).take(ballots.ideas())
}

fn cost(costs: Option<&[u32]>, idea: u32) -> u32 {
    costs.map_or(1, |costs| costs[idea as usize])
}

pub(super) fn check_costs(ballots: &Ballots, costs: &[u32]) -> Result<(), BadBallots> {
    check_length(ballots.ideas(), costs.len())?;
    costs.iter().position(|cost| *cost == 0).map_or(Ok(()), |at| Err(BadBallots::Zero { at }))
}

/// When the supporters of an idea own its cost together; never, without supporters.
#[expect(clippy::cast_precision_loss, reason = "near ties are decided exactly")]
fn time(ballots: &Ballots, accounts: &Accounts, cost: u32, idea: u32) -> Option<f64> {
    let supporters = ballots.supporters(idea);
    let mut most = f64::INFINITY;
    loop {
        let (mut sum, mut mass, mut highest) = (f64::from(cost), 0, f64::NEG_INFINITY);
        for &voter in supporters {
            let (load, own) = (accounts.load(voter), ballots.mass(voter));
            if load < most {
                sum += own as f64 * load;
                mass += own;
                highest = highest.max(load);
            }
        }
        if mass == 0 {
            return most.is_finite().then_some(most);
        }
        let time = sum / mass as f64;
        if highest <= time {
            return Some(time);
        }
        // Somebody owes more than this from earlier: they pay nothing.
        most = time.max(f64::MIN_POSITIVE);
    }
}
