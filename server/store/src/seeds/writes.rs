use domain::{
    ids::{CampaignId, CommentId, IdeaNumber, PersonId, TopicId, UnitId},
    time::Timestamp,
};
use serde::Serialize;

use super::{SeedCampaign, SeedComment, SeedEvent, SeedIdea, SeedPerson, SeedUnit, SeedVote, SeedWords};
use crate::{
    Result, StoreError, Tx,
    tx::{on, sql},
};

/// The text of a statement that turns the JSON rows in `$1` into rows, in their order. `blob` takes a field written in hex.
macro_rules! rows {
    ($tx:expr, $start:literal $(, blob $field:literal, $rest:literal)* ; $end:literal) => {
        sql!(
            $tx,
            sqlite: concat!(
                $start, $("unhex(r.value ->> '", $field, "')", $rest,)*
                " FROM json_each($1) AS r ORDER BY r.key", $end
            ),
            postgres: concat!(
                $start, $("decode(r.value ->> '", $field, "', 'hex')", $rest,)*
                " FROM json_array_elements($1::json) WITH ORDINALITY AS r (value, key) ORDER BY r.key", $end
            ),
        )
    };
}

impl Tx {
    /// Whether there is any idea.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn has_ideas(&mut self) -> Result<bool> {
        let found: Option<IdeaNumber> = on!(self, conn => sqlx::query_scalar("SELECT number FROM ideas LIMIT 1")
            .fetch_optional(conn)
            .await)?;
        Ok(found.is_some())
    }

    /// The newest campaign and its sealed key.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn newest_campaign(&mut self) -> Result<Option<(CampaignId, Timestamp, Option<Vec<u8>>)>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT id, collecting_at, vote_key FROM campaigns ORDER BY collecting_at DESC, id DESC LIMIT 1",
            )
            .fetch_optional(conn)
            .await)?;
        Ok(found)
    }

    /// The topics of a campaign, in their order, and all units.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn places(&mut self, campaign: CampaignId) -> Result<(Vec<TopicId>, Vec<UnitId>)> {
        let topics = on!(self, conn => sqlx::query_scalar(
                "SELECT id FROM topics WHERE campaign_id = $1 ORDER BY position, id",
            )
            .bind(campaign)
            .fetch_all(conn)
            .await)?;
        let units = on!(self, conn => sqlx::query_scalar("SELECT id FROM units ORDER BY position, id")
            .fetch_all(conn)
            .await)?;
        Ok((topics, units))
    }

    /// Everybody's key, in the order in which they came.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn person_ids(&mut self) -> Result<Vec<PersonId>> {
        let found =
            on!(self, conn => sqlx::query_scalar("SELECT id FROM people ORDER BY id").fetch_all(conn).await)?;
        Ok(found)
    }

    /// Adds units, and returns their keys in the same order. A unit above comes before those below it.
    ///
    /// # Errors
    /// `Conflict` when a slug is taken.
    pub async fn seed_units(&mut self, units: &[SeedUnit], now: Timestamp) -> Result<Vec<UnitId>> {
        let text = rows!(self, "INSERT INTO units (slug, name_de, name_en, headcount, position, created_at)
            SELECT r.value ->> 'slug', r.value ->> 'name_de', r.value ->> 'name_en',
            CAST(r.value ->> 'headcount' AS BIGINT), r.key, $2"; " RETURNING id");
        let mut ids: Vec<UnitId> = on!(self, conn => sqlx::query_scalar(text)
            .bind(json(units)?)
            .bind(now)
            .fetch_all(conn)
            .await)?;
        ids.sort_unstable();
        for unit in units.iter().filter(|unit| unit.parent.is_some()) {
            on!(self, conn => sqlx::query(
                    "UPDATE units SET parent_id = (SELECT id FROM units WHERE slug = $2) WHERE slug = $1",
                )
                .bind(&unit.slug)
                .bind(unit.parent.as_deref())
                .execute(conn)
                .await
                .map(|_| ()))?;
        }
        Ok(ids)
    }

    /// Adds a campaign and its topics, and returns their keys in the same order.
    ///
    /// # Errors
    /// `Conflict` when its slug is taken.
    pub async fn seed_campaign(
        &mut self,
        campaign: &SeedCampaign,
        now: Timestamp,
    ) -> Result<(CampaignId, Vec<TopicId>)> {
        let SeedCampaign { slug, title, intro, rules, schedule, vote_key, topics } = campaign;
        let id: CampaignId = on!(self, conn => sqlx::query_scalar(
                "INSERT INTO campaigns (slug, title_de, title_en, intro_de, intro_en, rules_de, rules_en,
                   collecting_at, voting_at, review_at, workshops_at, results_at, archived_at, vote_key, created_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id",
            )
            .bind(slug)
            .bind(&title[0])
            .bind(&title[1])
            .bind(&intro[0])
            .bind(&intro[1])
            .bind(&rules[0])
            .bind(&rules[1])
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
        let text = rows!(self, "INSERT INTO topics (campaign_id, slug, name_de, name_en, masterplan, position, created_at)
            SELECT $2, r.value ->> 'slug', r.value ->> 'name_de', r.value ->> 'name_en', r.value ->> 'masterplan',
            r.key, $3"; " RETURNING id");
        let mut ids: Vec<TopicId> = on!(self, conn => sqlx::query_scalar(text)
            .bind(json(topics)?)
            .bind(id)
            .bind(now)
            .fetch_all(conn)
            .await)?;
        ids.sort_unstable();
        Ok((id, ids))
    }

    /// Adds people, and returns their keys in the same order.
    ///
    /// # Errors
    /// `Conflict` when an address is taken.
    pub async fn seed_people(&mut self, people: &[SeedPerson], now: Timestamp) -> Result<Vec<PersonId>> {
        let text = rows!(self, "INSERT INTO people (email, name, role, unit_id, access, password_hash, created_at)
            SELECT r.value ->> 'email', r.value ->> 'name', r.value ->> 'role', CAST(r.value ->> 'unit' AS BIGINT),
            r.value ->> 'access', r.value ->> 'password_hash', $2"; " RETURNING id");
        let mut ids: Vec<PersonId> = on!(self, conn => sqlx::query_scalar(text)
            .bind(json(people)?)
            .bind(now)
            .fetch_all(conn)
            .await)?;
        ids.sort_unstable();
        Ok(ids)
    }

    /// Adds ideas, and returns their numbers in the same order.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn seed_ideas(&mut self, campaign: CampaignId, ideas: &[SeedIdea]) -> Result<Vec<IdeaNumber>> {
        let text = rows!(self, "INSERT INTO ideas (campaign_id, topic_id, unit_id, named, author_id, title, pinch, wish,
              status, overlay, handed_to, listed, supported, votes, revision, comments, hot, answered_at, created_at,
              claim_hash)
            SELECT $2, CAST(r.value ->> 'topic' AS BIGINT), CAST(r.value ->> 'unit' AS BIGINT),
            r.value ->> 'author' IS NOT NULL, CAST(r.value ->> 'author' AS BIGINT), r.value ->> 'title',
            r.value ->> 'pinch', r.value ->> 'wish', r.value ->> 'status', r.value ->> 'overlay',
            r.value ->> 'handed_to', r.value ->> 'status' <> 'held' AND r.value ->> 'overlay' = 'none',
            CAST(r.value ->> 'supported' AS BOOLEAN), CAST(r.value ->> 'votes' AS BIGINT),
            CAST(r.value ->> 'votes' AS BIGINT), CAST(r.value ->> 'comments' AS BIGINT),
            CAST(r.value ->> 'hot' AS BIGINT), COALESCE(CAST(r.value ->> 'answered_at' AS BIGINT), 0),
            CAST(r.value ->> 'created_at' AS BIGINT), ", blob "claim_hash", ""; " RETURNING number");
        let mut numbers: Vec<IdeaNumber> = on!(self, conn => sqlx::query_scalar(text)
            .bind(json(ideas)?)
            .bind(campaign)
            .fetch_all(conn)
            .await)?;
        numbers.sort_unstable();
        Ok(numbers)
    }

    /// Tells where a merged idea went, once its votes and comments are there.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn seed_merge(
        &mut self,
        (idea, into): (IdeaNumber, IdeaNumber),
        reason: &str,
        at: Timestamp,
    ) -> Result<()> {
        on!(self, conn => sqlx::query("UPDATE ideas SET merged_into = $2 WHERE number = $1")
            .bind(idea)
            .bind(into)
            .execute(conn)
            .await
            .map(|_| ()))?;
        on!(self, conn => sqlx::query("INSERT INTO merges (idea, into_idea, reason, created_at) VALUES ($1, $2, $3, $4)")
            .bind(idea)
            .bind(into)
            .bind(reason.to_owned())
            .bind(at)
            .execute(conn)
            .await
            .map(|_| ()))?;
        self.recount(into).await
    }

    /// Adds votes.
    ///
    /// # Errors
    /// `Conflict` when somebody votes twice for the same idea.
    pub async fn seed_votes(&mut self, votes: &[SeedVote<'_>]) -> Result<()> {
        let text = rows!(self, "INSERT INTO votes (idea, voter_tag) SELECT CAST(r.value ->> 'idea' AS BIGINT), ",
            blob "tag", ""; "");
        self.seed(text, json(votes)?).await
    }

    /// Adds comments, and returns their keys in the same order.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn seed_comments(&mut self, comments: &[SeedComment]) -> Result<Vec<CommentId>> {
        let text = rows!(self, "INSERT INTO comments (idea, reply_to, kind, body, html, named, author_id, pseudonym,
              by_idea_author, official, created_at)
            SELECT CAST(r.value ->> 'idea' AS BIGINT), CAST(r.value ->> 'reply_to' AS BIGINT), r.value ->> 'kind',
            r.value ->> 'body', r.value ->> 'html', r.value ->> 'author' IS NOT NULL,
            CAST(r.value ->> 'author' AS BIGINT), r.value ->> 'pseudonym',
            CAST(r.value ->> 'by_idea_author' AS BOOLEAN), CAST(r.value ->> 'official' AS BOOLEAN),
            CAST(r.value ->> 'created_at' AS BIGINT)"; " RETURNING id");
        let mut ids: Vec<CommentId> = on!(self, conn => sqlx::query_scalar(text)
            .bind(json(comments)?)
            .fetch_all(conn)
            .await)?;
        ids.sort_unstable();
        Ok(ids)
    }

    /// Adds official answers.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn seed_answers(&mut self, answers: &[SeedWords]) -> Result<()> {
        let text = rows!(self, "INSERT INTO answers (idea, body, html, unit_id, created_at)
            SELECT CAST(r.value ->> 'idea' AS BIGINT), r.value ->> 'body', r.value ->> 'html',
            CAST(r.value ->> 'unit' AS BIGINT), CAST(r.value ->> 'created_at' AS BIGINT)"; "");
        self.seed(text, json(answers)?).await
    }

    /// Adds additions by the authors.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn seed_addenda(&mut self, addenda: &[SeedWords]) -> Result<()> {
        let text = rows!(self, "INSERT INTO addenda (idea, body, html, created_at)
            SELECT CAST(r.value ->> 'idea' AS BIGINT), r.value ->> 'body', r.value ->> 'html',
            CAST(r.value ->> 'created_at' AS BIGINT)"; "");
        self.seed(text, json(addenda)?).await
    }

    /// Adds to the event log.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn seed_events(&mut self, events: &[SeedEvent]) -> Result<()> {
        let text = rows!(self, "INSERT INTO events (idea, event, role, created_at)
            SELECT CAST(r.value ->> 'idea' AS BIGINT), r.value ->> 'event', r.value ->> 'role',
            CAST(r.value ->> 'created_at' AS BIGINT)"; "");
        self.seed(text, json(events)?).await
    }

    async fn seed(&mut self, text: &'static str, rows: String) -> Result<()> {
        on!(self, conn => sqlx::query(text).bind(rows).execute(conn).await.map(|_| ()))?;
        Ok(())
    }
}

fn json<T: Serialize>(rows: &[T]) -> Result<String> {
    serde_json::to_string(rows).map_err(|_| StoreError::Unreadable("seed"))
}
