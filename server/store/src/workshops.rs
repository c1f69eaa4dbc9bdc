//! Workshops, their teams, and the ideas that they have.

use domain::{
    boards::{BoardStanding, Timer},
    ideas::Status,
    ids::{CampaignId, IdeaNumber, PersonId, UnitId, WorkshopId},
    policy::Permit,
    time::Timestamp,
    workshops::{
        ChangeWorkshop, ClaimIdea, CloseWorkshop, FoundWorkshop, Member, ReleaseIdea, SetMember, Wanted,
        WorkshopFacts, WorkshopFormat, WorkshopStanding,
    },
};
use sqlx::FromRow;

use crate::{
    Result, StoreError, Tx,
    ideas::IdeaState,
    tx::{on, sql},
};

/// A workshop as it stands for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredWorkshop {
    /// What the rules ask.
    pub standing: WorkshopStanding,
    /// What it is.
    pub facts: WorkshopFacts,
    /// What the rules ask of its board.
    pub board: BoardStanding,
    /// Since when it is closed.
    pub closed_at: Option<Timestamp>,
}

macro_rules! workshops {
    ($rest:literal) => {
        concat!(
            "SELECT w.id, w.campaign_id, w.name, w.format, w.held_on, w.venue, w.capacity, w.in_progress, w.closed_at, ",
            "w.board_version, w.round_points, w.timer_until, w.timer_left, ",
            "(SELECT COUNT(*) FROM workshop_ideas i WHERE i.workshop_id = w.id) AS claimed, ",
            "EXISTS (SELECT 1 FROM workshop_members m WHERE m.workshop_id = w.id AND m.person_id = $1) AS member ",
            "FROM workshops w ",
            $rest
        )
    };
}

impl Tx {
    /// Founds a workshop; nobody belongs to it yet.
    ///
    /// # Errors
    /// `Conflict` when the campaign is gone.
    pub async fn found_workshop(
        &mut self,
        permit: Permit<FoundWorkshop>,
        now: Timestamp,
    ) -> Result<WorkshopId> {
        let FoundWorkshop { campaign, facts } = permit.into_action();
        let id = on!(self, conn => sqlx::query_scalar(
                "INSERT INTO workshops (campaign_id, name, format, held_on, venue, capacity, in_progress, created_at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
            )
            .bind(campaign)
            .bind(facts.name)
            .bind(facts.format)
            .bind(facts.date.to_string())
            .bind(facts.venue)
            .bind(facts.capacity)
            .bind(facts.in_progress)
            .bind(now)
            .fetch_one(conn)
            .await)?;
        Ok(id)
    }

    /// Changes what a workshop is.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn change_workshop(&mut self, permit: Permit<ChangeWorkshop>) -> Result<()> {
        let ChangeWorkshop { workshop, facts } = permit.into_action();
        on!(self, conn => sqlx::query(
                "UPDATE workshops SET name = $2, format = $3, held_on = $4, venue = $5, capacity = $6, in_progress = $7 \
                 WHERE id = $1",
            )
            .bind(workshop)
            .bind(facts.name)
            .bind(facts.format)
            .bind(facts.date.to_string())
            .bind(facts.venue)
            .bind(facts.capacity)
            .bind(facts.in_progress)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Closes a workshop, or opens it again. Closing it twice keeps the first moment.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn close_workshop(&mut self, permit: Permit<CloseWorkshop>, now: Timestamp) -> Result<()> {
        let CloseWorkshop { workshop, closed } = permit.into_action();
        on!(self, conn => sqlx::query(
                "UPDATE workshops SET closed_at = CASE WHEN $2 THEN COALESCE(closed_at, $3) END WHERE id = $1",
            )
            .bind(workshop)
            .bind(closed)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Names somebody for a team, or lets them go, and their last move with them; whether that changed anything.
    ///
    /// # Errors
    /// `Conflict` when the person is gone.
    pub async fn set_member(&mut self, permit: Permit<SetMember>) -> Result<bool> {
        let SetMember { workshop, person, member } = permit.into_action();
        let text = if member {
            "INSERT INTO workshop_members (workshop_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING"
        } else {
            "DELETE FROM workshop_members WHERE workshop_id = $1 AND person_id = $2"
        };
        let changed = on!(self, conn => sqlx::query(text)
            .bind(workshop)
            .bind(person)
            .execute(conn)
            .await
            .map(|done| done.rows_affected()))?;
        if !member {
            self.keep_move(workshop, person, None).await?;
        }
        Ok(changed == 1)
    }

    /// Every workshop, those that work first, by day.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn workshops(&mut self, person: Option<PersonId>) -> Result<Vec<StoredWorkshop>> {
        let rows: Vec<WorkshopRow> = on!(self, conn => sqlx::query_as(workshops!(
                "ORDER BY w.closed_at IS NOT NULL, w.held_on, w.id"
            ))
            .bind(person)
            .fetch_all(conn)
            .await)?;
        rows.into_iter().map(WorkshopRow::read).collect()
    }

    /// A workshop.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn workshop(
        &mut self,
        id: WorkshopId,
        person: Option<PersonId>,
    ) -> Result<Option<StoredWorkshop>> {
        let row: Option<WorkshopRow> = on!(self, conn => sqlx::query_as(workshops!("WHERE w.id = $2"))
            .bind(person)
            .bind(id)
            .fetch_optional(conn)
            .await)?;
        row.map(WorkshopRow::read).transpose()
    }

    /// A workshop, and it will stand so until this transaction ends. Ideas are locked before it.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn lock_workshop(
        &mut self,
        id: WorkshopId,
        person: Option<PersonId>,
    ) -> Result<Option<StoredWorkshop>> {
        // The lock first, and then the look: what it counts may have changed while it was waited for.
        let text = sql!(self, lock "w": "SELECT w.id FROM workshops w WHERE w.id = $1");
        on!(self, conn => sqlx::query(text).bind(id).fetch_optional(conn).await.map(|_| ()))?;
        self.workshop(id, person).await
    }

    /// The campaign of each workshop that somebody belongs to, and whether it is closed.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn seats(&mut self, person: PersonId) -> Result<Vec<(CampaignId, bool)>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT w.campaign_id, w.closed_at IS NOT NULL FROM workshops w \
                 JOIN workshop_members m ON m.workshop_id = w.id WHERE m.person_id = $1 ORDER BY w.id",
            )
            .bind(person)
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// The workshops whose team somebody belongs to.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn teams_of(&mut self, person: PersonId) -> Result<Vec<WorkshopId>> {
        let found = on!(self, conn => sqlx::query_scalar(
                "SELECT workshop_id FROM workshop_members WHERE person_id = $1 ORDER BY workshop_id",
            )
            .bind(person)
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// Whether somebody belongs to the team of the workshop that has this idea, and it is open.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn works_on(&mut self, person: PersonId, idea: IdeaNumber) -> Result<bool> {
        let works = on!(self, conn => sqlx::query_scalar(
                "SELECT EXISTS (SELECT 1 FROM workshop_ideas i JOIN workshop_members m ON m.workshop_id = i.workshop_id \
                 JOIN workshops w ON w.id = i.workshop_id WHERE i.idea = $1 AND m.person_id = $2 AND w.closed_at IS NULL)",
            )
            .bind(idea)
            .bind(person)
            .fetch_one(conn)
            .await)?;
        Ok(works)
    }

    /// Who belongs to a team, by name. Whoever has no open account any more is not there.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn team(&mut self, workshop: WorkshopId) -> Result<Vec<Member>> {
        let rows: Vec<(PersonId, String, Option<UnitId>)> = on!(self, conn => sqlx::query_as(
                "SELECT p.id, p.name, p.unit_id FROM workshop_members m JOIN people p ON p.id = m.person_id \
                 WHERE m.workshop_id = $1 AND p.disabled_at IS NULL ORDER BY p.name, p.id",
            )
            .bind(workshop)
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(|(id, name, unit)| Member { id, name, unit }).collect())
    }

    /// Which workshop has which idea of a campaign, by number.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn claimed_ideas(&mut self, campaign: CampaignId) -> Result<Vec<(IdeaNumber, WorkshopId)>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT i.idea, i.workshop_id FROM workshop_ideas i JOIN workshops w ON w.id = i.workshop_id \
                 WHERE w.campaign_id = $1 ORDER BY i.idea",
            )
            .bind(campaign)
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// What the rules ask of an idea that a workshop of this campaign wants or has. `idea` is how it stands for whoever asks.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn wanted(
        &mut self,
        campaign: CampaignId,
        state: &IdeaState,
        now: Timestamp,
    ) -> Result<Wanted> {
        let (frozen, pulled, claimed_by) = on!(self, conn => sqlx::query_as(
                "SELECT EXISTS (SELECT 1 FROM snapshots WHERE campaign_id = $1), \
                 EXISTS (SELECT 1 FROM pulled_ideas WHERE idea = $2 AND campaign_id = $1), \
                 (SELECT workshop_id FROM workshop_ideas WHERE idea = $2)",
            )
            .bind(campaign)
            .bind(state.number)
            .fetch_one(conn)
            .await)?;
        let idea = state.standing(domain::ideas::Relation::Reader, now);
        Ok(Wanted { idea, frozen, pulled, claimed_by })
    }

    /// Takes an idea into a workshop.
    ///
    /// # Errors
    /// `Conflict` when another has it, or it was not pulled.
    pub async fn claim_idea(&mut self, permit: Permit<ClaimIdea>) -> Result<()> {
        let ClaimIdea { workshop, idea } = permit.into_action();
        on!(self, conn => sqlx::query(
                "INSERT INTO workshop_ideas (idea, workshop_id, stage, place) SELECT $1, $2, 'pulled', \
                 COALESCE((SELECT MAX(i.place) FROM workshop_ideas i WHERE i.workshop_id = $2 AND i.stage = 'pulled'), 0) + 1",
            )
            .bind(idea)
            .bind(workshop)
            .execute(conn)
            .await
            .map(|_| ()))?;
        self.renew_board(workshop).await?;
        on!(self, conn => sqlx::query("UPDATE ideas SET status = $2 WHERE number = $1")
            .bind(idea)
            .bind(Status::InWorkshop)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Gives an idea back; whether it is in review again. What has become something else meanwhile stays that.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn release_idea(&mut self, permit: Permit<ReleaseIdea>) -> Result<bool> {
        let ReleaseIdea(ClaimIdea { workshop, idea }) = permit.into_action();
        let released = on!(self, conn => sqlx::query("DELETE FROM workshop_ideas WHERE idea = $1 AND workshop_id = $2")
            .bind(idea)
            .bind(workshop)
            .execute(conn)
            .await
            .map(|done| done.rows_affected()))?;
        if released == 0 {
            return Ok(false);
        }
        self.renew_board(workshop).await?;
        let moved = on!(self, conn => sqlx::query("UPDATE ideas SET status = $2 WHERE number = $1 AND status = $3")
            .bind(idea)
            .bind(Status::InReview)
            .bind(Status::InWorkshop)
            .execute(conn)
            .await
            .map(|done| done.rows_affected()))?;
        Ok(moved == 1)
    }
}

#[derive(FromRow)]
struct WorkshopRow {
    id: WorkshopId,
    campaign_id: CampaignId,
    name: String,
    format: WorkshopFormat,
    held_on: String,
    venue: String,
    capacity: i64,
    in_progress: i64,
    closed_at: Option<Timestamp>,
    board_version: i64,
    round_points: Option<i64>,
    timer_until: Option<Timestamp>,
    timer_left: Option<i64>,
    claimed: i64,
    member: bool,
}

impl WorkshopRow {
    fn read(self) -> Result<StoredWorkshop> {
        let date = self.held_on.parse().map_err(|_| StoreError::Unreadable("workshops.held_on"))?;
        let standing = WorkshopStanding {
            id: self.id,
            campaign: self.campaign_id,
            capacity: self.capacity,
            claimed: self.claimed,
            closed: self.closed_at.is_some(),
            member: self.member,
        };
        let facts = WorkshopFacts {
            name: self.name,
            format: self.format,
            date,
            venue: self.venue,
            capacity: self.capacity,
            in_progress: self.in_progress,
        };
        let timer = match (self.timer_until, self.timer_left) {
            (Some(until), _) => Timer::Running { until },
            (None, Some(left)) => Timer::Paused { left },
            (None, None) => Timer::Off,
        };
        let (version, round) = (self.board_version, self.round_points);
        let board = BoardStanding { version, limit: self.in_progress, round, timer };
        Ok(StoredWorkshop { standing, facts, board, closed_at: self.closed_at })
    }
}
