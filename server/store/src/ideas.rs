//! Ideas: how they stand, what their page shows, and how they change.

use domain::{
    campaigns::Schedule,
    exposure::{Day, shuffle},
    ideas::{Overlay, Relation, Standing, Status},
    ids::{CampaignId, IdeaNumber, PersonId, TopicId, UnitId},
    policy::{Permit, PostIdea, Reveal, Withdraw},
    ranking::hot,
    time::Timestamp,
    votes::Tally,
};

use crate::{
    Result, Tx,
    campaigns::ScheduleRow,
    triage::Link,
    tx::{on, sql},
};

/// How an idea stands, for everybody. [`IdeaState::standing`] makes of it what the rules ask for one person.
#[derive(Clone)]
pub struct IdeaState {
    /// The idea.
    pub number: IdeaNumber,
    /// Its campaign.
    pub campaign: CampaignId,
    /// Its status.
    pub status: Status,
    /// What lies over the status.
    pub overlay: Overlay,
    /// The idea it was merged into.
    pub merged_into: Option<IdeaNumber>,
    /// Whether its author stands by name.
    pub named: bool,
    /// The account of an author who stands by name.
    pub author: Option<PersonId>,
    /// The keyed hash of the claim code of an idea without a name.
    pub claim_hash: Option<Vec<u8>>,
    /// The unit it concerns.
    pub unit: Option<UnitId>,
    /// Whether somebody other than the author has voted, ever.
    pub supported: bool,
    /// Its votes.
    pub tally: Tally,
    /// When it was posted; the day alone without a name.
    pub created_at: Timestamp,
    /// The dates of its campaign.
    pub schedule: Schedule,
}

impl IdeaState {
    /// Where it is read: itself, or the idea it is merged into.
    #[must_use]
    pub fn place(&self) -> IdeaNumber {
        self.merged_into.unwrap_or(self.number)
    }

    /// What the rules ask of it for one person at one moment.
    #[must_use]
    pub const fn standing(&self, relation: Relation, now: Timestamp) -> Standing {
        Standing {
            number: self.number,
            status: self.status,
            overlay: self.overlay,
            merged_into: self.merged_into,
            named: self.named,
            relation,
            unit: self.unit,
            supported: self.supported,
            schedule: self.schedule,
            now,
        }
    }
}

/// An idea as it is read, without what hangs on it. Who may see which part is not decided here.
#[derive(Clone)]
pub struct StoredIdea {
    /// How it stands.
    pub state: IdeaState,
    /// The title.
    pub title: String,
    /// Where the shoe pinches.
    pub pinch: String,
    /// What would help.
    pub wish: String,
    /// The topic.
    pub topic: TopicId,
    /// Where it was handed to.
    pub handed_to: Option<String>,
    /// The name of an author who stands by name and still has an account.
    pub author_name: Option<String>,
    /// Comments that can be read.
    pub comments: i64,
    /// Whether an official answer exists.
    pub answered: bool,
    /// Whether its author added something.
    pub extended: bool,
    /// Whether it has earlier wordings.
    pub reworded: bool,
    /// Whether others are merged into it.
    pub gathers: bool,
    /// The idea it was split off from.
    pub split_from: Option<IdeaNumber>,
    /// Whether a workshop pulled it.
    pub pulled: bool,
}

/// Who stands behind a new idea: a name, or nobody but whoever holds the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Posted under this account.
    Named(PersonId),
    /// Posted without a name; the keyed hash of its claim code.
    Unnamed {
        /// HMAC-SHA256 of the claim code.
        claim_hash: [u8; 32],
    },
}

/// What the database needs to know of a new idea beyond its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    /// The campaign.
    pub campaign: CampaignId,
    /// Who stands behind it.
    pub origin: Origin,
    /// The status it begins with.
    pub status: Status,
    /// When; the day alone without a name.
    pub at: Timestamp,
}

macro_rules! state {
    ($more:literal, $from:literal) => {
        concat!(
            "SELECT i.number, i.campaign_id, i.status, i.overlay, i.merged_into, i.named, i.author_id, i.claim_hash, ",
            "i.unit_id, i.supported, i.votes, i.revision, i.created_at, c.collecting_at, c.voting_at, c.review_at, c.workshops_at, ",
            "c.results_at, c.archived_at",
            $more,
            " FROM ideas i JOIN campaigns c ON c.id = i.campaign_id",
            $from,
            " WHERE i.number = $1"
        )
    };
}

impl Tx {
    /// How an idea stands.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn idea_state(&mut self, idea: IdeaNumber) -> Result<Option<IdeaState>> {
        let row: Option<StateRow> =
            on!(self, conn => sqlx::query_as(state!("", "")).bind(idea).fetch_optional(conn).await)?;
        Ok(row.map(IdeaState::from))
    }

    /// How an idea stands, and it will stand so until this transaction ends.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn lock_idea(&mut self, idea: IdeaNumber) -> Result<Option<IdeaState>> {
        let text = sql!(self, sqlite: state!("", ""), postgres: concat!(state!("", ""), " FOR UPDATE OF i"));
        let row: Option<StateRow> =
            on!(self, conn => sqlx::query_as(text).bind(idea).fetch_optional(conn).await)?;
        Ok(row.map(IdeaState::from))
    }

    /// An idea with its text and its author's name.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn idea(&mut self, idea: IdeaNumber) -> Result<Option<StoredIdea>> {
        let row: Option<IdeaRow> = on!(self, conn => sqlx::query_as(state!(
                ", i.split_from, EXISTS (SELECT 1 FROM ideas m WHERE m.merged_into = i.number) AS gathers, i.title, i.pinch, i.wish, i.topic_id, i.handed_to, i.comments, i.answered_at, p.name, \
                 EXISTS (SELECT 1 FROM addenda a WHERE a.idea = i.number) AS extended, \
                 EXISTS (SELECT 1 FROM wordings w WHERE w.idea = i.number) AS reworded, \
                 EXISTS (SELECT 1 FROM pulled_ideas q WHERE q.idea = i.number) AS pulled",
                " LEFT JOIN people p ON p.id = i.author_id AND i.named"
            ))
            .bind(idea)
            .fetch_optional(conn)
            .await)?;
        Ok(row.map(StoredIdea::from))
    }

    /// Puts a new idea and returns its number. Where its topic was merged meanwhile, it is under the other.
    ///
    /// # Errors
    /// `Conflict` when campaign, topic or unit are gone.
    pub async fn post_idea(&mut self, permit: Permit<PostIdea>, posting: Posting) -> Result<IdeaNumber> {
        let PostIdea(idea) = permit.into_action();
        let (author, claim_hash) = match posting.origin {
            Origin::Named(person) => (Some(person), None),
            Origin::Unnamed { claim_hash } => (None, Some(claim_hash.to_vec())),
        };
        self.hold_topics(posting.campaign).await?;
        let number: IdeaNumber = on!(self, conn => sqlx::query_scalar(
                "INSERT INTO ideas (campaign_id, topic_id, unit_id, named, author_id, claim_hash, title, pinch, wish, status, \
                 overlay, listed, hot, created_at) \
                 VALUES ($1, COALESCE((SELECT t.merged_into FROM topics t WHERE t.id = $2), $2), $3, $4, $5, $6, $7, $8, $9, $10, \
                 $11, $12, $13, $14) RETURNING number",
            )
            .bind(posting.campaign)
            .bind(idea.topic)
            .bind(idea.unit)
            .bind(author.is_some())
            .bind(author)
            .bind(claim_hash)
            .bind(idea.text.title)
            .bind(idea.text.pinch)
            .bind(idea.text.wish)
            .bind(posting.status)
            .bind(Overlay::None)
            .bind(posting.status != Status::Held)
            .bind(hot(0, posting.at))
            .bind(posting.at)
            .fetch_one(conn)
            .await)?;
        on!(self, conn => sqlx::query("UPDATE ideas SET shuffle = $2 WHERE number = $1")
            .bind(number)
            .bind(shuffle(number, Day::of(posting.at)))
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(number)
    }

    /// Takes an idea back: number and comments stay. Nothing stays merged into it, and it into nothing; says what was.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn withdraw_idea(&mut self, permit: Permit<Withdraw>, now: Timestamp) -> Result<Vec<Link>> {
        let Withdraw(idea) = permit.into_action();
        let parted = self.part(idea, now).await?;
        on!(self, conn => sqlx::query("UPDATE ideas SET overlay = $2, listed = FALSE WHERE number = $1")
            .bind(idea)
            .bind(Overlay::Withdrawn)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(parted)
    }

    /// Puts a name to an idea; the claim code has done its service.
    ///
    /// # Errors
    /// `Conflict` when the person is gone.
    pub async fn reveal_author(&mut self, permit: Permit<Reveal>, author: PersonId) -> Result<()> {
        let Reveal(idea) = permit.into_action();
        on!(self, conn => sqlx::query(
                "UPDATE ideas SET named = TRUE, author_id = $2, claim_hash = NULL WHERE number = $1",
            )
            .bind(idea)
            .bind(author)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }
}

#[derive(sqlx::FromRow)]
pub(crate) struct StateRow {
    pub(crate) number: IdeaNumber,
    campaign_id: CampaignId,
    status: Status,
    overlay: Overlay,
    merged_into: Option<IdeaNumber>,
    named: bool,
    author_id: Option<PersonId>,
    claim_hash: Option<Vec<u8>>,
    unit_id: Option<UnitId>,
    supported: bool,
    votes: i64,
    revision: i64,
    created_at: Timestamp,
    #[sqlx(flatten)]
    schedule: ScheduleRow,
}

impl From<StateRow> for IdeaState {
    fn from(row: StateRow) -> Self {
        Self {
            number: row.number,
            campaign: row.campaign_id,
            status: row.status,
            overlay: row.overlay,
            merged_into: row.merged_into,
            named: row.named,
            author: row.author_id,
            claim_hash: row.claim_hash,
            unit: row.unit_id,
            supported: row.supported,
            tally: Tally { votes: row.votes, revision: row.revision },
            created_at: row.created_at,
            schedule: row.schedule.into(),
        }
    }
}

#[derive(sqlx::FromRow)]
struct IdeaRow {
    #[sqlx(flatten)]
    state: StateRow,
    title: String,
    pinch: String,
    wish: String,
    topic_id: TopicId,
    handed_to: Option<String>,
    comments: i64,
    answered_at: Timestamp,
    name: Option<String>,
    extended: bool,
    reworded: bool,
    gathers: bool,
    split_from: Option<IdeaNumber>,
    pulled: bool,
}

impl From<IdeaRow> for StoredIdea {
    fn from(row: IdeaRow) -> Self {
        Self {
            state: row.state.into(),
            title: row.title,
            pinch: row.pinch,
            wish: row.wish,
            topic: row.topic_id,
            handed_to: row.handed_to,
            author_name: row.name,
            comments: row.comments,
            answered: row.answered_at.as_millis() > 0,
            extended: row.extended,
            reworded: row.reworded,
            gathers: row.gathers,
            split_from: row.split_from,
            pulled: row.pulled,
        }
    }
}
