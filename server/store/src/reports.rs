//! Reports of ideas and comments, and of barriers.

use domain::{
    comments::ReportReason,
    policy::{Permit, Report},
    text::{BarrierText, ReportNote},
    time::Timestamp,
};

use crate::{Result, Tx, tx::on};

/// The report of a barrier, as somebody wrote it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct BarrierReport {
    /// What is in the way.
    pub body: String,
    /// How to answer; may be empty.
    pub contact: String,
    /// When it was filed.
    pub created_at: Timestamp,
}

impl Tx {
    /// Files a report, unless the same person's about the same thing waits. Whether it was filed: `reporter` stands for one person and
    /// one thing, `unit` for all of one unit and one thing. One that was settled gives way to it.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn add_report(
        &mut self,
        permit: Permit<Report>,
        reporter: [u8; 32],
        unit: [u8; 32],
        reason: ReportReason,
        note: ReportNote,
        at: Timestamp,
    ) -> Result<bool> {
        let Report { idea, comment } = permit.into_action();
        on!(self, conn => sqlx::query("DELETE FROM reports WHERE reporter_tag = $1 AND settled_at IS NOT NULL")
            .bind(reporter.to_vec())
            .execute(conn)
            .await
            .map(|_| ()))?;
        let rows = on!(self, conn => sqlx::query(
                "INSERT INTO reports (idea, comment_id, reporter_tag, reason, note, created_at, unit_tag) VALUES ($1, $2, $3, $4, $5, $6, $7) \
                 ON CONFLICT DO NOTHING",
            )
            .bind(idea)
            .bind(comment)
            .bind(reporter.to_vec())
            .bind(reason)
            .bind(note)
            .bind(at)
            .bind(unit.to_vec())
            .execute(conn)
            .await
            .map(|done| done.rows_affected()))?;
        Ok(rows == 1)
    }

    /// Files the report of a barrier, which everybody may.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn add_barrier_report(
        &mut self,
        body: BarrierText,
        contact: ReportNote,
        at: Timestamp,
    ) -> Result<()> {
        on!(self, conn => sqlx::query("INSERT INTO barrier_reports (body, contact, created_at) VALUES ($1, $2, $3)")
            .bind(body)
            .bind(contact)
            .bind(at)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// The reports of barriers, newest first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn barrier_reports(&mut self) -> Result<Vec<BarrierReport>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT body, contact, created_at FROM barrier_reports ORDER BY created_at DESC, id DESC",
            )
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }
}
