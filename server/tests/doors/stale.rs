//! Pages that were loaded before the server changed.

use serde_json::json;

use crate::world::World;

#[tokio::test]
async fn a_call_that_no_longer_exists_tells_the_script_to_load_anew() {
    let world = World::new().await;
    for browser in [world.browser("ana").await, world.visitor()] {
        let gone = browser.call("votes/toggle_vote", &[("idea", "1")]).await;
        assert_eq!(
            (gone.status, gone.header("content-type"), gone.json()),
            (404, "application/json", json!("outdated"))
        );
        let gone = browser.ask("ideas/load_everything", &[]).await;
        assert_eq!((gone.status, gone.json()), (404, json!("outdated")));
    }
}

#[tokio::test]
async fn a_call_with_other_arguments_tells_the_script_to_load_anew() {
    let world = World::new().await;
    let browser = world.browser("ana").await;
    let form = "application/x-www-form-urlencoded";
    for (function, kind, body) in [
        ("votes/set_vote", form, ""),
        ("votes/set_vote", form, "idea=1"),
        ("votes/set_vote", form, "idea=eins&wanted=true"),
        ("votes/set_vote", form, "idea=1&wanted=maybe"),
        ("comments/add_comment", "application/json", "{}"),
        ("comments/add_comment", "application/json", "{\"raw\":{\"idea\":1}}"),
        ("comments/add_comment", "application/json", "no json"),
        ("comments/add_comment", form, "body=x"),
        ("reports/report_idea", "application/json", "{\"idea\":1,\"reason\":\"whim\",\"note\":\"\"}"),
        ("forms/post_idea", "application/json", "{\"form\":[]}"),
    ] {
        let answer = browser.call_raw(function, kind, body).await;
        assert_eq!((answer.status, answer.json()), (400, json!("outdated")), "{function} {body}");
    }
    let answer = browser.ask("ideas/load_idea", &[("number", "eins")]).await;
    assert_eq!((answer.status, answer.json()), (400, json!("outdated")));
}

#[tokio::test]
async fn a_file_of_an_older_build_is_gone_and_stays_in_no_cache() {
    let world = World::new().await;
    let browser = world.visitor();
    let there = browser.get("/pkg/app.0123abcd.css").await;
    assert_eq!((there.status, there.text()), (200, "app.css"));
    assert_eq!(there.header("cache-control"), "public, max-age=31536000, immutable");
    for old in [
        "/pkg/app.deadbeef.css",
        "/pkg/app.deadbeef.wasm",
        "/pkg/",
        "/pkg/../manifest.json",
        "/pkg/%2e%2e/manifest.json",
    ] {
        let answer = browser.get(old).await;
        assert_eq!((answer.status, answer.header("cache-control")), (404, "no-store"), "{old}");
        assert!(!answer.text().contains("app.css"), "{old}: {}", answer.text());
    }
}

#[tokio::test]
async fn an_old_form_without_todays_fields_comes_back_or_does_what_it_can() {
    let world = World::new().await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let (browser, page) = (world.browser("ben").await, format!("/ideas/{number}"));
    let answer = browser.post("/ideas/new", &[("headline", "Von früher"), ("title", "Aus alter Zeit")]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("Aus alter Zeit") && answer.text().contains("fehlt."));
    // Without a choice of kind or name, a comment is an experience under the own name.
    assert_eq!(browser.post(&format!("{page}/comments"), &[("body", "Wie früher.")]).await.status, 303);
    let answer = browser.post(&format!("{page}/comments"), &[("body", "Anders"), ("kind", "praise")]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("Anders"));
    let answer = browser.post(&format!("{page}/report"), &[]).await;
    assert_eq!(answer.status, 422);
    // A vote that does not say what it wants must neither give one nor take it back.
    let answer = browser.post(&format!("{page}/vote"), &[]).await;
    assert_eq!(answer.status, 422);
    assert_eq!(world.program("ben").await.get(&page).await.json()["voted"], false);
}

#[tokio::test]
async fn a_form_that_is_gone_is_answered_with_a_page() {
    let world = World::new().await;
    let browser = world.browser("ana").await;
    for address in ["/ideas/1/like", "/settings", "/"] {
        let answer = browser.post(address, &[("title", "x")]).await;
        assert!([404, 405].contains(&answer.status), "{address}: {}", answer.status);
        assert!(answer.text().contains("<h1"), "{address}: {}", answer.text());
    }
}
