//! What specialist units are asked, and what they reply.

use domain::{
    ids::{IdeaNumber, OpinionId, PersonId, UnitId},
    opinions::{
        AskOpinion, GiveOpinion, Opinion, OpinionReply, OpinionStanding, Possible, RevokeOpinion, TakeOpinion,
    },
    policy::{Permit, link_until},
    time::Timestamp,
};

use crate::{
    Result, Tx,
    tx::{on, sql},
};

/// A question as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredOpinion {
    /// What the rules ask.
    pub standing: OpinionStanding,
    /// As moderators read it.
    pub opinion: Opinion,
}

macro_rules! opinions {
    ($rest:literal) => {
        concat!(
            "SELECT o.id, o.idea, o.unit_id, o.person_id, p.name, o.question, o.due_at, o.created_at, o.revoked_at, ",
            "o.link_hash IS NOT NULL AS linked, o.possible, o.effort, o.obstacle, o.who, o.until, o.remark, ",
            "o.replied_at, o.taken_at FROM opinions o LEFT JOIN people p ON p.id = o.person_id ",
            $rest
        )
    };
}

impl Tx {
    /// Asks a unit, perhaps with a link whose token has this hash.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn ask_opinion(
        &mut self,
        permit: Permit<AskOpinion>,
        link: Option<[u8; 32]>,
        by: Option<PersonId>,
        now: Timestamp,
    ) -> Result<OpinionId> {
        let AskOpinion { idea, unit, person, question, due } = permit.into_action();
        let id = on!(self, conn => sqlx::query_scalar(
                "INSERT INTO opinions (idea, unit_id, person_id, question, due_at, link_hash, asked_by, created_at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
            )
            .bind(idea)
            .bind(unit)
            .bind(person)
            .bind(question)
            .bind(due)
            .bind(link.map(|hash| hash.to_vec()))
            .bind(by)
            .bind(now)
            .fetch_one(conn)
            .await)?;
        Ok(id)
    }

    /// What was asked about an idea and not taken back, the newest first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn opinions_of(&mut self, idea: IdeaNumber) -> Result<Vec<StoredOpinion>> {
        let rows: Vec<OpinionRow> = on!(self, conn => sqlx::query_as(opinions!(
                "WHERE o.idea = $1 AND o.revoked_at IS NULL ORDER BY o.id DESC"
            ))
            .bind(idea)
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(StoredOpinion::from).collect())
    }

    /// A question.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn opinion(&mut self, id: OpinionId) -> Result<Option<StoredOpinion>> {
        let row: Option<OpinionRow> = on!(self, conn => sqlx::query_as(opinions!("WHERE o.id = $1"))
            .bind(id)
            .fetch_optional(conn)
            .await)?;
        Ok(row.map(StoredOpinion::from))
    }

    /// The question whose link has a token with this hash.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn linked_opinion(&mut self, link: [u8; 32]) -> Result<Option<StoredOpinion>> {
        let row: Option<OpinionRow> = on!(self, conn => sqlx::query_as(opinions!("WHERE o.link_hash = $1"))
            .bind(link.to_vec())
            .fetch_optional(conn)
            .await)?;
        Ok(row.map(StoredOpinion::from))
    }

    /// What waits for somebody, or for anybody of these units: neither taken back nor taken up, the first that is due first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn opinions_for(&mut self, person: PersonId, units: &[UnitId]) -> Result<Vec<StoredOpinion>> {
        let text = sql!(
            self,
            sqlite: opinions!(
                "WHERE o.revoked_at IS NULL AND o.taken_at IS NULL AND (o.person_id = $1 OR (o.person_id IS NULL \
                 AND o.unit_id IN (SELECT value FROM json_each($2)))) ORDER BY o.due_at, o.id"
            ),
            postgres: opinions!(
                "WHERE o.revoked_at IS NULL AND o.taken_at IS NULL AND (o.person_id = $1 OR (o.person_id IS NULL \
                 AND o.unit_id IN (SELECT value::BIGINT FROM json_array_elements_text($2::JSON) AS wanted (value)))) \
                 ORDER BY o.due_at, o.id"
            ),
        );
        let wanted = serde_json::to_string(units).unwrap_or_default();
        let rows: Vec<OpinionRow> =
            on!(self, conn => sqlx::query_as(text).bind(person).bind(wanted).fetch_all(conn).await)?;
        Ok(rows.into_iter().map(StoredOpinion::from).collect())
    }

    /// Keeps a reply in the place of the one before.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn give_opinion(&mut self, permit: Permit<GiveOpinion>, now: Timestamp) -> Result<()> {
        let GiveOpinion { opinion, possible, effort, obstacle, who, until, remark } = permit.into_action();
        on!(self, conn => sqlx::query(
                "UPDATE opinions SET possible = $2, effort = $3, obstacle = $4, who = $5, until = $6, remark = $7, \
                 replied_at = $8 WHERE id = $1",
            )
            .bind(opinion)
            .bind(possible)
            .bind(effort)
            .bind(obstacle)
            .bind(who)
            .bind(until.map(|day| day.to_string()))
            .bind(remark)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Takes a question back; its link opens no more.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn revoke_opinion(&mut self, permit: Permit<RevokeOpinion>, now: Timestamp) -> Result<()> {
        let RevokeOpinion(id) = permit.into_action();
        on!(self, conn => sqlx::query("UPDATE opinions SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL")
            .bind(id)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Takes a reply up.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn take_opinion(&mut self, permit: Permit<TakeOpinion>, now: Timestamp) -> Result<()> {
        let TakeOpinion(id) = permit.into_action();
        on!(self, conn => sqlx::query("UPDATE opinions SET taken_at = $2 WHERE id = $1 AND taken_at IS NULL")
            .bind(id)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Takes every reply about an idea up, for it was decided.
    pub(crate) async fn take_opinions(&mut self, idea: IdeaNumber, now: Timestamp) -> Result<Vec<OpinionId>> {
        let taken = on!(self, conn => sqlx::query_scalar(
                "UPDATE opinions SET taken_at = $2 WHERE idea = $1 AND replied_at IS NOT NULL AND taken_at IS NULL \
                 AND revoked_at IS NULL RETURNING id",
            )
            .bind(idea)
            .bind(now)
            .fetch_all(conn)
            .await)?;
        Ok(taken)
    }
}

#[derive(sqlx::FromRow)]
struct OpinionRow {
    id: OpinionId,
    idea: IdeaNumber,
    unit_id: UnitId,
    person_id: Option<PersonId>,
    name: Option<String>,
    question: String,
    due_at: Timestamp,
    created_at: Timestamp,
    revoked_at: Option<Timestamp>,
    linked: bool,
    possible: Option<Possible>,
    effort: Option<String>,
    obstacle: String,
    who: Option<String>,
    until: Option<String>,
    remark: String,
    replied_at: Option<Timestamp>,
    taken_at: Option<Timestamp>,
}

impl From<OpinionRow> for StoredOpinion {
    fn from(row: OpinionRow) -> Self {
        let link_until = row.linked.then(|| link_until(row.due_at));
        let standing = OpinionStanding {
            id: row.id,
            idea: row.idea,
            person: row.person_id,
            link_until,
            revoked: row.revoked_at.is_some(),
            replied: row.replied_at.is_some(),
            taken: row.taken_at.is_some(),
        };
        let reply = row.possible.zip(row.replied_at).map(|(possible, at)| OpinionReply {
            possible,
            effort: row.effort.unwrap_or_default(),
            obstacle: row.obstacle,
            who: row.who.unwrap_or_default(),
            until: row.until.unwrap_or_default(),
            remark: row.remark,
            at,
        });
        let opinion = Opinion {
            id: row.id,
            unit: row.unit_id,
            person: row.name,
            question: row.question,
            asked_at: row.created_at,
            due: row.due_at,
            link_until,
            reply,
            taken: row.taken_at.is_some(),
        };
        Self { standing, opinion }
    }
}
