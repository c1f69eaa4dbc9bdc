//! Decisions against authors, and appeals.

use domain::{
    ideas::Status,
    ids::{AppealId, CommentId, IdeaNumber, PersonId, VerdictId},
    policy::Permit,
    time::Timestamp,
    triage::{
        Appeal, AppealFiled, AppealOutcome, AppealStanding, DecideAppeal, Deciders, Lifted, RestoreGround,
        Thing, Verdict, VerdictKind, VerdictStanding,
    },
};

use crate::{Result, Tx, tx::on};

/// A decision against an author that is in force, with what only the rules learn of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAppeal {
    /// As it is read.
    pub verdict: Verdict,
    /// Who had a part in it.
    pub by: Deciders,
}

impl StoredAppeal {
    /// What the rules ask of the decision.
    #[must_use]
    pub const fn standing(&self) -> VerdictStanding {
        let (id, appealed) = (self.verdict.id, self.verdict.appeal.is_some());
        VerdictStanding { id, appealed }
    }
}

macro_rules! verdicts {
    ($where:literal) => {
        concat!(
            "SELECT v.id, v.idea, v.comment_id, v.kind, v.ground, v.sentence, v.decided_by, v.prepared_by, v.created_at, ",
            "v.lifted_at, v.lifted_ground, v.lifted_sentence, ",
            "a.id AS appeal_id, a.body, a.created_at AS appealed_at, a.outcome, a.reply ",
            "FROM verdicts v LEFT JOIN appeals a ON a.verdict_id = v.id WHERE ",
            $where
        )
    };
}

impl Tx {
    /// The decisions that are in force against an idea and its comments, newest first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn verdicts_of(&mut self, idea: IdeaNumber) -> Result<Vec<StoredAppeal>> {
        let rows: Vec<VerdictRow> = on!(self, conn => sqlx::query_as(verdicts!(
                "v.idea = $1 AND v.lifted_at IS NULL ORDER BY v.id DESC"
            ))
            .bind(idea)
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(StoredAppeal::from).collect())
    }

    /// The decisions against an idea and its comments that were taken back with a word to the author, newest first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn taken_back(&mut self, idea: IdeaNumber) -> Result<Vec<Verdict>> {
        let rows: Vec<VerdictRow> = on!(self, conn => sqlx::query_as(verdicts!(
                "v.idea = $1 AND ((a.outcome = 'granted' AND a.reply <> '') OR v.lifted_ground IS NOT NULL) ORDER BY v.id DESC"
            ))
            .bind(idea)
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(|row| StoredAppeal::from(row).verdict).collect())
    }

    /// An appeal with the decision that it is against.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn appeal(&mut self, appeal: AppealId) -> Result<Option<AppealStanding>> {
        let row: Option<VerdictRow> = on!(self, conn => sqlx::query_as(verdicts!("a.id = $1"))
            .bind(appeal)
            .fetch_optional(conn)
            .await)?;
        Ok(row.map(|row| AppealStanding {
            id: appeal,
            thing: Thing { idea: row.idea, comment: row.comment_id },
            kind: row.kind,
            by: Deciders { decided: row.decided_by, prepared: row.prepared_by },
            settled: row.outcome.is_some(),
        }))
    }

    /// Files an appeal. `at` is when, the day alone without a name.
    ///
    /// # Errors
    /// `Conflict` when there is one already.
    pub async fn add_appeal(&mut self, permit: Permit<Appeal>, at: Timestamp) -> Result<AppealId> {
        let Appeal { verdict, body } = permit.into_action();
        let id = on!(self, conn => sqlx::query_scalar(
                "INSERT INTO appeals (verdict_id, body, created_at) VALUES ($1, $2, $3) RETURNING id",
            )
            .bind(verdict)
            .bind(body)
            .bind(at)
            .fetch_one(conn)
            .await)?;
        Ok(id)
    }

    /// Decides an appeal. Granted, what was hidden is there again, and what was declined is in review again.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn decide_appeal(
        &mut self,
        permit: Permit<DecideAppeal>,
        against: &AppealStanding,
        now: Timestamp,
    ) -> Result<()> {
        let DecideAppeal { appeal, outcome, reply } = permit.into_action();
        on!(self, conn => sqlx::query("UPDATE appeals SET outcome = $2, reply = $3, decided_at = $4 WHERE id = $1")
            .bind(appeal)
            .bind(outcome)
            .bind(reply)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        match (outcome, against.kind) {
            (AppealOutcome::Upheld, _) => {}
            (AppealOutcome::Granted, VerdictKind::Hide) => {
                self.unhide(against.thing, now).await?;
            }
            (AppealOutcome::Granted, VerdictKind::Decline) => {
                self.lift(against.thing, VerdictKind::Decline, now).await?;
                on!(self, conn => sqlx::query("UPDATE ideas SET status = $2 WHERE number = $1")
                    .bind(against.thing.idea)
                    .bind(Status::InReview)
                    .execute(conn)
                    .await
                    .map(|_| ()))?;
            }
        }
        Ok(())
    }
}

#[derive(sqlx::FromRow)]
struct VerdictRow {
    id: VerdictId,
    idea: IdeaNumber,
    comment_id: Option<CommentId>,
    kind: VerdictKind,
    ground: String,
    sentence: String,
    decided_by: Option<PersonId>,
    prepared_by: Option<PersonId>,
    created_at: Timestamp,
    lifted_at: Option<Timestamp>,
    lifted_ground: Option<RestoreGround>,
    lifted_sentence: Option<String>,
    appeal_id: Option<AppealId>,
    body: Option<String>,
    appealed_at: Option<Timestamp>,
    outcome: Option<AppealOutcome>,
    reply: Option<String>,
}

impl From<VerdictRow> for StoredAppeal {
    fn from(row: VerdictRow) -> Self {
        let filed = row.appeal_id.zip(row.appealed_at);
        let appeal = filed.map(|(id, at)| AppealFiled {
            id,
            body: row.body.unwrap_or_default(),
            at,
            outcome: row.outcome,
            reply: row.reply.unwrap_or_default(),
        });
        let lifted = row.lifted_ground.zip(row.lifted_at).map(|(ground, at)| Lifted {
            ground,
            sentence: row.lifted_sentence.unwrap_or_default(),
            at,
        });
        let verdict = Verdict {
            id: row.id,
            thing: Thing { idea: row.idea, comment: row.comment_id },
            kind: row.kind,
            ground: row.ground,
            sentence: row.sentence,
            at: row.created_at,
            appeal,
            lifted,
        };
        Self { verdict, by: Deciders { decided: row.decided_by, prepared: row.prepared_by } }
    }
}
