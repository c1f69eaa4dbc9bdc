//! What waits for moderation: nothing is kept for it, so that nothing can differ from what it counts. How it is found is in
//! [`super::waiting`].

use domain::{
    ideas::Status,
    ids::{CampaignId, CommentId, IdeaNumber, PersonId, TopicId, UnitId},
    slices::Cursor,
    time::Timestamp,
    triage::{Counts, ItemKey, ItemKind, TagName, Thing, With},
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
    /// Who is shown first what is past its date.
    pub deputy: Option<PersonId>,
}

/// Which items somebody asks for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Only of these kinds; of all when there is none.
    pub kinds: Vec<ItemKind>,
    /// Only what this person takes care of, and what is past its date where they are the deputy; that comes first.
    pub assignee: Option<PersonId>,
    /// Only this one.
    pub key: Option<ItemKey>,
    /// Only about this idea.
    pub idea: Option<IdeaNumber>,
    /// Only what is past its date.
    pub overdue: bool,
    /// Only with this tag.
    pub tag: Option<TagName>,
    /// Only from this campaign.
    pub campaign: Option<CampaignId>,
    /// Only about these topics; about all when there is none.
    pub topics: Vec<TopicId>,
    /// Only what concerns these units; also what concerns none when there is none.
    pub units: Vec<UnitId>,
    /// Only what this person, or nobody, takes care of.
    pub with: Option<With>,
    /// After this place.
    pub after: Option<Cursor>,
    /// At most as many.
    pub limit: u32,
}

impl Asked {
    /// Whether the first items of their kinds are those that are asked for.
    const fn takes_all(&self) -> bool {
        let filtered = self.tag.is_some() || self.campaign.is_some() || self.with.is_some();
        let listed = self.topics.is_empty() && self.units.is_empty();
        listed && !filtered && !self.overdue && self.assignee.is_none()
    }
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
    /// Its own date, where it has one.
    pub due: Option<Timestamp>,
    /// From how many units reports came.
    pub weight: i64,
    /// Whether it is past its date, and the assignee that was asked for is the deputy.
    pub escalated: bool,
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

/// Further than any place.
const FAR: i64 = 1 << 60;

impl Tx {
    /// A page of the queue, the most urgent first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn queue(
        &mut self,
        asked: &Asked,
        cutoffs: &[Cutoff],
        now: Timestamp,
    ) -> Result<Vec<StoredItem>> {
        let text = if asked.key.is_some() || asked.idea.is_some() {
            pages!(self, named)
        } else if asked.kinds == [ItemKind::Hidden] {
            pages!(self, hidden)
        } else if asked.takes_all() {
            pages!(self, front)
        } else {
            pages!(self, everything)
        };
        let after = asked.after.unwrap_or(Cursor { value: i64::MIN, key: 0 });
        let rows: Vec<ItemRow> = on!(self, conn => sqlx::query_as(text)
            // An address may say anything, and no sum shall go beyond what a number holds.
            .bind(after.value.clamp(-FAR, FAR))
            .bind(after.key)
            .bind(json(&asked.kinds))
            .bind(asked.assignee)
            .bind(asked.key.map(ItemKey::as_i64))
            .bind(asked.overdue)
            .bind(i64::from(asked.limit))
            .bind(json(cutoffs))
            .bind(asked.tag.as_ref().map(TagName::as_str))
            .bind(now)
            .bind(asked.idea)
            .bind(asked.campaign)
            .bind(json(&asked.topics))
            .bind(json(&asked.units))
            .bind(asked.with.map(|with| match with {
                With::Nobody => 0,
                With::Person(person) => person.as_i64(),
            }))
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(StoredItem::from).collect())
    }

    /// How many items wait.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn count_queue(
        &mut self,
        person: PersonId,
        cutoffs: &[Cutoff],
        now: Timestamp,
    ) -> Result<Counts> {
        let text = sql!(
            self,
            sqlite: counts!("json_each($2) c"),
            postgres: counts!("json_array_elements($2::JSON) AS c (value)"),
        );
        let (all, mine, waiting, overdue, prepared) = on!(self, conn => sqlx::query_as(text)
            .bind(person)
            .bind(json(cutoffs))
            .bind(now)
            .fetch_one(conn)
            .await)?;
        Ok(Counts { all, mine, waiting, overdue, prepared })
    }
}

fn json<T: Serialize>(list: &[T]) -> String {
    serde_json::to_string(list).unwrap_or_default()
}

#[derive(sqlx::FromRow)]
struct ItemRow {
    place: i64,
    since: Timestamp,
    due: Option<Timestamp>,
    key: i64,
    kind: ItemKind,
    idea: IdeaNumber,
    comment_id: Option<CommentId>,
    weight: i64,
    escalated: bool,
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
            place: Cursor { value: row.place, key: row.key },
            key: ItemKey::from_i64(row.key),
            kind: row.kind,
            thing: Thing { idea: row.idea, comment: row.comment_id },
            since: row.since,
            due: row.due,
            weight: row.weight,
            escalated: row.escalated,
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
