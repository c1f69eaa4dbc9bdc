//! Campaigns, their topics, and the city's units.

use domain::{
    campaigns::{Bilingual, Campaign, Masterplan, Schedule, Topic, Unit},
    exposure::Day,
    ids::{CampaignId, TopicId, UnitId},
    time::Timestamp,
};

use crate::{Result, Tx, tx::on};

/// A campaign with its key.
#[derive(Clone)]
pub struct StoredCampaign {
    /// The campaign.
    pub campaign: Campaign,
    /// Its rules, as safe HTML.
    pub rules: Bilingual,
    /// The key of its voter tags, sealed; `None` once destroyed.
    pub sealed_vote_key: Option<Vec<u8>>,
    /// The day whose fair order is in force.
    pub mixed_on: Day,
}

impl Tx {
    /// Every campaign, the one that starts last first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn campaigns(&mut self) -> Result<Vec<StoredCampaign>> {
        let rows: Vec<CampaignRow> = on!(self, conn => sqlx::query_as(
                "SELECT id, slug, title_de, title_en, intro_de, intro_en, rules_de, rules_en, collecting_at, voting_at, \
                 review_at, workshops_at, results_at, archived_at, vote_key, mixed_on \
                 FROM campaigns ORDER BY collecting_at DESC, id DESC",
            )
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(StoredCampaign::from).collect())
    }

    /// The topics of all campaigns, each in its place.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn topics(&mut self) -> Result<Vec<(CampaignId, Topic)>> {
        let rows: Vec<TopicRow> = on!(self, conn => sqlx::query_as(
                "SELECT id, campaign_id, slug, name_de, name_en, masterplan FROM topics ORDER BY position, id",
            )
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(TopicRow::into_topic).collect())
    }

    /// The city's units, each in its place.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn units(&mut self) -> Result<Vec<Unit>> {
        let rows: Vec<UnitRow> = on!(self, conn => sqlx::query_as(
                "SELECT id, parent_id, slug, name_de, name_en FROM units ORDER BY position, id",
            )
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(Unit::from).collect())
    }
}

/// The dates of a campaign, as columns.
#[derive(Clone, Copy, sqlx::FromRow)]
pub(crate) struct ScheduleRow {
    collecting_at: Timestamp,
    voting_at: Timestamp,
    review_at: Timestamp,
    workshops_at: Timestamp,
    results_at: Timestamp,
    archived_at: Timestamp,
}

impl From<ScheduleRow> for Schedule {
    fn from(row: ScheduleRow) -> Self {
        Self {
            collecting: row.collecting_at,
            voting: row.voting_at,
            review: row.review_at,
            workshops: row.workshops_at,
            results: row.results_at,
            archived: row.archived_at,
        }
    }
}

#[derive(sqlx::FromRow)]
struct CampaignRow {
    id: CampaignId,
    slug: String,
    title_de: String,
    title_en: String,
    intro_de: String,
    intro_en: String,
    rules_de: String,
    rules_en: String,
    #[sqlx(flatten)]
    schedule: ScheduleRow,
    vote_key: Option<Vec<u8>>,
    mixed_on: i64,
}

impl From<CampaignRow> for StoredCampaign {
    fn from(row: CampaignRow) -> Self {
        Self {
            campaign: Campaign {
                id: row.id,
                slug: row.slug,
                title: Bilingual { de: row.title_de, en: row.title_en },
                intro: Bilingual { de: row.intro_de, en: row.intro_en },
                schedule: row.schedule.into(),
            },
            rules: Bilingual { de: row.rules_de, en: row.rules_en },
            sealed_vote_key: row.vote_key,
            mixed_on: Day::from_i64(row.mixed_on),
        }
    }
}

#[derive(sqlx::FromRow)]
struct TopicRow {
    id: TopicId,
    campaign_id: CampaignId,
    slug: String,
    name_de: String,
    name_en: String,
    masterplan: Masterplan,
}

impl TopicRow {
    fn into_topic(self) -> (CampaignId, Topic) {
        let name = Bilingual { de: self.name_de, en: self.name_en };
        (self.campaign_id, Topic { id: self.id, slug: self.slug, name, masterplan: self.masterplan })
    }
}

#[derive(sqlx::FromRow)]
struct UnitRow {
    id: UnitId,
    parent_id: Option<UnitId>,
    slug: String,
    name_de: String,
    name_en: String,
}

impl From<UnitRow> for Unit {
    fn from(row: UnitRow) -> Self {
        let name = Bilingual { de: row.name_de, en: row.name_en };
        Self { id: row.id, parent: row.parent_id, slug: row.slug, name }
    }
}
