//! Which status may follow which: the table is the code.

use crate::ideas::Status;

/// What a move asks of whoever makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requirement {
    /// Nothing more than the move.
    Nothing,
    /// An official answer that explains it.
    Answer,
    /// An official answer, and a ground from the list.
    Ground,
    /// An official answer, and the place it was handed to.
    Place,
}

/// What was missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// There is no such move.
    Move,
    /// The answer.
    Answer,
    /// The ground.
    Ground,
    /// The place.
    Place,
}

use Requirement::{Answer, Ground, Nothing, Place};
use Status::{Declined, Done, HandedOver, Held, InReview, InWorkshop, Open, Planned};

/// From, to, and what it takes. What is not here does not happen. Held ideas are hidden, not declined: a decline is public.
const MOVES: &[(Status, Status, Requirement)] = &[
    (Held, Open, Nothing),
    (Open, InReview, Nothing),
    (Open, InWorkshop, Nothing),
    (Open, Planned, Answer),
    (Open, Done, Answer),
    (Open, HandedOver, Place),
    (Open, Declined, Ground),
    (InReview, Open, Nothing),
    (InReview, InWorkshop, Nothing),
    (InReview, Planned, Answer),
    (InReview, Done, Answer),
    (InReview, HandedOver, Place),
    (InReview, Declined, Ground),
    (InWorkshop, InReview, Nothing),
    (InWorkshop, Planned, Answer),
    (InWorkshop, Done, Answer),
    (InWorkshop, HandedOver, Place),
    (InWorkshop, Declined, Ground),
    (Planned, InReview, Answer),
    (Planned, InWorkshop, Nothing),
    (Planned, Done, Answer),
    (Planned, HandedOver, Place),
    (Planned, Declined, Ground),
    // What turned out otherwise than told is told anew.
    (Done, InReview, Answer),
    (Done, Planned, Answer),
    (HandedOver, InReview, Answer),
    (HandedOver, Planned, Answer),
    (HandedOver, Done, Answer),
    (HandedOver, Declined, Ground),
    (Declined, Open, Answer),
    (Declined, InReview, Answer),
    (Declined, Planned, Answer),
];

impl Status {
    /// What a move to `to` asks for; `None` when there is no such move.
    #[must_use]
    pub fn requirement(self, to: Self) -> Option<Requirement> {
        MOVES.iter().find(|(from, into, _)| *from == self && *into == to).map(|(_, _, takes)| *takes)
    }

    /// Every status that may come next, with what it takes.
    pub fn next_moves(self) -> impl Iterator<Item = (Self, Requirement)> {
        MOVES.iter().filter(move |(from, _, _)| *from == self).map(|(_, to, takes)| (*to, *takes))
    }

    /// Whether a move to `to` has all it takes.
    ///
    /// # Errors
    /// Says what is missing first.
    pub fn may_become(self, to: Self, answer: bool, ground: bool, place: bool) -> Result<(), Lack> {
        let takes = self.requirement(to).ok_or(Lack::Move)?;
        let check = |has: bool, lack| if has { Ok(()) } else { Err(lack) };
        match takes {
            Nothing => Ok(()),
            Answer => check(answer, Lack::Answer),
            Ground => check(ground, Lack::Ground).and_then(|()| check(answer, Lack::Answer)),
            Place => check(place, Lack::Place).and_then(|()| check(answer, Lack::Answer)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_declined_without_a_ground_and_an_answer() {
        for from in Status::ALL {
            if from.requirement(Declined).is_some() {
                assert_eq!(from.may_become(Declined, true, false, true), Err(Lack::Ground));
                assert_eq!(from.may_become(Declined, false, true, true), Err(Lack::Answer));
                assert_eq!(from.may_become(Declined, true, true, false), Ok(()));
            }
        }
    }

    #[test]
    fn what_is_held_comes_out_open_or_not_at_all() {
        let after: Vec<Status> = Held.next_moves().map(|(to, _)| to).collect();
        assert_eq!(after, [Open]);
        assert!(Status::ALL.iter().all(|from| from.requirement(Held).is_none()));
    }

    #[test]
    fn there_is_a_way_on_from_every_status_and_none_to_itself() {
        for from in Status::ALL {
            assert!(from.next_moves().next().is_some(), "{from}");
            assert_eq!(from.requirement(*from), None, "{from}");
        }
    }

    #[test]
    fn the_table_names_every_move_once() {
        for (n, (from, to, _)) in MOVES.iter().enumerate() {
            let again = MOVES.iter().skip(n + 1).any(|(f, t, _)| f == from && t == to);
            assert!(!again, "{from} to {to}");
        }
    }
}
