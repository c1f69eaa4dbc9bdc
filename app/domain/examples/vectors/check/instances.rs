//! A vote with expected selections: what to run.

use std::time::Instant;

use domain::selection::ballots::{Balance, Ballots};
use serde_json::Value;

use super::{costs, fields::Fields, mes, report::Report, rules, ties};

/// A vote, and the file's entry about it.
pub struct Instance<'a> {
    pub id: &'a str,
    pub k: u32,
    pub ballots: Ballots,
    pub lists: Vec<Vec<u32>>,
    pub fields: Fields<'a>,
}

impl Instance<'_> {
    /// Ideas that nobody supports. The references fill up with them when too few are supported, lowest first; the rules
    /// choose fewer.
    pub fn unsupported(&self) -> Vec<u32> {
        (0..).take(self.ballots.ideas()).filter(|idea| self.ballots.supporters(*idea).is_empty()).collect()
    }

    /// Fills up as the references do, and says what was added.
    pub fn fill(&self, mut order: Vec<u32>) -> (Vec<u32>, Vec<u32>) {
        let others = self.unsupported().into_iter().filter(|idea| !order.contains(idea));
        let added: Vec<u32> = others.take((self.k as usize).saturating_sub(order.len())).collect();
        order.extend(&added);
        (order, added)
    }
}

pub fn check(report: &mut Report, value: &Value) {
    let Some(instance) = read(value) else {
        let id = value["id"].as_str().unwrap_or("without an id");
        report.unreadable_part(&format!("instance {id} is not understood"));
        return;
    };
    for known in [
        "source",
        "meta",
        "computed_by",
        "confirmed_by",
        "seconds_to_compute_python",
        "idea_scope",
        "idea_department",
    ] {
        instance.fields.skip(known);
    }
    if let Some(expected) = instance.fields.object("expected") {
        rules::check(report, &instance, &expected);
        mes::check(report, &instance, &expected);
        costs::check(report, &instance, &expected);
        check_weights(report, &instance, &expected);
        report.unknown(&expected);
    } else {
        report.not_checked("instance", "it expects nothing");
    }
    ties::check_maintainers(report, &instance);
    report.unknown(&instance.fields);
}

fn read(value: &Value) -> Option<Instance<'_>> {
    let fields = Fields::new(value, "")?;
    let lists = fields.lists("ballots")?;
    let ideas = fields.whole("num_candidates")? as usize;
    let mut ballots = Ballots::new(ideas, &lists).ok()?;
    // Absent and null both mean: one each.
    let multiplicity = match fields.get("multiplicity") {
        Some(_) => fields.wholes("multiplicity")?,
        None => vec![1; lists.len()],
    };
    ballots = ballots.standing_for(multiplicity.clone()).ok()?;
    if fields.get("weights").is_some() {
        ballots = ballots.weighing(&fields.wholes("weights")?).ok()?;
    }
    if fields.get("department_of_voter").is_some() {
        ballots = ballots.in_units(fields.wholes("department_of_voter")?).ok()?;
    }
    let voters: u64 = multiplicity.iter().map(|count| u64::from(*count)).sum();
    (voters == u64::from(fields.whole("num_voters")?)).then_some(())?;
    Some(Instance { id: fields.text("id")?, k: fields.whole("k")?, ballots, lists, fields })
}

/// The same vote with weights by the size of units.
fn check_weights(report: &mut Report, instance: &Instance, expected: &Fields) {
    const RULE: &str = "weights by size of unit";
    let Some(weights) = instance.fields.wholes("weights_sqrt") else {
        if expected.get("weighted_sqrt").is_some() {
            report.not_checked("expected.weighted_sqrt", "there are no weights_sqrt");
        }
        return;
    };
    if let Some(units) = instance.fields.wholes("department_of_voter") {
        report.equal(RULE, instance.id, "weights_sqrt", &weights, &Balance::Strong.weights(&units));
    }
    let Some(expected) = expected.object("weighted_sqrt") else { return };
    let Ok(ballots) = instance.ballots.clone().weighing(&weights) else {
        report.unreadable_part(&format!("{}: weights_sqrt", instance.id));
        return;
    };
    rules::check_weighted(report, instance, &ballots, &expected);
    report.unknown(&expected);
}

/// Runs something, and says how long the best of five runs took when the vote is a large one.
pub fn timed<T>(report: &mut Report, instance: &Instance, what: &str, run: impl Fn() -> T) -> T {
    if instance.ballots.voters() < 5_000 {
        return run();
    }
    let runs: Vec<(f64, T)> = (0..5)
        .map(|_| {
            let start = Instant::now();
            let result = run();
            (start.elapsed().as_secs_f64() * 1e3, result)
        })
        .collect();
    let times: Vec<f64> = runs.iter().map(|(time, _)| *time).collect();
    let best = times.iter().copied().fold(f64::INFINITY, f64::min);
    let worst = times.iter().copied().fold(0.0, f64::max);
    report.note(format!("{} {what}: {best:.1} ms (at worst {worst:.1} ms)", instance.id));
    runs.into_iter().next_back().map(|(_, result)| result).expect("there were five runs")
}
