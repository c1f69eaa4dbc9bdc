//! The wall of a hall: opened with an address of its own, and nothing but that stage comes of it.

use axum::http::Method;
use domain::{
    ideas::{Overlay, Status},
    time::MINUTE,
};
use serde_json::json;
use store::{seeds::SeedIdea, testing::Fresh};

use crate::{
    knock::Browser,
    live::Ear,
    world::{World, monday, schedule},
};

const STAGE: &str = "/stage/fruehjahr-2019";
const DESK: &str = "/admin/campaigns/fruehjahr-2019/stage";

/// Three ideas that all may read, and three that nobody may see on a wall.
async fn hall(fresh: &Fresh) -> World {
    let world = World::on(fresh).await;
    let votes = |title, votes| SeedIdea { votes, ..world.seeded(Some("ana"), title) };
    let hidden = |title, status, overlay| SeedIdea { status, overlay, ..votes(title, 90) };
    let ideas = vec![
        votes("Zweiter Drucker", 7),
        votes("Schlüssel für alle", 12),
        votes("Fahrradkeller", 0),
        hidden("Verborgenes", Status::Open, Overlay::Hidden),
        hidden("Ungeprüftes", Status::Held, Overlay::None),
        hidden("Zurückgezogenes", Status::Open, Overlay::Withdrawn),
    ];
    world.seed(ideas).await;
    world
}

/// The address that a moderator makes, without the host.
async fn opening(world: &World) -> String {
    let made = world.browser("chidi").await.post(DESK, &[("act", "open"), ("name", "Saal 1")]).await;
    assert_eq!(made.status, 200, "{}", made.text());
    let page = made.text();
    let link = page.split("data-once=\"true\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
    link.strip_prefix("http://ideen.example").unwrap().to_owned()
}

/// The machine in the hall, with its stage open.
async fn wall(world: &World) -> Browser {
    let wall = world.visitor();
    let opened = wall.get(&opening(world).await).await;
    assert_eq!((opened.status, opened.location()), (303, STAGE), "{}", opened.text());
    wall
}

async fn the_token_leaves_the_address_and_the_wall_shows_what_all_may_read(fresh: &Fresh) {
    let world = hall(fresh).await;
    let wall = wall(&world).await;
    let page = wall.get(STAGE).await;
    assert_eq!(page.status, 200, "{}", page.text());
    for shown in
        ["Wo drückt der Schuh?", "Schlüssel für alle", "12 Stimmen", ">19<", "QR-Code zu ideen.example"]
    {
        assert!(page.text().contains(shown), "{shown}\n{}", page.text());
    }
    for secret in
        ["Verborgenes", "Ungeprüftes", "Zurückgezogenes", "Fahrradkeller</span>", "dgs_", "Ana Yılmaz"]
    {
        assert!(!page.text().contains(secret), "{secret}\n{}", page.text());
    }
    assert!(
        page.text().contains("<meta http-equiv=\"refresh\" content=\"60\""),
        "without a script it reloads"
    );
    assert!(!page.text().contains("class=\"header\""), "nothing but the stage");
    let code = wall.get(&format!("{STAGE}/qr.svg")).await;
    assert_eq!((code.status, code.header("content-type")), (200, "image/svg+xml"));
}

async fn it_opens_nothing_else(fresh: &Fresh) {
    let world = hall(fresh).await;
    let wall = wall(&world).await;
    for page in ["/", "/ideas/1", "/me", "/statistics", "/admin", "/triage"] {
        let answer = wall.get(page).await;
        assert_eq!(answer.status, 303, "{page}");
        assert!(answer.location().starts_with("/sign-in"), "{page}: {}", answer.location());
    }
    assert_eq!(wall.get("/live").await.status, 401);
    assert_eq!(wall.get("/stage/gibt-es-nicht").await.status, 401);
    assert_eq!(wall.post("/ideas/1/vote", &[("wanted", "true")]).await.status, 401);
    assert_eq!(wall.get(&format!("{STAGE}/open/dgs_geraten")).await.status, 404);
    let other = world.visitor();
    assert_eq!(other.get(STAGE).await.location(), "/sign-in?next=/stage/fruehjahr-2019");
    assert_eq!(fresh.number("SELECT COUNT(*) FROM displays WHERE name = 'Saal 1'").await, 1);
}

async fn only_moderators_and_administrators_open_and_end_it(fresh: &Fresh) {
    let world = hall(fresh).await;
    let wall = wall(&world).await;
    for who in ["ben", "fritz"] {
        assert_eq!(world.browser(who).await.get(DESK).await.status, 403, "{who}");
        let made = world.browser(who).await.post(DESK, &[("act", "open"), ("name", "Saal")]).await;
        assert_eq!(made.status, 403, "{who}");
    }
    let nameless = world.browser("eva").await.post(DESK, &[("act", "open"), ("name", " ")]).await;
    assert_eq!(nameless.status, 422);
    assert!(nameless.text().contains("id=\"name-error\""), "{}", nameless.text());

    let eva = world.program("eva").await;
    let displays = "/admin/campaigns/fruehjahr-2019/displays";
    let listed = eva.get(displays).await.json()["items"].clone();
    assert_eq!((&listed[0]["name"], listed.as_array().unwrap().len()), (&json!("Saal 1"), 1));
    assert_eq!(listed[0].as_object().unwrap().len(), 3, "nothing of it opens anything: {listed}");
    let id = listed[0]["id"].as_i64().unwrap();
    assert_eq!(eva.delete(&format!("{displays}/{id}")).await.json(), listed[0]);
    assert_eq!(eva.delete(&format!("{displays}/{id}")).await.status, 404);
    assert_eq!(wall.get(STAGE).await.status, 303, "it shows nothing any more");
    let opened = eva.post(displays, json!({"name": "Saal 2"})).await;
    assert_eq!(opened.status, 201);
    let address = opened.json()["address"].as_str().unwrap().to_owned();
    let again = world.visitor().get(address.strip_prefix("http://ideen.example").unwrap()).await;
    assert_eq!(again.status, 303);
    assert_eq!(
        fresh
            .number("SELECT COUNT(*) FROM audit_entries WHERE verb = 'token_created' AND detail = 'stage'")
            .await,
        2
    );
    assert_eq!(
        fresh
            .number("SELECT COUNT(*) FROM audit_entries WHERE verb = 'token_revoked' AND detail = 'stage'")
            .await,
        1
    );
}

async fn numbers_come_as_they_change_and_no_words(fresh: &Fresh) {
    let world = hall(fresh).await;
    let wall = wall(&world).await;
    let mut ear = Ear::listen(&world, wall.request(Method::GET, "/live?stage=fruehjahr-2019")).await;
    ear.until("\"changed\":false").await;
    assert!(ear.heard.contains("\"ideas\":3,\"votes\":19,\"comments\":0"), "{}", ear.heard);
    world.program("ben").await.put("/ideas/1/vote").await;
    ear.until("\"changed\":true").await;
    assert!(ear.heard.contains("\"votes\":20") && !ear.heard.contains("Drucker"), "{}", ear.heard);
    world.at(monday().plus(2 * MINUTE));
    fresh.run("UPDATE displays SET ended_at = 1").await;
    world.program("dee").await.put("/ideas/1/vote").await;
    ear.read_until_it_ends().await;
    assert!(!ear.heard.contains("\"votes\":21"), "it hears no more once it was ended: {}", ear.heard);
}

async fn before_a_campaign_begins_its_wall_is_empty_for_all_but_those_who_keep_it(fresh: &Fresh) {
    let world = hall(fresh).await;
    let wall = wall(&world).await;
    world.at(schedule().collecting.plus(-MINUTE));
    assert_eq!(wall.get(STAGE).await.status, 404);
    assert_eq!(world.browser("chidi").await.get(STAGE).await.status, 200);
}

store::contract!(
    the_token_leaves_the_address_and_the_wall_shows_what_all_may_read,
    it_opens_nothing_else,
    only_moderators_and_administrators_open_and_end_it,
    numbers_come_as_they_change_and_no_words,
    before_a_campaign_begins_its_wall_is_empty_for_all_but_those_who_keep_it,
);
