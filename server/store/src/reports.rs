//! Reports of ideas and comments, and of barriers.

use domain::{
    comments::ReportReason,
    policy::{Permit, Report},
    text::{BarrierText, ReportNote},
    time::Timestamp,
};

use crate::{Result, Tx, tx::on};

impl Tx {
    /// Files a report. Whether it is the first of its kind: `reporter` stands for one person and one thing.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn add_report(
        &mut self,
        permit: Permit<Report>,
        reporter: [u8; 32],
        reason: ReportReason,
        note: ReportNote,
        at: Timestamp,
    ) -> Result<bool> {
        let Report { idea, comment } = permit.into_action();
        let rows = on!(self, conn => sqlx::query(
                "INSERT INTO reports (idea, comment_id, reporter_tag, reason, note, created_at) VALUES ($1, $2, $3, $4, $5, $6) \
                 ON CONFLICT DO NOTHING",
            )
            .bind(idea)
            .bind(comment)
            .bind(reporter.to_vec())
            .bind(reason)
            .bind(note)
            .bind(at)
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
}
