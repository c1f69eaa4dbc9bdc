//! A POST that comes twice happens once.

use domain::time::{DAY, HOUR};
use serde_json::json;
use store::testing::Fresh;

use crate::world::{PINCH, World, idea, monday};

async fn the_same_request_is_answered_the_same_and_happens_once(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ana = world.program("ana").await;
    let mut unnamed = idea("Ohne Namen gesagt");
    unnamed["named"] = false.into();
    let first = ana.post_once("key-1", "/ideas", unnamed.clone()).await;
    world.at(monday().plus(HOUR));
    let again = ana.post_once("key-1", "/ideas", unnamed.clone()).await;
    assert_eq!((first.status, again.status), (201, 201));
    assert_eq!((first.json(), first.location()), (again.json(), again.location()), "the claim code too");
    assert_eq!(ana.get("/ideas").await.json()["items"].as_array().unwrap().len(), 1);
    let path = format!("/ideas/{}/comments", first.json()["number"]);
    let first = ana.post_once("key-2", &path, json!({"body": "Noch etwas."})).await;
    let again = ana.post_once("key-2", &path, json!({"body": "Noch etwas."})).await;
    assert_eq!((first.status, first.json()), (again.status, again.json()));
    assert_eq!(ana.get(&path).await.json()["items"].as_array().unwrap().len(), 1);
}

async fn many_items_are_dealt_with_once(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let chidi = world.program("chidi").await;
    let tag = |tag: &str| json!({"act": "tag", "items": [number.to_string(), "999999"], "tag": tag});
    let first = chidi.post_once("key-1", "/triage/bulk", tag("Technik")).await;
    assert_eq!(chidi.delete(&format!("/ideas/{number}/tags/technik")).await.status, 204);
    let again = chidi.post_once("key-1", "/triage/bulk", tag("Technik")).await;
    assert_eq!((first.status, first.json()), (again.status, again.json()));
    assert_eq!(fresh.number("SELECT COUNT(*) FROM idea_tags").await, 0, "what was taken off stays off");
    let other = chidi.post_once("key-1", "/triage/bulk", tag("Haus")).await;
    assert_eq!((other.status, other.problem().as_str()), (422, "key-reused"));
}

async fn a_team_is_named_once(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let workshop = crate::workshops::found(&world, "Werkstatt Bildung", &[]).await;
    let (eva, ben) = (world.program("eva").await, world.id("ben").as_i64());
    let (team, named) = (format!("{workshop}/team"), json!({"email": "ben@example.org"}));
    assert_eq!(eva.post_once("key-1", &team, named.clone()).await.status, 201);
    assert_eq!(eva.delete(&format!("{team}/{ben}")).await.status, 200);
    let again = eva.post_once("key-1", &team, named).await;
    assert_eq!(
        (again.status, again.json()["team"].as_array().map(Vec::len)),
        (201, Some(0)),
        "{}",
        again.text()
    );
}

async fn another_request_under_the_same_key_is_refused(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ana = world.program("ana").await;
    ana.post_once("key-1", "/ideas", idea("Zweiter Drucker")).await;
    let other = ana.post_once("key-1", "/ideas", idea("Dritter Drucker")).await;
    assert_eq!((other.status, other.problem().as_str()), (422, "key-reused"));
    let elsewhere = ana.post_once("key-1", "/ideas/1/comments", json!({"body": "Noch etwas."})).await;
    assert_eq!((elsewhere.status, elsewhere.problem().as_str()), (422, "key-reused"));
    assert_eq!(ana.get("/ideas").await.json()["items"].as_array().unwrap().len(), 1);
}

async fn a_key_belongs_to_one_account_and_lasts_a_day(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (ana, ben) = (world.program("ana").await, world.program("ben").await);
    let first = ana.post_once("key-1", "/ideas", idea("Zweiter Drucker")).await.json();
    let other = ben.post_once("key-1", "/ideas", idea("Zweiter Drucker")).await.json();
    assert_ne!(first["number"], other["number"]);
    service::jobs::schedule(&world.service).await.unwrap();
    world.at(monday().plus(DAY - HOUR));
    assert_eq!(service::jobs::finish_due(&world.service).await.unwrap(), 3);
    assert_eq!(ana.post_once("key-1", "/ideas", idea("Zweiter Drucker")).await.json(), first);
    world.at(monday().plus(DAY + HOUR));
    assert_eq!(service::jobs::finish_due(&world.service).await.unwrap(), 3);
    let later = ana.post_once("key-1", "/ideas", idea("Zweiter Drucker")).await.json();
    assert_ne!(later["number"], first["number"]);
}

async fn a_refusal_is_no_answer_to_keep(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ana = world.program("ana").await;
    assert_eq!(ana.post_once("key-1", "/ideas", idea("Weg")).await.status, 422);
    assert_eq!(ana.post_once("key-1", "/ideas", idea("Weg und Steg")).await.status, 201);
}

async fn a_key_that_is_none_is_named(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ana = world.program("ana").await;
    for key in ["", "with space", &"k".repeat(129)] {
        let wrong = ana.post_once(key, "/ideas", idea("Zweiter Drucker")).await.wrong_fields();
        assert_eq!(wrong["Idempotency-Key"], "malformed", "{key:?}");
    }
}

async fn the_same_requests_at_the_same_time_happen_once(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ana = world.program("ana").await;
    let requests = (0..8).map(|_| {
        let ana = ana.clone();
        tokio::spawn(async move { ana.post_once("key-1", "/ideas", idea("Zweiter Drucker")).await })
    });
    let mut numbers = Vec::new();
    for request in requests.collect::<Vec<_>>() {
        let answer = request.await.unwrap();
        assert_eq!(answer.status, 201, "{}", answer.text());
        numbers.push(answer.json()["number"].clone());
    }
    assert!(numbers.iter().all(|number| *number == numbers[0]), "{numbers:?}");
    assert_eq!(fresh.number("SELECT COUNT(*) FROM ideas").await, 1);
}

async fn a_plain_form_that_is_sent_twice_is_taken_once(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let browser = world.browser("ana").await;
    let page = browser.get("/ideas/new").await;
    let key = page.text().split("name=\"idempotency_key\" value=\"").nth(1).unwrap();
    let key = key.split('"').next().unwrap();
    assert_eq!(key.rsplit('-').next().map(str::len), Some(32), "{key}");
    let form = [
        ("title", "Zweiter Drucker"),
        ("pinch", PINCH),
        ("topic", "it"),
        ("named", "true"),
        ("idempotency_key", key),
    ];
    let first = browser.post("/ideas/new", &form).await;
    let again = browser.post("/ideas/new", &form).await;
    assert_eq!((first.status, first.location()), (303, "/ideas/1"));
    assert_eq!((again.status, again.location()), (303, "/ideas/1"));
    // Whoever signs in at the same machine meanwhile does not post in their stead.
    let other = world.browser("ben").await.post("/ideas/new", &form).await;
    assert_eq!(other.status, 409);
    let page = other.text();
    assert!(page.contains("jemand anderes angemeldet") && !page.contains(PINCH), "{page}");
    let sent = json!({"form": {"title": "Dritter Drucker", "pinch": PINCH, "topic": "it", "named": "true"},
        "key": "0123456789abcdef"});
    let first = browser.call_json("forms/post_idea", sent.clone()).await;
    let again = browser.call_json("forms/post_idea", sent).await;
    assert_eq!((first.status, first.json()), (200, again.json()));
    assert_eq!(fresh.number("SELECT COUNT(*) FROM ideas").await, 2);
}

/// The key in the form that posts to this address.
fn key_of(page: &str, address: &str) -> String {
    let form = page.split(&format!("action=\"{address}\"")).nth(1).unwrap();
    let key = form.split("name=\"idempotency_key\" value=\"").nth(1).unwrap();
    key.split('"').next().unwrap().to_owned()
}

async fn comments_addenda_and_barriers_that_are_sent_twice_are_taken_once(fresh: &Fresh) {
    let world = World::on(fresh).await;
    world.post("ana", "Zweiter Drucker").await;
    let (ana, ben) = (world.browser("ana").await, world.browser("ben").await);
    ben.post("/ideas/1/vote", &[("wanted", "true")]).await;
    let forms = [
        (&ben, "/ideas/1", "/ideas/1/comments", "SELECT COUNT(*) FROM comments"),
        (&ana, "/ideas/1", "/ideas/1/addenda", "SELECT COUNT(*) FROM addenda"),
        (&world.visitor(), "/report-barrier", "/report-barrier", "SELECT COUNT(*) FROM barrier_reports"),
    ];
    for (browser, page, address, counted) in forms {
        let key = key_of(browser.get(page).await.text(), address);
        let form = [("body", "Der Knopf ist zu klein."), ("idempotency_key", &key)];
        let (first, again) = (browser.post(address, &form).await, browser.post(address, &form).await);
        assert_eq!((first.status, again.status), (303, 303), "{address}: {}", again.text());
        assert_eq!(first.location(), again.location(), "{address}");
        assert_eq!(fresh.number(counted).await, 1, "{address}");
        let other = [("body", "Und der zweite auch."), ("idempotency_key", key.as_str())];
        assert_eq!(browser.post(address, &other).await.status, 422, "{address}");
        let key = key_of(browser.get(page).await.text(), address);
        let other = [("body", "Und der zweite auch."), ("idempotency_key", key.as_str())];
        assert_eq!(browser.post(address, &other).await.status, 303, "{address}");
        assert_eq!(fresh.number(counted).await, 2, "{address}");
    }
}

async fn what_a_script_sends_twice_is_taken_once(fresh: &Fresh) {
    let world = World::on(fresh).await;
    world.post("ana", "Zweiter Drucker").await;
    let ben = world.browser("ben").await;
    let raw = json!({"idea": 1, "reply_to": null, "kind": "question", "body": "Wo genau?", "named": true,
        "official": false});
    let calls = [
        ("comments/add_comment", json!({"raw": raw, "key": "key-of-a-comment"})),
        ("comments/add_variant", json!({"idea": 1, "body": "Bei uns grün.", "key": "key-of-a-variant"})),
    ];
    for (function, sent) in calls {
        let first = ben.call_json(function, sent.clone()).await;
        let again = ben.call_json(function, sent).await;
        assert_eq!((first.status, first.json()), (200, again.json()), "{function}");
    }
    assert_eq!(fresh.number("SELECT COUNT(*) FROM comments").await, 2);
}

store::contract!(
    comments_addenda_and_barriers_that_are_sent_twice_are_taken_once,
    what_a_script_sends_twice_is_taken_once,
    the_same_request_is_answered_the_same_and_happens_once,
    many_items_are_dealt_with_once,
    a_team_is_named_once,
    another_request_under_the_same_key_is_refused,
    a_key_belongs_to_one_account_and_lasts_a_day,
    a_refusal_is_no_answer_to_keep,
    a_key_that_is_none_is_named,
    the_same_requests_at_the_same_time_happen_once,
    a_plain_form_that_is_sent_twice_is_taken_once,
);
