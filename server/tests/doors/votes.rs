//! Votes through every door.

use domain::ideas::{Overlay, Status};
use serde_json::{Value, json};
use store::testing::Fresh;

use crate::world::{World, schedule};

async fn the_same_vote_twice_is_answered_the_same(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let (ben, path) = (world.program("ben").await, format!("/ideas/{number}/vote"));
    let first = ben.put(&path).await;
    assert_eq!(first.status, 200);
    assert_eq!(first.json(), json!({"votes": 2, "voted": true, "revision": 2}));
    assert_eq!(ben.put(&path).await.json(), first.json());
    let back = ben.delete(&path).await;
    assert_eq!(back.json(), json!({"votes": 1, "voted": false, "revision": 3}));
    assert_eq!(ben.delete(&path).await.json(), back.json());
    assert!(world.counts_right().await);
}

async fn the_three_doors_lead_to_one_ballot(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let (browser, program) = (world.browser("ben").await, world.program("ben").await);
    let key = number.to_string();
    let page = format!("/ideas/{number}");
    let form = browser.post(&format!("{page}/vote"), &[("wanted", "true")]).await;
    assert_eq!((form.status, form.location()), (303, page.as_str()));
    let script = browser.call("votes/set_vote", &[("idea", &key), ("wanted", "true")]).await;
    assert_eq!(script.status, 200);
    assert_eq!(script.json(), json!({"tally": {"votes": 2, "revision": 2}, "mine": true}));
    assert_eq!(program.put(&format!("{page}/vote")).await.json()["votes"], 2);
    assert!(browser.get(&page).await.text().contains("data-votes=\"2\""));
    browser.post(&format!("{page}/vote"), &[("wanted", "false")]).await;
    assert_eq!(program.get(&page).await.json()["voted"], false);
    assert!(world.counts_right().await);
}

async fn a_plain_vote_leads_back_to_where_it_was_given(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let browser = world.browser("ben").await;
    let address = format!("/ideas/{number}/vote");
    let form = [("wanted", "true"), ("next", "/?sort=top&topic=it#idea-1")];
    assert_eq!(browser.post(&address, &form).await.location(), "/?sort=top&topic=it#idea-1");
    let away = [("wanted", "true"), ("next", "//evil.example/")];
    assert_eq!(browser.post(&address, &away).await.location(), "/#idea-1", "to its card, not to the top");
}

async fn a_form_that_does_not_say_what_is_wanted_changes_nothing(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let page = format!("/ideas/{}", world.post("ana", "Zweiter Drucker").await);
    let (browser, program) = (world.browser("ben").await, world.program("ben").await);
    for act in ["vote", "follow"] {
        assert_eq!(browser.post(&format!("{page}/{act}"), &[("wanted", "true")]).await.status, 303);
        for wrong in ["", "nein", "True "] {
            let answer = browser.post(&format!("{page}/{act}"), &[("wanted", wrong)]).await;
            assert_eq!(answer.status, 422, "{act} {wrong}");
            assert!(answer.text().contains("Dieser Wert ist nicht erlaubt."), "{}", answer.text());
        }
        assert_eq!(browser.post(&format!("{page}/{act}"), &[]).await.status, 422, "{act}");
    }
    assert_eq!(program.get(&page).await.json()["voted"], true);
    assert_eq!(fresh.number("SELECT COUNT(*) FROM follows").await, 1, "ben follows it still");
}

async fn fifty_votes_at_once_count_once(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let (browser, program) = (world.browser("ben").await, world.program("ben").await);
    let (page, key) = (format!("/ideas/{number}"), number.to_string());
    let votes = (0..50).map(|n| {
        let (browser, program, page, key) = (browser.copy(), program.clone(), page.clone(), key.clone());
        tokio::spawn(async move {
            let vote = format!("{page}/vote");
            match n % 3 {
                0 => program.put(&vote).await.status == 200,
                1 => {
                    browser.call("votes/set_vote", &[("idea", &key), ("wanted", "true")]).await.status == 200
                }
                _ => browser.post(&vote, &[("wanted", "true")]).await.status == 303,
            }
        })
    });
    for vote in votes.collect::<Vec<_>>() {
        assert!(vote.await.unwrap(), "every one of them was taken");
    }
    assert_eq!(program.get(&page).await.json()["votes"], 2);
    assert_eq!(fresh.number(format!("SELECT COUNT(*) FROM votes WHERE idea = {number}")).await, 2);
    assert!(world.counts_right().await);
}

async fn wishes_that_cross_leave_a_tally_that_equals_a_recount(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let numbers = [world.post("ana", "Zweiter Drucker").await, world.post("ana", "Dritter Drucker").await];
    let mut running = Vec::new();
    for (at, who) in ["ana", "ben", "chidi", "dee", "eva", "fritz"].into_iter().enumerate() {
        let program = world.program(who).await;
        running.push(tokio::spawn(async move {
            for step in 0..8 {
                let path = format!("/ideas/{}/vote", numbers[(at + step) % 2]);
                let wanted = (at * 7 + step * 3) % 4 < 2;
                let answer = if wanted { program.put(&path).await } else { program.delete(&path).await };
                assert_eq!((answer.status, &answer.json()["voted"]), (200, &Value::Bool(wanted)));
            }
        }));
    }
    for one in running {
        one.await.unwrap();
    }
    assert!(world.counts_right().await);
    let shown = world.program("ana").await.get("/ideas").await.json();
    for item in shown["items"].as_array().unwrap() {
        let counted =
            fresh.number(format!("SELECT COUNT(*) FROM votes WHERE idea = {}", item["number"])).await;
        assert_eq!(item["votes"], counted);
    }
}

async fn where_votes_are_closed_the_answer_says_why(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ben = world.program("ben").await;
    for (status, overlay, expected) in [
        (Status::Done, Overlay::None, (409, "state-forbids")),
        (Status::Declined, Overlay::None, (409, "state-forbids")),
        (Status::Open, Overlay::Withdrawn, (410, "withdrawn")),
        (Status::Open, Overlay::Hidden, (404, "not-found")),
        (Status::Held, Overlay::None, (404, "not-found")),
    ] {
        let number = world.idea_in("ana", "Geschlossen", status, overlay).await;
        for answer in [
            ben.put(&format!("/ideas/{number}/vote")).await,
            ben.delete(&format!("/ideas/{number}/vote")).await,
        ] {
            assert_eq!((answer.status, answer.problem().as_str()), expected, "{status} {overlay}");
        }
    }
    let number = world.post("ana", "Zweiter Drucker").await;
    world.at(schedule().review);
    let answer = ben.put(&format!("/ideas/{number}/vote")).await;
    assert_eq!((answer.status, answer.problem().as_str()), (409, "phase-forbids"));
    assert_eq!(answer.json()["phase"], "review");
    let browser = world.browser("ben").await;
    let page = browser.post(&format!("/ideas/{number}/vote"), &[("wanted", "true")]).await;
    assert_eq!(page.status, 409);
    assert!(page.text().contains("Abstimmen ist beendet."), "{}", page.text());
    let script = browser.call("votes/set_vote", &[("idea", &number.to_string()), ("wanted", "true")]).await;
    assert_eq!(script.status, 409);
    assert!(script.json()["refused"]["code"] == "phase-forbids", "{}", script.text());
}

store::contract!(
    the_same_vote_twice_is_answered_the_same,
    the_three_doors_lead_to_one_ballot,
    a_plain_vote_leads_back_to_where_it_was_given,
    a_form_that_does_not_say_what_is_wanted_changes_nothing,
    fifty_votes_at_once_count_once,
    wishes_that_cross_leave_a_tally_that_equals_a_recount,
    where_votes_are_closed_the_answer_says_why,
);
