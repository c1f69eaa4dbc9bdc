//! The last act on each thing, and how it is undone.

use domain::{
    audit::Verb,
    ideas::{Overlay, Status},
    ids::{AnswerId, IdeaNumber, OpinionId, PersonId, VerdictId},
    policy::Permit,
    time::Timestamp,
    triage::{ACT_IS_OWN, ActKey, Assigned, Done, UNDO_WITHIN, Undo},
};

use super::Link;
use crate::{Result, StoreError, Tx, tx::on};

/// What came of a decision.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decided {
    /// The answer that was given.
    pub answer: Option<AnswerId>,
    /// The decision against the author.
    pub verdict: Option<VerdictId>,
    /// The decisions against the author that are in force no longer.
    pub lifted: Vec<VerdictId>,
    /// The merges that began.
    pub joined: Vec<Link>,
    /// The merges that ended.
    pub parted: Vec<Link>,
    /// The parts that were made one again.
    pub parts: Vec<IdeaNumber>,
    /// The opinions that were taken up with it.
    pub taken: Vec<OpinionId>,
}

/// What an idea was before an act.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StandingBefore {
    /// Its status.
    pub status: Status,
    /// What lay over it.
    pub overlay: Overlay,
    /// Where it was handed to.
    pub handed_to: Option<String>,
    /// How many official answers it has.
    pub answers: i64,
}

impl Tx {
    /// What an act on an idea would have to bring back.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn standing_before(&mut self, idea: IdeaNumber) -> Result<Option<StandingBefore>> {
        let row = on!(self, conn => sqlx::query_as(
                "SELECT i.status, i.overlay, i.handed_to, (SELECT COUNT(*) FROM answers a WHERE a.idea = i.number) AS answers \
                 FROM ideas i WHERE i.number = $1",
            )
            .bind(idea)
            .fetch_optional(conn)
            .await)?;
        Ok(row)
    }

    /// Keeps an act above those before on the same thing.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn keep_act(&mut self, by: PersonId, done: &Done) -> Result<()> {
        let act = serde_json::to_string(done).map_err(|_| StoreError::Unreadable("acts"))?;
        on!(self, conn => sqlx::query(
                "INSERT INTO acts (about, person_id, act, created_at) VALUES ($1, $2, $3, $4)",
            )
            .bind(done.key().to_string())
            .bind(by)
            .bind(act)
            .bind(done.at)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// The last act of somebody on whatever it was; `None` without one, and when a later version wrote it.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn last_act(&mut self, by: PersonId) -> Result<Option<Done>> {
        let act: Option<String> = on!(self, conn => sqlx::query_scalar(
                "SELECT act FROM acts WHERE person_id = $1 ORDER BY id DESC LIMIT 1",
            )
            .bind(by)
            .fetch_optional(conn)
            .await)?;
        Ok(act.and_then(|act| serde_json::from_str(&act).ok()))
    }

    /// The last act on a thing, and whose it was while that is known; `None` without one, and when a later version wrote it.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn act(&mut self, about: ActKey) -> Result<Option<(Option<PersonId>, Done)>> {
        let act: Option<(Option<PersonId>, String)> = on!(self, conn => sqlx::query_as(
                "SELECT person_id, act FROM acts WHERE about = $1 ORDER BY id DESC LIMIT 1",
            )
            .bind(about.to_string())
            .fetch_optional(conn)
            .await)?;
        Ok(act.and_then(|(by, act)| Some((by, serde_json::from_str(&act).ok()?))))
    }

    /// Forgets acts that are too old to be undone, and whose the others were.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn forget_acts(&mut self, now: Timestamp) -> Result<()> {
        for (text, age) in [
            ("DELETE FROM acts WHERE created_at < $1", UNDO_WITHIN),
            ("UPDATE acts SET person_id = NULL WHERE person_id IS NOT NULL AND created_at < $1", ACT_IS_OWN),
        ] {
            on!(self, conn => sqlx::query(text).bind(now.plus(-age)).execute(conn).await.map(|_| ()))?;
        }
        Ok(())
    }

    /// Brings everything back to where it was before an act. What was answered with it is kept as prepared. Returns the merges that
    /// began or ended with it.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn undo(
        &mut self,
        permit: Permit<Undo>,
        by: Option<PersonId>,
        now: Timestamp,
    ) -> Result<Vec<Link>> {
        let Undo(done) = permit.into_action();
        let about = done.key();
        let idea = done.thing.idea;
        let (status, overlay) = done.before;
        on!(self, conn => sqlx::query("DELETE FROM acts WHERE id = (SELECT MAX(id) FROM acts WHERE about = $1)")
            .bind(about.to_string())
            .execute(conn)
            .await
            .map(|_| ()))?;
        if let Some(Assigned { before }) = done.assigned {
            self.set_assignee(idea, before, now).await?;
            return Ok(Vec::new());
        }
        if let Some(answer) = done.answer {
            self.prepare_again(&done, answer, by, now).await?;
        }
        let mut links = self.links(&done.joined, true).await?;
        for link in &links {
            self.untie(*link, now).await?;
        }
        if done.verb == Verb::Split {
            self.rejoin(idea).await?;
        }
        on!(self, conn => sqlx::query(
                "UPDATE ideas SET status = $2, overlay = $3, listed = $4, handed_to = $5 WHERE number = $1",
            )
            .bind(idea)
            .bind(status)
            .bind(overlay)
            .bind(status != Status::Held && overlay == Overlay::None)
            .bind(done.handed_to)
            .execute(conn)
            .await
            .map(|_| ()))?;
        self.split_again(idea, &done.parts).await?;
        for link in self.links(&done.parted, false).await? {
            self.renew(link).await?;
            links.push(link);
        }
        if let Some((comment, (before, _))) = done.thing.comment.zip(done.veil) {
            self.set_veil(idea, comment, before).await?;
        }
        if let Some(answer) = done.answer {
            self.forget("DELETE FROM answers WHERE id = $1", answer.as_i64()).await?;
            // A colleague may have answered since.
            let newest = "UPDATE ideas SET answered_at = COALESCE((SELECT MAX(a.created_at) FROM answers a \
                          WHERE a.idea = ideas.number), 0) WHERE number = $1";
            self.forget(newest, idea.as_i64()).await?;
        }
        if let Some(verdict) = done.verdict {
            self.forget("DELETE FROM verdicts WHERE id = $1", verdict.as_i64()).await?;
        }
        for verdict in done.lifted {
            self.forget("UPDATE verdicts SET lifted_at = NULL WHERE id = $1", verdict.as_i64()).await?;
            self.reopen_appeal(verdict, done.at).await?;
        }
        for opinion in done.taken {
            self.forget("UPDATE opinions SET taken_at = NULL WHERE id = $1", opinion.as_i64()).await?;
        }
        if let Some(at) = done.settled {
            on!(self, conn => sqlx::query(
                    "UPDATE reports SET settled_at = NULL WHERE idea = $1 AND COALESCE(comment_id, 0) = COALESCE($2, 0) \
                     AND settled_at = $3",
                )
                .bind(idea)
                .bind(done.thing.comment)
                .bind(at)
                .execute(conn)
                .await
                .map(|_| ()))?;
        }
        self.forget_erasure(done.thing).await?;
        Ok(links)
    }

    /// Nothing that was written is lost by undoing: an answer is prepared again, unless something else is by now.
    async fn prepare_again(
        &mut self,
        done: &Done,
        answer: AnswerId,
        by: Option<PersonId>,
        now: Timestamp,
    ) -> Result<()> {
        let ((seen, _), (status, _)) = (done.before, done.after);
        on!(self, conn => sqlx::query(
                "INSERT INTO prepared_answers (idea, status, answer, unit, ground, place, seen, seen_answers, prepared_by, created_at) \
                 SELECT a.idea, $3, a.body, COALESCE(u.slug, ''), COALESCE((SELECT v.ground FROM verdicts v WHERE v.id = $4), ''), \
                 COALESCE(i.handed_to, ''), $5, '', $6, $7 FROM answers a JOIN ideas i ON i.number = a.idea \
                 LEFT JOIN units u ON u.id = a.unit_id WHERE a.id = $1 AND a.idea = $2 ON CONFLICT (idea) DO NOTHING",
            )
            .bind(answer)
            .bind(done.thing.idea)
            .bind(if status == seen { "" } else { status.as_str() })
            .bind(done.verdict)
            .bind(seen.as_str())
            .bind(by)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// An appeal that was settled by the act waits again: another person decides it.
    async fn reopen_appeal(&mut self, verdict: VerdictId, settled: Timestamp) -> Result<()> {
        on!(self, conn => sqlx::query(
                "UPDATE appeals SET outcome = NULL, decided_at = NULL WHERE verdict_id = $1 AND decided_at = $2 AND reply = ''",
            )
            .bind(verdict)
            .bind(settled)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    async fn forget(&mut self, text: &'static str, key: i64) -> Result<()> {
        on!(self, conn => sqlx::query(text).bind(key).execute(conn).await.map(|_| ()))?;
        Ok(())
    }
}
