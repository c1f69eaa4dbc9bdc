//! Answers to requests with an idempotency key.

use domain::time::{HOUR, Timestamp};

use crate::{Result, Tx, tx::on};

/// How long answers are kept: 24 hours, and one more because their time is rounded down to the hour.
const KEPT: i64 = 25 * HOUR;

/// The request and the answer that belong to a key.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Remembered {
    /// SHA-256 of the request.
    pub request_hash: Vec<u8>,
    /// The answer, sealed.
    pub answer: Vec<u8>,
}

impl Tx {
    /// The answer that was given under this key. On PostgreSQL whoever comes with the same key waits here until the first is
    /// through; on SQLite there is one writer.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn answer_under(&mut self, key_hash: [u8; 32]) -> Result<Option<Remembered>> {
        if let crate::tx::Conn::Postgres(pooled) = &mut self.conn {
            let [a, b, c, d, e, f, g, h, ..] = key_hash;
            on!(in pooled, conn => sqlx::query("SELECT pg_advisory_xact_lock($1)")
                .bind(i64::from_be_bytes([a, b, c, d, e, f, g, h]))
                .execute(conn)
                .await)?;
        }
        let found = on!(self, conn => sqlx::query_as("SELECT request_hash, answer FROM idempotency WHERE key_hash = $1")
            .bind(key_hash.to_vec())
            .fetch_optional(conn)
            .await)?;
        Ok(found)
    }

    /// Keeps the answer to a request. The time is kept to the hour, so that it tells nothing about an anonymous idea.
    ///
    /// # Errors
    /// `Conflict` when there is an answer under this key already.
    pub async fn remember_answer(
        &mut self,
        key_hash: [u8; 32],
        request_hash: [u8; 32],
        answer: Vec<u8>,
        now: Timestamp,
    ) -> Result<()> {
        on!(self, conn => sqlx::query(
                "INSERT INTO idempotency (key_hash, request_hash, answer, created_at) VALUES ($1, $2, $3, $4)",
            )
            .bind(key_hash.to_vec())
            .bind(request_hash.to_vec())
            .bind(answer)
            .bind(now.hour())
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Forgets answers after their day, and says how many.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn forget_answers(&mut self, now: Timestamp) -> Result<u64> {
        let gone = on!(self, conn => sqlx::query("DELETE FROM idempotency WHERE created_at < $1")
            .bind(now.plus(-KEPT))
            .execute(conn)
            .await
            .map(|done| done.rows_affected()))?;
        Ok(gone)
    }
}
