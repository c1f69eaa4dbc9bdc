//! Plain votes, Phragmén, sequential PAV.

use domain::selection::{
    ballots::Ballots,
    equal_shares::EqualShares,
    pav::SequentialPav,
    phragmen::Phragmen,
    rounds::{Round, order},
};

use super::{
    fields::Fields,
    instances::{Instance, timed},
    report::Report,
    ties,
};

const AV: &str = "votes";
const PHRAGMEN: &str = "phragmen";
const PAV: &str = "sequential pav";

pub fn check(report: &mut Report, instance: &Instance, expected: &Fields) {
    timed(report, instance, "ballots", || {
        Ballots::new(instance.ballots.ideas(), &instance.lists).is_ok_and(|ballots| ballots.ideas() > 0)
    });
    if let Some(expected) = expected.object("av") {
        check_votes(report, instance, &expected);
        report.unknown(&expected);
    }
    if let Some(expected) = expected.object("seqphragmen") {
        check_phragmen(report, instance, &expected);
        report.unknown(&expected);
    }
    if let Some(expected) = expected.object("seqpav") {
        check_pav(report, instance, &expected);
        report.unknown(&expected);
    }
}

fn check_votes(report: &mut Report, instance: &Instance, expected: &Fields) {
    let votes = instance.ballots.most_votes(instance.k as usize);
    let (order, _) = instance.fill(votes.iter().map(|(idea, _)| *idea).collect());
    if let Some(expected) = expected.wholes("order") {
        report.equal(AV, instance.id, "order", &expected, &order);
    }
    if let Some(expected) = expected.wholes("approvals") {
        let found: Vec<u32> = order
            .iter()
            .map(|idea| u32::try_from(instance.ballots.support(*idea)).unwrap_or(u32::MAX))
            .collect();
        report.equal(AV, instance.id, "approvals", &expected, &found);
    }
}

fn check_phragmen(report: &mut Report, instance: &Instance, expected: &Fields) {
    let k = instance.k as usize;
    let run = || {
        let mut run = Phragmen::new(&instance.ballots);
        let rounds = run.rounds(k);
        (rounds, run.loads_in_places().to_vec())
    };
    let (rounds, loads) = timed(report, instance, "phragmen", run);
    check_rounds(
        report,
        instance,
        PHRAGMEN,
        expected,
        &rounds,
        Names {
            order: "order",
            tied: "tied",
            prices: &["times", "times_float"],
            filler: f64::from(instance.k) + 1.0,
        },
    );
    if let Some(expected) = expected.numbers("final_loads") {
        report.close(PHRAGMEN, instance.id, "final_loads", &expected, &loads);
    }
    if let Some(expected) = expected.numbers("relative_gap_to_runner_up") {
        let found: Vec<f64> = rounds.iter().filter_map(Round::gap).collect();
        // A gap is the difference of two prices, so it has fewer digits than they.
        report.within(PHRAGMEN, instance.id, "relative_gap_to_runner_up", (1e-6, 1e-9), (&expected, &found));
    }
    if let Some(mut expected) = instance.fields.wholes("pabutools_seqphragmen_unitcost_set") {
        let mut found = order(&rounds);
        expected.sort_unstable();
        found.sort_unstable();
        report.equal(PHRAGMEN, instance.id, "pabutools_seqphragmen_unitcost_set", &expected, &found);
    }
    ties::check_all(report, instance, PHRAGMEN, expected, "all", || {
        ties::all(instance, Phragmen::new(&instance.ballots))
    });
}

fn check_pav(report: &mut Report, instance: &Instance, expected: &Fields) {
    let k = instance.k as usize;
    let rounds =
        timed(report, instance, "sequential pav", || SequentialPav::new(&instance.ballots).rounds(k));
    check_rounds(
        report,
        instance,
        PAV,
        expected,
        &rounds,
        Names { order: "order", tied: "tied", prices: &["marginals"], filler: 0.0 },
    );
    ties::check_all(report, instance, PAV, expected, "all", || {
        ties::all(instance, SequentialPav::new(&instance.ballots))
    });
}

/// What the fields of a rule are called, and the price that the references give to ideas nobody supports.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    pub order: &'a str,
    pub tied: &'a str,
    pub prices: &'a [&'a str],
    pub filler: f64,
}

/// Checks order, prices and the tied ideas of every round, with the references' filling up.
pub fn check_rounds(
    report: &mut Report,
    instance: &Instance,
    rule: &'static str,
    expected: &Fields,
    rounds: &[Round],
    names: Names,
) {
    let (order, added) = match expected.wholes(names.order) {
        Some(expected) if expected.len() > rounds.len() => {
            let chosen = order(rounds);
            let more = expected.len() - rounds.len();
            let added: Vec<u32> = instance.unsupported().into_iter().take(more).collect();
            (chosen.into_iter().chain(added.clone()).collect(), added)
        }
        _ => (order(rounds), Vec::new()),
    };
    if let Some(expected) = expected.wholes(names.order) {
        report.equal(rule, instance.id, names.order, &expected, &order);
    }
    for name in names.prices {
        if let Some(expected) = expected.numbers(name) {
            let prices = rounds.iter().map(|round| round.price);
            let found: Vec<f64> = prices.chain(added.iter().map(|_| names.filler)).collect();
            report.close(rule, instance.id, name, &expected, &found);
        }
    }
    if let Some(expected) = expected.lists(names.tied) {
        let mut tied: Vec<Vec<u32>> = rounds.iter().map(|round| round.tied.clone()).collect();
        let unsupported = instance.unsupported();
        tied.extend((0..added.len()).map(|used| unsupported[used..].to_vec()));
        report.equal(rule, instance.id, names.tied, &expected, &tied);
    }
}

pub fn check_weighted(report: &mut Report, instance: &Instance, ballots: &Ballots, expected: &Fields) {
    const RULE: &str = "weights by size of unit";
    let k = instance.k as usize;
    let mut check = |name: &str, found: Vec<u32>| {
        if let Some(expected) = expected.wholes(name) {
            report.equal(RULE, instance.id, name, &expected, &found);
        }
    };
    check("seqphragmen_order", order(&Phragmen::new(ballots).rounds(k)));
    let mut shares = EqualShares::new(ballots, instance.k);
    let first = order(&shares.rounds(k));
    let second = shares.complete_by_phragmen(&first).rounds(k - first.len());
    check("mes_phase1_order", first);
    check("mes_phase2_order", order(&second));
    check("seqpav_order", order(&SequentialPav::new(ballots).rounds(k)));
}
