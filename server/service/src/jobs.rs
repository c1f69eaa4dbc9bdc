//! Work in the background. What a change asks for is written with it; what comes again puts itself off.

use std::time::Duration;

use domain::{
    events::Change,
    time::{HOUR, MINUTE},
};
use serde::{Deserialize, Serialize};
use store::jobs::ClaimedJob;
use tracing::{error, info, warn};

use crate::{
    Error, Result, Service,
    purge::{self, Purged},
    snapshots, statistics, surveys,
};

/// Every kind of work in the background. Doing one twice does no harm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
pub enum Job {
    /// Forgets sessions that are over and answers after their day. Comes again every hour.
    Purge,
    /// Freezes ballots once voting has ended, and destroys them after the time for objections. Comes again every minute.
    Freeze,
    /// Counts the answers of surveys, and what is counted once a day for the statistics. Comes again every hour.
    CountDay,
    /// Lets the search of every server read everything anew.
    RebuildSearch,
}

/// How long a worker may take before another tries.
const AT_MOST: i64 = 10 * MINUTE;
/// The wait after a failure; each further one doubles it.
const FIRST_WAIT: i64 = MINUTE;
const LONGEST_WAIT: i64 = 6 * HOUR;
/// How often a worker looks when nobody wakes it.
const LOOK_EVERY: Duration = Duration::from_secs(30);

/// Works until the process ends. Any number of servers may do so on one database.
pub async fn work(service: Service) {
    if let Err(error) = schedule(&service).await {
        warn!("Work that comes again was not scheduled: {error}");
    }
    loop {
        if let Err(error) = finish_due(&service).await {
            warn!("Work in the background has to wait: {error}");
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Makes sure that what comes again has a first time.
///
/// # Errors
/// When the database is away.
pub async fn schedule(service: &Service) -> Result<()> {
    let now = service.now();
    let jobs = [json(&Job::Purge)?, json(&Job::Freeze)?, json(&Job::CountDay)?];
    let scheduled = service.store().write(move |tx| {
        Box::pin(async move {
            // Two servers that start at once may both see none; working twice does no harm.
            for job in jobs {
                if !tx.is_enqueued(&job).await? {
                    tx.enqueue(job, now, now).await?;
                }
            }
            Ok::<_, Error>(())
        })
    });
    scheduled.await
}

/// Does all that is due, and says how much was done.
///
/// # Errors
/// When the database is away.
pub async fn finish_due(service: &Service) -> Result<u32> {
    let mut done = 0;
    while let Some(claimed) = claim(service).await? {
        let outcome = run(service, &claimed).await;
        done += u32::from(outcome.is_ok());
        settle(service, claimed, outcome).await?;
    }
    Ok(done)
}

async fn claim(service: &Service) -> Result<Option<ClaimedJob>> {
    let now = service.now();
    let claimed = service.store().write(move |tx| {
        Box::pin(async move { Ok::<_, Error>(tx.claim_job(now, now.plus(AT_MOST)).await?) })
    });
    claimed.await
}

/// Does a job, and says after how many milliseconds it comes again, if it does.
async fn run(service: &Service, claimed: &ClaimedJob) -> Result<Option<i64>> {
    let job = serde_json::from_str(&claimed.job)
        .map_err(|_| Error::Fault("this version does not know such a job".to_owned()))?;
    match job {
        Job::Purge => {
            let Purged { sessions, answers } = purge::purge(service).await?;
            info!("Forgot {sessions} sessions and {answers} answers");
            Ok(Some(HOUR))
        }
        Job::Freeze => {
            snapshots::keep_up(service).await?;
            Ok(Some(MINUTE))
        }
        Job::CountDay => {
            surveys::recount(service).await?;
            statistics::keep_up(service).await?;
            Ok(Some(HOUR))
        }
        Job::RebuildSearch => {
            tell_search(service).await?;
            Ok(None)
        }
    }
}

/// Lets the search of every server read everything anew, as soon as a server works off its jobs.
///
/// # Errors
/// When the database is away.
pub async fn rebuild_search(service: &Service) -> Result<()> {
    let (now, job) = (service.now(), json(&Job::RebuildSearch)?);
    let put = service
        .store()
        .write(move |tx| Box::pin(async move { Ok::<_, Error>(tx.enqueue(job, now, now).await?) }));
    put.await.map(drop)
}

async fn tell_search(service: &Service) -> Result<()> {
    let tell = service.store().write(|tx| {
        Box::pin(async move {
            tx.announce(Change::SearchOutdated);
            Ok::<_, Error>(())
        })
    });
    tell.await
}

async fn settle(service: &Service, claimed: ClaimedJob, outcome: Result<Option<i64>>) -> Result<()> {
    let wait = outcome.unwrap_or_else(|error| {
        error!(job.id = %claimed.id, "A job failed for the {}. time: {error}", claimed.attempts);
        let doubled = FIRST_WAIT << claimed.attempts.saturating_sub(1).clamp(0, 9);
        Some(doubled.min(LONGEST_WAIT))
    });
    let now = service.now();
    let settled = service.store().write(move |tx| {
        Box::pin(async move {
            match wait {
                Some(wait) => tx.put_off_job(claimed.id, now.plus(wait)).await?,
                None => tx.finish_job(claimed.id).await?,
            }
            Ok::<_, Error>(())
        })
    });
    settled.await
}

fn json(job: &Job) -> Result<String> {
    serde_json::to_string(job).map_err(|error| Error::Fault(error.to_string()))
}
