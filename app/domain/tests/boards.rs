//! The board of a workshop.

use std::collections::BTreeSet;

use domain::{
    boards::{BoardStanding, CardPlace, Cards, LastMove, SetDots, SetRound, Stage, Timer},
    ids::{CampaignId, IdeaNumber, PersonId, WorkshopId},
    people::{Role, Who},
    policy::Actor,
    refusals::{Field, Refusal},
    text::TextError,
    time::{MINUTE, Timestamp},
    workshops::{WorkshopBar, WorkshopStanding},
};
use proptest::prelude::*;

const HERE: WorkshopId = WorkshopId::from_i64(1);

fn dee() -> Actor {
    Actor::Person(Who { id: PersonId::from_i64(4), role: Role::Employee, unit: None })
}

fn workshop() -> WorkshopStanding {
    let campaign = CampaignId::from_i64(1);
    WorkshopStanding { id: HERE, campaign, capacity: 9, claimed: 6, closed: false, member: true }
}

fn board() -> BoardStanding {
    BoardStanding { version: 7, limit: 2, round: Some(3), timer: Timer::Off }
}

const fn idea(n: i64) -> IdeaNumber {
    IdeaNumber::from_i64(n)
}

const fn place(stage: Stage, at: usize) -> CardPlace {
    CardPlace { stage, at }
}

/// Two taken, two worked on, one with a result.
fn cards() -> Cards {
    use Stage::{Designing, Pulled, Result, Understanding};
    Cards::new([
        (idea(1), Pulled),
        (idea(2), Pulled),
        (idea(3), Understanding),
        (idea(4), Designing),
        (idea(5), Result),
    ])
}

#[test]
fn a_card_comes_to_the_place_it_is_wished_to_and_to_the_last_behind_it() {
    let moved = cards().with_moved(idea(1), place(Stage::Result, 1), 2).unwrap();
    assert_eq!(moved.of(Stage::Result), [idea(1), idea(5)]);
    assert_eq!(moved.of(Stage::Pulled), [idea(2)]);
    let last = cards().with_moved(idea(1), place(Stage::Result, usize::MAX), 2).unwrap();
    assert_eq!(last.of(Stage::Result), [idea(5), idea(1)]);
    let down = cards().with_moved(idea(1), place(Stage::Pulled, 2), 2).unwrap();
    assert_eq!(down.of(Stage::Pulled), [idea(2), idea(1)]);
    assert_eq!(cards().with_moved(idea(9), place(Stage::Result, 1), 2), Err(Refusal::NotFound));
}

#[test]
fn no_more_are_worked_on_at_once_than_the_limit_says() {
    let full = Err(Refusal::WorkshopForbids { bar: WorkshopBar::AtWork });
    for stage in [Stage::Understanding, Stage::Designing, Stage::Testing] {
        assert_eq!(cards().with_moved(idea(1), place(stage, 1), 2), full, "{stage}");
        assert!(cards().with_moved(idea(1), place(stage, 1), 3).is_ok(), "{stage}");
        assert!(
            cards().with_moved(idea(3), place(stage, 1), 1).is_ok(),
            "what is in the middle moves on there"
        );
    }
    assert!(cards().with_moved(idea(3), place(Stage::Result, 1), 0).is_ok(), "there is always a way out");
}

#[test]
fn of_two_who_move_at_once_the_second_sees_what_the_first_did() {
    let (workshop, board, cards) = (workshop(), board(), cards());
    let wish = (idea(3), place(Stage::Testing, 1));
    let ask =
        |seen| dee().move_card(wish, seen, &workshop, (&board, &cards)).map(|permit| permit.into_action());
    assert_eq!(ask(Some(7)).map(|wish| wish.cards.of(Stage::Testing).to_vec()), Ok(vec![idea(3)]));
    assert_eq!(ask(Some(6)), Err(Refusal::Stale));
    assert_eq!(ask(None), Err(Refusal::Stale));
    let closed = WorkshopStanding { closed: true, ..workshop };
    let late = dee().move_card(wish, Some(7), &closed, (&board, &cards)).map(drop);
    assert_eq!(late, Err(Refusal::WorkshopForbids { bar: WorkshopBar::Closed }));
    let reader = WorkshopStanding { member: false, ..workshop };
    assert_eq!(dee().move_card(wish, Some(7), &reader, (&board, &cards)).map(drop), Err(Refusal::OnlyTeam));
}

#[test]
fn a_move_is_undone_while_the_card_is_where_it_was_put() {
    let (workshop, board) = (workshop(), board());
    let moved = cards().with_moved(idea(1), place(Stage::Result, 1), 2).unwrap();
    let last = LastMove { idea: idea(1), from: place(Stage::Pulled, 1), to: Stage::Result };
    let undo = |last, cards: &Cards| {
        dee().undo_move(last, &workshop, (&board, cards)).map(|permit| permit.into_action().cards)
    };
    assert_eq!(undo(Some(last), &moved), Ok(cards()));
    assert_eq!(undo(Some(last), &cards()), Err(Refusal::NothingToUndo), "somebody moved it on");
    assert_eq!(undo(None, &moved), Err(Refusal::NothingToUndo));
    // Meanwhile others began as many as may be at work.
    let out = cards().with_moved(idea(3), place(Stage::Result, 1), 2).unwrap();
    let filled = out.with_moved(idea(2), place(Stage::Testing, 1), 2).unwrap();
    let last = LastMove { idea: idea(3), from: place(Stage::Understanding, 1), to: Stage::Result };
    assert_eq!(undo(Some(last), &filled), Err(Refusal::WorkshopForbids { bar: WorkshopBar::AtWork }));
}

#[test]
fn nobody_gives_more_points_than_they_have_and_none_outside_a_round() {
    let (workshop, open) = (workshop(), board());
    let closed = BoardStanding { round: None, ..open };
    let ask = |points, others, board: &BoardStanding| {
        let wish = SetDots { workshop: HERE, idea: idea(1), points };
        dee().set_dots(wish, others, &workshop, board).map(drop)
    };
    assert_eq!((ask(3, 0, &open), ask(1, 2, &open), ask(0, 3, &open)), (Ok(()), Ok(()), Ok(())));
    for (points, others) in [(4, 0), (2, 2), (-1, 0)] {
        assert_eq!(ask(points, others, &open), Err(Refusal::WorkshopForbids { bar: WorkshopBar::NoPoints }));
    }
    assert_eq!(ask(1, 0, &closed), Err(Refusal::WorkshopForbids { bar: WorkshopBar::NoRound }));
    let round = |points, board: &BoardStanding| {
        dee().set_round(SetRound { workshop: HERE, points }, &workshop, board).map(drop)
    };
    assert_eq!((round(Some(3), &closed), round(None, &open)), (Ok(()), Ok(())));
    assert_eq!(round(Some(3), &open), Err(Refusal::WorkshopForbids { bar: WorkshopBar::RoundOpen }));
    assert_eq!(round(None, &closed), Err(Refusal::WorkshopForbids { bar: WorkshopBar::NoRound }));
}

#[test]
fn a_timer_that_was_paused_goes_on_where_it_stood() {
    let now = Timestamp::from_date(2019, 3, 20);
    let started = Timer::Off.started("10", now).unwrap();
    assert_eq!(started, Timer::Running { until: now.plus(10 * MINUTE) });
    let paused = started.paused(now.plus(4 * MINUTE));
    assert_eq!(paused, Timer::Paused { left: 6 * MINUTE });
    assert_eq!(paused.paused(now.plus(5 * MINUTE)), paused, "twice changes nothing");
    let later = now.plus(60 * MINUTE);
    assert_eq!(paused.resumed(later), Timer::Running { until: later.plus(6 * MINUTE) });
    assert_eq!(started.resumed(later), started, "what runs runs on");
    assert_eq!(started.paused(later), Timer::Off, "what has run out is over");
    let on = Err(Refusal::WorkshopForbids { bar: WorkshopBar::TimerOn });
    assert_eq!((started.started("5", now), paused.started("5", later)), (on.clone(), on), "an old page");
    let anew = Ok(Timer::Running { until: later.plus(5 * MINUTE) });
    assert_eq!(started.started("5", later), anew, "what has run out starts again");
    for wrong in ["", "0", "-5", "241", "zehn"] {
        let error = if wrong.is_empty() { TextError::Missing } else { TextError::Malformed };
        assert_eq!(Timer::Off.started(wrong, now), Err(Refusal::field(Field::Minutes, error)), "{wrong}");
    }
}

proptest! {
    /// Whatever is moved wherever: no card is lost, none is twice, and none comes in beyond the limit.
    #[test]
    fn every_card_is_in_one_column_whatever_is_moved(
        limit in 0_i64..5,
        moves in prop::collection::vec((1_i64..8, 0_usize..5, 0_usize..9), 0..80),
    ) {
        let mut now = Cards::new((1..8).map(|n| (idea(n), Stage::Pulled)));
        for (n, stage, at) in moves {
            let before = now.clone();
            let from = now.place_of(idea(n)).unwrap();
            if let Ok(moved) = now.with_moved(idea(n), place(Stage::ALL[stage], at), limit) {
                let back = moved.with_moved(idea(n), from, i64::MAX).unwrap();
                prop_assert_eq!(back, before, "undoing brings back exactly what was");
                now = moved;
            }
            let all: Vec<_> = Stage::ALL.iter().flat_map(|stage| now.of(*stage).to_vec()).collect();
            let once: BTreeSet<_> = all.iter().copied().collect();
            prop_assert_eq!((all.len(), once.len()), (7, 7));
            prop_assert!(i64::try_from(now.in_progress()).unwrap() <= limit);
        }
    }
}
