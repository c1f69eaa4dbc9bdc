//! Selections under a budget.

use std::collections::BTreeSet;

use domain::selection::{
    completion::add_one_then_votes,
    equal_shares::{Endowment, EqualShares, Utility},
    phragmen::{Overrun, Phragmen},
    rounds::order,
};

use super::{fields::Fields, instances::Instance, report::Report};

const RULE: &str = "with costs";

pub fn check(report: &mut Report, instance: &Instance, expected: &Fields) {
    let costs = instance.fields.wholes("costs");
    let budget = instance.fields.whole("budget");
    let Some(expected) = expected.object("with_costs") else { return };
    let (Some(costs), Some(budget)) = (costs, budget) else {
        report.not_checked("expected.with_costs", "costs or budget are missing or above 2³²");
        return;
    };
    let endowment = Endowment { numerator: budget.into(), divisor: instance.ballots.total_mass() };
    let step = expected.text("add1_increment_per_voter").and_then(fraction);
    for (name, utility) in [("mes_cardinality", Utility::Cardinality), ("mes_cost_utility", Utility::Cost)] {
        let plain = format!("{name}_no_completion");
        if let Some(expected) = expected.wholes(&plain) {
            let run = EqualShares::with_costs(&instance.ballots, &costs, utility, endowment);
            let found = run.map(|mut run| order(&run.rounds(costs.len())));
            report.equal(RULE, instance.id, &plain, &Ok(expected), &found);
        }
        let completed = format!("{name}_add1u");
        let Some(list) = expected.wholes(&completed) else { continue };
        let Some(step) = step else {
            report.not_checked(&completed, "add1_increment_per_voter is missing or no fraction");
            continue;
        };
        let found = add_one_then_votes(&instance.ballots, &costs, utility, budget, step);
        let found = fill(instance, &costs, budget, found.unwrap_or_default());
        set(report, instance, &completed, list, found);
    }
    if let Some(expected) = expected.wholes("seqphragmen_cost_set") {
        let run = Phragmen::with_costs(&instance.ballots, &costs, budget.into(), Overrun::Stop);
        let mut found = run.map(|mut run| order(&run.rounds(costs.len()))).unwrap_or_default();
        let affordable = |idea: &u32| costs[*idea as usize] <= budget;
        let (unsupported, supported): (Vec<u32>, Vec<u32>) = (0..)
            .take(costs.len())
            .filter(affordable)
            .partition(|idea| instance.ballots.supporters(*idea).is_empty());
        // To pabutools all that nobody supports is equally good, and it stops once one of those does not fit.
        if found.len() == supported.len() {
            let spent: u64 = found.iter().map(|idea| u64::from(costs[*idea as usize])).sum();
            let mut left = u64::from(budget).saturating_sub(spent);
            for (at, idea) in unsupported.iter().enumerate() {
                if unsupported[at..].iter().any(|idea| u64::from(costs[*idea as usize]) > left) {
                    break;
                }
                left -= u64::from(costs[*idea as usize]);
                found.push(*idea);
            }
        }
        set(report, instance, "seqphragmen_cost_set", expected, found);
    }
    if let Some(expected) = expected.wholes("greedy_av_cost_set") {
        let order: Vec<u32> =
            instance.ballots.most_votes(costs.len()).into_iter().map(|(idea, _)| idea).collect();
        let found = fill(instance, &costs, budget, fitting(&costs, budget, Vec::new(), order));
        set(report, instance, "greedy_av_cost_set", expected, found);
    }
    report.unknown(&expected);
}

/// pabutools adds what nobody supports when it fits; the rules do not.
fn fill(instance: &Instance, costs: &[u32], budget: u32, chosen: Vec<u32>) -> Vec<u32> {
    fitting(costs, budget, chosen, instance.unsupported())
}

/// Adds in this order whatever still fits.
fn fitting(costs: &[u32], budget: u32, mut chosen: Vec<u32>, order: Vec<u32>) -> Vec<u32> {
    let cost = |idea: &u32| u64::from(costs[*idea as usize]);
    let mut left = u64::from(budget).saturating_sub(chosen.iter().map(cost).sum());
    for idea in order {
        if cost(&idea) <= left {
            left -= cost(&idea);
            chosen.push(idea);
        }
    }
    chosen
}

fn set(report: &mut Report, instance: &Instance, name: &str, expected: Vec<u32>, found: Vec<u32>) {
    let sets: [BTreeSet<u32>; 2] = [expected, found].map(|list| list.into_iter().collect());
    report.equal(RULE, instance.id, name, &sets[0], &sets[1]);
}

fn fraction(text: &str) -> Option<Endowment> {
    let (above, below) = text.split_once('/').unwrap_or((text, "1"));
    Some(Endowment { numerator: above.parse().ok()?, divisor: below.parse().ok()? })
}
