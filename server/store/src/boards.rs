//! The boards of workshops: cards, points, timers.

use domain::{
    boards::{CardPlace, Cards, FEWEST, LastMove, MoveCard, SetDots, SetRound, SetTimer, Stage, Timer},
    ids::{IdeaNumber, PersonId, WorkshopId},
    policy::Permit,
};
use sqlx::FromRow;

use crate::{Result, Tx, tx::on};

/// A card as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct StoredCard {
    /// The idea.
    pub idea: IdeaNumber,
    /// Its column.
    pub stage: Stage,
    /// How many points it got in the last round.
    pub points: Option<i64>,
}

impl Tx {
    /// The cards of a board, those of a column in their order.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn cards_of(&mut self, workshop: WorkshopId) -> Result<Vec<StoredCard>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT idea, stage, points FROM workshop_ideas WHERE workshop_id = $1 ORDER BY place, idea",
            )
            .bind(workshop)
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// Puts all cards of a board where they shall be, and returns its version.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn move_card(&mut self, permit: Permit<MoveCard>) -> Result<i64> {
        let MoveCard { workshop, cards } = permit.into_action();
        for stage in Stage::ALL {
            for (place, idea) in (1_i64..).zip(cards.of(*stage)) {
                on!(self, conn => sqlx::query(
                        "UPDATE workshop_ideas SET stage = $3, place = $4 WHERE idea = $1 AND workshop_id = $2 \
                         AND (stage <> $3 OR place <> $4)",
                    )
                    .bind(*idea)
                    .bind(workshop)
                    .bind(*stage)
                    .bind(place)
                    .execute(conn)
                    .await
                    .map(|_| ()))?;
            }
        }
        self.renew_board(workshop).await
    }

    /// Whoever has the board before their eyes has an old one.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn renew_board(&mut self, workshop: WorkshopId) -> Result<i64> {
        let version = on!(self, conn => sqlx::query_scalar(
                "UPDATE workshops SET board_version = board_version + 1 WHERE id = $1 RETURNING board_version",
            )
            .bind(workshop)
            .fetch_one(conn)
            .await)?;
        Ok(version)
    }

    /// Keeps the last move of somebody in the place of the one before; `None` forgets it.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn keep_move(
        &mut self,
        workshop: WorkshopId,
        person: PersonId,
        last: Option<LastMove>,
    ) -> Result<()> {
        on!(self, conn => sqlx::query("DELETE FROM board_moves WHERE workshop_id = $1 AND person_id = $2")
            .bind(workshop)
            .bind(person)
            .execute(conn)
            .await
            .map(|_| ()))?;
        let Some(LastMove { idea, from, to }) = last else { return Ok(()) };
        on!(self, conn => sqlx::query(
                "INSERT INTO board_moves (workshop_id, person_id, idea, from_stage, from_place, to_stage) \
                 VALUES ($1, $2, $3, $4, $5, $6)",
            )
            .bind(workshop)
            .bind(person)
            .bind(idea)
            .bind(from.stage)
            .bind(i64::try_from(from.at).unwrap_or(i64::MAX))
            .bind(to)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// The last move of somebody.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn last_move(&mut self, workshop: WorkshopId, person: PersonId) -> Result<Option<LastMove>> {
        let found: Option<(IdeaNumber, Stage, i64, Stage)> = on!(self, conn => sqlx::query_as(
                "SELECT idea, from_stage, from_place, to_stage FROM board_moves WHERE workshop_id = $1 AND person_id = $2",
            )
            .bind(workshop)
            .bind(person)
            .fetch_optional(conn)
            .await)?;
        Ok(found.map(|(idea, stage, at, to)| {
            let from = CardPlace { stage, at: usize::try_from(at).unwrap_or(1) };
            LastMove { idea, from, to }
        }))
    }

    /// What is under way on a board that is closed is over: no move is undone, no points count, no timer runs.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn clear_board(&mut self, workshop: WorkshopId) -> Result<()> {
        for text in [
            "DELETE FROM board_moves WHERE workshop_id = $1",
            "DELETE FROM dots WHERE idea IN (SELECT idea FROM workshop_ideas WHERE workshop_id = $1)",
            "UPDATE workshops SET round_points = NULL, round_key = NULL, timer_until = NULL, timer_left = NULL WHERE id = $1",
        ] {
            on!(self, conn => sqlx::query(text).bind(workshop).execute(conn).await.map(|_| ()))?;
        }
        Ok(())
    }

    /// Begins a round of points, for which the sums of the last one go; or ends it: the sums stay, if enough people gave points, and
    /// nobody's points do. `sealed_key` is that of the tags of a round that begins; the one before is destroyed.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn set_round(&mut self, permit: Permit<SetRound>, sealed_key: Option<Vec<u8>>) -> Result<()> {
        let SetRound { workshop, points } = permit.into_action();
        let givers: i64 = on!(self, conn => sqlx::query_scalar(
                "SELECT COUNT(DISTINCT d.voter_tag) FROM dots d JOIN workshop_ideas i ON i.idea = d.idea WHERE i.workshop_id = $1",
            )
            .bind(workshop)
            .fetch_one(conn)
            .await)?;
        let told = points.is_none() && usize::try_from(givers).is_ok_and(|givers| givers >= FEWEST);
        on!(self, conn => sqlx::query(
                "UPDATE workshop_ideas SET points = CASE WHEN $2 THEN \
                 COALESCE((SELECT SUM(d.points) FROM dots d WHERE d.idea = workshop_ideas.idea), 0) END WHERE workshop_id = $1",
            )
            .bind(workshop)
            .bind(told)
            .execute(conn)
            .await
            .map(|_| ()))?;
        on!(self, conn => sqlx::query(
                "DELETE FROM dots WHERE idea IN (SELECT idea FROM workshop_ideas WHERE workshop_id = $1)",
            )
            .bind(workshop)
            .execute(conn)
            .await
            .map(|_| ()))?;
        on!(self, conn => sqlx::query("UPDATE workshops SET round_points = $2, round_key = $3 WHERE id = $1")
            .bind(workshop)
            .bind(points)
            .bind(sealed_key)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// The points that somebody gives in the round that is open.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn dots(&mut self, workshop: WorkshopId, tag: [u8; 32]) -> Result<Vec<(IdeaNumber, i64)>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT d.idea, d.points FROM dots d JOIN workshop_ideas i ON i.idea = d.idea \
                 WHERE i.workshop_id = $1 AND d.voter_tag = $2 ORDER BY d.idea",
            )
            .bind(workshop)
            .bind(tag.to_vec())
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// Gives an idea so many points, in the place of those before.
    ///
    /// # Errors
    /// `Conflict` when it is no card of any board.
    pub async fn set_dots(&mut self, permit: Permit<SetDots>, tag: [u8; 32]) -> Result<()> {
        let SetDots { idea, points, .. } = permit.into_action();
        on!(self, conn => sqlx::query("DELETE FROM dots WHERE idea = $1 AND voter_tag = $2")
            .bind(idea)
            .bind(tag.to_vec())
            .execute(conn)
            .await
            .map(|_| ()))?;
        if points == 0 {
            return Ok(());
        }
        on!(self, conn => sqlx::query("INSERT INTO dots (idea, voter_tag, points) VALUES ($1, $2, $3)")
            .bind(idea)
            .bind(tag.to_vec())
            .bind(points)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// The sealed key of the tags of the round that is open.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn round_key(&mut self, workshop: WorkshopId) -> Result<Option<Vec<u8>>> {
        let key: Option<Option<Vec<u8>>> = on!(self, conn => sqlx::query_scalar("SELECT round_key FROM workshops WHERE id = $1")
            .bind(workshop)
            .fetch_optional(conn)
            .await)?;
        Ok(key.flatten())
    }

    /// Forgets the points of somebody who leaves the team.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn forget_dots(&mut self, workshop: WorkshopId, tag: [u8; 32]) -> Result<()> {
        on!(self, conn => sqlx::query(
                "DELETE FROM dots WHERE voter_tag = $2 AND idea IN (SELECT idea FROM workshop_ideas WHERE workshop_id = $1)",
            )
            .bind(workshop)
            .bind(tag.to_vec())
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Sets the timer.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn set_timer(&mut self, permit: Permit<SetTimer>) -> Result<()> {
        let SetTimer { workshop, timer } = permit.into_action();
        let (until, left) = match timer {
            Timer::Off => (None, None),
            Timer::Running { until } => (Some(until), None),
            Timer::Paused { left } => (None, Some(left)),
        };
        on!(self, conn => sqlx::query("UPDATE workshops SET timer_until = $2, timer_left = $3 WHERE id = $1")
            .bind(workshop)
            .bind(until)
            .bind(left)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }
}

/// The cards, column by column.
#[must_use]
pub fn columns(cards: &[StoredCard]) -> Cards {
    Cards::new(cards.iter().map(|card| (card.idea, card.stage)))
}
