//! What moderators write for each other: notes and tags.

use std::collections::HashMap;

use domain::{
    ids::{IdeaNumber, NoteId, PersonId},
    policy::Permit,
    time::Timestamp,
    triage::{AddNote, Note, RemoveNote, SetTag, TagName},
};

use crate::{
    Result, Tx,
    tx::{on, sql},
};

impl Tx {
    /// Writes a note on an idea.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn add_note(
        &mut self,
        permit: Permit<AddNote>,
        by: Option<PersonId>,
        now: Timestamp,
    ) -> Result<NoteId> {
        let AddNote { idea, body } = permit.into_action();
        let id = on!(self, conn => sqlx::query_scalar(
                "INSERT INTO notes (idea, author_id, body, created_at) VALUES ($1, $2, $3, $4) RETURNING id",
            )
            .bind(idea)
            .bind(by)
            .bind(body)
            .bind(now)
            .fetch_one(conn)
            .await)?;
        Ok(id)
    }

    /// The notes on an idea as `reader` sees them, oldest first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn notes(&mut self, idea: IdeaNumber, reader: Option<PersonId>) -> Result<Vec<Note>> {
        let rows: Vec<(NoteId, Option<String>, String, Timestamp, bool)> = on!(self, conn => sqlx::query_as(
                "SELECT n.id, p.name, n.body, n.created_at, COALESCE(n.author_id = $2, FALSE) \
                 FROM notes n LEFT JOIN people p ON p.id = n.author_id WHERE n.idea = $1 ORDER BY n.id",
            )
            .bind(idea)
            .bind(reader)
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(|(id, author, body, at, mine)| Note { id, author, body, at, mine }).collect())
    }

    /// Who wrote a note on an idea: `None` when there is no such note, and nobody once that account is gone.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn note_author(&mut self, idea: IdeaNumber, note: NoteId) -> Result<Option<Option<PersonId>>> {
        let author = on!(self, conn => sqlx::query_scalar("SELECT author_id FROM notes WHERE id = $2 AND idea = $1")
            .bind(idea)
            .bind(note)
            .fetch_optional(conn)
            .await)?;
        Ok(author)
    }

    /// Takes a note away.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn remove_note(&mut self, permit: Permit<RemoveNote>) -> Result<()> {
        let RemoveNote { idea, note } = permit.into_action();
        on!(self, conn => sqlx::query("DELETE FROM notes WHERE id = $2 AND idea = $1")
            .bind(idea)
            .bind(note)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Puts a tag on an idea, or takes it off. Says whether anything changed.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn set_tag(&mut self, permit: Permit<SetTag>) -> Result<bool> {
        let SetTag { idea, tag, wanted } = permit.into_action();
        self.put_tag(idea, &tag, wanted).await
    }

    pub(super) async fn put_tag(&mut self, idea: IdeaNumber, tag: &TagName, wanted: bool) -> Result<bool> {
        let text = if wanted {
            "INSERT INTO idea_tags (idea, tag) VALUES ($1, $2) ON CONFLICT DO NOTHING"
        } else {
            "DELETE FROM idea_tags WHERE idea = $1 AND tag = $2"
        };
        let changed = on!(self, conn => sqlx::query(text)
            .bind(idea)
            .bind(tag)
            .execute(conn)
            .await
            .map(|done| done.rows_affected()))?;
        Ok(changed > 0)
    }

    /// The tags of these ideas, in order.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn tags_of(&mut self, ideas: &[IdeaNumber]) -> Result<HashMap<IdeaNumber, Vec<String>>> {
        let text = sql!(
            self,
            sqlite: "SELECT idea, tag FROM idea_tags WHERE idea IN (SELECT value FROM json_each($1)) ORDER BY tag",
            postgres: "SELECT idea, tag FROM idea_tags WHERE idea IN \
                (SELECT value::BIGINT FROM json_array_elements_text($1::JSON) AS wanted (value)) ORDER BY tag",
        );
        let wanted = serde_json::to_string(ideas).unwrap_or_default();
        let rows: Vec<(IdeaNumber, String)> =
            on!(self, conn => sqlx::query_as(text).bind(wanted).fetch_all(conn).await)?;
        let mut tags: HashMap<IdeaNumber, Vec<String>> = HashMap::new();
        for (idea, tag) in rows {
            tags.entry(idea).or_default().push(tag);
        }
        Ok(tags)
    }

    /// Every tag that stands on any idea, in order.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn tags(&mut self) -> Result<Vec<String>> {
        let tags = on!(self, conn => sqlx::query_scalar("SELECT DISTINCT tag FROM idea_tags ORDER BY tag")
            .fetch_all(conn)
            .await)?;
        Ok(tags)
    }
}
