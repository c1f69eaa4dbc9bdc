//! What the search reads, and the ideas it found.

use std::collections::HashMap;

use domain::{
    ideas::IdeaCard,
    ids::{EventId, IdeaNumber, PersonId, TopicId},
    votes::VoterTag,
};

use crate::{
    Result, Tx,
    ideas::{IdeaState, StateRow},
    lists::CardRow,
    tx::{on, sql},
    votes::bytes,
};

/// An idea with all its words. Whether it may be found is not decided here.
#[derive(Clone)]
pub struct Findable {
    /// How it stands.
    pub state: IdeaState,
    /// The topic.
    pub topic: TopicId,
    /// The title.
    pub title: String,
    /// Where the shoe pinches.
    pub pinch: String,
    /// What would help.
    pub wish: String,
    /// Its addenda as they were typed, and the texts of what is merged into it.
    pub addenda: Vec<String>,
    /// Its comments as they were typed, with those of what is merged into it.
    pub comments: Vec<String>,
    /// The last event of the idea that this knows of.
    pub as_of: EventId,
}

/// The texts of an idea that a search found, without what others added.
#[derive(sqlx::FromRow)]
pub struct FoundText {
    /// The number.
    pub number: IdeaNumber,
    /// Where the shoe pinches.
    pub pinch: String,
    /// What would help.
    pub wish: String,
    /// The last event of the idea that this knows of.
    pub as_of: EventId,
}

macro_rules! states {
    ($more:literal, $where:literal) => {
        concat!(
            "SELECT i.number, i.campaign_id, i.status, i.overlay, i.merged_into, i.named, i.author_id, i.claim_hash, ",
            "i.unit_id, i.supported, i.votes, i.revision, i.created_at, c.collecting_at, c.voting_at, c.review_at, c.workshops_at, ",
            "c.results_at, c.archived_at",
            $more,
            " FROM ideas i JOIN campaigns c ON c.id = i.campaign_id WHERE ",
            $where
        )
    };
    ($where:literal) => {
        states!("", $where)
    };
}

macro_rules! findable {
    ($where:literal) => {
        states!(
            ", i.topic_id, i.title, i.pinch, i.wish, (SELECT COALESCE(MAX(e.id), 0) FROM events e WHERE e.idea = i.number) AS as_of",
            $where
        )
    };
}

/// The numbers in a JSON array; neither database needs another statement for another number of them.
macro_rules! among {
    ($tx:expr, $text:expr, $column:literal) => {
        among!($tx, $text, $column, "")
    };
    ($tx:expr, $text:expr, $column:literal, $behind:literal) => {
        sql!(
            $tx,
            sqlite: concat!($text, $column, " IN (SELECT value FROM json_each($1))", $behind),
            postgres: concat!(
                $text, $column,
                " IN (SELECT value::BIGINT FROM json_array_elements_text($1::JSON) AS wanted (value))", $behind
            ),
        )
    };
}

/// One statement as each database is asked.
#[derive(Debug, Clone, Copy)]
pub struct Statement {
    /// Of SQLite.
    pub sqlite: &'static str,
    /// Of PostgreSQL.
    pub postgres: &'static str,
}

macro_rules! card {
    ($listed:literal) => {
        Statement {
            sqlite: card!($listed, "(SELECT value FROM json_each($1))"),
            postgres: card!(
                $listed,
                "(SELECT value::BIGINT FROM json_array_elements_text($1::JSON) AS wanted (value))"
            ),
        }
    };
    ($listed:literal, $wanted:literal) => {
        concat!(
            "SELECT i.number AS value, i.number, i.title, substr(i.pinch, 1, 400) AS beginning, i.topic_id, i.unit_id, ",
            "i.status, i.overlay, i.votes, i.revision, i.comments, i.named, p.name, i.created_at, i.answered_at, ",
            $crate::votes::voted!("$2"), " AS voted, COALESCE(i.author_id = $3, FALSE) AS mine ",
            "FROM ideas i LEFT JOIN people p ON p.id = i.author_id AND i.named WHERE ",
            $listed, "i.number IN ", $wanted
        )
    };
}

/// The cards of a list: $1 the numbers as a JSON array, $2 the voter's tag, $3 the person. The bench asks the same without rules or framework.
pub const LISTED_CARDS: Statement = card!("i.listed AND ");
const CARDS: Statement = card!("");

impl Tx {
    /// The ideas after this number with all their words, by number, at most `limit`.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn findable_after(&mut self, after: IdeaNumber, limit: u32) -> Result<Vec<Findable>> {
        let rows: Vec<FindableRow> = on!(self, conn => sqlx::query_as(findable!("i.number > $1 ORDER BY i.number LIMIT $2"))
                .bind(after)
                .bind(i64::from(limit))
                .fetch_all(conn)
                .await)?;
        self.with_words(rows).await
    }

    /// These ideas with all their words.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn findable(&mut self, ideas: &[IdeaNumber]) -> Result<Vec<Findable>> {
        let text = sql!(
            self,
            sqlite: findable!("i.number IN (SELECT value FROM json_each($1))"),
            postgres: findable!(
                "i.number IN (SELECT value::BIGINT FROM json_array_elements_text($1::JSON) AS wanted (value))"
            ),
        );
        let rows: Vec<FindableRow> =
            on!(self, conn => sqlx::query_as(text).bind(json(ideas)).fetch_all(conn).await)?;
        self.with_words(rows).await
    }

    async fn with_words(&mut self, rows: Vec<FindableRow>) -> Result<Vec<Findable>> {
        let numbers: Vec<IdeaNumber> = rows.iter().map(|row| row.state.number).collect();
        // What is merged into an idea is found as that idea. All is in the same order whenever it is read: the search knows words
        // by their place.
        let merged = among!(
            self,
            "SELECT merged_into, number, title, pinch, wish FROM ideas WHERE ",
            "merged_into",
            " ORDER BY number"
        );
        let merged: Vec<(IdeaNumber, IdeaNumber, String, String, String)> =
            on!(self, conn => sqlx::query_as(merged).bind(json(&numbers)).fetch_all(conn).await)?;
        let places: HashMap<IdeaNumber, IdeaNumber> =
            merged.iter().map(|(into, idea, ..)| (*idea, *into)).collect();
        let everything: Vec<IdeaNumber> = numbers.iter().chain(places.keys()).copied().collect();
        let addenda = among!(self, "SELECT idea, body FROM addenda WHERE ", "idea", " ORDER BY id");
        let mut addenda: Vec<(IdeaNumber, String)> =
            on!(self, conn => sqlx::query_as(addenda).bind(json(&everything)).fetch_all(conn).await)?;
        addenda.extend(
            merged
                .into_iter()
                .map(|(_, idea, title, pinch, wish)| (idea, format!("{title}\n{pinch}\n{wish}"))),
        );
        let comments = among!(
            self,
            "SELECT idea, body FROM comments WHERE deleted_at IS NULL AND veil = 'none' AND ",
            "idea",
            " ORDER BY id"
        );
        let comments: Vec<(IdeaNumber, String)> =
            on!(self, conn => sqlx::query_as(comments).bind(json(&everything)).fetch_all(conn).await)?;
        let (mut addenda, mut comments) = (by_place(addenda, &places), by_place(comments, &places));
        let whole = |row: FindableRow| Findable {
            addenda: addenda.remove(&row.state.number).unwrap_or_default(),
            comments: comments.remove(&row.state.number).unwrap_or_default(),
            state: row.state.into(),
            topic: row.topic_id,
            title: row.title,
            pinch: row.pinch,
            wish: row.wish,
            as_of: row.as_of,
        };
        Ok(rows.into_iter().map(whole).collect())
    }

    /// The texts of these ideas, as far as they are in everybody's lists, in no order.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn found_texts(&mut self, ideas: &[IdeaNumber]) -> Result<Vec<FoundText>> {
        let text = among!(
            self,
            "SELECT i.number, i.pinch, i.wish, (SELECT COALESCE(MAX(e.id), 0) FROM events e WHERE e.idea = i.number) AS as_of \
             FROM ideas i WHERE i.listed AND ",
            "i.number"
        );
        Ok(on!(self, conn => sqlx::query_as(text).bind(json(ideas)).fetch_all(conn).await)?)
    }

    /// The ideas of all events after this one.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn changed_after(&mut self, event: EventId) -> Result<Vec<IdeaNumber>> {
        let ideas = on!(self, conn => sqlx::query_scalar("SELECT DISTINCT idea FROM events WHERE id > $1")
            .bind(event)
            .fetch_all(conn)
            .await)?;
        Ok(ideas)
    }

    /// How these ideas stand, in no order.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn idea_states(&mut self, ideas: &[IdeaNumber]) -> Result<Vec<IdeaState>> {
        let text = sql!(
            self,
            sqlite: states!("i.number IN (SELECT value FROM json_each($1))"),
            postgres: states!(
                "i.number IN (SELECT value::BIGINT FROM json_array_elements_text($1::JSON) AS wanted (value))"
            ),
        );
        let rows: Vec<StateRow> =
            on!(self, conn => sqlx::query_as(text).bind(json(ideas)).fetch_all(conn).await)?;
        Ok(rows.into_iter().map(IdeaState::from).collect())
    }

    /// The cards of these ideas, as far as they are in everybody's lists, in no order.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn cards(
        &mut self,
        ideas: &[IdeaNumber],
        person: Option<PersonId>,
        voter: Option<VoterTag>,
    ) -> Result<Vec<IdeaCard>> {
        self.read_cards(LISTED_CARDS, ideas, person, voter).await
    }

    /// The cards of these ideas, in no order, whether they are in lists or not: who sees them is not decided here.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn unlisted_cards(
        &mut self,
        ideas: &[IdeaNumber],
        person: Option<PersonId>,
        voter: Option<VoterTag>,
    ) -> Result<Vec<IdeaCard>> {
        self.read_cards(CARDS, ideas, person, voter).await
    }

    async fn read_cards(
        &mut self,
        statement: Statement,
        ideas: &[IdeaNumber],
        person: Option<PersonId>,
        voter: Option<VoterTag>,
    ) -> Result<Vec<IdeaCard>> {
        let text = sql!(self, sqlite: statement.sqlite, postgres: statement.postgres);
        let rows: Vec<CardRow> = on!(self, conn => sqlx::query_as(text)
            .bind(json(ideas))
            .bind(voter.map(bytes))
            .bind(person)
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(IdeaCard::from).collect())
    }
}

fn json(ideas: &[IdeaNumber]) -> String {
    serde_json::to_string(ideas).unwrap_or_default()
}

/// What was written, by the idea at which it is found.
fn by_place(
    rows: Vec<(IdeaNumber, String)>,
    places: &HashMap<IdeaNumber, IdeaNumber>,
) -> HashMap<IdeaNumber, Vec<String>> {
    let mut gathered: HashMap<IdeaNumber, Vec<String>> = HashMap::new();
    for (idea, body) in rows {
        gathered.entry(*places.get(&idea).unwrap_or(&idea)).or_default().push(body);
    }
    gathered
}

#[derive(sqlx::FromRow)]
struct FindableRow {
    #[sqlx(flatten)]
    state: StateRow,
    topic_id: TopicId,
    title: String,
    pinch: String,
    wish: String,
    as_of: EventId,
}
