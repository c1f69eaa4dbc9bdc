//! What a team may do on its board.

use super::{Actor, Permit, workshops::barred};
use crate::{
    boards::{BoardStanding, CardPlace, Cards, LastMove, MoveCard, SetDots, SetRound, SetTimer},
    ids::IdeaNumber,
    refusals::Refusal,
    workshops::{WorkshopBar, WorkshopStanding},
};

impl Actor {
    /// Having a card somewhere. `seen` is the version of the board that whoever asks has before their eyes: of two who move at once,
    /// the second sees what the first did before anything is moved.
    ///
    /// # Errors
    /// Says why not; [`Refusal::Stale`].
    pub fn move_card(
        &self,
        (idea, to): (IdeaNumber, CardPlace),
        seen: Option<i64>,
        workshop: &WorkshopStanding,
        (board, cards): (&BoardStanding, &Cards),
    ) -> Result<Permit<MoveCard>, Refusal> {
        self.work_in(workshop)?;
        if seen != Some(board.version) {
            return Err(Refusal::Stale);
        }
        let cards = cards.with_moved(idea, to, board.limit)?;
        Ok(Permit::for_action(MoveCard { workshop: workshop.id, cards }))
    }

    /// Putting a card back that one has moved oneself, while it is where one put it.
    ///
    /// # Errors
    /// Says why not; [`Refusal::NothingToUndo`].
    pub fn undo_move(
        &self,
        last: Option<LastMove>,
        workshop: &WorkshopStanding,
        (board, cards): (&BoardStanding, &Cards),
    ) -> Result<Permit<MoveCard>, Refusal> {
        self.work_in(workshop)?;
        let last = last.filter(|last| cards.place_of(last.idea).is_some_and(|now| now.stage == last.to));
        let last = last.ok_or(Refusal::NothingToUndo)?;
        let cards = cards.with_moved(last.idea, last.from, board.limit)?;
        Ok(Permit::for_action(MoveCard { workshop: workshop.id, cards }))
    }

    /// Beginning a round of points, or ending it.
    ///
    /// # Errors
    /// Says why not.
    pub fn set_round(
        &self,
        wish: SetRound,
        workshop: &WorkshopStanding,
        board: &BoardStanding,
    ) -> Result<Permit<SetRound>, Refusal> {
        self.work_in(workshop)?;
        match (wish.points, board.round) {
            (Some(_), Some(_)) => Err(barred(WorkshopBar::RoundOpen)),
            (None, None) => Err(barred(WorkshopBar::NoRound)),
            (Some(_), None) | (None, Some(_)) => Ok(Permit::for_action(wish)),
        }
    }

    /// Giving an idea so many of one's points, of which `others` are given to other ideas.
    ///
    /// # Errors
    /// Says why not.
    pub fn set_dots(
        &self,
        wish: SetDots,
        others: i64,
        workshop: &WorkshopStanding,
        board: &BoardStanding,
    ) -> Result<Permit<SetDots>, Refusal> {
        self.work_in(workshop)?;
        let each = board.round.ok_or(barred(WorkshopBar::NoRound))?;
        if (0..=each - others).contains(&wish.points) {
            Ok(Permit::for_action(wish))
        } else {
            Err(barred(WorkshopBar::NoPoints))
        }
    }

    /// Setting the timer.
    ///
    /// # Errors
    /// Says why not.
    pub fn set_timer(
        &self,
        wish: SetTimer,
        workshop: &WorkshopStanding,
    ) -> Result<Permit<SetTimer>, Refusal> {
        self.work_in(workshop).map(|()| Permit::for_action(wish))
    }
}
