//! Equal Shares for places, with its completions.

use std::collections::BTreeSet;

use domain::selection::{
    completion::{by_increment, by_votes},
    equal_shares::EqualShares,
    rounds::order,
};

use super::{
    fields::Fields,
    instances::{Instance, timed},
    report::Report,
    rules::{Names, check_rounds},
    ties,
};

const MES: &str = "equal shares";
const COMPLETED: &str = "equal shares + phragmen";

pub fn check(report: &mut Report, instance: &Instance, expected: &Fields) {
    let Some(mes) = expected.object("mes") else { return };
    let k = instance.k as usize;
    let run = || {
        let mut run = EqualShares::new(&instance.ballots, instance.k);
        let rounds = run.rounds(k);
        (run, rounds)
    };
    let (run, rounds) = timed(report, instance, "equal shares", run);
    check_rounds(
        report,
        instance,
        MES,
        &mes,
        &rounds,
        Names { order: "phase1_order", tied: "tied", prices: &["rho", "rho_float"], filler: f64::NAN },
    );
    let first = order(&rounds);
    if let Some(expected) = mes.numbers("phase1_final_budgets") {
        let found: Vec<f64> =
            run.budgets().iter().zip(0..).map(|(budget, voter)| budget * mass(instance, voter)).collect();
        report.within(MES, instance.id, "phase1_final_budgets", (1e-9, 1e-13), (&expected, &found));
    }
    let both = || {
        let mut run = EqualShares::new(&instance.ballots, instance.k);
        let first = order(&run.rounds(k));
        run.complete_by_phragmen(&first).rounds(k - first.len())
    };
    let second = timed(report, instance, "equal shares + phragmen", both);
    check_rounds(
        report,
        instance,
        COMPLETED,
        &mes,
        &second,
        Names {
            order: "phase2_order",
            tied: "phase2_tied",
            prices: &["phase2_times", "phase2_times_float"],
            filler: f64::from(instance.k) + 1.0,
        },
    );
    let (committee, _) = instance.fill(first.iter().copied().chain(order(&second)).collect());
    set(report, instance, COMPLETED, &mes, "committee_seqphragmen_completion", &committee);
    let (by_votes, _) = instance.fill(by_votes(&instance.ballots, &first, k));
    set(report, instance, "equal shares + votes", &mes, "committee_av_completion", &by_votes);
    check_increment(report, instance, &mes);
    ties::check_all(report, instance, MES, &mes, "all_no_completion", || {
        ties::all_without_filling(instance, EqualShares::new(&instance.ballots, instance.k))
    });
    ties::check_all(report, instance, COMPLETED, &mes, "all_seqphragmen_completion", || {
        ties::all_completed(instance)
    });
    check_representation(report, instance, expected, &committee);
    report.unknown(&mes);
}

fn set(
    report: &mut Report,
    instance: &Instance,
    rule: &'static str,
    expected: &Fields,
    name: &str,
    found: &[u32],
) {
    if let Some(expected) = expected.wholes(name) {
        let sets: [BTreeSet<u32>; 2] = [expected.into_iter().collect(), found.iter().copied().collect()];
        report.equal(rule, instance.id, name, &sets[0], &sets[1]);
    }
}

#[expect(clippy::cast_precision_loss, reason = "people")]
fn mass(instance: &Instance, voter: u32) -> f64 {
    instance.ballots.mass(voter) as f64
}

fn check_increment(report: &mut Report, instance: &Instance, mes: &Fields) {
    const RULE: &str = "equal shares + increment";
    let Some(expected) = mes.object("increment") else { return };
    if let Some(found) = timed(report, instance, RULE, || by_increment(&instance.ballots, instance.k)) {
        let order = order(&found.rounds);
        set(report, instance, RULE, &expected, "committee", &order);
        if let Some(expected) = expected.wholes("order") {
            report.equal(RULE, instance.id, "order", &expected, &order);
        }
        report.equal(RULE, instance.id, "virtual_k", &expected.whole("virtual_k"), &Some(found.places));
    } else {
        // Too few are supported: the reference takes those with the most votes and fills up.
        let votes = instance.ballots.most_votes(instance.k as usize);
        let (filled, _) = instance.fill(votes.iter().map(|(idea, _)| *idea).collect());
        set(report, instance, RULE, &expected, "committee", &filled);
        report.equal(RULE, instance.id, "virtual_k", &expected.whole("virtual_k"), &None);
    }
    report.unknown(&expected);
}

/// How many people, and how many units, find an idea of theirs among the chosen.
fn check_representation(report: &mut Report, instance: &Instance, expected: &Fields, committee: &[u32]) {
    const RULE: &str = "coverage";
    let Some(expected) = expected.object("representation_mes") else { return };
    let covered: Vec<u32> = (0..)
        .take(instance.ballots.voters())
        .filter(|voter| instance.ballots.approvals(*voter).iter().any(|idea| committee.contains(idea)))
        .collect();
    let people: u64 = covered.iter().map(|voter| instance.ballots.people(*voter)).sum();
    report.equal(
        RULE,
        instance.id,
        "voters_with_at_least_one",
        &expected.whole("voters_with_at_least_one").map(u64::from),
        &Some(people),
    );
    let units = |voters: &mut dyn Iterator<Item = u32>| {
        let units: BTreeSet<u32> = voters.filter_map(|voter| instance.ballots.unit(voter)).collect();
        u32::try_from(units.len()).ok()
    };
    let name = "departments_with_at_least_one_voter_covered";
    report.equal(RULE, instance.id, name, &expected.whole(name), &units(&mut covered.into_iter()));
    let all = units(&mut (0..).take(instance.ballots.voters()));
    report.equal(RULE, instance.id, "num_departments", &expected.whole("num_departments"), &all);
    report.unknown(&expected);
}
