//! Texts that the administration edits.

use domain::{
    policy::Permit,
    texts::{ForgetText, KeepText},
    time::Timestamp,
};

use crate::{
    Result, Tx,
    tx::{Conn, on},
};

impl Tx {
    /// Until the transaction ends nobody else gets past here with the same name: on PostgreSQL a row that is not there yet cannot be
    /// locked, and on SQLite there is one writer.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn lock_name(&mut self, name: &str) -> Result<()> {
        if let Conn::Postgres(pooled) = &mut self.conn {
            on!(in pooled, conn => sqlx::query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
                .bind(name)
                .execute(conn)
                .await)?;
        }
        Ok(())
    }

    /// The administration's own text as Markdown, where there is one.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn text(&mut self, key: &str, lang: &str) -> Result<Option<String>> {
        let found = on!(self, conn => sqlx::query_scalar("SELECT body FROM texts WHERE key = $1 AND lang = $2")
            .bind(key)
            .bind(lang)
            .fetch_optional(conn)
            .await)?;
        Ok(found)
    }

    /// Puts a text in the place of the one that the product brings along.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn set_text(&mut self, key: &str, lang: &str, body: &str, now: Timestamp) -> Result<()> {
        on!(self, conn => sqlx::query(
                "INSERT INTO texts (key, lang, body, created_at) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (key, lang) DO UPDATE SET body = excluded.body, created_at = excluded.created_at",
            )
            .bind(key)
            .bind(lang)
            .bind(body)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Puts both languages of a text in the place of those that the product brings along.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn keep_text(&mut self, permit: Permit<KeepText>, now: Timestamp) -> Result<()> {
        let KeepText { key, de, en } = permit.into_action();
        self.set_text(key, "de", de.as_str(), now).await?;
        self.set_text(key, "en", en.as_str(), now).await
    }

    /// Goes back to the text that the product brings along.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn forget_text(&mut self, permit: Permit<ForgetText>) -> Result<()> {
        let ForgetText(key) = permit.into_action();
        on!(self, conn => sqlx::query("DELETE FROM texts WHERE key = $1").bind(key).execute(conn).await.map(|_| ()))?;
        Ok(())
    }
}
