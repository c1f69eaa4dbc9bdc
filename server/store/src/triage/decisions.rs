//! Decisions: status and answer, hiding and showing again, settling reports.

use domain::{
    comments::Veil,
    ideas::{Overlay, Status},
    ids::{AnswerId, CommentId, IdeaNumber, PersonId, ReportId, UnitId, VerdictId},
    policy::{HoldAgain, Permit},
    time::Timestamp,
    triage::{
        Approve, Decide, Deciders, Hide, OfficialAnswer, ReportLine, Restore, SettleReports, Thing,
        VerdictKind,
    },
};

use super::Decided;
use crate::{Result, Tx, tx::on};

impl Tx {
    /// Moves an idea, answers it, or both; earlier answers stay. `html` is the answer as safe HTML. A decline is kept as a decision
    /// against the author, and leaving it lifts that. What was prepared and read has had its hour, what
    /// a colleague has prepared meanwhile stays, and what specialist units said is taken up. What
    /// was recorded in the ledger of outcomes is told of before.
    ///
    /// # Errors
    /// `Conflict` when the unit that answers is gone.
    pub async fn decide(
        &mut self,
        permit: Permit<Decide>,
        html: Option<String>,
        by: Option<PersonId>,
        now: Timestamp,
    ) -> Result<Decided> {
        let Decide { idea, to, answer, ground, place, replaces, .. } = permit.into_action();
        let prepared = match self.prepared(idea).await? {
            Some(kept) if kept.at.rfc3339() == replaces => self.drop_prepared(idea).await?,
            Some(_) | None => None,
        };
        let taken = self.take_opinions(idea, now).await?;
        let mut decided = Decided { taken, ..Decided::default() };
        if let Some((OfficialAnswer { body, unit }, html)) = answer.zip(html) {
            decided.answer = Some(self.add_answer(idea, body.as_str(), html, unit, now).await?);
        }
        let Some(to) = to else { return Ok(decided) };
        self.end_outcomes(idea, now).await?;
        decided.lifted = self.lift(Thing::idea(idea), VerdictKind::Decline, now).await?;
        on!(self, conn => sqlx::query("UPDATE ideas SET status = $2, handed_to = $3, listed = $4 WHERE number = $1")
            .bind(idea)
            .bind(to)
            .bind(place)
            .bind(to != Status::Held)
            .execute(conn)
            .await
            .map(|_| ()))?;
        if let Some(ground) = ground.filter(|_| to == Status::Declined) {
            let told = (VerdictKind::Decline, ground.as_str(), "");
            let by = Deciders { decided: by, prepared };
            decided.verdict = Some(self.add_verdict(Thing::idea(idea), told, by, now).await?);
        }
        Ok(decided)
    }

    async fn add_answer(
        &mut self,
        idea: IdeaNumber,
        body: &str,
        html: String,
        unit: Option<UnitId>,
        now: Timestamp,
    ) -> Result<AnswerId> {
        let id = on!(self, conn => sqlx::query_scalar(
                "INSERT INTO answers (idea, body, html, unit_id, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id",
            )
            .bind(idea)
            .bind(body.to_owned())
            .bind(html)
            .bind(unit)
            .bind(now)
            .fetch_one(conn)
            .await)?;
        on!(self, conn => sqlx::query("UPDATE ideas SET answered_at = $2 WHERE number = $1")
            .bind(idea)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(id)
    }

    /// Lets a held comment through.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn approve_comment(&mut self, permit: Permit<Approve>) -> Result<()> {
        let Approve { idea, comment, .. } = permit.into_action();
        self.set_veil(idea, comment, Veil::None).await
    }

    /// Holds an idea or a comment again that was let through.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn hold_again(&mut self, permit: Permit<HoldAgain>) -> Result<()> {
        let HoldAgain(thing) = permit.into_action();
        if let Some(comment) = thing.comment {
            return self.set_veil(thing.idea, comment, Veil::Held).await;
        }
        on!(self, conn => sqlx::query("UPDATE ideas SET status = 'held', listed = FALSE WHERE number = $1")
            .bind(thing.idea)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Hides an idea or a comment, and settles its reports.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn hide(
        &mut self,
        permit: Permit<Hide>,
        by: Option<PersonId>,
        now: Timestamp,
    ) -> Result<Decided> {
        let Hide { thing, ground, sentence } = permit.into_action();
        let mut decided = Decided::default();
        match thing.comment {
            Some(comment) => self.set_veil(thing.idea, comment, Veil::Hidden).await?,
            None => {
                // Nothing stays merged into what nobody reads.
                decided.parted = self.part(thing.idea, now).await?;
                self.set_overlay(thing.idea, Overlay::Hidden).await?;
            }
        }
        self.settle(thing, None, now).await?;
        let told = (VerdictKind::Hide, ground.as_str(), sentence.as_str());
        let by = Deciders { decided: by, prepared: None };
        decided.verdict = Some(self.add_verdict(thing, told, by, now).await?);
        Ok(decided)
    }

    /// Shows again what was hidden, and lifts the decision; its author is told why.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn restore(&mut self, permit: Permit<Restore>, now: Timestamp) -> Result<Vec<VerdictId>> {
        let Restore { thing, ground, sentence } = permit.into_action();
        let lifted = self.unhide(thing, now).await?;
        for verdict in &lifted {
            on!(self, conn => sqlx::query("UPDATE verdicts SET lifted_ground = $2, lifted_sentence = $3 WHERE id = $1")
                .bind(*verdict)
                .bind(ground)
                .bind(sentence.as_str())
                .execute(conn)
                .await
                .map(|_| ()))?;
        }
        Ok(lifted)
    }

    pub(super) async fn unhide(&mut self, thing: Thing, now: Timestamp) -> Result<Vec<VerdictId>> {
        self.forget_erasure(thing).await?;
        match thing.comment {
            Some(comment) => self.set_veil(thing.idea, comment, Veil::None).await?,
            None if self.part_numbers(thing.idea).await?.is_empty() => {
                self.set_overlay(thing.idea, Overlay::None).await?;
            }
            None => self.cover_split(thing.idea).await?,
        }
        self.lift(thing, VerdictKind::Hide, now).await
    }

    /// Settles those reports of a thing that were read, and says how many there were.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn settle_reports(&mut self, permit: Permit<SettleReports>, now: Timestamp) -> Result<u64> {
        let SettleReports { thing, newest } = permit.into_action();
        self.settle(thing, newest, now).await
    }

    async fn settle(&mut self, thing: Thing, newest: Option<ReportId>, now: Timestamp) -> Result<u64> {
        let settled = on!(self, conn => sqlx::query(
                "UPDATE reports SET settled_at = $3 WHERE idea = $1 AND COALESCE(comment_id, 0) = COALESCE($2, 0) \
                 AND settled_at IS NULL AND ($4 IS NULL OR id <= $4)",
            )
            .bind(thing.idea)
            .bind(thing.comment)
            .bind(now)
            .bind(newest)
            .execute(conn)
            .await
            .map(|done| done.rows_affected()))?;
        Ok(settled)
    }

    /// The reports of a thing that nobody has settled, oldest first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn open_reports(&mut self, thing: Thing) -> Result<Vec<ReportLine>> {
        let rows: Vec<(_, _, String, Timestamp)> = on!(self, conn => sqlx::query_as(
                "SELECT id, reason, note, created_at FROM reports WHERE idea = $1 \
                 AND COALESCE(comment_id, 0) = COALESCE($2, 0) AND settled_at IS NULL ORDER BY id",
            )
            .bind(thing.idea)
            .bind(thing.comment)
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(|(id, reason, note, at)| ReportLine { id, reason, note, at }).collect())
    }

    /// Whether anything that somebody wrote by name can be read by others.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn has_been_shown(&mut self, person: PersonId) -> Result<bool> {
        let shown = on!(self, conn => sqlx::query_scalar(
                "SELECT EXISTS (SELECT 1 FROM ideas WHERE author_id = $1 AND listed) \
                 OR EXISTS (SELECT 1 FROM comments WHERE author_id = $1 AND veil = 'none' AND deleted_at IS NULL)",
            )
            .bind(person)
            .fetch_one(conn)
            .await)?;
        Ok(shown)
    }

    pub(super) async fn set_overlay(&mut self, idea: IdeaNumber, overlay: Overlay) -> Result<()> {
        on!(self, conn => sqlx::query(
                "UPDATE ideas SET overlay = $2, listed = ($3 AND status <> 'held') WHERE number = $1",
            )
            .bind(idea)
            .bind(overlay)
            .bind(overlay == Overlay::None)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    pub(super) async fn set_veil(&mut self, idea: IdeaNumber, comment: CommentId, veil: Veil) -> Result<()> {
        let before: Veil = on!(self, conn => sqlx::query_scalar("SELECT veil FROM comments WHERE id = $1")
            .bind(comment)
            .fetch_one(conn)
            .await)?;
        on!(self, conn => sqlx::query("UPDATE comments SET veil = $2 WHERE id = $1")
            .bind(comment)
            .bind(veil)
            .execute(conn)
            .await
            .map(|_| ()))?;
        let readable = |veil: Veil| i64::from(veil == Veil::None);
        self.count_comments(idea, readable(veil) - readable(before)).await
    }

    async fn add_verdict(
        &mut self,
        thing: Thing,
        (kind, ground, sentence): (VerdictKind, &str, &str),
        by: Deciders,
        now: Timestamp,
    ) -> Result<VerdictId> {
        let id = on!(self, conn => sqlx::query_scalar(
                "INSERT INTO verdicts (idea, comment_id, kind, ground, sentence, decided_by, prepared_by, created_at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
            )
            .bind(thing.idea)
            .bind(thing.comment)
            .bind(kind)
            .bind(ground.to_owned())
            .bind(sentence.to_owned())
            .bind(by.decided)
            .bind(by.prepared)
            .bind(now)
            .fetch_one(conn)
            .await)?;
        Ok(id)
    }

    /// Decisions of this kind are in force no longer, and appeals against them have done their service.
    pub(super) async fn lift(
        &mut self,
        thing: Thing,
        kind: VerdictKind,
        now: Timestamp,
    ) -> Result<Vec<VerdictId>> {
        let lifted: Vec<VerdictId> = on!(self, conn => sqlx::query_scalar(
                "UPDATE verdicts SET lifted_at = $4 WHERE idea = $1 AND COALESCE(comment_id, 0) = COALESCE($2, 0) \
                 AND kind = $3 AND lifted_at IS NULL RETURNING id",
            )
            .bind(thing.idea)
            .bind(thing.comment)
            .bind(kind)
            .bind(now)
            .fetch_all(conn)
            .await)?;
        for verdict in &lifted {
            on!(self, conn => sqlx::query(
                    "UPDATE appeals SET outcome = 'granted', decided_at = $2 WHERE verdict_id = $1 AND outcome IS NULL",
                )
                .bind(*verdict)
                .bind(now)
                .execute(conn)
                .await
                .map(|_| ()))?;
        }
        Ok(lifted)
    }
}
