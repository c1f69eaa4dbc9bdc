//! The wall of a hall: what is on it, and what opens it.

use domain::{
    campaigns::Bilingual,
    ids::{CampaignId, DisplayId, IdeaNumber},
    policy::Permit,
    stage::{DisplayCard, EndDisplay, OpenStage, StageCounts, StageTopic},
    time::Timestamp,
};

use crate::{Result, Tx, tx::on};

/// An idea with as much of it as the wall shows.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TopIdea {
    /// Its number.
    pub number: IdeaNumber,
    /// Its title.
    pub title: String,
    /// What it says.
    pub pinch: String,
    /// Its votes.
    pub votes: i64,
}

impl Tx {
    /// How many ideas of a campaign everybody reads, with their votes and comments.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn stage_counts(&mut self, campaign: CampaignId) -> Result<StageCounts> {
        let (ideas, votes, comments) = on!(self, conn => sqlx::query_as(
                "SELECT COUNT(*), CAST(COALESCE(SUM(votes), 0) AS BIGINT), CAST(COALESCE(SUM(comments), 0) AS BIGINT) \
                 FROM ideas WHERE campaign_id = $1 AND listed",
            )
            .bind(campaign)
            .fetch_one(conn)
            .await)?;
        Ok(StageCounts { ideas: plain(ideas), votes: plain(votes), comments: plain(comments) })
    }

    /// The ideas of a campaign with the most votes, of those that everybody reads; of two with as many, the older one first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn stage_top(&mut self, campaign: CampaignId, most: i64) -> Result<Vec<TopIdea>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT number, title, pinch, votes FROM ideas WHERE campaign_id = $1 AND listed AND votes > 0 \
                 ORDER BY votes DESC, number LIMIT $2",
            )
            .bind(campaign)
            .bind(most)
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// The topics of a campaign in which there are ideas that everybody reads, in their order.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn stage_topics(&mut self, campaign: CampaignId) -> Result<Vec<StageTopic>> {
        let rows: Vec<(String, String, i64, i64)> = on!(self, conn => sqlx::query_as(
                "SELECT t.name_de, t.name_en, COUNT(*), CAST(SUM(i.votes) AS BIGINT) \
                 FROM ideas i JOIN topics t ON t.id = i.topic_id WHERE i.campaign_id = $1 AND i.listed \
                 GROUP BY t.id, t.name_de, t.name_en, t.position ORDER BY t.position, t.id",
            )
            .bind(campaign)
            .fetch_all(conn)
            .await)?;
        let topic = |(de, en, ideas, votes)| StageTopic {
            name: Bilingual { de, en },
            ideas: plain(ideas),
            votes: plain(votes),
        };
        Ok(rows.into_iter().map(topic).collect())
    }

    /// Opens the stage of a campaign somewhere.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn add_display(
        &mut self,
        permit: Permit<OpenStage>,
        token_hash: [u8; 32],
        now: Timestamp,
    ) -> Result<DisplayId> {
        let OpenStage { campaign, name } = permit.into_action();
        let id = on!(self, conn => sqlx::query_scalar(
                "INSERT INTO displays (campaign_id, token_hash, name, created_at) VALUES ($1, $2, $3, $4) RETURNING id",
            )
            .bind(campaign)
            .bind(token_hash.to_vec())
            .bind(name)
            .bind(now)
            .fetch_one(conn)
            .await)?;
        Ok(id)
    }

    /// Which campaign a token shows, unless it was ended.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn display(&mut self, token_hash: [u8; 32]) -> Result<Option<CampaignId>> {
        let found = on!(self, conn => sqlx::query_scalar(
                "SELECT campaign_id FROM displays WHERE token_hash = $1 AND ended_at IS NULL",
            )
            .bind(token_hash.to_vec())
            .fetch_optional(conn)
            .await)?;
        Ok(found)
    }

    /// What opens the stage of a campaign, oldest first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn displays(&mut self, campaign: CampaignId) -> Result<Vec<DisplayCard>> {
        let rows: Vec<(DisplayId, String, Timestamp)> = on!(self, conn => sqlx::query_as(
                "SELECT id, name, created_at FROM displays WHERE campaign_id = $1 AND ended_at IS NULL ORDER BY id",
            )
            .bind(campaign)
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(|(id, name, created_at)| DisplayCard { id, name, created_at }).collect())
    }

    /// Ends what opens a stage; `false` when there is no such thing, or it was ended before.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn end_display(&mut self, permit: Permit<EndDisplay>, now: Timestamp) -> Result<bool> {
        let EndDisplay { campaign, display } = permit.into_action();
        let ended = on!(self, conn => sqlx::query(
                "UPDATE displays SET ended_at = $3 WHERE id = $1 AND campaign_id = $2 AND ended_at IS NULL",
            )
            .bind(display)
            .bind(campaign)
            .bind(now)
            .execute(conn)
            .await
            .map(|done| done.rows_affected()))?;
        Ok(ended > 0)
    }
}

fn plain(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}
