//! The last act on each thing, and how it is undone.

use domain::{
    audit::Verb,
    ideas::{Overlay, Status},
    ids::{ActId, AnswerId, IdeaNumber, OpinionId, PersonId, VerdictId},
    policy::Permit,
    time::Timestamp,
    triage::{ACT_IS_OWN, ActKey, Aside, Done, OpinionStep, Thing, UNDO_WITHIN, Undo},
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

/// An act that can be undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAct {
    /// Its key.
    pub id: ActId,
    /// Whose it was, while that is known.
    pub by: Option<PersonId>,
    /// What was done.
    pub done: Done,
}

#[derive(sqlx::FromRow)]
struct ActRow {
    id: ActId,
    person_id: Option<PersonId>,
    act: String,
}

impl ActRow {
    fn read(self) -> Option<KeptAct> {
        Some(KeptAct { id: self.id, by: self.person_id, done: serde_json::from_str(&self.act).ok()? })
    }
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
    /// Its title.
    pub title: String,
    /// Where the shoe pinches.
    pub pinch: String,
    /// What would help.
    pub wish: String,
    /// How often its author has added something.
    pub addenda: i64,
}

impl Tx {
    /// What an act on an idea would have to bring back.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn standing_before(&mut self, idea: IdeaNumber) -> Result<Option<StandingBefore>> {
        let row = on!(self, conn => sqlx::query_as(
                "SELECT i.status, i.overlay, i.handed_to, i.title, i.pinch, i.wish, \
                 (SELECT COUNT(*) FROM answers a WHERE a.idea = i.number) AS answers, \
                 (SELECT COUNT(*) FROM addenda d WHERE d.idea = i.number) AS addenda \
                 FROM ideas i WHERE i.number = $1",
            )
            .bind(idea)
            .fetch_optional(conn)
            .await)?;
        Ok(row)
    }

    /// Keeps an act above those before on the same thing, and returns its key.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn keep_act(&mut self, by: PersonId, done: &Done) -> Result<ActId> {
        let act = serde_json::to_string(done).map_err(|_| StoreError::Unreadable("acts"))?;
        let id = on!(self, conn => sqlx::query_scalar(
                "INSERT INTO acts (idea, about, person_id, act, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id",
            )
            .bind(done.thing.idea)
            .bind(done.key().to_string())
            .bind(by)
            .bind(act)
            .bind(done.at)
            .fetch_one(conn)
            .await)?;
        Ok(id)
    }

    /// The last act of somebody on whatever it was.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn last_act(&mut self, by: PersonId) -> Result<Option<ActId>> {
        let act = on!(self, conn => sqlx::query_scalar("SELECT MAX(id) FROM acts WHERE person_id = $1")
            .bind(by)
            .fetch_one(conn)
            .await)?;
        Ok(act)
    }

    /// An act, while it is the last on its thing; `None` when a later version wrote it.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn act(&mut self, id: ActId) -> Result<Option<KeptAct>> {
        let row: Option<ActRow> = on!(self, conn => sqlx::query_as(
                "SELECT a.id, a.person_id, a.act FROM acts a WHERE a.id = $1 AND NOT EXISTS \
                 (SELECT 1 FROM acts n WHERE n.idea = a.idea AND n.about = a.about AND n.id > a.id)",
            )
            .bind(id)
            .fetch_optional(conn)
            .await)?;
        Ok(row.and_then(ActRow::read))
    }

    /// What an act was done to, as long as it is kept, whether it is the last or not.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn acted_on(&mut self, id: ActId) -> Result<Option<Thing>> {
        let about: Option<String> = on!(self, conn => sqlx::query_scalar("SELECT about FROM acts WHERE id = $1")
            .bind(id)
            .fetch_optional(conn)
            .await)?;
        Ok(about.and_then(|about| about.parse().ok()).map(|key: ActKey| key.thing))
    }

    /// The last act on an idea, on each matter beside it and on each of its comments, the newest first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn last_acts(&mut self, idea: IdeaNumber) -> Result<Vec<KeptAct>> {
        let rows: Vec<ActRow> = on!(self, conn => sqlx::query_as(
                "SELECT a.id, a.person_id, a.act FROM acts a WHERE a.id IN \
                 (SELECT MAX(n.id) FROM acts n WHERE n.idea = $1 GROUP BY n.about) ORDER BY a.id DESC",
            )
            .bind(idea)
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().filter_map(ActRow::read).collect())
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

    /// Brings everything back to where it was before an act. What was answered with it is kept as prepared, unless it tells an
    /// outcome. Returns the merges that began or ended with it.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn undo(&mut self, permit: Permit<Undo>, id: ActId, now: Timestamp) -> Result<Vec<Link>> {
        let Undo(done) = permit.into_action();
        let idea = done.thing.idea;
        self.forget("DELETE FROM acts WHERE id = $1", id.as_i64()).await?;
        if let Some(aside) = done.aside {
            self.undo_aside(idea, aside, now).await?;
            return Ok(Vec::new());
        }
        // What was recorded in the ledger goes with its answer: published from the queue, that would be half of it.
        if let Some(answer) = done.answer
            && !self.tells_outcome(answer).await?
        {
            self.prepare_again(&done, answer, now).await?;
        }
        let mut links = self.links(&done.joined, true).await?;
        for link in &links {
            self.untie(*link, now).await?;
        }
        if done.verb == Verb::Split {
            self.rejoin(idea).await?;
        }
        if done.thing.comment.is_none() {
            self.set_standing(&done).await?;
        }
        if done.before.0 != done.after.0 {
            self.renew_outcomes(idea, done.at).await?;
        }
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
        let again = "UPDATE verdicts SET lifted_at = NULL, lifted_ground = NULL, lifted_sentence = NULL WHERE id = $1";
        for verdict in done.lifted {
            self.forget(again, verdict.as_i64()).await?;
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

    async fn undo_aside(&mut self, idea: IdeaNumber, aside: Aside, now: Timestamp) -> Result<()> {
        match aside {
            Aside::Assigned { before } => {
                // Whoever moderates no longer gets nothing back.
                let before = match before {
                    Some(person) => self.lock_moderator(person).await?.map(|_| person),
                    None => None,
                };
                self.set_assignee(idea, before, now).await
            }
            Aside::Tagged { tag, wanted } => self.put_tag(idea, &tag, !wanted).await.map(drop),
            Aside::Prepared { before: None, .. } => self.drop_prepared(idea).await.map(drop),
            Aside::Prepared { before: Some(before), .. } => {
                self.put_prepared(idea, before.decision, None, before.at).await
            }
            Aside::Opinion { opinion, step } => {
                let (text, at) = match step {
                    OpinionStep::Asked => ("UPDATE opinions SET revoked_at = $2 WHERE id = $1", Some(now)),
                    OpinionStep::Revoked => ("UPDATE opinions SET revoked_at = $2 WHERE id = $1", None),
                    OpinionStep::Taken => ("UPDATE opinions SET taken_at = $2 WHERE id = $1", None),
                };
                on!(self, conn => sqlx::query(text).bind(opinion).bind(at).execute(conn).await.map(|_| ()))?;
                Ok(())
            }
        }
    }

    async fn set_standing(&mut self, done: &Done) -> Result<()> {
        let (status, overlay) = done.before;
        on!(self, conn => sqlx::query(
                "UPDATE ideas SET status = $2, overlay = $3, listed = $4, handed_to = $5 WHERE number = $1",
            )
            .bind(done.thing.idea)
            .bind(status)
            .bind(overlay)
            .bind(status != Status::Held && overlay == Overlay::None)
            .bind(done.handed_to.clone())
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Nothing that was written is lost by undoing: an answer is prepared again. Whoever had a part in a decision against the author
    /// that went with it is known for as long as it was; else it is in nobody's name.
    async fn prepare_again(&mut self, done: &Done, answer: AnswerId, now: Timestamp) -> Result<()> {
        let ((seen, _), (status, _)) = (done.before, done.after);
        on!(self, conn => sqlx::query(
                "INSERT INTO prepared_answers (idea, status, answer, unit, ground, place, seen, seen_answers, prepared_by, created_at) \
                 SELECT a.idea, $3, a.body, COALESCE(u.slug, ''), COALESCE((SELECT v.ground FROM verdicts v WHERE v.id = $4), ''), \
                 COALESCE(i.handed_to, ''), $5, '', \
                 (SELECT COALESCE(v.prepared_by, v.decided_by) FROM verdicts v WHERE v.id = $4), $6 FROM answers a JOIN ideas i ON i.number = a.idea \
                 LEFT JOIN units u ON u.id = a.unit_id WHERE a.id = $1 AND a.idea = $2",
            )
            .bind(answer)
            .bind(done.thing.idea)
            .bind(if status == seen { "" } else { status.as_str() })
            .bind(done.verdict)
            .bind(seen.as_str())
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
