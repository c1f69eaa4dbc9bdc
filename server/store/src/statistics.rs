//! Sums over many. What they are made of does not leave this file but for the counting of a day's figures.

use domain::{
    ideas::Status,
    ids::{CampaignId, PersonId},
    people::AccessPath,
    statistics::SizedUnit,
};

use crate::{Result, Tx, tx::on};

/// An account with where its person works and how they sign in; leads to nobody's vote but with the key of a campaign.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Placed {
    /// The account.
    pub id: PersonId,
    /// The address of the unit.
    pub unit: Option<String>,
    /// How they sign in.
    pub access: AccessPath,
}

impl Tx {
    /// The ideas of a campaign that everybody reads, by state.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn ideas_by_status(&mut self, campaign: CampaignId) -> Result<Vec<(Status, i64)>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT status, COUNT(*) FROM ideas WHERE campaign_id = $1 AND listed GROUP BY status ORDER BY status",
            )
            .bind(campaign)
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// The same by the day on which they came, in days since 1970 in UTC.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn ideas_by_day(&mut self, campaign: CampaignId) -> Result<Vec<(i64, i64)>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT created_at / 86400000, COUNT(*) FROM ideas WHERE campaign_id = $1 AND listed GROUP BY 1 ORDER BY 1",
            )
            .bind(campaign)
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// How many votes a campaign had in all as each day began.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn vote_days(&mut self, campaign: CampaignId) -> Result<Vec<(i64, i64)>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT day, votes FROM vote_days WHERE campaign_id = $1 ORDER BY day",
            )
            .bind(campaign)
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// How many votes a campaign has in all.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn count_votes(&mut self, campaign: CampaignId) -> Result<i64> {
        let votes = on!(self, conn => sqlx::query_scalar(
                "SELECT CAST(COALESCE(SUM(votes), 0) AS BIGINT) FROM ideas WHERE campaign_id = $1 AND listed",
            )
            .bind(campaign)
            .fetch_one(conn)
            .await)?;
        Ok(votes)
    }

    /// Keeps how many votes a campaign had as days began. A day that is kept already stays as it is.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn keep_vote_day(&mut self, campaign: CampaignId, day: i64, votes: i64) -> Result<()> {
        on!(self, conn => sqlx::query(
                "INSERT INTO vote_days (campaign_id, day, votes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            )
            .bind(campaign)
            .bind(day)
            .bind(votes)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// What was last counted for a day, with the day.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn day_figures(&mut self, campaign: CampaignId) -> Result<Option<(i64, String)>> {
        let found = on!(self, conn => sqlx::query_as("SELECT day, body FROM day_figures WHERE campaign_id = $1")
            .bind(campaign)
            .fetch_optional(conn)
            .await)?;
        Ok(found)
    }

    /// Keeps what was counted for a day. Of two who count for the same day the first is kept: two counts on one day would tell what
    /// came between them.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn keep_day_figures(&mut self, campaign: CampaignId, day: i64, body: String) -> Result<()> {
        on!(self, conn => sqlx::query(
                "INSERT INTO day_figures (campaign_id, day, body) VALUES ($1, $2, $3)
                 ON CONFLICT (campaign_id) DO UPDATE SET day = excluded.day, body = excluded.body WHERE day_figures.day < excluded.day",
            )
            .bind(campaign)
            .bind(day)
            .bind(body)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Every account that is open.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn placed_people(&mut self) -> Result<Vec<Placed>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT p.id, u.slug AS unit, p.access FROM people p LEFT JOIN units u ON u.id = p.unit_id \
                 WHERE p.disabled_at IS NULL ORDER BY p.id",
            )
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// The units with how many people work there: as administrators entered it, else as many as have an account.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn sized_units(&mut self) -> Result<Vec<SizedUnit>> {
        let rows: Vec<(String, Option<String>, i64)> = on!(self, conn => sqlx::query_as(
                "SELECT u.slug, a.slug, CASE WHEN u.headcount > 0 THEN u.headcount \
                 ELSE (SELECT COUNT(*) FROM people p WHERE p.unit_id = u.id AND p.disabled_at IS NULL) END \
                 FROM units u LEFT JOIN units a ON a.id = u.parent_id ORDER BY u.position, u.id",
            )
            .fetch_all(conn)
            .await)?;
        let unit =
            |(slug, parent, people)| SizedUnit { slug, parent, people: u64::try_from(people).unwrap_or(0) };
        Ok(rows.into_iter().map(unit).collect())
    }
}
