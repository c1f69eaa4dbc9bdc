//! All selections over all ways to break ties.

use std::collections::{BTreeSet, HashSet};

use domain::selection::{
    completion::by_increment,
    equal_shares::EqualShares,
    pav::SequentialPav,
    phragmen::Phragmen,
    rounds::{Round, order},
};

use super::{fields::Fields, instances::Instance, report::Report};

/// More states than this are not explored.
const STATES_MAX: usize = 50_000;

pub type Committees = BTreeSet<Vec<u32>>;

/// A rule that lets somebody else break ties.
pub trait Run: Clone {
    fn step(&mut self, pick: &mut dyn FnMut(&[u32]) -> u32) -> Option<Round>;
    /// What the future depends on, besides what was chosen.
    fn state(&self) -> Vec<i64>;
}

impl Run for Phragmen<'_> {
    fn step(&mut self, pick: &mut dyn FnMut(&[u32]) -> u32) -> Option<Round> {
        self.next_round_with(pick)
    }
    fn state(&self) -> Vec<i64> {
        rounded(self.loads_in_places())
    }
}

impl Run for EqualShares<'_> {
    fn step(&mut self, pick: &mut dyn FnMut(&[u32]) -> u32) -> Option<Round> {
        self.next_round_with(pick)
    }
    fn state(&self) -> Vec<i64> {
        rounded(&self.budgets())
    }
}

impl Run for SequentialPav<'_> {
    fn step(&mut self, pick: &mut dyn FnMut(&[u32]) -> u32) -> Option<Round> {
        self.next_round_with(pick)
    }
    fn state(&self) -> Vec<i64> {
        self.satisfied().iter().map(|count| i64::from(*count)).collect()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "loads are small")]
fn rounded(loads: &[f64]) -> Vec<i64> {
    loads.iter().map(|load| (load * 1e12).round() as i64).collect()
}

/// Every end of a run, with the ideas chosen until then; `None` when there are too many states.
fn ends<R: Run>(start: R, chosen: Vec<u32>, k: usize) -> Option<Vec<(R, Vec<u32>)>> {
    let mut seen = HashSet::new();
    let mut open = vec![(start, chosen)];
    let mut ends = Vec::new();
    while let Some((run, chosen)) = open.pop() {
        let mut tied = Vec::new();
        let mut first = run.clone();
        let ended = chosen.len() == k
            || first
                .step(&mut |all| {
                    tied = all.to_vec();
                    all[0]
                })
                .is_none();
        if ended {
            ends.push((run, chosen));
            continue;
        }
        for idea in tied {
            let mut next = run.clone();
            next.step(&mut |_| idea)?;
            let mut more = chosen.clone();
            more.push(idea);
            more.sort_unstable();
            if seen.insert((more.clone(), next.state())) {
                open.push((next, more));
            }
        }
        if seen.len() > STATES_MAX {
            return None;
        }
    }
    Some(ends)
}

/// All committees, filled up with ideas nobody supports as the references do.
pub fn all<R: Run>(instance: &Instance, start: R) -> Option<Committees> {
    let mut committees = Committees::new();
    for (_, chosen) in ends(start, Vec::new(), instance.k as usize)? {
        fill(instance, &chosen, &mut committees);
    }
    Some(committees)
}

fn fill(instance: &Instance, chosen: &[u32], committees: &mut Committees) {
    let missing = instance.k as usize - chosen.len();
    for added in subsets(&instance.unsupported(), missing) {
        committees.insert(sorted(chosen.iter().copied().chain(added)));
    }
}

pub fn all_without_filling<R: Run>(instance: &Instance, start: R) -> Option<Committees> {
    Some(ends(start, Vec::new(), instance.k as usize)?.into_iter().map(|(_, chosen)| chosen).collect())
}

/// Equal Shares completed by Phragmén.
pub fn all_completed(instance: &Instance) -> Option<Committees> {
    let k = instance.k as usize;
    let mut committees = Committees::new();
    for (run, chosen) in ends(EqualShares::new(&instance.ballots, instance.k), Vec::new(), k)? {
        for (_, chosen) in ends(run.complete_by_phragmen(&chosen), chosen, k)? {
            fill(instance, &chosen, &mut committees);
        }
    }
    Some(committees)
}

/// Compares with a stored list of committees; a list that was cut has to be a part of ours.
pub fn check_all(
    report: &mut Report,
    instance: &Instance,
    rule: &'static str,
    expected: &Fields,
    name: &str,
    all: impl FnOnce() -> Option<Committees>,
) {
    let Some(expected) = expected.object(name) else { return };
    let complete = expected.flag("complete");
    if let (Some(lists), Some(complete)) = (expected.lists("committees"), complete) {
        let lists: Committees = lists.into_iter().map(sorted).collect();
        match all() {
            Some(found) if complete => report.equal(rule, instance.id, name, &lists, &found),
            Some(found) => report.count(rule, instance.id, lists.is_subset(&found), || {
                format!(
                    "{name}: these are not among ours: {:?}",
                    lists.difference(&found).collect::<Vec<_>>()
                )
            }),
            None => report
                .not_checked(&format!("{rule} {name}"), "more than 50,000 states over all tie-breakings"),
        }
    } else {
        report.not_checked(&format!("{rule} {name}"), "committees or complete are missing");
    }
    report.unknown(&expected);
}

/// Results that the maintainers of abcvoting store: all tied committees of several rules.
pub fn check_maintainers(report: &mut Report, instance: &Instance) {
    const RULE: &str = "maintainers' results";
    let Some(expected) = instance.fields.object("maintainers_irresolute_results") else { return };
    let k = instance.k as usize;
    let mut check = |name: &str, found: &dyn Fn() -> Option<Committees>| {
        let Some(lists) = expected.lists(name) else { return };
        let lists: Committees = lists.into_iter().map(sorted).collect();
        match found() {
            Some(found) => report.equal(RULE, instance.id, name, &lists, &found),
            None => report
                .not_checked(&format!("{RULE} {name}"), "more than 50,000 states over all tie-breakings"),
        }
    };
    check("av", &|| Some(most_votes(instance, k)));
    check("seqphragmen", &|| all(instance, Phragmen::new(&instance.ballots)));
    check("seqpav", &|| all(instance, SequentialPav::new(&instance.ballots)));
    check("equal-shares", &|| all_completed(instance));
    check("equal-shares-with-av-completion", &|| all_by_votes(instance));
    check("equal-shares-with-increment-completion", &|| {
        // Stored with the lowest candidate only: the rule is not defined otherwise.
        let found = by_increment(&instance.ballots, instance.k).map(|found| order(&found.rounds));
        let votes = || instance.ballots.most_votes(k).into_iter().map(|(idea, _)| idea).collect();
        Some(Committees::from([sorted(instance.fill(found.unwrap_or_else(votes)).0)]))
    });
    if expected.get("pav").is_some() {
        report
            .not_checked(&format!("{RULE} pav"), "the optimal committee is NP-hard to find and not offered");
    }
    report.unknown(&expected);
}

/// All committees of k ideas with the most votes.
fn most_votes(instance: &Instance, k: usize) -> Committees {
    let mut by_votes: Vec<u32> = (0..).take(instance.ballots.ideas()).collect();
    let votes = |idea: &u32| instance.ballots.support(*idea);
    by_votes.sort_by_key(|idea| std::cmp::Reverse(votes(idea)));
    let Some(last) = k.checked_sub(1).and_then(|last| by_votes.get(last)).map(votes) else {
        return Committees::from([Vec::new()]);
    };
    let sure: Vec<u32> = by_votes.iter().copied().filter(|idea| votes(idea) > last).collect();
    let tied: Vec<u32> = by_votes.iter().copied().filter(|idea| votes(idea) == last).collect();
    subsets(&tied, k - sure.len()).into_iter().map(|some| sorted(sure.iter().copied().chain(some))).collect()
}

/// As abcvoting defines it: the smallest number of ideas with the most votes that fills the committee.
fn all_by_votes(instance: &Instance) -> Option<Committees> {
    let k = instance.k as usize;
    let mut committees = Committees::new();
    for (_, chosen) in ends(EqualShares::new(&instance.ballots, instance.k), Vec::new(), k)? {
        let unions = |size| {
            let unions = most_votes(instance, size).into_iter();
            let unions =
                unions.map(|added| sorted(chosen.iter().copied().chain(added).collect::<BTreeSet<_>>()));
            unions.filter(|union| union.len() == k).collect::<Committees>()
        };
        let filled =
            (k - chosen.len()..=instance.ballots.ideas()).map(unions).find(|unions| !unions.is_empty());
        committees.extend(filled.unwrap_or_default());
    }
    Some(committees)
}

fn sorted(ideas: impl IntoIterator<Item = u32>) -> Vec<u32> {
    let mut ideas: Vec<u32> = ideas.into_iter().collect();
    ideas.sort_unstable();
    ideas
}

fn subsets(of: &[u32], size: usize) -> Vec<Vec<u32>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let Some((first, rest)) = of.split_first() else { return Vec::new() };
    let with = subsets(rest, size - 1).into_iter().map(|subset| [vec![*first], subset].concat());
    with.chain(subsets(rest, size)).collect()
}
