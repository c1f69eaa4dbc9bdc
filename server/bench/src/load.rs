//! Closed-loop load: so many connections, each asking again as soon as it was answered.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};

use crate::client::{Client, Request};

/// What a load gave.
#[derive(Debug, Clone, Copy)]
pub struct Outcome {
    /// Answers a second.
    pub rate: f64,
    /// Half of the answers came within; milliseconds.
    pub p50: f64,
    /// 99 of 100 came within; milliseconds.
    pub p99: f64,
    /// Answers that were not 2xx.
    pub errors: usize,
}

/// Sends requests from `make(n)` over `connections` for `time`.
pub async fn run(
    address: SocketAddr,
    connections: usize,
    time: Duration,
    make: Arc<dyn Fn(usize) -> Request + Send + Sync>,
) -> Result<Outcome> {
    let counter = Arc::new(AtomicUsize::new(0));
    // The first answer that is none says why; the others would say the same.
    let told = Arc::new(AtomicBool::new(false));
    let start = Instant::now();
    let mut workers = Vec::new();
    for _ in 0..connections {
        let (make, counter, told) = (make.clone(), counter.clone(), told.clone());
        workers.push(tokio::spawn(async move {
            let mut client = Client::connect(address).await?;
            let (mut took, mut errors) = (Vec::new(), 0);
            while start.elapsed() < time {
                let request = make(counter.fetch_add(1, Ordering::Relaxed));
                let asked = Instant::now();
                let answer = client.send(&request).await?;
                took.push(asked.elapsed().as_secs_f64() * 1e3);
                if !(200..300).contains(&answer.status) {
                    if errors == 0 && !told.swap(true, Ordering::Relaxed) {
                        eprintln!("answered {}: {}", answer.status, String::from_utf8_lossy(&answer.body));
                    }
                    errors += 1;
                }
            }
            anyhow::Ok((took, errors))
        }));
    }
    let (mut took, mut errors) = (Vec::new(), 0);
    for worker in workers {
        let (more, wrong) = worker.await??;
        took.extend(more);
        errors += wrong;
    }
    let seconds = start.elapsed().as_secs_f64();
    ensure!(!took.is_empty(), "no answers");
    took.sort_by(f64::total_cmp);
    Ok(Outcome {
        rate: count(took.len()) / seconds,
        p50: quantile(&took, 50),
        p99: quantile(&took, 99),
        errors,
    })
}

/// Runs `subject` and `reference` in turn and returns the median of each by rate.
pub async fn side_by_side<S, R>(
    rounds: usize,
    mut subject: impl FnMut() -> S,
    mut reference: impl FnMut() -> R,
) -> Result<(Outcome, Outcome)>
where
    S: Future<Output = Result<Outcome>>,
    R: Future<Output = Result<Outcome>>,
{
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        theirs.push(reference().await?);
        ours.push(subject().await?);
    }
    Ok((median(ours), median(theirs)))
}

/// The outcome with the median rate.
pub fn median(mut outcomes: Vec<Outcome>) -> Outcome {
    outcomes.sort_by(|a, b| a.rate.total_cmp(&b.rate));
    let errors = outcomes.iter().map(|outcome| outcome.errors).sum();
    Outcome { errors, ..outcomes[outcomes.len() / 2] }
}

/// The value below which `percent` of them lie.
pub fn quantile(sorted: &[f64], percent: usize) -> f64 {
    sorted[(sorted.len() * percent / 100).min(sorted.len() - 1)]
}

#[expect(clippy::cast_precision_loss, reason = "counts of a bench are far below 2^53")]
pub fn count(n: usize) -> f64 {
    n as f64
}
