//! Who has an idea open in the queue.

use domain::{
    ids::{IdeaNumber, PersonId},
    time::Timestamp,
    triage::{Busy, LOCKED_FOR},
};

use crate::{Result, Tx, tx::on};

impl Tx {
    /// Marks an idea as opened by somebody, unless somebody else has it open.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn hold_item(&mut self, idea: IdeaNumber, by: PersonId, now: Timestamp) -> Result<()> {
        on!(self, conn => sqlx::query(
                "INSERT INTO item_locks (idea, person_id, until) VALUES ($1, $2, $3) ON CONFLICT (idea) DO UPDATE \
                 SET person_id = excluded.person_id, until = excluded.until \
                 WHERE item_locks.person_id = excluded.person_id OR item_locks.until <= $4",
            )
            .bind(idea)
            .bind(by)
            .bind(now.plus(LOCKED_FOR))
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Who else has an idea open.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn held_by_others(
        &mut self,
        idea: IdeaNumber,
        me: PersonId,
        now: Timestamp,
    ) -> Result<Option<Busy>> {
        let row: Option<(String, Timestamp)> = on!(self, conn => sqlx::query_as(
                "SELECT p.name, l.until FROM item_locks l JOIN people p ON p.id = l.person_id \
                 WHERE l.idea = $1 AND l.person_id <> $2 AND l.until > $3",
            )
            .bind(idea)
            .bind(me)
            .bind(now)
            .fetch_optional(conn)
            .await)?;
        Ok(row.map(|(name, until)| Busy { name, until }))
    }

    /// Somebody is done with an idea.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn release_item(&mut self, idea: IdeaNumber, by: PersonId) -> Result<()> {
        on!(self, conn => sqlx::query("DELETE FROM item_locks WHERE idea = $1 AND person_id = $2")
            .bind(idea)
            .bind(by)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Forgets marks whose time is over.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn forget_locks(&mut self, now: Timestamp) -> Result<()> {
        on!(self, conn => sqlx::query("DELETE FROM item_locks WHERE until <= $1")
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }
}
