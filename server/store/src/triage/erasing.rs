//! Taking words away for good.

use domain::{
    ideas::Overlay,
    ids::{IdeaNumber, PersonId},
    policy::Permit,
    time::Timestamp,
    triage::{AskErasure, DropErasure, Erase, Thing},
};

use crate::{Result, Tx, tx::on};

impl Tx {
    /// Who asked for something hidden to be erased.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn erasure_asked_by(&mut self, thing: Thing) -> Result<Option<PersonId>> {
        let by = on!(self, conn => sqlx::query_scalar(
                "SELECT asked_by FROM erasures WHERE idea = $1 AND COALESCE(comment_id, 0) = COALESCE($2, 0)",
            )
            .bind(thing.idea)
            .bind(thing.comment)
            .fetch_optional(conn)
            .await)?;
        Ok(by)
    }

    /// Notes that somebody asks for it.
    ///
    /// # Errors
    /// `Conflict` when it was asked for already.
    pub async fn ask_erasure(
        &mut self,
        permit: Permit<AskErasure>,
        by: PersonId,
        now: Timestamp,
    ) -> Result<()> {
        let AskErasure(thing) = permit.into_action();
        on!(self, conn => sqlx::query(
                "INSERT INTO erasures (idea, comment_id, asked_by, created_at) VALUES ($1, $2, $3, $4)",
            )
            .bind(thing.idea)
            .bind(thing.comment)
            .bind(by)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Forgets the wish.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn drop_erasure(&mut self, permit: Permit<DropErasure>) -> Result<()> {
        let DropErasure(thing) = permit.into_action();
        self.forget_erasure(thing).await
    }

    /// Takes the words away, with all earlier wordings, addenda and appeals. A tombstone stays.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn erase(&mut self, permit: Permit<Erase>, now: Timestamp) -> Result<()> {
        let Erase(thing) = permit.into_action();
        self.forget_erasure(thing).await?;
        on!(self, conn => sqlx::query(
                "UPDATE appeals SET body = '' WHERE verdict_id IN (SELECT v.id FROM verdicts v \
                 WHERE v.idea = $1 AND COALESCE(v.comment_id, 0) = COALESCE($2, 0))",
            )
            .bind(thing.idea)
            .bind(thing.comment)
            .execute(conn)
            .await
            .map(|_| ()))?;
        match thing.comment {
            Some(comment) => self.bury_comment(comment, now).await.map(drop),
            None => self.bury_idea(thing.idea).await,
        }
    }

    /// Leaves nothing of an idea but its tombstone.
    async fn bury_idea(&mut self, idea: IdeaNumber) -> Result<()> {
        for statement in [
            "DELETE FROM wordings WHERE idea = $1",
            "DELETE FROM addenda WHERE idea = $1",
            "DELETE FROM public_texts WHERE idea = $1",
            // Answers may quote what they answer.
            "DELETE FROM prepared_answers WHERE idea = $1",
            "DELETE FROM acts WHERE idea = $1",
            // That it ended so holds no words of anybody.
            "UPDATE outcomes SET benefits = CASE WHEN benefits IS NULL THEN NULL ELSE '' END, \
             place = CASE WHEN place IS NULL THEN NULL ELSE '' END WHERE idea = $1",
        ] {
            on!(self, conn => sqlx::query(statement).bind(idea).execute(conn).await.map(|_| ()))?;
        }
        // Where moderators still read a title, it is no empty link.
        on!(self, conn => sqlx::query(
                "UPDATE ideas SET title = '…', pinch = '', wish = '', overlay = $2, listed = FALSE WHERE number = $1",
            )
            .bind(idea)
            .bind(Overlay::Withdrawn)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    pub(super) async fn forget_erasure(&mut self, thing: Thing) -> Result<()> {
        on!(self, conn => sqlx::query(
                "DELETE FROM erasures WHERE idea = $1 AND COALESCE(comment_id, 0) = COALESCE($2, 0)",
            )
            .bind(thing.idea)
            .bind(thing.comment)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }
}
