//! What fills the places that Equal Shares leaves free. Which one was used is recorded with the result.
//!
//! | completion | how |
//! |---|---|
//! | Phragmén (ours, for places) | [`EqualShares::complete_by_phragmen`]: unspent budgets are savings |
//! | votes | [`by_votes`]: most votes first |
//! | increment | [`by_increment`]: again with budgets for k+1, k+2, … places until k ideas are bought |
//! | Add1U (ours, for hours) | [`add_one_then_votes`]: again with a little more for everybody while the costs stay within the budget, then by votes what still fits |
//!
//! Sources: Lackner & Skowron, "Multi-Winner Voting with Approval Preferences", 2023, and equalshares.net/implementation.

use super::{
    ballots::{BadBallots, Ballots},
    equal_shares::{Endowment, EqualShares, Utility},
    rounds::{Round, order},
};

/// The k places: the ideas chosen already, then those with the most votes. Ideas that nobody supports are left out.
#[must_use]
pub fn by_votes(ballots: &Ballots, chosen: &[u32], k: usize) -> Vec<u32> {
    let by_votes = ballots.most_votes(ballots.ideas()).into_iter().map(|(idea, _)| idea);
    let others = by_votes.filter(|idea| !chosen.contains(idea));
    chosen.iter().copied().chain(others).take(k).collect()
}

/// k ideas, and how many places everybody's budgets together were enough for in the end.
#[derive(Debug, Clone, PartialEq)]
pub struct Increment {
    /// The ideas in the order they were bought.
    pub rounds: Vec<Round>,
    /// The places that the last run pretended there were.
    pub places: u32,
}

/// Runs Equal Shares with budgets for k, k+1, k+2, … places until k ideas are bought; what would be bought after those is
/// not. `None` when fewer than k ideas are supported, or when budgets for k·Σw places are not enough, which cannot be.
#[must_use]
pub fn by_increment(ballots: &Ballots, k: u32) -> Option<Increment> {
    let supported = (0..).take(ballots.ideas()).filter(|idea| !ballots.supporters(*idea).is_empty()).count();
    if supported < k as usize {
        return None;
    }
    let mass = ballots.total_mass().max(1);
    let most = u32::try_from(u64::from(k) * mass + 1).unwrap_or(u32::MAX);
    (k..=most).find_map(|places| {
        let endowment = Endowment { numerator: places.into(), divisor: mass };
        let rounds = EqualShares::with_endowment(ballots, endowment).rounds(k as usize);
        (rounds.len() == k as usize).then_some(Increment { rounds, places })
    })
}

/// Equal Shares under a budget, completed by "Add1U": everybody's budget grows by `step` until the ideas bought would cost
/// more than the budget, or nothing more fits; the last selection within the budget counts. Then what still fits is added,
/// by votes. In the order of choice.
///
/// # Errors
/// When there is not one positive cost for each idea.
pub fn add_one_then_votes(
    ballots: &Ballots,
    costs: &[u32],
    utility: Utility,
    budget: u32,
    step: Endowment,
) -> Result<Vec<u32>, BadBallots> {
    let mut chosen = order(&add_one(ballots, costs, utility, budget, step, u64::MAX)?.rounds);
    let mut left = u64::from(budget).saturating_sub(total(costs, &chosen));
    for (idea, _) in ballots.most_votes(ballots.ideas()) {
        let cost = u64::from(costs[idea as usize]);
        if cost <= left && !chosen.contains(&idea) {
            chosen.push(idea);
            left -= cost;
        }
    }
    Ok(chosen)
}

/// What Equal Shares bought under a budget, and what each unit of weight had for it in the end.
#[derive(Debug, Clone, PartialEq)]
pub struct AddOne {
    /// The ideas in the order they were bought.
    pub rounds: Vec<Round>,
    /// The last budget with which the costs stayed within.
    pub endowment: Endowment,
}

/// The first half of [`add_one_then_votes`]: Equal Shares, with budgets that are raised at most so many times.
///
/// # Errors
/// When there is not one positive cost for each idea.
pub fn add_one(
    ballots: &Ballots,
    costs: &[u32],
    utility: Utility,
    budget: u32,
    step: Endowment,
    raises: u64,
) -> Result<AddOne, BadBallots> {
    let mass = ballots.total_mass().max(1);
    // budget ÷ mass + steps · step, over one divisor.
    let divisor = mass * step.divisor;
    let mut endowment = Endowment { numerator: u64::from(budget) * step.divisor, divisor };
    let mut last = AddOne { rounds: Vec::new(), endowment };
    let mut raised = 0;
    loop {
        let mut run = EqualShares::with_costs(ballots, costs, utility, endowment)?;
        let rounds = run.rounds(ballots.ideas());
        let chosen = order(&rounds);
        if total(costs, &chosen) > u64::from(budget) {
            return Ok(last);
        }
        let left = u64::from(budget) - total(costs, &chosen);
        let exhausted = (0..).zip(costs).all(|(idea, cost)| {
            u64::from(*cost) > left || chosen.contains(&idea) || ballots.supporters(idea).is_empty()
        });
        last = AddOne { rounds, endowment };
        if exhausted || step.numerator == 0 || raised == raises {
            return Ok(last);
        }
        endowment.numerator += step.numerator * mass;
        raised += 1;
    }
}

fn total(costs: &[u32], ideas: &[u32]) -> u64 {
    ideas.iter().map(|idea| u64::from(costs[*idea as usize])).sum()
}
