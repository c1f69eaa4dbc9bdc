//! Orders by a formula: Wilson, Beta, hot, trend.

use domain::ranking::{Prior, Trend, Z_80, Z_95, heat, wilson_lower};
use serde_json::Value;

use super::{fields::Fields, report::Report};

/// The file's own tolerance.
const CLOSE: (f64, f64) = (0.0, 1e-9);
const QUANTILE: (f64, f64) = (0.0, 1e-6);

/// Whether the file holds formulas at all.
pub fn check(report: &mut Report, file: &Fields) -> bool {
    let (wilson, hot, trend) = (file.list("wilson"), file.list("hot"), file.list("trend"));
    for (at, entry) in wilson.iter().enumerate() {
        entry_of(report, entry, "wilson", at, check_wilson);
    }
    let scale = file.number("epoch_unix").zip(file.number("half_life_seconds"));
    if scale.is_none() && !(hot.is_empty() && trend.is_empty()) {
        report.not_checked("hot and trend", "epoch_unix or half_life_seconds is missing");
    }
    if let Some((epoch, half_life)) = scale {
        let half_lives = move |unix: f64| (unix - epoch) / half_life;
        for (at, entry) in hot.iter().enumerate() {
            entry_of(report, entry, "hot", at, |report, fields, id| {
                check_hot(report, fields, id, half_lives)
            });
        }
        for (at, entry) in trend.iter().enumerate() {
            entry_of(report, entry, "trend", at, |report, fields, id| {
                check_trend(report, fields, id, half_lives)
            });
        }
    }
    !(wilson.is_empty() && hot.is_empty() && trend.is_empty())
}

fn entry_of(
    report: &mut Report,
    entry: &Value,
    name: &str,
    at: usize,
    check: impl Fn(&mut Report, &Fields, &str) -> Option<()>,
) {
    let id = format!("{name} {at}");
    let Some(fields) = Fields::new(entry, &format!("{name}[].")) else {
        report.unreadable_part(&format!("{id} is not an object"));
        return;
    };
    if check(report, &fields, &id).is_none() {
        report.unreadable_part(&format!("{id} lacks what the formula needs"));
    }
    report.unknown(&fields);
}

fn check_wilson(report: &mut Report, fields: &Fields, id: &str) -> Option<()> {
    let (up, seen) = (fields.whole("up")?.into(), fields.whole("seen")?.into());
    let belief = Prior::default().after(up, seen);
    let mut compare = |rule, name: &str, tolerance, found: f64| {
        if let Some(expected) = fields.number(name) {
            report.within(rule, id, name, tolerance, (&[expected], &[found]));
        }
    };
    compare("wilson", "wilson_lower_95", CLOSE, wilson_lower(up, seen, Z_95));
    compare("wilson", "wilson_lower_80", CLOSE, wilson_lower(up, seen, Z_80));
    compare("beta", "beta_q05_prior_2_18", QUANTILE, belief.quantile(0.05));
    compare("beta", "beta_mean_prior_2_18", CLOSE, belief.mean());
    compare("beta", "beta_sd_prior_2_18", CLOSE, belief.deviation());
    Some(())
}

fn check_hot(report: &mut Report, fields: &Fields, id: &str, half_lives: impl Fn(f64) -> f64) -> Option<()> {
    let votes = fields.read("votes", Value::as_i64)?;
    let created = fields.number("created_unix")?;
    let expected = fields.number("hot")?;
    report.within("hot", id, "hot", CLOSE, (&[expected], &[heat(votes, half_lives(created))]));
    Some(())
}

fn check_trend(
    report: &mut Report,
    fields: &Fields,
    id: &str,
    half_lives: impl Fn(f64) -> f64,
) -> Option<()> {
    let moments: Vec<f64> = fields.numbers("vote_unix")?.into_iter().map(half_lives).collect();
    let found = Trend::of(moments.iter().copied()).log2().unwrap_or(f64::NEG_INFINITY);
    let expected = fields.number("trend_log2")?;
    report.within("trend", id, "trend_log2", CLOSE, (&[expected], &[found]));
    // In any other order of arrival, and after a vote that was taken back.
    let backwards = Trend::of(moments.iter().rev().copied());
    report.within(
        "trend",
        id,
        "trend_log2 backwards",
        CLOSE,
        (&[expected], &[backwards.log2().unwrap_or(f64::NEG_INFINITY)]),
    );
    if let Some(last) = moments.last() {
        let taken_back = backwards.with_vote(*last).without_vote(*last);
        report.within(
            "trend",
            id,
            "trend_log2 after a vote taken back",
            (0.0, 1e-6),
            (&[expected], &[taken_back.log2().unwrap_or(f64::NEG_INFINITY)]),
        );
    }
    Some(())
}
