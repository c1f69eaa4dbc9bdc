//! Traps in which others were caught (numbers as in the list of them): each is a test by its number. What is merged and split, and
//! what goes out by mail, has its own.

use axum::{body::Body, http::Method};
use domain::{comments::ReportReason, events::Change, people::Scope, time::MINUTE};
use serde_json::json;
use store::testing::Fresh;

use crate::world::{PINCH, World, idea, monday};

/// Every channel that somebody who takes part can ask, in one text.
async fn everything(world: &World, who: &str, number: i64) -> String {
    let (browser, program) = (world.browser(who).await, world.program_that(who, &[Scope::Read]).await);
    let mut seen = String::new();
    for address in [
        "/",
        "/?sort=new",
        "/?q=Geheimnis",
        "/me",
        "/moderation",
        "/campaigns/fruehjahr-2019",
        &format!("/ideas/{number}"),
    ] {
        seen += browser.get(address).await.text();
    }
    for path in [
        "/ideas?limit=100",
        "/ideas?q=Geheimnis",
        "/ideas/similar?title=Geheimnis&text=Geheimnis",
        "/topics",
        "/campaigns",
        "/moderation",
        &format!("/ideas/{number}"),
        &format!("/ideas/{number}/comments"),
    ] {
        seen += program.get(path).await.text();
    }
    seen
}

async fn trap_01_a_held_post_leaves_by_no_channel_and_no_counter(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let open = world.post("ana", "Offen für alle").await;
    let form = [("act", "moderate"), ("answer_days", "10"), ("premoderation", "all")];
    assert_eq!(world.browser("eva").await.post("/admin/campaigns/fruehjahr-2019", &form).await.status, 303);
    let mut heard = world.service.hub().subscribe();
    let held = world.post("ana", "Ein Geheimnis").await;
    let comment = world.comment("dee", open, "Noch ein Geheimnis").await;
    while let Ok(change) = heard.try_recv() {
        assert_eq!(change, Change::CityChanged, "no browser hears of it");
    }
    service::search::rebuild(&world.service).await.unwrap();
    for who in ["ben", "fritz"] {
        // The search says back what was searched for, and nothing more.
        let seen = everything(&world, who, held).await;
        assert!(!seen.contains("Ein Geheimnis") && !seen.contains("Noch ein Geheimnis"), "{who}");
        let program = world.program(who).await;
        assert_eq!(program.get(&format!("/ideas/{held}")).await.status, 404);
        assert_eq!(program.get(&format!("/ideas/{open}")).await.json()["comments"], 0);
        assert_eq!(program.get("/ideas").await.json()["items"].as_array().unwrap().len(), 1);
    }
    assert!(everything(&world, "ana", held).await.contains("Ein Geheimnis"), "its author sees it");
    let own = world.browser("dee").await.get(&format!("/ideas/{open}")).await;
    assert!(own.text().contains("Noch ein Geheimnis"), "and so does the author of {comment}");
    let own = world.program("dee").await.get(&format!("/ideas/{open}/comments")).await.json();
    assert_eq!(own["items"][0]["id"], comment, "in their programs too: {own}");
    assert!(world.counts_right().await);
}

async fn trap_06_lengths_count_characters_not_bytes(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (program, browser) = (world.program("ana").await, world.browser("ana").await);
    for (letters, status) in [(120, 201), (121, 422)] {
        let title = "ä".repeat(letters);
        assert_eq!(program.post("/ideas", idea(&title)).await.status, status, "{letters}");
        let form = [("title", &*title), ("pinch", PINCH), ("wish", ""), ("topic", "it"), ("named", "true")];
        let status = if status == 201 { 303 } else { status };
        assert_eq!(browser.post("/ideas/new", &form).await.status, status, "{letters}");
    }
}

async fn trap_07_a_changed_explanation_without_a_change_of_state_is_news(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    let chidi = world.program("chidi").await;
    let status = format!("/ideas/{number}/status");
    assert_eq!(
        chidi.put_json(&status, json!({"status": "planned", "answer": "Im Herbst."})).await.status,
        200
    );
    let ana = world.browser("ana").await;
    let answered = || async {
        let page = ana.ask("people/load_my_page", &[]).await.json();
        page["ideas"]["posted"]["items"][0]["news"]["answered"].clone()
    };
    answered().await;
    service::news::write_marks(&world.service).await.unwrap();
    assert_ne!(answered().await, true, "seen is seen");
    assert_eq!(chidi.put_json(&status, json!({"answer": "Doch erst im Winter."})).await.status, 200);
    assert_eq!(answered().await, true);
    assert!(ana.get("/me").await.text().contains("beantwortet"));
    let answer = chidi.get(&format!("/ideas/{number}")).await.json();
    assert!(answer["answer"]["html"].as_str().unwrap().contains("Winter") && answer["status"] == "planned");
}

/// Accounts cannot be removed by a use case yet; the database lets them go.
async fn trap_08_an_account_that_goes_leaves_every_count_as_it_was(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    let path = format!("/ideas/{number}");
    assert_eq!(world.program("dee").await.put(&format!("{path}/vote")).await.status, 200);
    let ben = world.program("ben").await;
    assert_eq!(ben.get(&path).await.json()["votes"], 2);
    fresh.run(format!("DELETE FROM people WHERE id = {}", world.id("dee"))).await;
    assert_eq!(ben.get(&path).await.json()["votes"], 2, "a ballot names nobody, and nobody takes it away");
    assert!(world.counts_right().await);
}

async fn trap_09_three_hostile_reports_hide_nothing(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    for who in ["ben", "dee", "fritz"] {
        let report = [("reason", ReportReason::Spam.as_str()), ("note", "Weg damit")];
        assert_eq!(
            world.browser(who).await.post(&format!("/ideas/{number}/report"), &report).await.status,
            303
        );
    }
    for who in ["ana", "ben"] {
        assert_eq!(world.program(who).await.get(&format!("/ideas/{number}")).await.status, 200);
        assert!(world.browser(who).await.get("/").await.text().contains("Drucker im Erdgeschoß"));
    }
    let items = world.program("chidi").await.get("/triage?kind=report").await.json();
    assert_eq!((items["items"].as_array().unwrap().len(), items["items"][0]["units"].as_i64()), (1, Some(1)));
}

async fn trap_10_a_whole_city_behind_one_address_trips_no_limit(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    for who in ["ana", "ben", "dee", "fritz"] {
        let browser = world.browser(who).await;
        for n in 0..25 {
            let request = browser.request(Method::GET, "/?sort=new").header("x-forwarded-for", "192.0.2.7");
            assert_eq!(browser.status_of(request, Body::empty()).await, 200, "{who} {n}");
            let path = format!("/api/v1/ideas/{number}/vote");
            let vote =
                world.program(who).await.request(Method::PUT, &path).header("x-forwarded-for", "192.0.2.7");
            assert_eq!(browser.status_of(vote, Body::empty()).await, 200, "{who} {n}");
        }
    }
}

async fn trap_13_the_mixed_list_neither_repeats_nor_skips_while_ideas_arrive(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ideas = (0..30).map(|n| world.seeded(Some("ana"), &format!("Idee Nummer {n}"))).collect();
    let mut wanted = world.seed(ideas).await;
    let (program, mut seen, mut after) = (world.program("ben").await, Vec::new(), String::new());
    loop {
        let page = program.get(&format!("/ideas?sort=fair&limit=7{after}")).await.json();
        seen.extend(page["items"].as_array().unwrap().iter().map(|idea| idea["number"].as_i64().unwrap()));
        world.post("dee", "Eine Idee, die dazukommt").await;
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    let old = |number: &i64| wanted.contains(number);
    let mut known: Vec<i64> = seen.iter().copied().filter(old).collect();
    known.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(known, wanted, "{seen:?}");
}

async fn trap_14_the_author_without_a_name_is_in_no_answer_export_or_audit(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (number, code) = world.post_unnamed("ana", "Ohne Namen gesagt").await;
    let chidi = world.program("chidi").await;
    chidi
        .put_json(&format!("/ideas/{number}/status"), json!({"status": "planned", "answer": "Im Herbst."}))
        .await;
    for who in ["ben", "chidi", "eva", "fritz"] {
        let mut seen = everything(&world, who, number).await;
        for address in ["/triage", "/triage?view=mine", "/admin/audit", "/admin/audit.jsonl"] {
            seen += world.browser(who).await.get(address).await.text();
        }
        for eye in ["employee", "author"] {
            seen += world.program(who).await.get(&format!("/ideas/{number}/preview?as={eye}")).await.text();
        }
        for word in ["Yılmaz", "ana@example.org", &code] {
            assert!(!seen.contains(word), "{who} reads {word}");
        }
    }
}

async fn trap_15_an_author_corrects_a_typing_error_a_minute_later(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Druker im Erdgeschoß").await;
    world.at(monday().plus(MINUTE));
    let form = [("title", "Drucker im Erdgeschoß"), ("pinch", PINCH), ("wish", "")];
    let edited = world.browser("ana").await.post(&format!("/ideas/{number}/edit"), &form).await;
    assert_eq!(edited.status, 303);
    assert_eq!(
        world.program("ben").await.get(&format!("/ideas/{number}")).await.json()["title"],
        "Drucker im Erdgeschoß"
    );
}

async fn trap_18_lists_for_programs_hold_no_email_address(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    world.comment("dee", number, "Bei uns auch.").await;
    let chidi = world.program("chidi").await;
    chidi.post(&format!("/ideas/{number}/notes"), json!({"body": "Nachfragen"})).await;
    for who in ["ben", "chidi"] {
        let program = world.program(who).await;
        for path in [
            "/ideas",
            "/triage",
            "/opinions",
            "/topics",
            "/campaigns",
            &format!("/ideas/{number}"),
            &format!("/ideas/{number}/comments"),
            &format!("/ideas/{number}/notes"),
            &format!("/ideas/{number}/opinions"),
            &format!("/ideas/{number}/preview"),
        ] {
            assert!(!program.get(path).await.text().contains("@example.org"), "{who}: {path}");
        }
    }
    assert_eq!(chidi.get("/admin/people").await.status, 403, "only administrators keep accounts");
}

store::contract!(
    trap_01_a_held_post_leaves_by_no_channel_and_no_counter,
    trap_06_lengths_count_characters_not_bytes,
    trap_07_a_changed_explanation_without_a_change_of_state_is_news,
    trap_08_an_account_that_goes_leaves_every_count_as_it_was,
    trap_09_three_hostile_reports_hide_nothing,
    trap_10_a_whole_city_behind_one_address_trips_no_limit,
    trap_13_the_mixed_list_neither_repeats_nor_skips_while_ideas_arrive,
    trap_14_the_author_without_a_name_is_in_no_answer_export_or_audit,
    trap_15_an_author_corrects_a_typing_error_a_minute_later,
    trap_18_lists_for_programs_hold_no_email_address,
);
