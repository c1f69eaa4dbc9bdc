//! Texts that the administration edits.

use domain::time::Timestamp;

use crate::{Result, Tx, tx::on};

impl Tx {
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
}
