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
}

#[derive(FromRow)]
struct RecordRow {
    idea: IdeaNumber,
    version: i64,
    kind: OutcomeKind,
    since_on: Option<String>,
    until_on: Option<String>,
    benefits: Option<String>,
    place: Option<String>,
    ground: Option<DeclineGround>,
    body: String,
    html: String,
    unit_id: Option<UnitId>,
    created_at: Timestamp,
}

impl RecordRow {
    fn read(self) -> Option<OutcomeRecord> {
        let date = |text: Option<String>| text?.parse::<Date>().ok();
        let Self { version, kind, since_on, until_on, benefits, place, ground, .. } = self;
        let outcome = match kind {
            OutcomeKind::Done => Outcome::Done { since: date(since_on)?, benefits: benefits? },
            OutcomeKind::InProgress => Outcome::InProgress { until: date(until_on)? },
            OutcomeKind::HandedOver => Outcome::HandedOver { place: place? },
            OutcomeKind::NotPossible => Outcome::NotPossible { ground: ground? },
        };
        let (body, html, unit, at) = (self.body, self.html, self.unit_id, self.created_at);
        Some(OutcomeRecord { version, outcome, body, html, unit, at })
    }
}

macro_rules! entries {
    ($which:literal) => {
        concat!(
            "SELECT i.number, CASE WHEN i.listed THEN i.title ELSE '' END AS title, i.topic_id, i.status, i.overlay, i.merged_into ",
            "FROM pulled_ideas p JOIN ideas i ON i.number = p.idea WHERE ",
            $which,
            " ORDER BY p.campaign_id, p.pull, p.place"
        )
    };
}

macro_rules! records {
    ($which:literal) => {
        concat!(
            "SELECT o.idea, o.version, o.kind, o.since_on, o.until_on, o.benefits, o.place, o.ground, a.body, a.html, a.unit_id, o.created_at ",
            "FROM outcomes o JOIN answers a ON a.id = o.answer_id WHERE o.idea IN ",
            $which,
            " ORDER BY o.idea, o.version DESC"
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
        };
        Ok(rows.into_iter().map(entry).collect())
    }

    /// Records what became of an idea as its next version, told by this answer. The place of one that was handed over already is where
    /// it is now.
    ///
    /// # Errors
    /// `Conflict` when somebody else recorded the same version.
    pub async fn record_outcome(
        &mut self,
        permit: Permit<RecordOutcome>,
        answer: AnswerId,
        now: Timestamp,
    ) -> Result<()> {
        let RecordOutcome { idea, outcome, .. } = permit.into_action();
        let kind = outcome.kind();
        let (since, until, benefits, place, ground) = match outcome {
            Outcome::Done { since, benefits } => (Some(since), None, Some(benefits), None, None),
            Outcome::InProgress { until } => (None, Some(until), None, None, None),
            Outcome::HandedOver { place } => (None, None, None, Some(place), None),
            Outcome::NotPossible { ground } => (None, None, None, None, Some(ground)),
        };
        on!(self, conn => sqlx::query(
                "INSERT INTO outcomes (idea, version, kind, answer_id, since_on, until_on, benefits, place, ground, created_at) \
                 SELECT $1, COALESCE((SELECT MAX(o.version) FROM outcomes o WHERE o.idea = $1), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9",
            )
            .bind(idea)
            .bind(kind)
            .bind(answer)
            .bind(since.map(|day| day.to_string()))
            .bind(until.map(|day| day.to_string()))
            .bind(benefits)
            .bind(place.clone())
            .bind(ground)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        on!(self, conn => sqlx::query("UPDATE ideas SET handed_to = $2 WHERE number = $1 AND status = 'handed_over'")
            .bind(idea)
            .bind(place)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
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
