//! The one writer of an SQLite database. Use cases that arrive together are committed together: each runs in a savepoint of
//! its own, and one sync of the disk makes all of them durable before any of them is acknowledged.

use std::panic::AssertUnwindSafe;

use futures::{FutureExt, future::BoxFuture};
use tokio::sync::mpsc;
use tracing::error;

use crate::{Result, StoreError, Tx, announce::Announcer};

/// Use cases that share one commit, at most.
const TOGETHER: usize = 256;

/// Tells whoever waits what became of their use case: it was committed, or why not.
pub(crate) type Acknowledge = Box<dyn FnOnce(Result<()>) + Send>;

/// A use case, ready to run: `true` keeps what it wrote.
pub(crate) type Work = Box<dyn for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, (bool, Acknowledge)> + Send>;

/// Runs until the last sender is gone.
pub(crate) async fn run(mut tx: Tx, mut queue: mpsc::Receiver<Work>, announcer: Announcer) {
    let mut together = Vec::with_capacity(TOGETHER);
    while queue.recv_many(&mut together, TOGETHER).await > 0 {
        commit_together(&mut tx, together.drain(..), &announcer).await;
    }
}

async fn commit_together(tx: &mut Tx, together: impl Iterator<Item = Work>, announcer: &Announcer) {
    let mut waiting = Vec::new();
    let mut failed = tx.begin().await.err();
    for work in together {
        if failed.is_some() {
            // Never run: dropping the work tells whoever waits that nothing was written.
            continue;
        }
        match one(tx, work).await {
            Ok(Some(acknowledge)) => waiting.push(acknowledge),
            Ok(None) => {}
            Err(error) => failed = Some(error),
        }
    }
    let outcome = match failed {
        None => tx.commit().await,
        Some(error) => Err(error),
    };
    match outcome {
        Ok(()) => {
            announcer.tell(std::mem::take(&mut tx.changes));
            waiting.into_iter().for_each(|acknowledge| acknowledge(Ok(())));
        }
        Err(error) => {
            error!("Nothing of {} use cases was written: {error}", waiting.len());
            tx.changes.clear();
            if let Err(error) = tx.rollback().await {
                error!("Rolling back failed: {error}");
            }
            let full = matches!(error, StoreError::Full);
            let reason = error.to_string();
            for acknowledge in waiting {
                acknowledge(Err(if full { StoreError::Full } else { StoreError::Away(reason.clone()) }));
            }
        }
    }
}

/// Runs one use case in its savepoint. What refuses, fails or panics leaves no trace.
async fn one(tx: &mut Tx, work: Work) -> Result<Option<Acknowledge>> {
    tx.control("SAVEPOINT one", true).await?;
    let heard = tx.changes.len();
    let (keep, acknowledge) = match AssertUnwindSafe(work(tx)).catch_unwind().await {
        Ok((keep, acknowledge)) => (keep, Some(acknowledge)),
        Err(_) => (false, None),
    };
    if !keep {
        tx.changes.truncate(heard);
        tx.control("ROLLBACK TO one", true).await?;
    }
    tx.control("RELEASE one", true).await?;
    Ok(acknowledge)
}
