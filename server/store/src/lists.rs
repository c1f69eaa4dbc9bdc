//! Lists of ideas: one static statement for each order, each along its own index.

use domain::{
    ideas::{Byline, COUNTED, IdeaCard, Overlay, Status},
    ids::{CampaignId, IdeaNumber, PersonId, TopicId, UnitId},
    search::{Mine, Sort},
    slices::{Cursor, Slice},
    text::excerpt,
    time::Timestamp,
    votes::{Ballot, Tally, VoterTag},
};

use crate::{
    Result, Tx,
    tx::on,
    votes::{bytes, voted},
};

/// Characters of the pinch on a card.
const EXCERPT: usize = 180;

/// A list, with every name resolved to its key.
#[derive(Debug, Clone)]
pub struct ListOf {
    /// The campaign.
    pub campaign: CampaignId,
    /// The order.
    pub sort: Sort,
    /// Only this topic.
    pub topic: Option<TopicId>,
    /// Only this status.
    pub status: Option<Status>,
    /// Only this unit.
    pub unit: Option<UnitId>,
    /// Only what is the asking person's.
    pub mine: Option<Mine>,
    /// After this place.
    pub after: Option<Cursor>,
    /// Entries on the page.
    pub limit: u32,
    /// The person who asks.
    pub person: Option<PersonId>,
    /// Their tag in this campaign, while its key exists.
    pub voter: Option<VoterTag>,
}

impl ListOf {
    /// Whether it holds every idea of its campaign that is in everybody's lists.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let narrowed = self.topic.is_some() || self.status.is_some() || self.unit.is_some();
        !narrowed && self.mine.is_none() && self.sort != Sort::Answered
    }
}

/// Only this topic ($2), status ($3) and unit ($4), where one is asked for. `CASE` and not `OR`: PostgreSQL takes what such an `OR` lets
/// through for next to nothing, and sorts a whole campaign instead of walking along its index.
macro_rules! narrowed {
    () => {
        " AND CASE WHEN $2 IS NULL THEN TRUE ELSE i.topic_id = $2 END AND CASE WHEN $3 IS NULL THEN TRUE ELSE i.status = $3 END \
         AND CASE WHEN $4 IS NULL THEN TRUE ELSE i.unit_id = $4 END"
    };
}

pub(crate) use narrowed;

/// $1 campaign, $2 topic, $3 status, $4 unit, $5 and $6 the place, $7 limit, $8 voter, $9 person.
macro_rules! cards {
    ($from:literal, $value:literal, $also:literal) => {
        concat!(
            "SELECT ", $value, " AS value, i.number, i.title, substr(i.pinch, 1, 400) AS beginning, i.topic_id, i.unit_id, ",
            "i.status, i.overlay, i.votes, i.revision, i.comments, i.named, p.name, i.created_at, i.answered_at, ",
            voted!("$8"), " AS voted, COALESCE(i.author_id = $9, FALSE) AS mine FROM ", $from,
            $crate::lists::narrowed!(), $also,
            " AND (", $value, ", i.number) < ($5, $6) ORDER BY ", $value, " DESC, i.number DESC LIMIT $7"
        )
    };
}

macro_rules! in_order {
    ($sort:expr, $from:literal) => {
        match $sort {
            // The fair order has statements of its own; what is somebody's own is not mixed.
            Sort::Fair | Sort::New => cards!($from, "i.number", ""),
            // `ranking::top`: the index is over this very expression.
            Sort::Top => cards!($from, "(i.votes * 64 - i.bucket)", ""),
            Sort::Trending => cards!($from, "i.hot", ""),
            Sort::Discussed => cards!($from, "i.comments", ""),
            Sort::Answered => cards!($from, "i.answered_at", " AND i.answered_at > 0"),
        }
    };
}

/// $1 campaign, $2 topic, $3 status, $4 unit, $5 limit, $6 answered only, $7 voter, $8 person.
macro_rules! count {
    ($from:literal) => {
        concat!(
            "SELECT COUNT(*) FROM (SELECT 1 FROM ",
            $from,
            $crate::lists::narrowed!(),
            " AND (NOT $6 OR i.answered_at > 0) LIMIT $5) counted"
        )
    };
}

/// The statement of a page.
const fn cards_of(mine: Option<Mine>, sort: Sort) -> &'static str {
    // The plus keeps SQLite from walking the whole campaign for a few ideas that are somebody's own. What was merged stands for what
    // it is part of.
    match mine {
        None => in_order!(
            sort,
            "ideas i LEFT JOIN people p ON p.id = i.author_id AND i.named WHERE i.listed AND i.campaign_id = $1"
        ),
        Some(Mine::Posted) => in_order!(
            sort,
            "ideas i LEFT JOIN people p ON p.id = i.author_id AND i.named WHERE i.author_id = $9 AND +i.campaign_id = $1"
        ),
        Some(Mine::Voted) => in_order!(
            sort,
            "ideas i LEFT JOIN people p ON p.id = i.author_id AND i.named WHERE i.listed AND +i.campaign_id = $1 AND i.number IN \
                 (SELECT COALESCE(o.merged_into, o.number) FROM votes m CROSS JOIN ideas o WHERE m.voter_tag = $8 AND o.number = m.idea)"
        ),
        Some(Mine::Commented) => in_order!(
            sort,
            "ideas i LEFT JOIN people p ON p.id = i.author_id AND i.named WHERE i.listed AND +i.campaign_id = $1 AND i.number IN \
                 (SELECT COALESCE(o.merged_into, o.number) FROM comments c CROSS JOIN ideas o \
                 WHERE c.author_id = $9 AND c.deleted_at IS NULL AND o.number = c.idea)"
        ),
        Some(Mine::Followed) => in_order!(
            sort,
            "ideas i LEFT JOIN people p ON p.id = i.author_id AND i.named WHERE i.listed AND +i.campaign_id = $1 AND i.number IN \
                 (SELECT COALESCE(o.merged_into, o.number) FROM follows f CROSS JOIN ideas o WHERE f.person_id = $9 AND o.number = f.idea)"
        ),
    }
}

/// The statement of a count.
const fn count_of(mine: Option<Mine>) -> &'static str {
    match mine {
        None => count!("ideas i WHERE i.listed AND i.campaign_id = $1"),
        Some(Mine::Posted) => count!("ideas i WHERE i.author_id = $8 AND +i.campaign_id = $1"),
        Some(Mine::Voted) => count!(
            "ideas i WHERE i.listed AND +i.campaign_id = $1 AND i.number IN \
                 (SELECT COALESCE(o.merged_into, o.number) FROM votes m CROSS JOIN ideas o WHERE m.voter_tag = $7 AND o.number = m.idea)"
        ),
        Some(Mine::Commented) => count!(
            "ideas i WHERE i.listed AND +i.campaign_id = $1 AND i.number IN \
                 (SELECT COALESCE(o.merged_into, o.number) FROM comments c CROSS JOIN ideas o \
                 WHERE c.author_id = $8 AND c.deleted_at IS NULL AND o.number = c.idea)"
        ),
        Some(Mine::Followed) => count!(
            "ideas i WHERE i.listed AND +i.campaign_id = $1 AND i.number IN \
                 (SELECT COALESCE(o.merged_into, o.number) FROM follows f CROSS JOIN ideas o WHERE f.person_id = $8 AND o.number = f.idea)"
        ),
    }
}

impl Tx {
    /// One page of a list. Whoever may see the campaign may see it: held, hidden, merged and withdrawn ideas are in nobody's
    /// list but their author's.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn list_ideas(&mut self, list: &ListOf) -> Result<Slice<IdeaCard>> {
        let text = cards_of(list.mine, list.sort);
        let after = list.after.unwrap_or(Cursor { value: i64::MAX, key: i64::MAX });
        let limit = usize::try_from(list.limit).unwrap_or(usize::MAX);
        let mut rows: Vec<CardRow> = on!(self, conn => sqlx::query_as(text)
            .bind(list.campaign)
            .bind(list.topic)
            .bind(list.status)
            .bind(list.unit)
            .bind(after.value)
            .bind(after.key)
            .bind(i64::from(list.limit) + 1)
            .bind(list.voter.map(bytes))
            .bind(list.person)
            .fetch_all(conn)
            .await)?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next =
            rows.last().filter(|_| more).map(|row| Cursor { value: row.value, key: row.number.as_i64() });
        Ok(Slice { items: rows.into_iter().map(IdeaCard::from).collect(), next })
    }

    /// How many ideas the whole list has, counted to at most one more than [`COUNTED`].
    ///
    /// # Errors
    /// When the database is away.
    pub async fn count_ideas(&mut self, list: &ListOf) -> Result<i64> {
        let answered = list.sort == Sort::Answered;
        if list.is_whole() {
            // The index alone answers this one, and it is asked by far the most.
            let count = on!(self, conn => sqlx::query_scalar(
                    "SELECT COUNT(*) FROM (SELECT 1 FROM ideas WHERE listed AND campaign_id = $1 LIMIT $2) counted",
                )
                .bind(list.campaign)
                .bind(COUNTED + 1)
                .fetch_one(conn)
                .await)?;
            return Ok(count);
        }
        let text = count_of(list.mine);
        let count = on!(self, conn => sqlx::query_scalar(text)
            .bind(list.campaign)
            .bind(list.topic)
            .bind(list.status)
            .bind(list.unit)
            .bind(COUNTED + 1)
            .bind(answered)
            .bind(list.voter.map(bytes))
            .bind(list.person)
            .fetch_one(conn)
            .await)?;
        Ok(count)
    }
}

#[derive(sqlx::FromRow)]
pub(crate) struct CardRow {
    pub(crate) value: i64,
    pub(crate) number: IdeaNumber,
    title: String,
    beginning: String,
    topic_id: TopicId,
    unit_id: Option<UnitId>,
    status: Status,
    overlay: Overlay,
    votes: i64,
    revision: i64,
    comments: i64,
    named: bool,
    name: Option<String>,
    created_at: Timestamp,
    answered_at: Timestamp,
    voted: bool,
    mine: bool,
}

impl From<CardRow> for IdeaCard {
    fn from(row: CardRow) -> Self {
        Self {
            number: row.number,
            title: row.title,
            excerpt: excerpt(&row.beginning, EXCERPT),
            topic: row.topic_id,
            unit: row.unit_id,
            status: row.status,
            overlay: row.overlay,
            ballot: Ballot { tally: Tally { votes: row.votes, revision: row.revision }, mine: row.voted },
            comments: row.comments,
            byline: byline(row.named, row.name),
            created_at: row.created_at,
            answered: row.answered_at.as_millis() > 0,
            mine: row.mine,
        }
    }
}

/// Who wrote an idea, as far as readers learn.
#[must_use]
pub fn byline(named: bool, name: Option<String>) -> Byline {
    match (named, name) {
        (false, _) => Byline::Anonymous,
        (true, Some(name)) => Byline::Named { name },
        (true, None) => Byline::Former,
    }
}

#[cfg(all(test, feature = "testing"))]
mod tests {
    use sqlx::{Connection as _, Row as _, SqliteConnection};

    use super::*;
    use crate::testing::fresh_sqlite;

    async fn plan(conn: &mut SqliteConnection, text: &str) -> String {
        let explain = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {text}"));
        let rows = sqlx::raw_sql(explain).fetch_all(conn).await.expect("the statement is one of SQLite");
        rows.iter().map(|row| row.get::<String, _>("detail")).collect::<Vec<_>>().join("; ")
    }

    #[tokio::test]
    async fn every_order_walks_along_its_own_index_and_sorts_nothing() {
        let fresh = fresh_sqlite().await;
        let mut conn = SqliteConnection::connect(&fresh.url()).await.unwrap();
        for (sort, index) in [
            (Sort::New, "ideas_new"),
            (Sort::Top, "ideas_top"),
            (Sort::Trending, "ideas_trending"),
            (Sort::Discussed, "ideas_discussed"),
            (Sort::Answered, "ideas_answered"),
        ] {
            let plan = plan(&mut conn, cards_of(None, sort)).await;
            assert!(plan.contains(&format!("SEARCH i USING INDEX {index} (campaign_id=?")), "{sort}: {plan}");
            assert!(!plan.contains("TEMP B-TREE") && !plan.contains("SCAN"), "{sort}: {plan}");
            for found in [
                "votes_voter (voter_tag=? AND idea>? AND idea<?)",
                "ideas_merged (merged_into>? AND merged_into<?)",
            ] {
                assert!(plan.contains(found), "{sort}: {plan}");
            }
        }
    }

    #[tokio::test]
    async fn what_is_mine_is_found_from_me() {
        let fresh = fresh_sqlite().await;
        let mut conn = SqliteConnection::connect(&fresh.url()).await.unwrap();
        for (mine, index) in [
            (Mine::Posted, "ideas_author"),
            (Mine::Voted, "votes_voter"),
            (Mine::Commented, "comments_author"),
            (Mine::Followed, "SEARCH f USING PRIMARY KEY"),
        ] {
            for text in [cards_of(Some(mine), Sort::Top), count_of(Some(mine))] {
                let plan = plan(&mut conn, text).await;
                assert!(plan.contains(index) && !plan.contains("SCAN i"), "{mine}: {plan}");
            }
        }
    }
}
