//! Frozen votes, and what they are made of.

use domain::{
    audit::Digest,
    campaigns::Masterplan,
    ids::{CampaignId, IdeaNumber, PersonId},
    selection::snapshot::FrozenIdea,
    time::Timestamp,
    votes::VoterTag,
};
use sqlx::FromRow;

use crate::{
    Result, StoreError, Tx,
    tx::{on, sql},
};

/// A frozen vote as it stands in the database; whether it is whole has to be checked.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct StoredSnapshot {
    /// The address of the campaign.
    pub slug: String,
    /// The canonical form.
    pub body: String,
    /// The hash that was kept with it.
    pub sha256: Vec<u8>,
    /// Since when it is frozen.
    pub frozen_at: Timestamp,
    /// Since when ballots and key are gone.
    pub destroyed_at: Option<Timestamp>,
}

impl Tx {
    /// Campaigns without a snapshot whose voting ended at this moment or before.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn unfrozen_campaigns(&mut self, closed_until: Timestamp) -> Result<Vec<CampaignId>> {
        let found = on!(self, conn => sqlx::query_scalar(
                "SELECT c.id FROM campaigns c WHERE c.review_at <= $1 \
                 AND NOT EXISTS (SELECT 1 FROM snapshots s WHERE s.campaign_id = c.id) ORDER BY c.id",
            )
            .bind(closed_until)
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// Campaigns that were frozen at this moment or before and still have their ballots.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn campaigns_with_ballots(&mut self, frozen_until: Timestamp) -> Result<Vec<CampaignId>> {
        let found = on!(self, conn => sqlx::query_scalar(
                "SELECT campaign_id FROM snapshots WHERE destroyed_at IS NULL AND frozen_at <= $1 ORDER BY campaign_id",
            )
            .bind(frozen_until)
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// Until the transaction ends nobody else freezes this campaign or moves its phases.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn lock_campaign(&mut self, campaign: CampaignId) -> Result<()> {
        let text = sql!(self, lock "c": "SELECT c.id FROM campaigns c WHERE c.id = $1");
        on!(self, conn => sqlx::query(text).bind(campaign).fetch_optional(conn).await.map(|_| ()))?;
        Ok(())
    }

    /// Whether the ballots of a campaign are frozen.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn is_frozen(&mut self, campaign: CampaignId) -> Result<bool> {
        let is = on!(self, conn => sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM snapshots WHERE campaign_id = $1)")
            .bind(campaign)
            .fetch_one(conn)
            .await)?;
        Ok(is)
    }

    /// The ideas that people can choose among, as they are frozen.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn ideas_to_freeze(&mut self, campaign: CampaignId) -> Result<Vec<FrozenIdea>> {
        let rows: Vec<(IdeaNumber, String, Masterplan, Option<String>)> = on!(self, conn => sqlx::query_as(
                "SELECT i.number, t.slug, t.masterplan, u.slug FROM ideas i JOIN topics t ON t.id = i.topic_id \
                 LEFT JOIN units u ON u.id = i.unit_id WHERE i.campaign_id = $1 AND i.listed ORDER BY i.number",
            )
            .bind(campaign)
            .fetch_all(conn)
            .await)?;
        let idea = |(number, topic, masterplan, unit)| FrozenIdea { number, topic, masterplan, unit };
        Ok(rows.into_iter().map(idea).collect())
    }

    /// Every vote of a campaign, each for the idea where it counts: what was merged counts once where it is now. The only place that
    /// reads ballots whole.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn ballots(&mut self, campaign: CampaignId) -> Result<Vec<(IdeaNumber, VoterTag)>> {
        let rows: Vec<(IdeaNumber, Vec<u8>)> = on!(self, conn => sqlx::query_as(
                "SELECT DISTINCT COALESCE(i.merged_into, v.idea), v.voter_tag
                 FROM votes v JOIN ideas i ON i.number = v.idea WHERE i.campaign_id = $1",
            )
            .bind(campaign)
            .fetch_all(conn)
            .await)?;
        let tag = |bytes: Vec<u8>| bytes.try_into().map_err(|_| StoreError::Unreadable("votes.voter_tag"));
        rows.into_iter().map(|(idea, bytes)| Ok((idea, VoterTag::from_bytes(tag(bytes)?)))).collect()
    }

    /// Everybody who belongs to a unit, with its address.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn people_in_units(&mut self) -> Result<Vec<(PersonId, String)>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT p.id, u.slug FROM people p JOIN units u ON u.id = p.unit_id",
            )
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// Keeps a frozen vote.
    ///
    /// # Errors
    /// `Conflict` when the campaign has one already.
    pub async fn keep_snapshot(
        &mut self,
        campaign: CampaignId,
        body: String,
        hash: Digest,
        now: Timestamp,
    ) -> Result<()> {
        on!(self, conn => sqlx::query("INSERT INTO snapshots (campaign_id, body, sha256, frozen_at) VALUES ($1, $2, $3, $4)")
            .bind(campaign)
            .bind(body)
            .bind(hash.as_bytes().to_vec())
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Every frozen vote, by campaign.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn snapshots(&mut self) -> Result<Vec<StoredSnapshot>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT c.slug, s.body, s.sha256, s.frozen_at, s.destroyed_at \
                 FROM snapshots s JOIN campaigns c ON c.id = s.campaign_id ORDER BY c.id",
            )
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// The frozen vote of one campaign.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn snapshot(&mut self, campaign: CampaignId) -> Result<Option<StoredSnapshot>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT c.slug, s.body, s.sha256, s.frozen_at, s.destroyed_at \
                 FROM snapshots s JOIN campaigns c ON c.id = s.campaign_id WHERE c.id = $1",
            )
            .bind(campaign)
            .fetch_optional(conn)
            .await)?;
        Ok(found)
    }

    /// The campaigns whose votes are frozen: since when they are, and since when their ballots are gone.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn frozen_campaigns(&mut self) -> Result<Vec<(CampaignId, Timestamp, Option<Timestamp>)>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT campaign_id, frozen_at, destroyed_at FROM snapshots ORDER BY campaign_id",
            )
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// Destroys the ballots of a frozen campaign and their key; `false` when that was done already.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn destroy_ballots(&mut self, campaign: CampaignId, now: Timestamp) -> Result<bool> {
        let marked = on!(self, conn => sqlx::query(
                "UPDATE snapshots SET destroyed_at = $2 WHERE campaign_id = $1 AND destroyed_at IS NULL",
            )
            .bind(campaign)
            .bind(now)
            .execute(conn)
            .await
            .map(|done| done.rows_affected()))?;
        if marked == 0 {
            return Ok(false);
        }
        on!(self, conn => sqlx::query("DELETE FROM votes WHERE idea IN (SELECT number FROM ideas WHERE campaign_id = $1)")
            .bind(campaign)
            .execute(conn)
            .await
            .map(|_| ()))?;
        on!(self, conn => sqlx::query("UPDATE campaigns SET vote_key = NULL WHERE id = $1")
            .bind(campaign)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(true)
    }
}
