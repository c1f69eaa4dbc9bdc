//! What waits for moderation: nothing is kept for it, so that nothing can differ from what it counts.

use domain::{
    ideas::Status,
    ids::{CampaignId, CommentId, IdeaNumber, PersonId, UnitId},
    slices::Cursor,
    time::Timestamp,
    triage::{Counts, ItemKey, ItemKind, Thing},
};
use serde::Serialize;

use crate::{
    Result, Tx,
    tx::{on, sql},
};

/// What waits since before this moment in a campaign is past its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Cutoff {
    /// The campaign.
    pub campaign: CampaignId,
    /// The moment.
    pub before: Timestamp,
}

/// Which items somebody asks for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Only of this kind.
    pub kind: Option<ItemKind>,
    /// Only what this person takes care of.
    pub assignee: Option<PersonId>,
    /// Only this one.
    pub key: Option<ItemKey>,
    /// Only what is past its date.
    pub overdue: bool,
    /// After this place.
    pub after: Option<Cursor>,
    /// At most as many.
    pub limit: u32,
}

/// An item as it stands in the database.
#[derive(Debug, Clone)]
pub struct StoredItem {
    /// Its place in the queue.
    pub place: Cursor,
    /// Its place in addresses.
    pub key: ItemKey,
    /// Why it waits.
    pub kind: ItemKind,
    /// The idea, or the comment.
    pub thing: Thing,
    /// Since when.
    pub since: Timestamp,
    /// From how many units reports came.
    pub weight: i64,
    /// The title of the idea.
    pub title: String,
    /// The beginning of what was written.
    pub beginning: String,
    /// The status of the idea.
    pub status: Status,
    /// The campaign.
    pub campaign: CampaignId,
    /// The unit that the idea concerns.
    pub unit: Option<UnitId>,
    /// The accounts of those who wrote the idea and the comment, where they did so by name.
    pub authors: [Option<PersonId>; 2],
    /// Who takes care of it.
    pub assignee: Option<(PersonId, String)>,
}

/// A unit that reports moves an item ahead by a day. The last digit (base 8) of a key tells what it is the key of.
macro_rules! items {
    ($($rest:expr),+) => {
        concat!(
            "WITH items AS (",
            "SELECT i.created_at AS value, i.created_at AS since, i.number * 8 AS key, 'held' AS kind, i.number AS idea, ",
            "CAST(NULL AS BIGINT) AS comment_id, CAST(0 AS BIGINT) AS weight ",
            "FROM ideas i WHERE i.overlay = 'none' AND i.status = 'held' ",
            "UNION ALL SELECT k.created_at, k.created_at, k.id * 8 + 1, 'held', k.idea, k.id, 0 ",
            "FROM comments k JOIN ideas i ON i.number = k.idea ",
            "WHERE k.veil = 'held' AND k.deleted_at IS NULL AND i.overlay <> 'withdrawn' ",
            "UNION ALL SELECT i.created_at, i.created_at, i.number * 8 + 2, 'new', i.number, NULL, 0 ",
            "FROM ideas i WHERE i.overlay = 'none' AND i.status = 'open' AND i.answered_at = 0 ",
            "UNION ALL SELECT CASE WHEN i.answered_at > i.created_at THEN i.answered_at ELSE i.created_at END, ",
            "CASE WHEN i.answered_at > i.created_at THEN i.answered_at ELSE i.created_at END, ",
            "i.number * 8 + 3, 'waiting', i.number, NULL, 0 ",
            "FROM ideas i WHERE i.overlay = 'none' AND i.status = 'in_review' ",
            "UNION ALL SELECT MIN(r.created_at) - COUNT(DISTINCT r.unit_tag) * 86400000, MIN(r.created_at), MIN(r.id) * 8 + 4, ",
            "'report', r.idea, r.comment_id, COUNT(DISTINCT r.unit_tag) ",
            "FROM reports r JOIN ideas i ON i.number = r.idea LEFT JOIN comments k ON k.id = r.comment_id ",
            "WHERE r.settled_at IS NULL AND i.overlay <> 'withdrawn' AND k.deleted_at IS NULL ",
            "GROUP BY r.idea, r.comment_id ",
            "UNION ALL SELECT a.created_at, a.created_at, a.id * 8 + 5, 'appeal', v.idea, v.comment_id, 0 ",
            "FROM appeals a JOIN verdicts v ON v.id = a.verdict_id JOIN ideas i ON i.number = v.idea ",
            "WHERE a.outcome IS NULL AND i.overlay <> 'withdrawn' ",
            "UNION ALL SELECT m.objected_at, m.objected_at, m.id * 8 + 6, 'objection', m.idea, NULL, 0 ",
            "FROM merges m WHERE m.objected_at IS NOT NULL AND m.ended_at IS NULL) ",
            $($rest),+
        )
    };
}

macro_rules! overdue {
    ($cutoffs:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM ",
            $cutoffs,
            " WHERE CAST(c.value ->> 'campaign' AS BIGINT) = i.campaign_id ",
            "AND q.since < CAST(c.value ->> 'before' AS BIGINT))"
        )
    };
}

/// $1 and $2 the place, $3 kind, $4 assignee, $5 key, $6 overdue only, $7 limit, $8 the cutoffs.
macro_rules! page {
    ($cutoffs:literal) => {
        items!(
            "SELECT q.value, q.since, q.key, q.kind, q.idea, q.comment_id, q.weight, i.title, ",
            "substr(COALESCE(k.body, i.pinch), 1, 400) AS beginning, i.status, i.campaign_id, i.unit_id, ",
            "i.author_id, k.author_id AS commenter_id, a.person_id, p.name ",
            "FROM items q JOIN ideas i ON i.number = q.idea LEFT JOIN comments k ON k.id = q.comment_id ",
            "LEFT JOIN assignments a ON a.idea = q.idea LEFT JOIN people p ON p.id = a.person_id ",
            "WHERE (q.value, q.key) > ($1, $2) AND ($3 IS NULL OR q.kind = $3) ",
            "AND ($4 IS NULL OR a.person_id = $4) AND ($5 IS NULL OR q.key = $5) AND (NOT $6 OR ",
            overdue!($cutoffs),
            ") ORDER BY q.value, q.key LIMIT $7"
        )
    };
}

/// $1 the person, $2 the cutoffs.
macro_rules! counts {
    ($cutoffs:literal) => {
        items!(
            "SELECT COUNT(*), COUNT(*) FILTER (WHERE a.person_id = $1), COUNT(*) FILTER (WHERE q.kind = 'waiting'), ",
            "COUNT(*) FILTER (WHERE ",
            overdue!($cutoffs),
            ") FROM items q JOIN ideas i ON i.number = q.idea LEFT JOIN assignments a ON a.idea = q.idea"
        )
    };
}

impl Tx {
    /// A page of the queue, the most urgent first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn queue(&mut self, asked: &Asked, cutoffs: &[Cutoff]) -> Result<Vec<StoredItem>> {
        let text = sql!(
            self,
            sqlite: page!("json_each($8) c"),
            postgres: page!("json_array_elements($8::JSON) AS c (value)"),
        );
        let after = asked.after.unwrap_or(Cursor { value: i64::MIN, key: 0 });
        let rows: Vec<ItemRow> = on!(self, conn => sqlx::query_as(text)
            .bind(after.value)
            .bind(after.key)
            .bind(asked.kind)
            .bind(asked.assignee)
            .bind(asked.key.map(ItemKey::as_i64))
            .bind(asked.overdue)
            .bind(i64::from(asked.limit))
            .bind(json(cutoffs))
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(StoredItem::from).collect())
    }

    /// How many items wait.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn count_queue(&mut self, person: PersonId, cutoffs: &[Cutoff]) -> Result<Counts> {
        let text = sql!(
            self,
            sqlite: counts!("json_each($2) c"),
            postgres: counts!("json_array_elements($2::JSON) AS c (value)"),
        );
        let (all, mine, waiting, overdue) = on!(self, conn => sqlx::query_as(text)
            .bind(person)
            .bind(json(cutoffs))
            .fetch_one(conn)
            .await)?;
        Ok(Counts { all, mine, waiting, overdue })
    }
}

fn json(cutoffs: &[Cutoff]) -> String {
    serde_json::to_string(cutoffs).unwrap_or_default()
}

#[derive(sqlx::FromRow)]
struct ItemRow {
    value: i64,
    since: Timestamp,
    key: i64,
    kind: ItemKind,
    idea: IdeaNumber,
    comment_id: Option<CommentId>,
    weight: i64,
    title: String,
    beginning: String,
    status: Status,
    campaign_id: CampaignId,
    unit_id: Option<UnitId>,
    author_id: Option<PersonId>,
    commenter_id: Option<PersonId>,
    person_id: Option<PersonId>,
    name: Option<String>,
}

impl From<ItemRow> for StoredItem {
    fn from(row: ItemRow) -> Self {
        Self {
            place: Cursor { value: row.value, key: row.key },
            key: ItemKey::from_i64(row.key),
            kind: row.kind,
            thing: Thing { idea: row.idea, comment: row.comment_id },
            since: row.since,
            weight: row.weight,
            title: row.title,
            beginning: row.beginning,
            status: row.status,
            campaign: row.campaign_id,
            unit: row.unit_id,
            authors: [row.author_id, row.commenter_id],
            assignee: row.person_id.zip(row.name),
        }
    }
}
