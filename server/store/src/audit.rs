//! The audit: appended in turn, never changed.

use domain::{
    audit::{AuditEntry, AuditQuery, Digest, Link, State, Verb},
    ids::{AuditId, CommentId, IdeaNumber, PersonId},
    people::Role,
    slices::{Cursor, Slice},
    time::Timestamp,
    triage::Thing,
};
use sqlx::FromRow;

use crate::{
    Result, StoreError, Tx,
    tx::{on, sql},
};

/// An entry to be appended.
#[derive(Debug, Clone)]
pub struct NewEntry {
    /// The next number.
    pub id: AuditId,
    /// When.
    pub at: Timestamp,
    /// The account that acts; `None` for the command line.
    pub actor: Option<PersonId>,
    /// What stands for the account in the hash.
    pub actor_tag: Option<[u8; 32]>,
    /// The acting role.
    pub role: Option<Role>,
    /// The act.
    pub verb: Verb,
    /// The idea, where there is one.
    pub idea: Option<IdeaNumber>,
    /// The comment, where there is one.
    pub comment: Option<CommentId>,
    /// What else it was done to.
    pub subject: String,
    /// How.
    pub detail: String,
    /// The hash of the entry before.
    pub previous: Digest,
    /// The hash of this one.
    pub hash: Digest,
}

/// An entry as it stands in the database, to be checked: nothing in it is trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredLink {
    /// The number.
    pub id: AuditId,
    /// What is hashed.
    pub link: Link,
    /// The account, which is not hashed.
    pub actor: Option<PersonId>,
    /// The hash of the entry before.
    pub previous_hash: Vec<u8>,
    /// The hash of this one.
    pub hash: Vec<u8>,
}

impl Tx {
    /// The end of the chain. Until the transaction ends nobody else appends.
    ///
    /// # Errors
    /// `Unreadable` when somebody tampered with it.
    pub async fn lock_audit(&mut self) -> Result<State> {
        let text = sql!(self, lock "h": "SELECT h.count, h.hash FROM audit_head h WHERE h.id = 1");
        let found: Option<(i64, Vec<u8>)> =
            on!(self, conn => sqlx::query_as(text).fetch_optional(conn).await)?;
        state(found).ok_or(StoreError::Unreadable("audit_head"))
    }

    /// The end of the chain as it is noted; `None` when somebody tampered with it.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn audit_state(&mut self) -> Result<Option<State>> {
        let found: Option<(i64, Vec<u8>)> = on!(self, conn => sqlx::query_as("SELECT count, hash FROM audit_head WHERE id = 1")
                .fetch_optional(conn)
                .await)?;
        Ok(state(found))
    }

    /// Appends an entry to the chain that [`Self::lock_audit`] holds.
    ///
    /// # Errors
    /// `Conflict` when the number is taken.
    pub async fn append_audit(&mut self, entry: NewEntry) -> Result<()> {
        let NewEntry { id, at, actor, actor_tag, role, verb, idea, comment, subject, detail, previous, hash } =
            entry;
        on!(self, conn => sqlx::query(
                "INSERT INTO audit_entries (id, created_at, actor_id, actor_tag, role, verb, idea, comment_id, \
                 subject, detail, previous_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            )
            .bind(id)
            .bind(at)
            .bind(actor)
            .bind(actor_tag.map(|tag| tag.to_vec()))
            .bind(role)
            .bind(verb)
            .bind(idea)
            .bind(comment)
            .bind(subject)
            .bind(detail)
            .bind(previous.as_bytes().to_vec())
            .bind(hash.as_bytes().to_vec())
            .execute(conn)
            .await
            .map(|_| ()))?;
        on!(self, conn => sqlx::query("UPDATE audit_head SET count = $1, hash = $2 WHERE id = 1")
            .bind(id)
            .bind(hash.as_bytes().to_vec())
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Whether an act of this person was noted after `since`.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn is_audited(
        &mut self,
        person: Option<PersonId>,
        verb: Verb,
        thing: Option<Thing>,
        since: Timestamp,
    ) -> Result<bool> {
        let is = on!(self, conn => sqlx::query_scalar(
                "SELECT EXISTS (SELECT 1 FROM audit_entries WHERE actor_id = $1 AND verb = $2 AND created_at > $3 \
                 AND COALESCE(idea, 0) = COALESCE($4, 0) AND COALESCE(comment_id, 0) = COALESCE($5, 0))",
            )
            .bind(person)
            .bind(verb)
            .bind(since)
            .bind(thing.map(|thing| thing.idea))
            .bind(thing.and_then(|thing| thing.comment))
            .fetch_one(conn)
            .await)?;
        Ok(is)
    }

    /// Entries as people read them, newest first.
    ///
    /// # Errors
    /// `Unreadable` when an entry holds what no version wrote.
    pub async fn audit_entries(&mut self, query: &AuditQuery) -> Result<Slice<AuditEntry>> {
        let limit = i64::from(query.limit);
        let rows: Vec<EntryRow> = on!(self, conn => sqlx::query_as(
                "SELECT id, created_at, role, verb, idea, comment_id, subject, detail, hash FROM audit_entries
                 WHERE ($1 IS NULL OR verb = $1) AND ($2 IS NULL OR idea = $2)
                 AND ($3 IS NULL OR created_at >= $3) AND ($4 IS NULL OR created_at < $4)
                 AND ($5 IS NULL OR id < $5) ORDER BY id DESC LIMIT $6",
            )
            .bind(query.verb)
            .bind(query.idea)
            .bind(query.from.map(|date| date.begins()))
            .bind(query.until.map(|date| date.ends()))
            .bind(query.after.map(|place| place.key))
            .bind(limit + 1)
            .fetch_all(conn)
            .await)?;
        let more = rows.len() > usize::try_from(limit).unwrap_or(usize::MAX);
        let items: Vec<AuditEntry> = rows
            .into_iter()
            .take(usize::try_from(limit).unwrap_or(usize::MAX))
            .map(AuditEntry::try_from)
            .collect::<Result<_>>()?;
        let last = items.last().map(|entry| Cursor { value: entry.id.as_i64(), key: entry.id.as_i64() });
        Ok(Slice { items, next: last.filter(|_| more) })
    }

    /// Entries as they stand, oldest first, after this number.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn audit_links(&mut self, after: AuditId, limit: i64) -> Result<Vec<StoredLink>> {
        // Read as bytes: what somebody tampered with need be neither a number nor text.
        let text = sql!(
            self,
            sqlite: "SELECT id, CAST(created_at AS BLOB) AS created_at, CAST(actor_tag AS BLOB) AS actor_tag, \
                CAST(role AS BLOB) AS role, CAST(verb AS BLOB) AS verb, CAST(idea AS BLOB) AS idea, \
                CAST(comment_id AS BLOB) AS comment_id, CAST(subject AS BLOB) AS subject, \
                CAST(detail AS BLOB) AS detail, actor_id, CAST(previous_hash AS BLOB) AS previous_hash, \
                CAST(hash AS BLOB) AS hash FROM audit_entries WHERE id > $1 ORDER BY id LIMIT $2",
            postgres: "SELECT id, convert_to(created_at::TEXT, 'UTF8') AS created_at, actor_tag, \
                convert_to(role, 'UTF8') AS role, convert_to(verb, 'UTF8') AS verb, \
                convert_to(idea::TEXT, 'UTF8') AS idea, convert_to(comment_id::TEXT, 'UTF8') AS comment_id, \
                convert_to(subject, 'UTF8') AS subject, convert_to(detail, 'UTF8') AS detail, actor_id, \
                previous_hash, hash FROM audit_entries WHERE id > $1 ORDER BY id LIMIT $2",
        );
        let rows: Vec<LinkRow> =
            on!(self, conn => sqlx::query_as(text).bind(after).bind(limit).fetch_all(conn).await)?;
        Ok(rows.into_iter().map(StoredLink::from).collect())
    }

    /// The number of the last entry that is there, 0 when there is none.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn last_audit_entry(&mut self) -> Result<AuditId> {
        let last = on!(self, conn => sqlx::query_scalar("SELECT COALESCE(MAX(id), 0) FROM audit_entries")
            .fetch_one(conn)
            .await)?;
        Ok(last)
    }
}

fn state(row: Option<(i64, Vec<u8>)>) -> Option<State> {
    let (entries, hash) = row?;
    Some(State { entries, head: Digest::from_slice(&hash)? })
}

#[derive(FromRow)]
struct EntryRow {
    id: AuditId,
    created_at: Timestamp,
    role: Option<Role>,
    verb: String,
    idea: Option<IdeaNumber>,
    comment_id: Option<CommentId>,
    subject: String,
    detail: String,
    hash: Vec<u8>,
}

impl TryFrom<EntryRow> for AuditEntry {
    type Error = StoreError;

    fn try_from(row: EntryRow) -> Result<Self> {
        let EntryRow { id, created_at: at, role, verb, idea, comment_id: comment, subject, detail, hash } =
            row;
        let hash = Digest::from_slice(&hash).ok_or(StoreError::Unreadable("audit_entries.hash"))?;
        Ok(Self { id, at, role, verb, idea, comment, subject, detail, hash })
    }
}

#[derive(FromRow)]
struct LinkRow {
    id: AuditId,
    created_at: Vec<u8>,
    actor_tag: Option<Vec<u8>>,
    role: Option<Vec<u8>>,
    verb: Vec<u8>,
    idea: Option<Vec<u8>>,
    comment_id: Option<Vec<u8>>,
    subject: Vec<u8>,
    detail: Vec<u8>,
    actor_id: Option<PersonId>,
    previous_hash: Vec<u8>,
    hash: Vec<u8>,
}

impl From<LinkRow> for StoredLink {
    fn from(row: LinkRow) -> Self {
        let hex =
            |tag: Vec<u8>| tag.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into_bytes();
        Self {
            id: row.id,
            link: Link {
                id: row.id.to_string().into_bytes(),
                created_at: row.created_at,
                actor_tag: row.actor_tag.map(hex),
                role: row.role,
                verb: row.verb,
                idea: row.idea,
                comment: row.comment_id,
                subject: row.subject,
                detail: row.detail,
            },
            actor: row.actor_id,
            previous_hash: row.previous_hash,
            hash: row.hash,
        }
    }
}
