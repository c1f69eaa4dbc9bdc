//! The outbox: work is written in the transaction of the change that asks for it, and worked off afterwards, by any server.

use domain::{ids::JobId, time::Timestamp};

use crate::{
    Result, Tx,
    tx::{on, sql},
};

/// A job that this worker has for a while.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ClaimedJob {
    /// The key.
    pub id: JobId,
    /// What is to do, as JSON.
    pub job: String,
    /// How often it was begun, this time included.
    pub attempts: i64,
}

impl Tx {
    /// Leaves work to be done from `due_at` on.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn enqueue(&mut self, job: String, due_at: Timestamp, now: Timestamp) -> Result<()> {
        on!(self, conn => sqlx::query("INSERT INTO jobs (job, due_at, created_at) VALUES ($1, $2, $3)")
            .bind(job)
            .bind(due_at)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Whether this very work waits or is being done.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn is_enqueued(&mut self, job: &str) -> Result<bool> {
        let is = on!(self, conn => sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM jobs WHERE job = $1)")
            .bind(job.to_owned())
            .fetch_one(conn)
            .await)?;
        Ok(is)
    }

    /// Takes the job that has been due for longest, until `until`; then another worker may take it. No two have the same.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn claim_job(&mut self, now: Timestamp, until: Timestamp) -> Result<Option<ClaimedJob>> {
        let text = sql!(
            self,
            sqlite: "UPDATE jobs SET locked_until = $2, attempts = attempts + 1 WHERE id = \
                (SELECT id FROM jobs WHERE due_at <= $1 AND locked_until <= $1 ORDER BY due_at, id LIMIT 1) \
                RETURNING id, job, attempts",
            postgres: "UPDATE jobs SET locked_until = $2, attempts = attempts + 1 WHERE id = \
                (SELECT id FROM jobs WHERE due_at <= $1 AND locked_until <= $1 ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) \
                RETURNING id, job, attempts",
        );
        let claimed =
            on!(self, conn => sqlx::query_as(text).bind(now).bind(until).fetch_optional(conn).await)?;
        Ok(claimed)
    }

    /// Strikes off what was done.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn finish_job(&mut self, job: JobId) -> Result<()> {
        on!(self, conn => sqlx::query("DELETE FROM jobs WHERE id = $1").bind(job).execute(conn).await.map(|_| ()))?;
        Ok(())
    }

    /// Puts off what failed, or what comes again.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn put_off_job(&mut self, job: JobId, due_at: Timestamp) -> Result<()> {
        on!(self, conn => sqlx::query("UPDATE jobs SET due_at = $2, locked_until = 0 WHERE id = $1")
            .bind(job)
            .bind(due_at)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }
}
