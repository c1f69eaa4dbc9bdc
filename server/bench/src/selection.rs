//! S13: a selection as large as a city's, the one of the test vector `08_staff_large`.

use std::{fs::File, time::Instant};

use anyhow::{Context, Result, ensure};
use domain::selection::{ballots::Ballots, equal_shares::EqualShares, phragmen::Phragmen, rounds::Round};
use flate2::read::GzDecoder;
use serde::Deserialize;

use crate::figures::{Better, Figure};

const VECTOR: &str = "app/domain/tests/vectors/08_staff_large.json.gz";

#[derive(Deserialize)]
struct Vectors {
    instances: Vec<Instance>,
}

#[derive(Deserialize)]
struct Instance {
    num_candidates: usize,
    k: u32,
    ballots: Vec<Vec<u32>>,
    expected: Expected,
}

#[derive(Deserialize)]
struct Expected {
    seqphragmen: Phragmens,
    mes: EqualSharesOf,
}

#[derive(Deserialize)]
struct Phragmens {
    order: Vec<u32>,
}

#[derive(Deserialize)]
struct EqualSharesOf {
    phase1_order: Vec<u32>,
    phase2_order: Vec<u32>,
}

/// Selects again and again; what comes out has to be what the vector says.
pub fn measure(rounds: usize) -> Result<Vec<Figure>> {
    let file = File::open(VECTOR).with_context(|| VECTOR.to_owned())?;
    let vectors: Vectors = serde_json::from_reader(GzDecoder::new(file))?;
    let Instance { num_candidates, k, ballots, expected } =
        vectors.instances.into_iter().next().context("the vector is empty")?;
    let approvals: usize = ballots.iter().map(Vec::len).sum();
    let what = format!("selection of {k} from {num_candidates} ideas and {approvals} approvals");
    let ballots = Ballots::new(num_candidates, &ballots)?;
    let Expected { seqphragmen, mes } = expected;
    let places = k as usize;
    let phragmen = timed(rounds, &seqphragmen.order, || order(Phragmen::new(&ballots).rounds(places)))?;
    // Equal Shares alone leaves places empty, which Phragmén fills with what is left of the budgets.
    let first = timed(rounds, &mes.phase1_order, || order(EqualShares::new(&ballots, k).rounds(places)))?;
    let both = [mes.phase1_order, mes.phase2_order].concat();
    let both = timed(rounds, &both, || {
        let mut run = EqualShares::new(&ballots, k);
        let first = order(run.rounds(places));
        let second = order(run.complete_by_phragmen(&first).rounds(places - first.len()));
        [first, second].concat()
    })?;
    let alone =
        format!("without completion {:.1} ms; pabutools, without completion: over 200 s", first.median);
    Ok(vec![
        figure(format!("{what}: Phragmén"), &phragmen, (100.0, 50.0), "pabutools: 113 s"),
        figure("the same: Equal Shares, completed".to_owned(), &both, (60.0, 20.0), &alone),
    ])
}

fn order(rounds: Vec<Round>) -> Vec<u32> {
    rounds.into_iter().map(|round| round.idea).collect()
}

/// `pabutools` is what the library of that name (1.2.3, Python) took for a vote of the same kind with 535,659 approvals.
fn figure(what: String, took: &Took, (must, aim): (f64, f64), beside: &str) -> Figure {
    Figure {
        id: "S13",
        what,
        value: took.median,
        unit: "ms",
        must,
        aim,
        better: Better::Less,
        context: format!("at worst {:.1} ms; {beside}", took.worst),
    }
}

/// Milliseconds.
struct Took {
    median: f64,
    worst: f64,
}

fn timed(rounds: usize, expected: &[u32], run: impl Fn() -> Vec<u32>) -> Result<Took> {
    let mut took = Vec::new();
    for _ in 0..rounds.max(1) * 3 {
        let start = Instant::now();
        let selected = run();
        took.push(start.elapsed().as_secs_f64() * 1e3);
        ensure!(selected == expected, "another selection");
    }
    took.sort_by(f64::total_cmp);
    let worst = took.last().copied().unwrap_or_default();
    Ok(Took { median: took[took.len() / 2], worst })
}
