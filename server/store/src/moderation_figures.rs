//! What moderation did, counted from the audit.

use domain::{audit::Verb, ids::CampaignId, moderation_figures::Tallied};

use crate::{Result, Tx, tx::on};

impl Tx {
    /// Acts of moderation on ideas, by campaign, day and kind.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn moderation_acts(&mut self) -> Result<Vec<Tallied>> {
        let rows: Vec<(CampaignId, i64, Verb, String, i64)> = on!(self, conn => sqlx::query_as(
                "SELECT i.campaign_id, a.created_at / 86400000, a.verb,
                   CASE WHEN a.verb IN ('appeal_decided', 'undo') THEN a.detail ELSE '' END, COUNT(*)
                 FROM audit_entries a JOIN ideas i ON i.number = a.idea
                 WHERE a.verb IN ('approve', 'hide', 'decline', 'restore', 'merge', 'appeal_decided', 'settle_reports', 'undo')
                 GROUP BY 1, 2, 3, 4",
            )
            .fetch_all(conn)
            .await)?;
        let tallied = |(campaign, day, verb, detail, times): (_, _, _, _, i64)| Tallied {
            campaign,
            day,
            verb,
            detail,
            times: u64::try_from(times).unwrap_or(0),
        };
        Ok(rows.into_iter().map(tallied).collect())
    }
}
