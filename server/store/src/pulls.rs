//! What workshops pulled from frozen votes.

use std::collections::BTreeMap;

use domain::{
    ids::{CampaignId, IdeaNumber, PullNumber},
    people::Role,
    policy::Permit,
    pulls::{PullCard, PullIdeas, Titles},
    time::Timestamp,
};
use sqlx::FromRow;

use crate::{
    Result, Tx,
    tx::{on, sql},
};

/// A pull as it stands in the database; whether it is whole has to be checked.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct StoredPull {
    /// The campaign.
    pub campaign_id: CampaignId,
    /// Which of the campaign.
    pub number: PullNumber,
    /// The canonical form of the recipe.
    pub recipe: String,
    /// The hash of the frozen vote.
    pub snapshot_sha256: Vec<u8>,
    /// The canonical form of what came of it.
    pub body: String,
    /// The hash that was kept with it.
    pub sha256: Vec<u8>,
    /// The role of whoever pulled; none for the command line.
    pub role: Option<Role>,
    /// When.
    pub created_at: Timestamp,
}

#[derive(FromRow)]
struct CardRow {
    campaign_id: CampaignId,
    number: PullNumber,
    ideas: i64,
    created_at: Timestamp,
}

impl Tx {
    /// The pulls of every campaign, in order.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn pull_cards(&mut self) -> Result<BTreeMap<CampaignId, Vec<PullCard>>> {
        let rows: Vec<CardRow> = on!(self, conn => sqlx::query_as(
                "SELECT p.campaign_id, p.number, p.created_at, \
                   (SELECT COUNT(*) FROM pulled_ideas i WHERE i.campaign_id = p.campaign_id AND i.pull = p.number) AS ideas \
                 FROM pulls p ORDER BY p.campaign_id, p.number",
            )
            .fetch_all(conn)
            .await)?;
        let mut cards: BTreeMap<CampaignId, Vec<PullCard>> = BTreeMap::new();
        for CardRow { campaign_id, number, ideas, created_at } in rows {
            cards.entry(campaign_id).or_default().push(PullCard { number, ideas, at: created_at });
        }
        Ok(cards)
    }

    /// A pull of a campaign.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn pull(&mut self, campaign: CampaignId, number: PullNumber) -> Result<Option<StoredPull>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT campaign_id, number, recipe, snapshot_sha256, body, sha256, role, created_at \
                 FROM pulls WHERE campaign_id = $1 AND number = $2",
            )
            .bind(campaign)
            .bind(number)
            .fetch_optional(conn)
            .await)?;
        Ok(found)
    }

    /// How many pulls a campaign has.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn count_pulls(&mut self, campaign: CampaignId) -> Result<i64> {
        let count = on!(self, conn => sqlx::query_scalar("SELECT COUNT(*) FROM pulls WHERE campaign_id = $1")
            .bind(campaign)
            .fetch_one(conn)
            .await)?;
        Ok(count)
    }

    /// Every idea that was pulled from the vote of a campaign, in order, with its pull.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn pulled_ideas(&mut self, campaign: CampaignId) -> Result<Vec<(PullNumber, IdeaNumber)>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT pull, idea FROM pulled_ideas WHERE campaign_id = $1 ORDER BY pull, place",
            )
            .bind(campaign)
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// Keeps a pull.
    ///
    /// # Errors
    /// `Conflict` when the campaign has one of this number, or an idea was pulled before.
    pub async fn keep_pull(
        &mut self,
        permit: Permit<PullIdeas>,
        role: Option<Role>,
        now: Timestamp,
    ) -> Result<()> {
        let PullIdeas { campaign, number, recipe, snapshot, ideas, body, hash } = permit.into_action();
        on!(self, conn => sqlx::query(
                "INSERT INTO pulls (campaign_id, number, recipe, snapshot_sha256, body, sha256, role, created_at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            )
            .bind(campaign)
            .bind(number)
            .bind(recipe.to_string())
            .bind(snapshot.as_bytes().to_vec())
            .bind(body)
            .bind(hash.as_bytes().to_vec())
            .bind(role)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        for (place, idea) in (1_i64..).zip(ideas) {
            on!(self, conn => sqlx::query(
                    "INSERT INTO pulled_ideas (idea, campaign_id, pull, place) VALUES ($1, $2, $3, $4)",
                )
                .bind(idea)
                .bind(campaign)
                .bind(number)
                .bind(place)
                .execute(conn)
                .await
                .map(|_| ()))?;
        }
        Ok(())
    }

    /// The titles of these ideas, of those that everybody can read.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn titles_of(&mut self, ideas: &[IdeaNumber]) -> Result<Titles> {
        let text = sql!(
            self,
            sqlite: "SELECT number, title FROM ideas WHERE listed AND number IN (SELECT value FROM json_each($1))",
            postgres: "SELECT number, title FROM ideas WHERE listed AND number IN \
                (SELECT value::BIGINT FROM json_array_elements_text($1::JSON) AS wanted (value))",
        );
        let wanted = serde_json::to_string(ideas).unwrap_or_default();
        let rows: Vec<(IdeaNumber, String)> =
            on!(self, conn => sqlx::query_as(text).bind(wanted).fetch_all(conn).await)?;
        Ok(rows.into_iter().collect())
    }
}
