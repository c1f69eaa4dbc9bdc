//! `/api/v1/ideas`, and what belongs to a campaign.

use domain::{
    ideas::{Overlay, Status},
    people::Scope,
};
use serde_json::json;
use store::testing::Fresh;

use crate::world::{PINCH, World, idea, schedule};

async fn a_posted_idea_is_read_as_it_was_written(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (ana, ben) = (world.program("ana").await, world.program("ben").await);
    let posted = ana.post("/ideas", idea("Zweiter Drucker")).await;
    assert_eq!((posted.status, posted.header("content-type")), (201, "application/json"));
    assert_eq!(posted.json(), json!({"number": 1, "claim_code": null}));
    assert_eq!(posted.location(), "/api/v1/ideas/1");
    let whole = json!({
        "number": 1, "title": "Zweiter Drucker", "pinch": PINCH, "wish": "Ein zweiter Drucker.", "topic": "it",
        "status": "open", "votes": 1, "comments": 0, "voted": false, "author": "Ana Yılmaz",
        "created_at": "2019-02-04T14:00:00Z",
    });
    let list = ben.get("/ideas").await;
    assert_eq!(list.json(), json!({"items": [whole.clone()], "next": null}));
    assert_eq!(list.header("link"), "");
    let page = ben.get("/ideas/1-zweiter-drucker").await;
    let page = page.json();
    for (field, value) in whole.as_object().unwrap() {
        assert_eq!(page[field], *value, "{field}");
    }
    assert_eq!((&page["answer"], &page["addenda"], &page["unit"]), (&json!(null), &json!([]), &json!(null)));
    assert_eq!(page["history"][0]["milestone"], "posted");
    assert_eq!(page["history"][0]["at"], "2019-02-04T14:00:00Z");
    assert_eq!(ana.get("/ideas").await.json()["items"][0]["voted"], true, "authors vote for what they sign");
}

async fn an_idea_without_a_name_has_no_author_for_anybody_and_only_a_day(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (number, code) = world.post_unnamed("ana", "Ohne Namen gesagt").await;
    assert_eq!(code.split('-').count(), 4);
    for who in ["ana", "ben", "chidi", "eva", "fritz"] {
        let program = world.program(who).await;
        let (list, page) = (program.get("/ideas").await, program.get(&format!("/ideas/{number}")).await);
        for answer in [&list.json()["items"][0], &page.json()] {
            assert_eq!((&answer["author"], &answer["votes"]), (&json!(null), &json!(0)), "{who}");
            assert_eq!(answer["created_at"], "2019-02-04T00:00:00Z", "{who}");
            assert_eq!(answer["voted"], false, "{who}");
        }
        assert!(!list.text().contains("Yılmaz") && !page.text().contains("Yılmaz"), "{who}");
        assert!(!page.text().contains("14:00"), "{who}: {}", page.text());
    }
}

async fn what_is_not_there_is_not_found_gone_or_elsewhere(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ben = world.program("ben").await;
    let withdrawn = world.idea_in("ana", "Zurückgezogen", Status::Open, Overlay::Withdrawn).await;
    let merged = world.idea_in("ana", "Aufgegangen", Status::Open, Overlay::Merged).await;
    let target = world.post("ana", "Das Ziel der anderen").await;
    fresh.run(format!("UPDATE ideas SET merged_into = {target} WHERE number = {merged}")).await;
    for nowhere in ["/ideas/999", "/ideas/0", "/ideas/x", "/ideas/99999999999999999999", "/ideas/-1"] {
        let answer = ben.get(nowhere).await;
        assert_eq!((answer.status, answer.problem().as_str()), (404, "not-found"), "{nowhere}");
    }
    let gone = ben.get(&format!("/ideas/{withdrawn}")).await;
    assert_eq!((gone.status, gone.problem().as_str()), (410, "withdrawn"));
    let moved = ben.get(&format!("/ideas/{merged}")).await;
    assert_eq!((moved.status, moved.location()), (308, format!("/api/v1/ideas/{target}").as_str()));
    let comments = ben.get(&format!("/ideas/{merged}/comments")).await;
    assert_eq!(
        (comments.status, comments.location()),
        (308, format!("/api/v1/ideas/{target}/comments").as_str())
    );
    for held in [(Status::Held, Overlay::None), (Status::Open, Overlay::Hidden)] {
        let number = world.idea_in("ana", "Nicht für alle", held.0, held.1).await;
        let path = format!("/ideas/{number}");
        let (stranger, author) = (ben.get(&path).await, world.program("ana").await.get(&path).await);
        assert_eq!((stranger.status, author.status), (404, 200), "{held:?}");
        assert_eq!(world.program("chidi").await.get(&path).await.status, 200, "{held:?}");
    }
}

async fn every_wrong_field_is_named_at_once(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ana = world.program("ana").await;
    let bad = json!({"title": "Weg", "pinch": "", "wish": "w".repeat(4_001), "topic": "kantine", "unit": "mars",
        "named": true});
    let wrong = ana.post("/ideas", bad).await.wrong_fields();
    let named = [
        ("pinch", "missing"),
        ("title", "too_short"),
        ("topic", "malformed"),
        ("unit", "malformed"),
        ("wish", "too_long"),
    ];
    assert_eq!(wrong.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect::<Vec<_>>(), named);
    let odd = json!({"title": 5, "pinch": "Hat\u{0}Null und ist lang genug", "topic": null, "colour": "red"});
    let wrong = ana.post("/ideas", odd).await.wrong_fields();
    assert_eq!(wrong["title"], "malformed");
    assert_eq!(wrong["pinch"], "unprintable");
    assert_eq!(wrong["colour"], "unknown");
    assert_eq!(wrong["named"], "missing");
    assert!(wrong.contains_key("topic"), "{wrong:?}");
    let unnamed = json!({"title": "Drucker", "pinch": "Er klemmt jeden Morgen aufs Neue.", "topic": "it", "unit": "mars"});
    let wrong = ana.post("/ideas", unnamed).await.wrong_fields();
    assert_eq!((&*wrong["named"], &*wrong["unit"]), ("missing", "malformed"));
    assert_eq!(ana.get("/ideas").await.json()["items"], json!([]), "nothing of it was kept");
    let number = world.post("ana", "Zweiter Drucker").await;
    let long = json!({"body": "x".repeat(2_001), "kind": "laune"});
    let wrong = ana.post(&format!("/ideas/{number}/comments"), long).await.wrong_fields();
    assert_eq!(wrong.keys().collect::<Vec<_>>(), ["body", "kind"]);
}

async fn lengths_count_characters(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ana = world.program("ana").await;
    let mut longest = idea(&"ß".repeat(120));
    longest["pinch"] = "𝄞".repeat(4_000).into();
    assert_eq!(ana.post("/ideas", longest).await.status, 201);
    let wrong = ana.post("/ideas", idea(&"ß".repeat(121))).await.wrong_fields();
    assert_eq!(wrong.into_iter().collect::<Vec<_>>(), [("title".to_owned(), "too_long".to_owned())]);
}

async fn unknown_and_unusable_parameters_are_named(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ben = world.program("ben").await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let long = "x".repeat(201);
    let query = format!("/ideas?sort=shiny&status=lost&limit=101&after=x&mine=all&colour=red&q={long}");
    let wrong = ben.get(&query).await.wrong_fields();
    assert_eq!(wrong.len(), 7);
    assert_eq!((wrong["colour"].as_str(), wrong["sort"].as_str()), ("unknown", "malformed"));
    for path in
        ["/campaigns", "/topics", "/me", &format!("/ideas/{number}"), &format!("/ideas/{number}/comments")]
    {
        let wrong = ben.get(&format!("{path}?colour=red")).await.wrong_fields();
        assert_eq!(wrong["colour"], "unknown", "{path}");
    }
    let wrong = ben.get("/ideas/similar?title=Drucker&limit=3").await.wrong_fields();
    assert_eq!(wrong["limit"], "unknown");
    assert_eq!(ben.get("/ideas?topic=kantine").await.wrong_fields()["topic"], "malformed");
    assert_eq!(ben.get("/ideas?limit=0").await.wrong_fields()["limit"], "malformed");
}

async fn a_list_can_be_narrowed(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (ana, ben) = (world.program("ana").await, world.program("ben").await);
    world.post("ana", "Zweiter Drucker").await;
    let mut other = idea("Gleitzeit für alle");
    other["topic"] = "arbeitszeit".into();
    other["unit"] = "kitas".into();
    ben.post("/ideas", other).await;
    world.idea_in("ana", "Längst umgesetzt", Status::Done, Overlay::None).await;
    for (query, titles) in [
        ("topic=arbeitszeit", vec!["Gleitzeit für alle"]),
        ("unit=kitas", vec!["Gleitzeit für alle"]),
        ("status=done", vec!["Längst umgesetzt"]),
        ("mine=posted", vec!["Längst umgesetzt", "Zweiter Drucker"]),
        ("mine=voted", vec!["Zweiter Drucker"]),
        ("sort=top&limit=2&campaign=fruehjahr-2019", vec!["Gleitzeit für alle", "Zweiter Drucker"]),
        ("status=held", vec![]),
    ] {
        let found = ana.get(&format!("/ideas?{query}")).await.json();
        let items: Vec<_> =
            found["items"].as_array().unwrap().iter().map(|item| item["title"].clone()).collect();
        assert_eq!(items, titles, "{query}");
    }
    assert_eq!(ana.get("/ideas?campaign=sommer-1999").await.problem(), "not-found");
}

async fn outside_its_phase_nothing_is_posted_and_the_answer_says_when_it_goes_on(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ana = world.program("ana").await;
    for (moment, phase) in [(schedule().voting, "voting"), (schedule().archived, "archived")] {
        world.at(moment);
        let answer = ana.post("/ideas", idea("Zu spät gekommen")).await;
        assert_eq!((answer.status, answer.problem().as_str()), (409, "phase-forbids"));
        assert_eq!(answer.json()["phase"], phase);
    }
    world.at(schedule().collecting.plus(-1));
    assert_eq!(ana.post("/ideas", idea("Zu früh gekommen")).await.status, 404, "a draft is not there yet");
}

async fn campaigns_topics_and_oneself_have_their_calls(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let fritz = world.program_that("fritz", &[Scope::Read]).await;
    let me = fritz.get("/me").await.json();
    assert_eq!(
        me,
        json!({"id": world.id("fritz"), "name": "Fritz Adler", "email": "fritz@example.org", "role": "council"})
    );
    let campaigns = fritz.get("/campaigns").await.json();
    let campaign = &campaigns["items"][0];
    assert_eq!((&campaign["slug"], &campaign["phase"]), (&json!("fruehjahr-2019"), &json!("collecting")));
    assert_eq!(campaign["title"], json!({"de": "Frühjahr", "en": "Spring"}));
    assert_eq!(campaign["phases"].as_array().unwrap().len(), 6);
    assert_eq!(campaign["phases"][0]["begins_at"], "2019-02-01T00:00:00Z");
    let topics = fritz.get("/topics").await.json();
    assert_eq!(topics["items"][0]["slug"], "it");
    assert_eq!(topics["items"][1]["masterplan"], "verwaltung");
    let similar = fritz.get("/ideas/similar?title=Drucker&text=Er%20klemmt").await;
    assert_eq!(similar.status, 200);
    assert!(similar.json()["items"].as_array().unwrap().len() <= 5);
}

async fn what_has_not_changed_is_not_sent_again(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ben = world.program("ben").await;
    let number = world.post("ana", "Zweiter Drucker").await;
    for path in ["/ideas", &format!("/ideas/{number}")] {
        let ask = async |tag: &str| {
            let request = ben.request(axum::http::Method::GET, path).header("if-none-match", tag);
            ben.send(request, axum::body::Body::empty()).await
        };
        let first = ben.get(path).await;
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with("W/\"") && first.header("cache-control") == "private, no-cache", "{tag}");
        let again = ask(&tag).await;
        assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, tag.as_str()));
        assert_eq!(ask("W/\"0123456789abcdef\"").await.status, 200);
        world.program("dee").await.put(&format!("/ideas/{number}/vote")).await;
        assert_eq!(ask(&tag).await.status, 200, "{path}: a vote changes it");
        world.program("dee").await.delete(&format!("/ideas/{number}/vote")).await;
    }
}

store::contract!(
    a_posted_idea_is_read_as_it_was_written,
    an_idea_without_a_name_has_no_author_for_anybody_and_only_a_day,
    what_is_not_there_is_not_found_gone_or_elsewhere,
    every_wrong_field_is_named_at_once,
    lengths_count_characters,
    unknown_and_unusable_parameters_are_named,
    a_list_can_be_narrowed,
    outside_its_phase_nothing_is_posted_and_the_answer_says_when_it_goes_on,
    campaigns_topics_and_oneself_have_their_calls,
    what_has_not_changed_is_not_sent_again,
);
