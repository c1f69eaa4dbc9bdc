//! Who takes care of which idea, and who could.

use domain::{
    ids::{IdeaNumber, PersonId, UnitId},
    people::{Role, Who},
    policy::Permit,
    time::Timestamp,
    triage::Assign,
};

use crate::{
    Result, Tx,
    tx::{on, sql},
};

macro_rules! moderator {
    ($lock:literal) => {
        concat!(
            "SELECT id, role, unit_id FROM people WHERE id = $1 AND role IN ('moderator', 'admin') AND disabled_at IS NULL",
            $lock
        )
    };
}

impl Tx {
    /// Gives the items of an idea to somebody, or to nobody.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn assign(&mut self, permit: Permit<Assign>, now: Timestamp) -> Result<()> {
        let Assign { idea, to } = permit.into_action();
        self.set_assignee(idea, to, now).await
    }

    pub(super) async fn set_assignee(
        &mut self,
        idea: IdeaNumber,
        to: Option<PersonId>,
        now: Timestamp,
    ) -> Result<()> {
        on!(self, conn => sqlx::query("DELETE FROM assignments WHERE idea = $1")
            .bind(idea)
            .execute(conn)
            .await
            .map(|_| ()))?;
        let Some(person) = to else { return Ok(()) };
        on!(self, conn => sqlx::query("INSERT INTO assignments (idea, person_id, created_at) VALUES ($1, $2, $3)")
            .bind(idea)
            .bind(person)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Who takes care of an idea.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn assignee(&mut self, idea: IdeaNumber) -> Result<Option<PersonId>> {
        let person = on!(self, conn => sqlx::query_scalar("SELECT person_id FROM assignments WHERE idea = $1")
            .bind(idea)
            .fetch_optional(conn)
            .await)?;
        Ok(person)
    }

    /// Leaves to nobody what somebody took care of or is the deputy of, unless they still moderate.
    ///
    /// # Errors
    /// When the database is away.
    pub(crate) async fn relieve(&mut self, person: PersonId) -> Result<()> {
        if self.moderators().await?.iter().any(|(known, _)| known.id == person) {
            return Ok(());
        }
        for statement in [
            "DELETE FROM assignments WHERE person_id = $1",
            "UPDATE campaigns SET deputy_id = NULL WHERE deputy_id = $1",
        ] {
            on!(self, conn => sqlx::query(statement).bind(person).execute(conn).await.map(|_| ()))?;
        }
        Ok(())
    }

    /// Somebody who moderates and whose account is open. Both stay so until the transaction ends: whoever takes the role away
    /// meanwhile waits, and then finds what was given to them.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn lock_moderator(&mut self, person: PersonId) -> Result<Option<Who>> {
        let text = sql!(
            self,
            sqlite: moderator!(""),
            postgres: moderator!(" FOR SHARE"),
        );
        let row: Option<(PersonId, Role, Option<UnitId>)> =
            on!(self, conn => sqlx::query_as(text).bind(person).fetch_optional(conn).await)?;
        Ok(row.map(|(id, role, unit)| Who { id, role, unit }))
    }

    /// Everybody who moderates and whose account is open, by name.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn moderators(&mut self) -> Result<Vec<(Who, String)>> {
        let rows: Vec<(PersonId, String, Role, Option<UnitId>)> = on!(self, conn => sqlx::query_as(
                "SELECT id, name, role, unit_id FROM people WHERE role IN ('moderator', 'admin') AND disabled_at IS NULL \
                 ORDER BY name, id",
            )
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(|(id, name, role, unit)| (Who { id, role, unit }, name)).collect())
    }
}
