//! Decisions that wait to be published.

use domain::{
    ids::{IdeaNumber, PersonId},
    policy::Permit,
    time::Timestamp,
    triage::{ForgetPrepared, Prepare, PreparedAnswer, RawDecision},
};

use crate::{Result, Tx, tx::on};

impl Tx {
    /// Keeps a decision for later, in the place of the one that was kept before.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn prepare(
        &mut self,
        permit: Permit<Prepare>,
        by: Option<PersonId>,
        now: Timestamp,
    ) -> Result<()> {
        let Prepare { idea, decision } = permit.into_action();
        self.put_prepared(idea, decision, by, now).await
    }

    pub(super) async fn put_prepared(
        &mut self,
        idea: IdeaNumber,
        decision: RawDecision,
        by: Option<PersonId>,
        now: Timestamp,
    ) -> Result<()> {
        on!(self, conn => sqlx::query(
                "INSERT INTO prepared_answers (idea, status, answer, unit, ground, place, seen, seen_answers, prepared_by, created_at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (idea) DO UPDATE SET \
                 status = excluded.status, answer = excluded.answer, unit = excluded.unit, ground = excluded.ground, \
                 place = excluded.place, seen = excluded.seen, seen_answers = excluded.seen_answers, prepared_by = excluded.prepared_by, \
                 created_at = excluded.created_at",
            )
            .bind(idea)
            .bind(decision.status)
            .bind(decision.answer)
            .bind(decision.unit)
            .bind(decision.ground)
            .bind(decision.place)
            .bind(decision.seen)
            .bind(decision.seen_answers)
            .bind(by)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// The decision that is kept for an idea.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn prepared(&mut self, idea: IdeaNumber) -> Result<Option<PreparedAnswer>> {
        let row: Option<PreparedRow> = on!(self, conn => sqlx::query_as(
                "SELECT a.status, a.answer, a.unit, a.ground, a.place, a.seen, a.seen_answers, p.name, a.created_at \
                 FROM prepared_answers a LEFT JOIN people p ON p.id = a.prepared_by WHERE a.idea = $1",
            )
            .bind(idea)
            .fetch_optional(conn)
            .await)?;
        Ok(row.map(|row| row.of(idea)))
    }

    /// Keeps it no longer.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn forget_prepared(&mut self, permit: Permit<ForgetPrepared>) -> Result<()> {
        let ForgetPrepared(idea) = permit.into_action();
        self.drop_prepared(idea).await.map(drop)
    }

    /// Says who had prepared it, while that is known.
    pub(super) async fn drop_prepared(&mut self, idea: IdeaNumber) -> Result<Option<PersonId>> {
        let by: Option<Option<PersonId>> = on!(self, conn => sqlx::query_scalar(
                "DELETE FROM prepared_answers WHERE idea = $1 RETURNING prepared_by",
            )
            .bind(idea)
            .fetch_optional(conn)
            .await)?;
        Ok(by.flatten())
    }
}

#[derive(sqlx::FromRow)]
struct PreparedRow {
    status: String,
    answer: String,
    unit: String,
    ground: String,
    place: String,
    seen: String,
    seen_answers: String,
    name: Option<String>,
    created_at: Timestamp,
}

impl PreparedRow {
    fn of(self, idea: IdeaNumber) -> PreparedAnswer {
        let Self { status, answer, unit, ground, place, seen, seen_answers, name, created_at } = self;
        let decision =
            RawDecision { status, answer, unit, ground, place, seen, seen_answers, ..RawDecision::default() };
        PreparedAnswer { idea, decision, by: name, at: created_at }
    }
}
