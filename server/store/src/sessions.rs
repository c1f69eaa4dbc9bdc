//! Signed-in browsers.

use domain::{
    ids::{PersonId, SessionId, UnitId},
    people::{Role, SessionCard, Who},
    time::{DAY, Timestamp},
};
use sqlx::FromRow;

use crate::{Result, Tx, tx::on};

/// A session lasts this long at most: people meet the sign-in once a month on their own device.
pub const SESSION_LASTS: i64 = 30 * DAY;
/// A session that nobody uses ends after this: a holiday on a shared device is no open door.
pub const SESSION_IDLES: i64 = 7 * DAY;

/// A session to be opened.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// SHA-256 of the token in the cookie.
    pub token_hash: [u8; 32],
    /// Whose it is.
    pub person: PersonId,
    /// The kind of browser.
    pub device: String,
}

/// A session that is open, with its person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSession {
    /// The session.
    pub id: SessionId,
    /// Its person, with today's role.
    pub who: Who,
    /// The name that others see.
    pub name: String,
    /// The hour of its last use, as far as it is written down.
    pub used_at: Timestamp,
}

#[derive(FromRow)]
struct SessionRow {
    id: SessionId,
    used_at: Timestamp,
    person_id: PersonId,
    role: Role,
    unit_id: Option<UnitId>,
    name: String,
}

#[derive(FromRow)]
struct CardRow {
    id: SessionId,
    device: String,
    created_at: Timestamp,
    used_at: Timestamp,
    ends_at: Timestamp,
}

impl Tx {
    /// Opens a session and returns the moment at which it ends at the latest.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn open_session(&mut self, session: &NewSession, now: Timestamp) -> Result<Timestamp> {
        let ends_at = now.plus(SESSION_LASTS);
        on!(self, conn => sqlx::query(
                "INSERT INTO sessions (token_hash, person_id, device, created_at, used_at, ends_at)
                 VALUES ($1, $2, $3, $4, $5, $6)",
            )
            .bind(session.token_hash.to_vec())
            .bind(session.person)
            .bind(&session.device)
            .bind(now)
            .bind(now.hour())
            .bind(ends_at)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(ends_at)
    }

    /// The open session with this token, and its person. Every request of a browser asks this.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn session(&mut self, token_hash: [u8; 32], now: Timestamp) -> Result<Option<OpenSession>> {
        let found: Option<SessionRow> = on!(self, conn => sqlx::query_as(
                "SELECT s.id, s.used_at, s.person_id, p.role, p.unit_id, p.name
                 FROM sessions s JOIN people p ON p.id = s.person_id
                 WHERE s.token_hash = $1 AND s.ends_at > $2 AND s.used_at > $3 AND p.disabled_at IS NULL",
            )
            .bind(token_hash.to_vec())
            .bind(now)
            .bind(now.plus(-SESSION_IDLES))
            .fetch_optional(conn)
            .await)?;
        Ok(found.map(|row| OpenSession {
            id: row.id,
            who: Who { id: row.person_id, role: row.role, unit: row.unit_id },
            name: row.name,
            used_at: row.used_at,
        }))
    }

    /// Notes the hour in which a session is used. The same hour twice changes nothing.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn use_session(&mut self, session: SessionId, now: Timestamp) -> Result<()> {
        on!(self, conn => sqlx::query("UPDATE sessions SET used_at = $2 WHERE id = $1 AND used_at < $2")
            .bind(session)
            .bind(now.hour())
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// The open sessions of a person, newest first; `current` is the one that asks.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn sessions_of(
        &mut self,
        person: PersonId,
        current: Option<SessionId>,
        now: Timestamp,
    ) -> Result<Vec<SessionCard>> {
        let found: Vec<CardRow> = on!(self, conn => sqlx::query_as(
                "SELECT id, device, created_at, used_at, ends_at FROM sessions
                 WHERE person_id = $1 AND ends_at > $2 AND used_at > $3 ORDER BY id DESC",
            )
            .bind(person)
            .bind(now)
            .bind(now.plus(-SESSION_IDLES))
            .fetch_all(conn)
            .await)?;
        let card = |row: CardRow| {
            let CardRow { id, device, created_at, used_at, ends_at } = row;
            SessionCard { id, created_at, used_at, ends_at, device, current: current == Some(id) }
        };
        Ok(found.into_iter().map(card).collect())
    }

    /// Ends a session of this person; `false` when they have no such session.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn end_session(&mut self, session: SessionId, person: PersonId) -> Result<bool> {
        let ended = on!(self, conn => sqlx::query("DELETE FROM sessions WHERE id = $1 AND person_id = $2")
            .bind(session)
            .bind(person)
            .execute(conn)
            .await
            .map(|done| done.rows_affected() > 0))?;
        Ok(ended)
    }

    /// Removes sessions that are over, and says how many.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn forget_sessions(&mut self, now: Timestamp) -> Result<u64> {
        let gone = on!(self, conn => sqlx::query("DELETE FROM sessions WHERE ends_at <= $1 OR used_at <= $2")
            .bind(now)
            .bind(now.plus(-SESSION_IDLES))
            .execute(conn)
            .await
            .map(|done| done.rows_affected()))?;
        Ok(gone)
    }
}
