//! Campaigns and their topics.

use domain::{
    campaigns::{
        Bilingual, Campaign, ChangeCampaign, Masterplan, Moderation, OpenCampaign, Schedule, SetModeration,
        Topic,
    },
    exposure::Day,
    ids::{CampaignId, PersonId, TopicId},
    policy::Permit,
    time::Timestamp,
    triage::Premoderation,
};

use crate::{Result, Tx, tx::on};

/// A campaign with its key.
#[derive(Clone)]
pub struct StoredCampaign {
    /// The campaign.
    pub campaign: Campaign,
    /// Its rules, as safe HTML.
    pub rules: Bilingual,
    /// The same as they were typed, where somebody edited them.
    pub rules_markdown: [Option<String>; 2],
    /// The key of its voter tags, sealed; `None` once destroyed.
    pub sealed_vote_key: Option<Vec<u8>>,
    /// The day whose fair order is in force.
    pub mixed_on: Day,
    /// How it is moderated.
    pub moderation: Moderation,
}

impl Tx {
    /// Every campaign, the one that starts last first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn campaigns(&mut self) -> Result<Vec<StoredCampaign>> {
        let rows: Vec<CampaignRow> = on!(self, conn => sqlx::query_as(
                "SELECT id, slug, title_de, title_en, intro_de, intro_en, rules_de, rules_en, rules_markdown_de, \
                 rules_markdown_en, collecting_at, voting_at, \
                 review_at, workshops_at, results_at, archived_at, vote_key, mixed_on, \
                 answer_days, premoderation, deputy_id \
                 FROM campaigns ORDER BY collecting_at DESC, id DESC",
            )
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(StoredCampaign::from).collect())
    }

    /// The topics of all campaigns, each in its place, with the addresses of those that were merged into them.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn topics(&mut self) -> Result<Vec<(CampaignId, Topic)>> {
        let rows: Vec<TopicRow> = on!(self, conn => sqlx::query_as(
                "SELECT id, campaign_id, slug, name_de, name_en, masterplan, archived_at, merged_into \
                 FROM topics ORDER BY position, id",
            )
            .fetch_all(conn)
            .await)?;
        let (merged, alive): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.merged_into.is_some());
        let former = |topic: TopicId| {
            merged.iter().filter(|row| row.merged_into == Some(topic)).map(|row| row.slug.clone()).collect()
        };
        Ok(alive
            .into_iter()
            .map(|row| {
                let former = former(row.id);
                row.into_topic(former)
            })
            .collect())
    }

    /// Opens a campaign. `rules` are its rules as safe HTML, `vote_key` the sealed key of its voter tags.
    ///
    /// # Errors
    /// `Conflict` when its slug is taken.
    pub async fn open_campaign(
        &mut self,
        permit: Permit<OpenCampaign>,
        rules: Bilingual,
        vote_key: Vec<u8>,
        now: Timestamp,
    ) -> Result<CampaignId> {
        let OpenCampaign { slug, wording } = permit.into_action();
        let schedule = wording.schedule;
        let id = on!(self, conn => sqlx::query_scalar(
                "INSERT INTO campaigns (slug, title_de, title_en, intro_de, intro_en, rules_de, rules_en, rules_markdown_de,
                   rules_markdown_en, collecting_at, voting_at, review_at, workshops_at, results_at, archived_at, vote_key,
                   created_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) RETURNING id",
            )
            .bind(slug)
            .bind(wording.title.de)
            .bind(wording.title.en)
            .bind(wording.intro.de)
            .bind(wording.intro.en)
            .bind(rules.de)
            .bind(rules.en)
            .bind(wording.rules.de)
            .bind(wording.rules.en)
            .bind(schedule.collecting)
            .bind(schedule.voting)
            .bind(schedule.review)
            .bind(schedule.workshops)
            .bind(schedule.results)
            .bind(schedule.archived)
            .bind(vote_key)
            .bind(now)
            .fetch_one(conn)
            .await)?;
        Ok(id)
    }

    /// Changes a campaign. `rules` are its rules as safe HTML.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn change_campaign(&mut self, permit: Permit<ChangeCampaign>, rules: Bilingual) -> Result<()> {
        let ChangeCampaign { campaign, wording } = permit.into_action();
        let schedule = wording.schedule;
        on!(self, conn => sqlx::query(
                "UPDATE campaigns SET title_de = $2, title_en = $3, intro_de = $4, intro_en = $5, rules_de = $6, rules_en = $7,
                   rules_markdown_de = $8, rules_markdown_en = $9, collecting_at = $10, voting_at = $11, review_at = $12,
                   workshops_at = $13, results_at = $14, archived_at = $15 WHERE id = $1",
            )
            .bind(campaign)
            .bind(wording.title.de)
            .bind(wording.title.en)
            .bind(wording.intro.de)
            .bind(wording.intro.en)
            .bind(rules.de)
            .bind(rules.en)
            .bind(wording.rules.de)
            .bind(wording.rules.en)
            .bind(schedule.collecting)
            .bind(schedule.voting)
            .bind(schedule.review)
            .bind(schedule.workshops)
            .bind(schedule.results)
            .bind(schedule.archived)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Moderates a campaign in another way. What is held stays held until somebody lets it through.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn set_moderation(&mut self, permit: Permit<SetModeration>) -> Result<()> {
        let SetModeration { campaign, moderation } = permit.into_action();
        on!(self, conn => sqlx::query("UPDATE campaigns SET answer_days = $2, premoderation = $3, deputy_id = $4 WHERE id = $1")
            .bind(campaign)
            .bind(i64::from(moderation.answer_days))
            .bind(moderation.premoderation)
            .bind(moderation.deputy)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Keeps the rules of a campaign as they were typed, beside the HTML that was made of them.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn seed_rules(&mut self, campaign: CampaignId, de: &str, en: &str) -> Result<()> {
        on!(self, conn => sqlx::query("UPDATE campaigns SET rules_markdown_de = $2, rules_markdown_en = $3 WHERE id = $1")
            .bind(campaign)
            .bind(de)
            .bind(en)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
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
    rules_markdown_de: Option<String>,
    rules_markdown_en: Option<String>,
    #[sqlx(flatten)]
    schedule: ScheduleRow,
    vote_key: Option<Vec<u8>>,
    mixed_on: i64,
    answer_days: i64,
    premoderation: Premoderation,
    deputy_id: Option<PersonId>,
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
            rules_markdown: [row.rules_markdown_de, row.rules_markdown_en],
            sealed_vote_key: row.vote_key,
            mixed_on: Day::from_i64(row.mixed_on),
            moderation: Moderation {
                answer_days: u16::try_from(row.answer_days).unwrap_or(u16::MAX),
                premoderation: row.premoderation,
                deputy: row.deputy_id,
            },
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
    archived_at: Option<Timestamp>,
    merged_into: Option<TopicId>,
}

impl TopicRow {
    fn into_topic(self, former: Vec<String>) -> (CampaignId, Topic) {
        let name = Bilingual { de: self.name_de, en: self.name_en };
        let archived = self.archived_at.is_some();
        let (id, slug, masterplan) = (self.id, self.slug, self.masterplan);
        (self.campaign_id, Topic { id, slug, name, masterplan, archived, former })
    }
}
