//! Saved searches, each read for its own person alone.

use domain::{
    ids::PersonId,
    policy::Permit,
    saved_searches::{ForgetSearch, SaveSearch, SavedSearch},
};

use crate::{
    Result, Tx,
    tx::{on, sql},
};

impl Tx {
    /// The searches of a person, by name.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn saved_searches(&mut self, person: PersonId) -> Result<Vec<SavedSearch>> {
        let rows: Vec<(String, String)> = on!(self, conn => sqlx::query_as(
                "SELECT name, query FROM saved_searches WHERE person_id = $1 ORDER BY LOWER(name), name",
            )
            .bind(person)
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(|(name, query)| SavedSearch { name, query }).collect())
    }

    /// As [`Self::saved_searches`], and they stay so until this transaction ends.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn lock_saved_searches(&mut self, person: PersonId) -> Result<Vec<SavedSearch>> {
        let text = sql!(self, lock "p": "SELECT p.id FROM people p WHERE p.id = $1");
        on!(self, conn => sqlx::query(text).bind(person).execute(conn).await.map(|_| ()))?;
        self.saved_searches(person).await
    }

    /// Keeps a search; one of the same name gives way.
    ///
    /// # Errors
    /// `Conflict` when the person is gone.
    pub async fn save_search(&mut self, permit: Permit<SaveSearch>, person: PersonId) -> Result<()> {
        let SaveSearch { name, query } = permit.into_action();
        on!(self, conn => sqlx::query(
                "INSERT INTO saved_searches (person_id, name, query) VALUES ($1, $2, $3)
                 ON CONFLICT (person_id, name) DO UPDATE SET query = excluded.query",
            )
            .bind(person)
            .bind(name)
            .bind(query)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Keeps a search no longer; one that is not there stays so.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn forget_search(&mut self, permit: Permit<ForgetSearch>, person: PersonId) -> Result<()> {
        let ForgetSearch(name) = permit.into_action();
        on!(self, conn => sqlx::query("DELETE FROM saved_searches WHERE person_id = $1 AND name = $2")
            .bind(person)
            .bind(name)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }
}
