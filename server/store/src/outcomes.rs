//! What became of ideas that were pulled.

use std::collections::BTreeMap;

use domain::{
    audit::Date,
    ideas::{Overlay, Status},
    ids::{AnswerId, CampaignId, IdeaNumber, PersonId, TopicId, UnitId},
    outcomes::{LedgerEntry, MyOutcome, Outcome, OutcomeKind, OutcomeRecord, Part, RecordOutcome},
    policy::Permit,
    search::Mine,
    time::Timestamp,
    triage::DeclineGround,
    votes::VoterTag,
};
use sqlx::FromRow;

use crate::{
    Result, StoreError, Tx,
    tx::{on, sql},
};

#[derive(FromRow)]
struct EntryRow {
    number: IdeaNumber,
    title: String,
    topic_id: TopicId,
    status: Status,
    overlay: Overlay,
    merged_into: Option<IdeaNumber>,
    version: i64,
}

#[derive(FromRow)]
struct RecordRow {
    idea: IdeaNumber,
    answer_id: AnswerId,
    kind: OutcomeKind,
    since_on: Option<String>,
    until_on: Option<String>,
    benefits: Option<String>,
    place: Option<String>,
    ground: Option<DeclineGround>,
    part_of: Option<IdeaNumber>,
    ended_at: Option<Timestamp>,
    body: String,
    html: String,
    unit_id: Option<UnitId>,
    created_at: Timestamp,
}

impl RecordRow {
    fn read(self) -> Option<OutcomeRecord> {
        let date = |text: Option<String>| text?.parse::<Date>().ok();
        let Self { kind, since_on, until_on, benefits, place, ground, part_of, .. } = self;
        let outcome = match kind {
            OutcomeKind::Done => Outcome::Done { since: date(since_on)?, benefits: benefits? },
            OutcomeKind::InProgress => Outcome::InProgress { until: date(until_on)? },
            OutcomeKind::HandedOver => Outcome::HandedOver { place: place? },
            OutcomeKind::NotPossible => Outcome::NotPossible { ground: ground? },
            OutcomeKind::PartOf => Outcome::PartOf { idea: part_of? },
        };
        let (version, ended) = (self.answer_id.as_i64(), self.ended_at.is_some());
        let (body, html, unit, at) = (self.body, self.html, self.unit_id, self.created_at);
        Some(OutcomeRecord { version, ended, outcome, body, html, unit, at })
    }
}

macro_rules! entries {
    ($which:literal) => {
        concat!(
            "SELECT i.number, CASE WHEN i.listed THEN i.title ELSE '' END AS title, i.topic_id, i.status, i.overlay, i.merged_into, ",
            "COALESCE((SELECT MAX(o.answer_id) FROM outcomes o WHERE o.idea = p.idea), 0) AS version ",
            "FROM pulled_ideas p JOIN ideas i ON i.number = p.idea WHERE ",
            $which,
            " ORDER BY p.campaign_id, p.pull, p.place"
        )
    };
}

macro_rules! records {
    ($which:literal) => {
        concat!(
            "SELECT o.idea, o.answer_id, o.kind, o.since_on, o.until_on, o.benefits, o.place, o.ground, o.part_of, o.ended_at, ",
            "a.body, a.html, a.unit_id, o.created_at ",
            "FROM outcomes o JOIN answers a ON a.id = o.answer_id JOIN ideas i ON i.number = o.idea WHERE i.listed AND o.idea IN ",
            $which,
            " ORDER BY o.idea, o.answer_id DESC"
        )
    };
}

impl Tx {
    /// Every idea that was pulled in a campaign with what was recorded, in the order in which they were pulled.
    ///
    /// # Errors
    /// `Unreadable` when an outcome is of a later version.
    pub async fn ledger(&mut self, campaign: CampaignId) -> Result<Vec<LedgerEntry>> {
        let rows: Vec<EntryRow> = on!(self, conn => sqlx::query_as(entries!("p.campaign_id = $1"))
            .bind(campaign)
            .fetch_all(conn)
            .await)?;
        self.with_records(rows).await
    }

    /// The same of single ideas, of those that were pulled.
    ///
    /// # Errors
    /// `Unreadable` when an outcome is of a later version.
    pub async fn ledger_of(&mut self, ideas: &[IdeaNumber]) -> Result<Vec<LedgerEntry>> {
        let text = sql!(
            self,
            sqlite: entries!("p.idea IN (SELECT value FROM json_each($1))"),
            postgres: entries!("p.idea IN (SELECT value::BIGINT FROM json_array_elements_text($1::JSON) AS wanted (value))"),
        );
        let rows: Vec<EntryRow> =
            on!(self, conn => sqlx::query_as(text).bind(list(ideas)).fetch_all(conn).await)?;
        self.with_records(rows).await
    }

    async fn with_records(&mut self, rows: Vec<EntryRow>) -> Result<Vec<LedgerEntry>> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let ideas: Vec<IdeaNumber> = rows.iter().map(|row| row.number).collect();
        let text = sql!(
            self,
            sqlite: records!("(SELECT value FROM json_each($1))"),
            postgres: records!("(SELECT value::BIGINT FROM json_array_elements_text($1::JSON) AS wanted (value))"),
        );
        let found: Vec<RecordRow> =
            on!(self, conn => sqlx::query_as(text).bind(list(&ideas)).fetch_all(conn).await)?;
        let mut records: BTreeMap<IdeaNumber, Vec<OutcomeRecord>> = BTreeMap::new();
        for row in found {
            let idea = row.idea;
            let record = row.read().ok_or(StoreError::Unreadable("outcomes"))?;
            records.entry(idea).or_default().push(record);
        }
        let entry = |row: EntryRow| LedgerEntry {
            records: records.remove(&row.number).unwrap_or_default(),
            idea: row.number,
            title: row.title,
            topic: row.topic_id,
            status: row.status,
            overlay: row.overlay,
            merged_into: row.merged_into,
            version: row.version,
        };
        Ok(rows.into_iter().map(entry).collect())
    }

    /// Records what became of an idea as its next version, told by this answer. The place of one that was handed over already is where
    /// it is now.
    ///
    /// # Errors
    /// `Conflict` when the answer tells an outcome already.
    pub async fn record_outcome(
        &mut self,
        permit: Permit<RecordOutcome>,
        answer: AnswerId,
        now: Timestamp,
    ) -> Result<()> {
        let RecordOutcome { idea, outcome, .. } = permit.into_action();
        let kind = outcome.kind();
        let (mut days, mut benefits, mut place, mut ground, mut part_of) =
            ([None, None], None, None, None, None);
        match outcome {
            Outcome::Done { since, benefits: who } => (days[0], benefits) = (Some(since), Some(who)),
            Outcome::InProgress { until } => days[1] = Some(until),
            Outcome::HandedOver { place: to } => place = Some(to),
            Outcome::NotPossible { ground: why } => ground = Some(why),
            Outcome::PartOf { idea } => part_of = Some(idea),
        }
        let [since, until] = days.map(|day| day.map(|day| day.to_string()));
        on!(self, conn => sqlx::query(
                "INSERT INTO outcomes (idea, kind, answer_id, since_on, until_on, benefits, place, ground, part_of, created_at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            )
            .bind(idea)
            .bind(kind)
            .bind(answer)
            .bind(since)
            .bind(until)
            .bind(benefits)
            .bind(place.clone())
            .bind(ground)
            .bind(part_of)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        if place.is_some() {
            on!(self, conn => sqlx::query("UPDATE ideas SET handed_to = $2 WHERE number = $1 AND status = 'handed_over'")
                .bind(idea)
                .bind(place)
                .execute(conn)
                .await
                .map(|_| ()))?;
        }
        Ok(())
    }

    /// Whether others are recorded as part of an idea, and that was not taken back or recorded anew since.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn has_parts(&mut self, idea: IdeaNumber) -> Result<bool> {
        let found = on!(self, conn => sqlx::query_scalar(
                "SELECT EXISTS (SELECT 1 FROM outcomes o WHERE o.part_of = $1 AND o.ended_at IS NULL \
                 AND NOT EXISTS (SELECT 1 FROM outcomes n WHERE n.idea = o.idea AND n.answer_id > o.answer_id))",
            )
            .bind(idea)
            .fetch_one(conn)
            .await)?;
        Ok(found)
    }

    /// Whether an answer tells an outcome.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn tells_outcome(&mut self, answer: AnswerId) -> Result<bool> {
        let found = on!(self, conn => sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM outcomes WHERE answer_id = $1)")
            .bind(answer)
            .fetch_one(conn)
            .await)?;
        Ok(found)
    }

    /// Moderation moves an idea: what was recorded is what was told before.
    pub(crate) async fn end_outcomes(&mut self, idea: IdeaNumber, now: Timestamp) -> Result<()> {
        on!(self, conn => sqlx::query("UPDATE outcomes SET ended_at = $2 WHERE idea = $1 AND ended_at IS NULL")
            .bind(idea)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// The move at this moment is undone: what it ended stands again.
    pub(crate) async fn renew_outcomes(&mut self, idea: IdeaNumber, ended: Timestamp) -> Result<()> {
        on!(self, conn => sqlx::query("UPDATE outcomes SET ended_at = NULL WHERE idea = $1 AND ended_at = $2")
            .bind(idea)
            .bind(ended)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// The campaigns in which ideas were pulled.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn campaigns_with_pulls(&mut self) -> Result<Vec<CampaignId>> {
        let found = on!(self, conn => sqlx::query_scalar("SELECT DISTINCT campaign_id FROM pulled_ideas ORDER BY campaign_id")
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// What became of the ideas that somebody voted for, commented on by name or follows, the newest first. `voters` are their tags,
    /// one for each campaign whose key exists.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn outcomes_for(&mut self, person: PersonId, voters: &[VoterTag]) -> Result<Vec<MyOutcome>> {
        let mut parts: BTreeMap<IdeaNumber, Part> = BTreeMap::new();
        for mine in [Mine::Voted, Mine::Commented, Mine::Followed] {
            for idea in self.ideas_of(mine, person, voters).await? {
                let part = parts.entry(idea).or_default();
                match mine {
                    Mine::Voted => part.voted = true,
                    Mine::Commented => part.commented = true,
                    Mine::Followed => part.follows = true,
                    Mine::Posted => {}
                }
            }
        }
        let ideas: Vec<IdeaNumber> = parts.keys().copied().collect();
        let entries = self.ledger_of(&ideas).await?.into_iter().filter(|entry| entry.outcome().is_some());
        let mut found: Vec<MyOutcome> = entries
            .map(|entry| MyOutcome { part: parts.get(&entry.idea).copied().unwrap_or_default(), entry })
            .collect();
        found.sort_by_key(|mine| std::cmp::Reverse(mine.entry.outcome().map(|record| record.at)));
        Ok(found)
    }
}

fn list(ideas: &[IdeaNumber]) -> String {
    serde_json::to_string(ideas).unwrap_or_default()
}
