//! Topics as administrators keep them.

use domain::{
    ids::{CampaignId, TopicId},
    policy::Permit,
    time::Timestamp,
    topics::{AddTopic, ArchiveTopic, MergeTopic, OrderTopics, RenameTopic},
};

use crate::{
    Result, Tx,
    tx::{on, sql},
};

impl Tx {
    /// How many ideas are under each topic, whatever their state; topics without any are left out.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn ideas_by_topic(&mut self) -> Result<Vec<(TopicId, i64)>> {
        let rows = on!(self, conn => sqlx::query_as("SELECT topic_id, COUNT(*) FROM ideas GROUP BY topic_id")
                .fetch_all(conn)
                .await)?;
        Ok(rows)
    }

    /// Leaves the topics of a campaign as they are until this transaction ends, for everybody else.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn lock_topics(&mut self, campaign: CampaignId) -> Result<()> {
        let text = sql!(self, lock "t": "SELECT t.id FROM topics t WHERE t.campaign_id = $1 ORDER BY t.id");
        on!(self, conn => sqlx::query(text).bind(campaign).fetch_all(conn).await.map(|_| ()))?;
        Ok(())
    }

    /// Lets nobody merge topics of a campaign until this transaction ends. Any number of transactions may at once, and none of
    /// them holds an idea yet: merging holds the topics first, and then their ideas.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn hold_topics(&mut self, campaign: CampaignId) -> Result<()> {
        let text = sql!(self,
            sqlite: "SELECT t.id FROM topics t WHERE t.campaign_id = $1 ORDER BY t.id",
            postgres: "SELECT t.id FROM topics t WHERE t.campaign_id = $1 ORDER BY t.id FOR SHARE OF t",
        );
        on!(self, conn => sqlx::query(text).bind(campaign).fetch_all(conn).await.map(|_| ()))?;
        Ok(())
    }

    /// Adds a topic as the last of its campaign.
    ///
    /// # Errors
    /// `Conflict` when its slug is taken, be it by one that was merged.
    pub async fn add_topic(&mut self, permit: Permit<AddTopic>, now: Timestamp) -> Result<TopicId> {
        let AddTopic { campaign, slug, wording } = permit.into_action();
        let id = on!(self, conn => sqlx::query_scalar(
                "INSERT INTO topics (campaign_id, slug, name_de, name_en, masterplan, position, created_at)
                 SELECT $1, $2, $3, $4, $5, COALESCE(MAX(position), -1) + 1, $6 FROM topics WHERE campaign_id = $1
                 RETURNING id",
            )
            .bind(campaign)
            .bind(slug)
            .bind(wording.name.de)
            .bind(wording.name.en)
            .bind(wording.masterplan.as_str())
            .bind(now)
            .fetch_one(conn)
            .await)?;
        Ok(id)
    }

    /// Calls a topic something else. Its address stays.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn rename_topic(&mut self, permit: Permit<RenameTopic>) -> Result<()> {
        let RenameTopic { topic, wording } = permit.into_action();
        on!(self, conn => sqlx::query("UPDATE topics SET name_de = $2, name_en = $3, masterplan = $4 WHERE id = $1")
            .bind(topic)
            .bind(wording.name.de)
            .bind(wording.name.en)
            .bind(wording.masterplan.as_str())
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Brings topics into this order.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn order_topics(&mut self, permit: Permit<OrderTopics>) -> Result<()> {
        for (position, topic) in (0_i64..).zip(permit.into_action().0) {
            on!(self, conn => sqlx::query("UPDATE topics SET position = $2 WHERE id = $1")
                .bind(topic)
                .bind(position)
                .execute(conn)
                .await
                .map(|_| ()))?;
        }
        Ok(())
    }

    /// Makes one topic part of another: its ideas move, and every address that led to it leads to the other.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn merge_topic(&mut self, permit: Permit<MergeTopic>) -> Result<()> {
        let MergeTopic { topic, into } = permit.into_action();
        on!(self, conn => sqlx::query("UPDATE ideas SET topic_id = $2 WHERE topic_id = $1")
            .bind(topic)
            .bind(into)
            .execute(conn)
            .await
            .map(|_| ()))?;
        on!(self, conn => sqlx::query("UPDATE topics SET merged_into = $2 WHERE id = $1 OR merged_into = $1")
            .bind(topic)
            .bind(into)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Offers a topic no longer, or again. Doing it twice keeps the first moment.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn archive_topic(&mut self, permit: Permit<ArchiveTopic>, now: Timestamp) -> Result<()> {
        let ArchiveTopic { topic, archived } = permit.into_action();
        on!(self, conn => sqlx::query(
                "UPDATE topics SET archived_at = CASE WHEN $2 THEN COALESCE(archived_at, $3) END WHERE id = $1",
            )
            .bind(topic)
            .bind(archived)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }
}
