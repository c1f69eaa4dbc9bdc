//! Comments: two levels, one table. Whoever writes one locks its idea first.

use domain::{
    comments::{CommentKind, CommentVersion, Veil},
    ids::{CommentId, IdeaNumber, PersonId},
    policy::{AddComment, DeleteComment, Permit, RewordComment},
    slices::Cursor,
    time::Timestamp,
};

use crate::{Result, Tx, tx::on, votes::group};

/// A comment as it stands in the database. Who may see which part is not decided here.
#[derive(Clone, sqlx::FromRow)]
pub struct StoredComment {
    /// The key.
    pub id: CommentId,
    /// The idea.
    pub idea: IdeaNumber,
    /// The comment it answers.
    pub reply_to: Option<CommentId>,
    /// What it brings.
    pub kind: CommentKind,
    /// As it was typed; empty on a tombstone.
    pub body: String,
    /// Safe HTML; empty on a tombstone.
    pub html: String,
    /// Whether it carries the author's name.
    pub named: bool,
    /// The account of an author who stands by name.
    #[sqlx(rename = "author_id")]
    pub author: Option<PersonId>,
    /// The name of that account.
    pub author_name: Option<String>,
    /// Stands for a writer without a name.
    pub author_tag: Option<Vec<u8>>,
    /// Their pseudonym in this idea.
    pub pseudonym: Option<String>,
    /// Whether it was written with the idea's claim code.
    pub by_idea_author: bool,
    /// Whether it speaks for the city.
    pub official: bool,
    /// When it was written; the day alone without a name.
    pub created_at: Timestamp,
    /// When it was last edited; the day alone without a name.
    pub edited_at: Option<Timestamp>,
    /// When it was taken back; the day alone without a name.
    pub deleted_at: Option<Timestamp>,
    /// What keeps it from others.
    pub veil: Veil,
}

/// Who reads what a veil keeps from others.
#[derive(Clone, Copy)]
pub enum VeilReader {
    /// Reads every veiled comment.
    Moderator,
    /// Reads their own alone.
    Writer {
        /// Their account, for what bears their name.
        person: Option<PersonId>,
        /// Stands for them where they wrote without a name in this idea.
        tag: Option<[u8; 32]>,
    },
}

/// Who signs a comment.
#[derive(Clone)]
pub enum Signature {
    /// This account, by name.
    Named(PersonId),
    /// Somebody without a name.
    Pseudonym {
        /// Their pseudonym in this idea.
        name: String,
        /// Lets them edit it later; `None` for the idea's author, who has the claim code, and once the campaign's key is gone.
        tag: Option<[u8; 32]>,
        /// Whether they showed the idea's claim code.
        by_idea_author: bool,
    },
}

macro_rules! comments {
    ($($where:expr),+) => {
        concat!(
            "SELECT k.id, k.idea, k.reply_to, k.kind, k.body, k.html, k.named, k.author_id, p.name AS author_name, k.author_tag, ",
            "k.pseudonym, k.by_idea_author, k.official, k.created_at, k.edited_at, k.deleted_at, k.veil ",
            "FROM comments k LEFT JOIN people p ON p.id = k.author_id AND k.named WHERE ",
            $($where),+
        )
    };
}

impl Tx {
    /// All comments of an idea and of what is merged into it, tombstones too: oldest first, each reply behind what it answers.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn comments_of(&mut self, idea: IdeaNumber) -> Result<Vec<StoredComment>> {
        let rows = on!(self, conn => sqlx::query_as(comments!("k.idea IN ", group!("$1"), " ORDER BY COALESCE(k.reply_to, k.id), k.id"))
            .bind(idea)
            .fetch_all(conn)
            .await)?;
        Ok(rows)
    }

    /// The comments of an idea that can be read or have replies, in the order of [`Self::comments_of`], after a place, at most
    /// `limit`. Of the veiled ones, those that `reader` reads.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn comments_after(
        &mut self,
        idea: IdeaNumber,
        after: Option<Cursor>,
        limit: u32,
        reader: VeilReader,
    ) -> Result<Vec<StoredComment>> {
        let after = after.unwrap_or(Cursor { value: 0, key: 0 });
        let (all, person, tag) = match reader {
            VeilReader::Moderator => (true, None, None),
            VeilReader::Writer { person, tag } => (false, person, tag),
        };
        let rows = on!(self, conn => sqlx::query_as(comments!(
                "k.idea IN ", group!("$1"), " AND (COALESCE(k.reply_to, k.id), k.id) > ($2, $3) \
                 AND ((k.deleted_at IS NULL AND (k.veil = 'none' OR $5 OR (k.named AND k.author_id = $6) OR k.author_tag = $7)) OR EXISTS \
                 (SELECT 1 FROM comments r WHERE r.reply_to = k.id AND r.deleted_at IS NULL AND r.veil = 'none')) \
                 ORDER BY COALESCE(k.reply_to, k.id), k.id LIMIT $4"
            ))
            .bind(idea)
            .bind(after.value)
            .bind(after.key)
            .bind(i64::from(limit))
            .bind(all)
            .bind(person)
            .bind(tag.map(|tag| tag.to_vec()))
            .fetch_all(conn)
            .await)?;
        Ok(rows)
    }

    /// One comment.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn comment(&mut self, comment: CommentId) -> Result<Option<StoredComment>> {
        let row = on!(self, conn => sqlx::query_as(comments!("k.id = $1"))
            .bind(comment)
            .fetch_optional(conn)
            .await)?;
        Ok(row)
    }

    /// The pseudonym somebody has in an idea already: by their tag, or as its author.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn pseudonym_in(&mut self, idea: IdeaNumber, tag: Option<[u8; 32]>) -> Result<Option<String>> {
        let name = on!(self, conn => sqlx::query_scalar(
                "SELECT pseudonym FROM comments WHERE idea = $1 AND pseudonym IS NOT NULL \
                 AND ((author_tag = $2 AND NOT by_idea_author) OR ($2 IS NULL AND by_idea_author)) ORDER BY id LIMIT 1",
            )
            .bind(idea)
            .bind(tag.map(|tag| tag.to_vec()))
            .fetch_optional(conn)
            .await)?;
        Ok(name)
    }

    /// Whether somebody has this pseudonym in an idea.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn has_pseudonym(&mut self, idea: IdeaNumber, name: &str) -> Result<bool> {
        let taken = on!(self, conn => sqlx::query_scalar(
                "SELECT EXISTS (SELECT 1 FROM comments WHERE idea = $1 AND pseudonym = $2)",
            )
            .bind(idea)
            .bind(name.to_owned())
            .fetch_one(conn)
            .await)?;
        Ok(taken)
    }

    /// Writes a comment. `at` is when, the day alone without a name.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn add_comment(
        &mut self,
        permit: Permit<AddComment>,
        signature: Signature,
        veil: Veil,
        html: String,
        at: Timestamp,
    ) -> Result<CommentId> {
        let AddComment(comment) = permit.into_action();
        let (author, tag, pseudonym, by_idea_author) = match signature {
            Signature::Named(person) => (Some(person), None, None, false),
            Signature::Pseudonym { name, tag, by_idea_author } => {
                (None, tag.map(|tag| tag.to_vec()), Some(name), by_idea_author)
            }
        };
        let id = on!(self, conn => sqlx::query_scalar(
                "INSERT INTO comments (idea, reply_to, kind, body, html, named, author_id, author_tag, pseudonym, by_idea_author, \
                 official, created_at, veil) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id",
            )
            .bind(comment.idea)
            .bind(comment.reply_to)
            .bind(comment.kind)
            .bind(comment.body)
            .bind(html)
            .bind(author.is_some())
            .bind(author)
            .bind(tag)
            .bind(pseudonym)
            .bind(by_idea_author)
            .bind(comment.official)
            .bind(at)
            .bind(veil)
            .fetch_one(conn)
            .await)?;
        if veil == Veil::None {
            self.count_comments(comment.idea, 1).await?;
        }
        Ok(id)
    }

    /// Gives a comment a new wording and keeps the former. `at` is when, the day alone without a name.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn reword_comment(
        &mut self,
        permit: Permit<RewordComment>,
        html: String,
        at: Timestamp,
    ) -> Result<()> {
        let RewordComment { comment, body } = permit.into_action();
        on!(self, conn => sqlx::query(
                "INSERT INTO comment_versions (comment_id, body, html, created_at) \
                 SELECT id, body, html, $2 FROM comments WHERE id = $1",
            )
            .bind(comment)
            .bind(at)
            .execute(conn)
            .await
            .map(|_| ()))?;
        on!(self, conn => sqlx::query("UPDATE comments SET body = $2, html = $3, edited_at = $4 WHERE id = $1")
            .bind(comment)
            .bind(body)
            .bind(html)
            .bind(at)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Takes a comment back: its words and their earlier versions are gone. `at` is when, the day alone without a name.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn delete_comment(&mut self, permit: Permit<DeleteComment>, at: Timestamp) -> Result<()> {
        let DeleteComment(comment) = permit.into_action();
        let (idea, veil) = self.bury_comment(comment, at).await?;
        if veil == Veil::None {
            self.count_comments(idea, -1).await?;
        }
        Ok(())
    }

    /// Leaves nothing of a comment but its tombstone, which nothing veils. Returns its idea, and what veiled it.
    pub(crate) async fn bury_comment(
        &mut self,
        comment: CommentId,
        at: Timestamp,
    ) -> Result<(IdeaNumber, Veil)> {
        on!(self, conn => sqlx::query("DELETE FROM comment_versions WHERE comment_id = $1")
            .bind(comment)
            .execute(conn)
            .await
            .map(|_| ()))?;
        let before = on!(self, conn => sqlx::query_as("SELECT idea, veil FROM comments WHERE id = $1")
            .bind(comment)
            .fetch_one(conn)
            .await)?;
        on!(self, conn => sqlx::query(
                "UPDATE comments SET body = '', html = '', deleted_at = $2, veil = 'none' WHERE id = $1",
            )
            .bind(comment)
            .bind(at)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(before)
    }

    /// Counts comments that everybody can read, at their idea and at the one it is merged into.
    pub(crate) async fn count_comments(&mut self, idea: IdeaNumber, more: i64) -> Result<()> {
        on!(self, conn => sqlx::query(
                "UPDATE ideas SET comments = comments + $2 WHERE number = $1 \
                 OR number = (SELECT m.merged_into FROM ideas m WHERE m.number = $1)",
            )
            .bind(idea)
            .bind(more)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Earlier versions of a comment, newest first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn comment_versions(&mut self, comment: CommentId) -> Result<Vec<CommentVersion>> {
        let rows: Vec<(String, Timestamp)> = on!(self, conn => sqlx::query_as(
                "SELECT html, created_at FROM comment_versions WHERE comment_id = $1 ORDER BY id DESC",
            )
            .bind(comment)
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(|(html, replaced_at)| CommentVersion { html, replaced_at }).collect())
    }
}
