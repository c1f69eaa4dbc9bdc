//! What happened since somebody was last on their own page, and the sealed marks that say since when.

use std::collections::{BTreeSet, HashMap};

use domain::{
    events::Event,
    ids::{CommentId, EventId, IdeaNumber, PersonId},
    search::Mine,
    votes::VoterTag,
};

use crate::{
    Result, StoreError, Tx,
    tx::{on, sql},
    votes::bytes,
};

/// The newest events that are looked at: far more than happens to the ideas of one person within months.
const MOST: i64 = 5_000;

/// A mark, sealed; `None` for somebody who has none yet.
pub type SealedMark = Option<Vec<u8>>;

impl Tx {
    /// The newest event there is; 0 while nothing has happened.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn newest_event(&mut self) -> Result<EventId> {
        let newest = on!(self, conn => sqlx::query_scalar("SELECT COALESCE(MAX(id), 0) FROM events").fetch_one(conn).await)?;
        Ok(newest)
    }

    /// What happened to these ideas after `seen`, oldest first.
    ///
    /// # Errors
    /// `Unreadable` when an entry is of a later version.
    pub async fn events_since(
        &mut self,
        seen: EventId,
        ideas: &[IdeaNumber],
    ) -> Result<HashMap<IdeaNumber, Vec<Event>>> {
        let text = sql!(
            self,
            sqlite: "SELECT e.idea, e.event FROM events e WHERE e.idea IN (SELECT value FROM json_each($1)) AND e.id > $2 \
                     ORDER BY e.id DESC LIMIT $3",
            postgres: "SELECT e.idea, e.event FROM events e WHERE e.idea IN \
                       (SELECT value::BIGINT FROM json_array_elements_text($1::JSON) AS wanted (value)) AND e.id > $2 \
                       ORDER BY e.id DESC LIMIT $3",
        );
        let wanted = serde_json::to_string(ideas).unwrap_or_default();
        let rows: Vec<(IdeaNumber, String)> = on!(self, conn => sqlx::query_as(text)
            .bind(wanted)
            .bind(seen)
            .bind(MOST)
            .fetch_all(conn)
            .await)?;
        let mut events: HashMap<IdeaNumber, Vec<Event>> = HashMap::new();
        for (idea, json) in rows.into_iter().rev() {
            let event = serde_json::from_str(&json).map_err(|_| StoreError::Unreadable("events"))?;
            events.entry(idea).or_default().push(event);
        }
        Ok(events)
    }

    /// Every idea of all campaigns that a person posted or commented on by name, voted for or follows, and what it is merged into. `voters` are their tags, one
    /// for each campaign whose key exists.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn ideas_of(
        &mut self,
        mine: Mine,
        person: PersonId,
        voters: &[VoterTag],
    ) -> Result<Vec<IdeaNumber>> {
        let text = match mine {
            Mine::Posted => {
                "SELECT number FROM ideas WHERE author_id = $1 \
                 UNION SELECT merged_into FROM ideas WHERE author_id = $1 AND merged_into IS NOT NULL"
            }
            Mine::Commented => {
                "SELECT idea FROM comments WHERE author_id = $1 AND deleted_at IS NULL \
                 UNION SELECT i.merged_into FROM comments c JOIN ideas i ON i.number = c.idea \
                 WHERE c.author_id = $1 AND c.deleted_at IS NULL AND i.merged_into IS NOT NULL"
            }
            Mine::Followed => {
                "SELECT idea FROM follows WHERE person_id = $1 \
                 UNION SELECT i.merged_into FROM follows f JOIN ideas i ON i.number = f.idea \
                 WHERE f.person_id = $1 AND i.merged_into IS NOT NULL"
            }
            Mine::Voted => {
                let mut ideas = Vec::new();
                for voter in voters {
                    let some: Vec<IdeaNumber> = on!(self, conn => sqlx::query_scalar(
                            "SELECT idea FROM votes WHERE voter_tag = $1 \
                             UNION SELECT i.merged_into FROM votes v JOIN ideas i ON i.number = v.idea \
                             WHERE v.voter_tag = $1 AND i.merged_into IS NOT NULL",
                        )
                        .bind(bytes(*voter))
                        .fetch_all(conn)
                        .await)?;
                    ideas.extend(some);
                }
                return Ok(ideas);
            }
        };
        let ideas = on!(self, conn => sqlx::query_scalar(text).bind(person).fetch_all(conn).await)?;
        Ok(ideas)
    }

    /// The comments that a person wrote by name, from `first` on.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn own_comments(&mut self, person: PersonId, first: CommentId) -> Result<BTreeSet<CommentId>> {
        let rows: Vec<CommentId> = on!(self, conn => sqlx::query_scalar(
                "SELECT id FROM comments WHERE author_id = $1 AND id >= $2",
            )
            .bind(person)
            .bind(first)
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().collect())
    }

    /// Somebody's mark.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn news_mark(&mut self, person: PersonId) -> Result<SealedMark> {
        let mark = on!(self, conn => sqlx::query_scalar("SELECT mark FROM news_marks WHERE person_id = $1")
            .bind(person)
            .fetch_optional(conn)
            .await)?;
        Ok(mark)
    }

    /// The marks of the next people after `last`, in the order of their keys: everybody comes, with a mark or without.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn news_marks(&mut self, last: PersonId, most: u32) -> Result<Vec<(PersonId, SealedMark)>> {
        let marks = on!(self, conn => sqlx::query_as(
                "SELECT p.id, m.mark FROM people p LEFT JOIN news_marks m ON m.person_id = p.id
                 WHERE p.id > $1 ORDER BY p.id LIMIT $2",
            )
            .bind(last)
            .bind(i64::from(most))
            .fetch_all(conn)
            .await)?;
        Ok(marks)
    }

    /// Writes marks in the place of those there are. Whoever calls it writes everybody's, so that no row stands out.
    ///
    /// # Errors
    /// When the database is away. People who are gone meanwhile are passed over.
    pub async fn set_news_marks(&mut self, marks: Vec<(PersonId, Vec<u8>)>) -> Result<()> {
        for (person, mark) in marks {
            on!(self, conn => sqlx::query(
                    "INSERT INTO news_marks (person_id, mark) SELECT id, $2 FROM people WHERE id = $1
                     ON CONFLICT (person_id) DO UPDATE SET mark = excluded.mark",
                )
                .bind(person)
                .bind(mark)
                .execute(conn)
                .await
                .map(|_| ()))?;
        }
        Ok(())
    }
}
