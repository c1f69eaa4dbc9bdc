//! What happened, in order. Appended, never changed.

use domain::{events::Event, ids::IdeaNumber, people::Role, time::Timestamp};

use crate::{Result, StoreError, Tx, tx::on};

/// How the events of comments begin, as they are written.
const OF_COMMENTS: &str = r#"{"event":"comment_"#;

/// Who may hear that something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody who may read.
    Everyone,
    /// Nobody yet: the idea is held or hidden, and a change would tell that there is one.
    Nobody,
}

/// An entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// What happened.
    pub event: Event,
    /// The acting role; `None` for authors, teams of workshops and the clock.
    pub role: Option<Role>,
    /// When; the day alone for the author of an idea without a name.
    pub at: Timestamp,
}

impl Tx {
    /// Writes down what happened, and lets open browsers hear of it once it is committed. The one way into the log.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn record(&mut self, entry: Recorded, audience: Audience) -> Result<()> {
        let Recorded { event, role, at } = entry;
        let json = serde_json::to_string(&event).map_err(|_| StoreError::Unreadable("events"))?;
        on!(self, conn => sqlx::query("INSERT INTO events (idea, event, role, created_at) VALUES ($1, $2, $3, $4)")
            .bind(event.idea())
            .bind(json)
            .bind(role)
            .bind(at)
            .execute(conn)
            .await
            .map(|_| ()))?;
        match audience {
            Audience::Everyone => self.announce(event.change()),
            Audience::Nobody => {}
        }
        Ok(())
    }

    /// What happened to an idea itself, oldest first. Its comments tell their own story, and there are many of them.
    ///
    /// # Errors
    /// `Unreadable` when an entry is of a later version.
    pub async fn history_of(&mut self, idea: IdeaNumber) -> Result<Vec<Recorded>> {
        let rows: Vec<(String, Option<Role>, Timestamp)> = on!(self, conn => sqlx::query_as(
                "SELECT event, role, created_at FROM events WHERE idea = $1 AND substr(event, 1, 18) <> $2 ORDER BY id",
            )
            .bind(idea)
            .bind(OF_COMMENTS)
            .fetch_all(conn)
            .await)?;
        rows.into_iter()
            .map(|(json, role, at)| {
                let event = serde_json::from_str(&json).map_err(|_| StoreError::Unreadable("events"))?;
                Ok(Recorded { event, role, at })
            })
            .collect()
    }
}
