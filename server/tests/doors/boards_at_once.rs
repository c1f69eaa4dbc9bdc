//! The board of a workshop while much happens at once, and what is left of those who go.

use domain::text::Email;
use store::testing::Fresh;

use crate::{
    boards::{board, cards, moved, press, version},
    workshops::claim,
    world::World,
};

async fn a_board_is_read_whole_whatever_is_taken_and_given_back_meanwhile(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, ideas) = board(&world, &[]).await;
    let (dee, ben) = (world.program("dee").await, world.program("ben").await);
    for round in 0..6 {
        let change = async {
            match round % 2 {
                0 => dee.delete(&format!("{workshop}/ideas/{}", ideas[1])).await,
                _ => claim(&dee, &workshop, ideas[1]).await,
            }
        };
        let reads = futures::future::join_all((0..8).map(|_| ben.get(&workshop)));
        let (changed, reads) = futures::future::join(change, reads).await;
        assert_eq!(changed.status, 200, "{}", changed.text());
        for read in reads {
            assert_eq!(read.status, 200, "{}", read.text());
            let numbers = |name: &str| -> Vec<i64> {
                let all = read.json()[name].as_array().unwrap().clone();
                all.iter().map(|idea| idea["number"].as_i64().unwrap()).collect()
            };
            let (own, offered) = (numbers("ideas"), numbers("offered"));
            assert!(own.contains(&ideas[0]) && !offered.contains(&ideas[0]), "{own:?} {offered:?}");
            assert!(!own.iter().any(|idea| offered.contains(idea)), "{own:?} {offered:?}");
        }
    }
}

async fn nobody_gives_more_points_than_they_have_by_giving_them_at_once(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, ideas) = board(&world, &[]).await;
    let dee = world.browser("dee").await;
    press(&dee, &workshop, &[("act", "vote"), ("points", "3")]).await;
    let numbers = ideas[..2].iter().map(ToString::to_string).collect::<Vec<_>>();
    let wishes: Vec<_> =
        numbers.iter().flat_map(|idea| ["1", "2", "3"].map(|points| (idea, points))).collect();
    let give = async |idea: &str, points: &str| {
        press(&dee.copy(), &workshop, &[("act", "dots"), ("idea", idea), ("points", points)]).await
    };
    let answers = futures::future::join_all(wishes.iter().map(|(idea, points)| give(idea, points))).await;
    for answer in &answers {
        assert!([303, 409].contains(&answer.status), "{} {}", answer.status, answer.text());
    }
    assert!(answers.iter().any(|answer| answer.status == 303));
    assert!(fresh.number("SELECT CAST(SUM(points) AS BIGINT) FROM dots").await <= 3);

    // Whoever gives points while the round is ended has given them, or is told that it is over: none stay behind.
    let tally = press(&dee, &workshop, &[("act", "tally")]);
    let late = futures::future::join_all(wishes.iter().map(|(idea, points)| give(idea, points)));
    let (ended, late) = futures::future::join(tally, late).await;
    assert_eq!(ended.status, 303, "{}", ended.text());
    for answer in &late {
        assert!([303, 409].contains(&answer.status), "{} {}", answer.status, answer.text());
    }
    for left in ["dots", "workshops WHERE round_key IS NOT NULL"] {
        assert_eq!(fresh.number(format!("SELECT COUNT(*) FROM {left}")).await, 0, "{left}");
    }
}

async fn nothing_is_moved_on_a_board_that_is_being_closed(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, ideas) = board(&world, &[]).await;
    let (dee, eva) = (world.program("dee").await, world.program("eva").await);
    let read = version(&dee, &workshop).await;
    let moves = ["result", "testing", "designing"].map(|stage| moved(&dee, &workshop, ideas[0], stage, read));
    let closure = format!("{workshop}/closure");
    let (closed, moves) = futures::future::join(eva.put(&closure), futures::future::join_all(moves)).await;
    assert_eq!(closed.status, 200, "{}", closed.text());
    for answer in &moves {
        assert!([200, 409].contains(&answer.status), "{} {}", answer.status, answer.text());
    }
    assert!(moves.iter().filter(|answer| answer.status == 200).count() <= 1);
    assert_eq!(cards(&dee, &workshop).await.len(), 2);
    assert_eq!(fresh.number("SELECT COUNT(*) FROM board_moves").await, 0, "nothing is left to undo");
}

async fn whoever_leaves_a_team_or_the_house_takes_their_points_and_moves_along(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, ideas) = board(&world, &["ana"]).await;
    let (eva, idea) = (world.program("eva").await, ideas[0].to_string());
    press(&world.browser("dee").await, &workshop, &[("act", "vote"), ("points", "3")]).await;
    for (who, stage) in [("dee", "result"), ("ben", "pulled"), ("ana", "testing")] {
        let (browser, program) = (world.browser(who).await, world.program(who).await);
        let dots = [("act", "dots"), ("idea", &*idea), ("points", "2")];
        assert_eq!(press(&browser, &workshop, &dots).await.status, 303, "{who}");
        let read = version(&program, &workshop).await;
        assert_eq!(moved(&program, &workshop, ideas[0], stage, read).await.status, 200, "{who}");
    }
    let left = async || {
        let (dots, moves) = ("SELECT COUNT(*) FROM dots", "SELECT COUNT(*) FROM board_moves");
        let members = "SELECT COUNT(*) FROM workshop_members";
        (fresh.number(dots).await, fresh.number(moves).await, fresh.number(members).await)
    };
    assert_eq!(left().await, (3, 3, 3));
    let dismissed = eva.delete(&format!("{workshop}/team/{}", world.id("dee"))).await;
    assert_eq!(dismissed.status, 200, "{}", dismissed.text());
    assert_eq!(left().await, (2, 2, 2));
    service::people::disable(&world.console(), &Email::parse("ben@example.org").unwrap()).await.unwrap();
    assert_eq!(left().await, (1, 1, 1), "nobody stays a member unseen");
    let noted =
        "SELECT COUNT(*) FROM audit_entries WHERE verb = 'team_changed' AND detail = 'workshop:1 removed'";
    assert_eq!(fresh.number(noted).await, 2);
    service::people::enable(&world.console(), &Email::parse("ben@example.org").unwrap()).await.unwrap();
    assert_eq!(world.program("ben").await.get(&workshop).await.status, 403, "the seat is gone");
}

async fn what_stands_for_a_person_in_one_round_is_unknown_in_the_next(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, ideas) = board(&world, &[]).await;
    let (dee, idea) = (world.browser("dee").await, ideas[0].to_string());
    let round = async || {
        press(&dee, &workshop, &[("act", "vote"), ("points", "3")]).await;
        let dots = [("act", "dots"), ("idea", &*idea), ("points", "1")];
        assert_eq!(press(&dee, &workshop, &dots).await.status, 303);
    };
    round().await;
    fresh.run("CREATE TABLE old_tags AS SELECT voter_tag FROM dots").await;
    press(&dee, &workshop, &[("act", "tally")]).await;
    assert_eq!(fresh.number("SELECT COUNT(*) FROM workshops WHERE round_key IS NOT NULL").await, 0);
    round().await;
    assert_eq!(fresh.number("SELECT COUNT(*) FROM dots").await, 1);
    let same = "SELECT COUNT(*) FROM dots WHERE voter_tag IN (SELECT voter_tag FROM old_tags)";
    assert_eq!(fresh.number(same).await, 0);
}

store::contract!(
    a_board_is_read_whole_whatever_is_taken_and_given_back_meanwhile,
    nobody_gives_more_points_than_they_have_by_giving_them_at_once,
    nothing_is_moved_on_a_board_that_is_being_closed,
    whoever_leaves_a_team_or_the_house_takes_their_points_and_moves_along,
    what_stands_for_a_person_in_one_round_is_unknown_in_the_next,
);
