//! The last act of each moderator, and how it is undone.

use domain::{
    audit::Verb,
    ideas::{Overlay, Status},
    ids::{AnswerId, IdeaNumber, OpinionId, PersonId, VerdictId},
    policy::Permit,
    time::{HOUR, Timestamp},
    triage::{Done, UNDO_WITHIN, Undo},
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
}

impl Tx {
    /// What an act on an idea would have to bring back.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn standing_before(&mut self, idea: IdeaNumber) -> Result<Option<StandingBefore>> {
        let row = on!(self, conn => sqlx::query_as(
                "SELECT status, overlay, handed_to FROM ideas WHERE number = $1",
            )
            .bind(idea)
            .fetch_optional(conn)
            .await)?;
        Ok(row)
    }

    /// Keeps the last act of somebody in the place of the one before.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn keep_act(&mut self, by: PersonId, done: &Done) -> Result<()> {
        let act = serde_json::to_string(done).map_err(|_| StoreError::Unreadable("last_acts"))?;
        on!(self, conn => sqlx::query(
                "INSERT INTO last_acts (person_id, act, created_at) VALUES ($1, $2, $3) \
                 ON CONFLICT (person_id) DO UPDATE SET act = excluded.act, created_at = excluded.created_at",
            )
            .bind(by)
            .bind(act)
            .bind(done.at)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// The last act of somebody; `None` without one, and when a later version wrote it.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn last_act(&mut self, by: PersonId) -> Result<Option<Done>> {
        let act: Option<String> = on!(self, conn => sqlx::query_scalar("SELECT act FROM last_acts WHERE person_id = $1")
            .bind(by)
            .fetch_optional(conn)
            .await)?;
        Ok(act.and_then(|act| serde_json::from_str(&act).ok()))
    }

    /// Forgets acts that are too old to be undone.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn forget_acts(&mut self, now: Timestamp) -> Result<()> {
        on!(self, conn => sqlx::query("DELETE FROM last_acts WHERE created_at < $1")
            .bind(now.plus(-UNDO_WITHIN - HOUR))
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Brings everything back to where it was before an act of `by`. Returns the merges that began or ended with it.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn undo(&mut self, permit: Permit<Undo>, by: PersonId, now: Timestamp) -> Result<Vec<Link>> {
        let Undo(done) = permit.into_action();
        let idea = done.thing.idea;
        let (status, overlay) = done.before;
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
        if let Some(assignee) = done.assignee {
            self.set_assignee(idea, assignee, now).await?;
        }
        self.forget_erasure(done.thing).await?;
        self.forget("DELETE FROM last_acts WHERE person_id = $1", by.as_i64()).await?;
        Ok(links)
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
