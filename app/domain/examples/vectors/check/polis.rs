//! Votes with agreement, disagreement and groups: who saw what, and what groups agree on.

use std::collections::HashMap;

use domain::{
    consensus::{Group, consensus, dividing},
    ranking::{Z_95, wilson_lower},
};
use serde_json::Value;

use super::{
    fields::{Fields, wholes},
    instances,
    report::Report,
};

/// Conversation → for each statement how many agreed, and how many saw it.
pub type Counts = HashMap<String, Vec<(u32, u32)>>;

/// Collects the counts of all files, since the file about consensus refers to them.
pub fn counts(files: &[(String, Value)]) -> Counts {
    let conversations =
        files.iter().flat_map(|(_, file)| file["conversations"].as_array().into_iter().flatten());
    let raw = conversations.filter_map(|conversation| {
        let raw = &conversation["raw"];
        let pairs = wholes(&raw["agrees"])?.into_iter().zip(wholes(&raw["seen"])?).collect();
        Some((raw["id"].as_str()?.to_owned(), pairs))
    });
    raw.collect()
}

pub fn check(report: &mut Report, value: &Value, counts: &Counts) {
    let Some(fields) = Fields::new(value, "") else {
        report.unreadable_part("a conversation is not an object");
        return;
    };
    if let Some(raw) = fields.object("raw") {
        check_raw(report, &raw, fields.list("vectors"));
        report.unknown(&raw);
    }
    for vector in fields.list("vectors") {
        instances::check(report, vector);
    }
    if fields.get("agree_by_group").is_some() {
        check_groups(report, &fields, counts);
    }
    report.unknown(&fields);
}

/// The votes are the agreements, and the stored counts are theirs.
fn check_raw(report: &mut Report, raw: &Fields, vectors: &[Value]) {
    const RULE: &str = "counts";
    for known in ["comment_ids", "texts", "polis_group"] {
        raw.skip(known);
    }
    let id = raw.text("id").unwrap_or_default();
    let Some([agree, disagree, pass]) = ["agree", "disagree", "pass"]
        .map(|name| raw.lists(name))
        .into_iter()
        .collect::<Option<Vec<_>>>()
        .and_then(|lists| <[_; 3]>::try_from(lists).ok())
    else {
        report.not_checked("raw", "agree, disagree or pass are missing");
        return;
    };
    let Some(agrees) = raw.wholes("agrees") else { return };
    let count = |lists: &[&Vec<Vec<u32>>]| {
        let mut counts = vec![0; agrees.len()];
        for statement in lists.iter().flat_map(|lists| lists.iter().flatten()) {
            counts[*statement as usize] += 1;
        }
        counts
    };
    report.equal(RULE, id, "agrees", &agrees, &count(&[&agree]));
    report.equal(RULE, id, "disagrees", &raw.wholes("disagrees"), &Some(count(&[&disagree])));
    report.equal(RULE, id, "seen", &raw.wholes("seen"), &Some(count(&[&agree, &disagree, &pass])));
    let mut people: Vec<Vec<u32>> = agree;
    people.sort();
    for vector in vectors {
        let ballots: Option<Vec<Vec<u32>>> =
            vector["ballots"].as_array().and_then(|list| list.iter().map(wholes).collect());
        let (Some(ballots), Some(numbers)) = (ballots, wholes(&vector["multiplicity"])) else { continue };
        let expanded = ballots
            .iter()
            .zip(numbers)
            .flat_map(|(ballot, number)| std::iter::repeat_n(ballot.clone(), number as usize));
        let mut expanded: Vec<Vec<u32>> = expanded.collect();
        expanded.sort();
        report.count(RULE, id, expanded == people, || "the ballots are not the agreements".into());
    }
}

fn check_groups(report: &mut Report, fields: &Fields, counts: &Counts) {
    const RULE: &str = "consensus of groups";
    let id = fields.text("id").unwrap_or_default();
    let names: Vec<String> = fields.list("groups").iter().map(ToString::to_string).collect();
    let by_group = |name: &str| -> Option<Vec<Vec<u32>>> {
        let groups = fields.object(name)?;
        let lists = names.iter().map(|group| groups.wholes(group.trim_matches('"'))).collect();
        (groups.rest().is_empty() && groups.misread().is_empty()).then_some(lists)?
    };
    let (Some(agree), Some(seen)) = (by_group("agree_by_group"), by_group("seen_by_group")) else {
        report.unreadable_part(&format!("{id}: the groups do not match"));
        return;
    };
    let statements = 0..agree.first().map_or(0, Vec::len);
    let groups: Vec<Vec<Group>> = statements
        .map(|at| {
            let pairs = agree.iter().zip(&seen);
            pairs.map(|(votes, seen)| Group { votes: votes[at].into(), seen: seen[at].into() }).collect()
        })
        .collect();
    check_top(
        report,
        id,
        RULE,
        fields,
        "gic_top25",
        &groups.iter().map(|groups| consensus(groups)).collect::<Vec<_>>(),
    );
    check_top(
        report,
        id,
        RULE,
        fields,
        "divisive_top25",
        &groups.iter().map(|groups| dividing(groups)).collect::<Vec<_>>(),
    );
    let Some(counts) = counts.get(id) else {
        for name in ["wilson95_top25", "votes_top25"] {
            if fields.get(name).is_some() {
                report.not_checked(name, "the folder holds no raw votes of this conversation");
            }
        }
        return;
    };
    let wilson = counts.iter().map(|(votes, seen)| wilson_lower((*votes).into(), (*seen).into(), Z_95));
    check_top(report, id, "wilson", fields, "wilson95_top25", &wilson.collect::<Vec<_>>());
    if let Some(expected) = fields.wholes("votes_top25") {
        let votes: Vec<f64> = counts.iter().map(|(votes, _)| f64::from(*votes)).collect();
        let found: Vec<u32> = top(&votes, expected.len()).into_iter().map(|(at, _)| at).collect();
        report.equal("votes", id, "votes_top25", &expected, &found);
    }
}

/// Compares the best statements and their scores; equal scores keep the order of the statements.
fn check_top(report: &mut Report, id: &str, rule: &'static str, fields: &Fields, name: &str, scores: &[f64]) {
    let pair = |pair: &Value| Some((u32::try_from(pair[0].as_u64()?).ok()?, pair[1].as_f64()?));
    let pairs = |value: &Value| value.as_array()?.iter().map(pair).collect::<Option<Vec<_>>>();
    let Some(expected) = fields.read(name, pairs) else { return };
    let found = top(scores, expected.len());
    let places = |list: &[(u32, f64)]| list.iter().map(|(at, _)| *at).collect::<Vec<_>>();
    let values = |list: &[(u32, f64)]| list.iter().map(|(_, score)| *score).collect::<Vec<_>>();
    report.equal(rule, id, name, &places(&expected), &places(&found));
    report.close(rule, id, &format!("{name}, scores"), &values(&expected), &values(&found));
}

fn top(scores: &[f64], many: usize) -> Vec<(u32, f64)> {
    let mut order: Vec<(u32, f64)> = (0..).zip(scores.iter().copied()).collect();
    order.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    order.truncate(many);
    order
}
