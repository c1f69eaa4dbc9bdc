//! When ideas came, and when they were answered.

use domain::{ids::CampaignId, time::Timestamp, triage::Awaited};

use crate::{Result, Tx, tx::on};

impl Tx {
    /// When each idea came that everybody reads, and when it was first answered; of one campaign, or of all.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn awaited(&mut self, campaign: Option<CampaignId>) -> Result<Vec<(CampaignId, Awaited)>> {
        let rows: Vec<(CampaignId, Timestamp, Option<Timestamp>)> = on!(self, conn => sqlx::query_as(
                "SELECT i.campaign_id, i.created_at, CASE WHEN i.answered_at = 0 THEN NULL \
                 ELSE (SELECT MIN(a.created_at) FROM answers a WHERE a.idea = i.number) END \
                 FROM ideas i WHERE i.listed AND ($1 IS NULL OR i.campaign_id = $1)",
            )
            .bind(campaign)
            .fetch_all(conn)
            .await)?;
        Ok(rows
            .into_iter()
            .map(|(campaign, since, answered)| (campaign, Awaited { since, answered }))
            .collect())
    }
}
