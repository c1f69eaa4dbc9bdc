//! What every answer carries, whatever it answers.

use axum::{body::Body, http::Method};
use serde_json::json;
use store::testing::fresh_sqlite;

use crate::{
    knock::Answer,
    world::{HOST, World, idea_form},
};

/// One answer of every kind, with a name.
async fn every_kind(world: &World) -> Vec<(&'static str, Answer)> {
    let number = world.post("ana", "Zweiter Drucker").await;
    let (browser, program, visitor) =
        (world.browser("ben").await, world.program("ben").await, world.visitor());
    let vote = browser.call("votes/set_vote", &[("idea", &number.to_string()), ("wanted", "true")]).await;
    vec![
        ("page", browser.get("/").await),
        ("open page", visitor.get("/sign-in").await),
        ("refused form", browser.post("/ideas/new", &idea_form("Weg")).await),
        ("redirect", browser.post("/ideas/1/vote", &[("wanted", "true")]).await),
        ("to the door", visitor.get("/me").await),
        ("language", visitor.get("/sign-in?lang=en").await),
        ("not found", browser.get("/ideas/999").await),
        ("no page", browser.get("/nowhere").await),
        ("malformed", browser.get("/%FF").await),
        ("cross-site", cross_site(&browser, "/me/name").await),
        ("asset", visitor.get("/pkg/app.0123abcd.js").await),
        ("no asset", visitor.get("/pkg/app.old.js").await),
        ("picture", browser.get("/ideas/1/qr.svg").await),
        ("call", vote),
        ("refused call", visitor.call("people/rename_me", &[("name", "x")]).await),
        ("no call", browser.ask("nothing", &[]).await),
        ("list", program.get("/ideas").await),
        ("problem", program.get("/ideas/999").await),
        ("no token", world.stranger().get("/ideas").await),
        ("description", world.stranger().get("/openapi.json").await),
        ("health", visitor.get("/health/live").await),
        ("ready", visitor.get("/health/ready").await),
        ("figures", visitor.get("/metrics").await),
        ("robots", visitor.get("/robots.txt").await),
        ("icon", visitor.get("/favicon.ico").await),
    ]
}

async fn cross_site(browser: &crate::knock::Browser, address: &str) -> Answer {
    let request = browser
        .request(Method::POST, address)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site")
        .header("origin", "https://evil.example");
    browser.send(request, Body::from("name=Untergeschoben")).await
}

#[tokio::test]
async fn every_answer_tells_browsers_what_not_to_do() {
    let world = World::new().await;
    for (kind, answer) in every_kind(&world).await {
        for (header, value) in
            [("x-content-type-options", "nosniff"), ("cross-origin-resource-policy", "same-origin")]
        {
            assert_eq!(answer.header(header), value, "{kind}: {header}");
        }
        // What is no page has neither a window, nor a frame, nor a link.
        if !kind.ends_with("asset") {
            assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{kind}");
            assert_eq!(answer.header("x-frame-options"), "DENY", "{kind}");
            assert_eq!(answer.header("referrer-policy"), "same-origin", "{kind}");
            assert!(answer.header("permissions-policy").contains("camera=()"), "{kind}");
        }
        let policy = answer.header("content-security-policy");
        assert!(
            policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{kind}: {policy}"
        );
        assert!(
            kind.ends_with("asset") || policy.contains("base-uri 'none'") && policy.contains("form-action"),
            "{kind}: {policy}"
        );
        assert!(
            !policy.contains("unsafe-inline")
                && !policy.contains("unsafe-eval'") | policy.contains("'wasm-unsafe-eval'"),
            "{kind}: {policy}"
        );
        assert!(
            !policy.contains("http:") && !policy.contains("https:") && !policy.contains('*'),
            "{kind}: {policy}"
        );
        assert_eq!(answer.headers.get_all("content-security-policy").iter().count(), 1, "{kind}");
        assert_eq!(answer.header("strict-transport-security"), "", "{kind}: not over plain HTTP");
        assert_eq!(answer.header("access-control-allow-origin"), "", "{kind}");
        assert_eq!(answer.header("server"), "", "{kind}");
    }
}

#[tokio::test]
async fn over_tls_browsers_stay_there() {
    let database = fresh_sqlite().await;
    let world =
        World::with(&database, |settings| settings.web.public_url = Some(format!("https://{HOST}"))).await;
    for (kind, answer) in every_kind(&world).await {
        assert_eq!(
            answer.header("strict-transport-security"),
            "max-age=31536000; includeSubDomains",
            "{kind}"
        );
        for cookie in answer.set_cookies() {
            assert!(cookie.contains("; Secure"), "{kind}: {cookie}");
        }
    }
}

#[tokio::test]
async fn nothing_that_only_one_person_may_see_stays_in_a_cache() {
    let world = World::new().await;
    for (kind, answer) in every_kind(&world).await {
        let kept = answer.header("cache-control");
        match kind {
            "asset" => assert_eq!(kept, "public, max-age=31536000, immutable"),
            "list" | "description" => assert_eq!(kept, "private, no-cache", "{kind}"),
            _ => assert_eq!(kept, "no-store", "{kind}"),
        }
    }
}

#[tokio::test]
async fn a_page_lets_in_its_own_script_alone() {
    let world = World::new().await;
    let browser = world.browser("ana").await;
    let mut nonces = Vec::new();
    for address in ["/", "/ideas/new", "/me", "/nowhere"] {
        let page = browser.get(address).await;
        let nonce =
            page.text().split("nonce=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
        assert!(page.header("content-security-policy").contains(&format!("'nonce-{nonce}'")), "{address}");
        let scripts = page.text().matches("<script").count();
        let ours = page.text().matches(&format!("nonce=\"{nonce}\"")).count();
        assert!(scripts > 0 && ours >= scripts, "{address}: {scripts} scripts, {ours} let in");
        for inline in [" onclick=", " onload=", " style=", "javascript:"] {
            assert!(!page.text().contains(inline), "{address}: {inline}");
        }
        assert!(!page.text().contains("//") || !page.text().contains("src=\"http"), "{address}");
        nonces.push(nonce);
    }
    nonces.sort();
    nonces.dedup();
    assert_eq!(nonces.len(), 4, "each page has a nonce of its own");
}

#[tokio::test]
async fn no_other_site_changes_anything() {
    let world = World::new().await;
    world.post("ana", "Zweiter Drucker").await;
    let browser = world.browser("ben").await;
    for address in ["/me/name", "/ideas/new", "/ideas/1/vote", "/sign-out", "/sign-in", "/report-barrier"] {
        let answer = cross_site(&browser, address).await;
        assert_eq!((answer.status, answer.set_cookies().len()), (403, 0), "{address}");
        assert!(answer.text().contains("Diese Anfrage kam von einer anderen Website."), "{address}");
    }
    for (header, value) in [
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("origin", "http://ideen.example.evil.example"),
        ("origin", "https://ideen.example:444"),
        ("sec-fetch-site", "same-site"),
        ("sec-fetch-site", "cross-site"),
    ] {
        let request = browser
            .request(Method::POST, "/fn/app/api/people/rename_me")
            .header("accept", "application/json")
            .header("content-type", "application/x-www-form-urlencoded")
            .header(header, value);
        let answer = browser.send(request, Body::from("name=Untergeschoben")).await;
        assert_eq!(answer.status, 403, "{header}: {value}");
    }
    let page = browser.get("/me").await;
    assert!(page.text().contains("Ben Kowalski") && !page.text().contains("Untergeschoben"));
    assert_eq!(world.program("ben").await.get("/ideas/1").await.json()["voted"], false);
    // A program is nobody's browser, wherever it runs.
    let program = world.program("ben").await;
    let request = program.request(Method::PUT, "/ideas/1/vote").header("origin", "https://other.example");
    assert_eq!(program.send(request, Body::empty()).await.status, 200);
}

#[tokio::test]
async fn reading_by_address_changes_nothing() {
    let world = World::new().await;
    world.post("ana", "Zweiter Drucker").await;
    let browser = world.browser("ben").await;
    for address in [
        "/ideas/1/vote?wanted=true",
        "/sign-out",
        "/ideas/1/withdraw",
        "/fn/app/api/votes/set_vote?idea=1&wanted=true",
        "/fn/app/api/people/rename_me?name=Anders",
    ] {
        browser.get(address).await;
    }
    let page = browser.get("/me").await;
    assert!(page.status == 200 && page.text().contains("Ben Kowalski"));
    let shown = world.program("ben").await.get("/ideas/1").await.json();
    assert_eq!((&shown["voted"], &shown["votes"]), (&false.into(), &1.into()));
}

#[tokio::test]
async fn a_language_is_kept_and_leads_back_to_the_same_page() {
    let world = World::new().await;
    let visitor = world.visitor();
    let answer = visitor.get("/sign-in?next=/me&lang=en").await;
    assert_eq!((answer.status, answer.location()), (303, "/sign-in?next=/me"));
    assert!(answer.set_cookies()[0].starts_with("lang=en; Path=/; Max-Age=31536000; SameSite=Lax"));
    assert!(visitor.get(answer.location()).await.text().contains("<html lang=\"en\""));
    assert_eq!(visitor.get("//evil.example/?lang=de").await.location(), "/");
}

#[tokio::test]
async fn a_page_brings_the_names_of_its_own_language_alone() {
    let world = World::new().await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let ana = world.browser("ana").await;
    for page in ["/".to_owned(), format!("/ideas/{number}")] {
        for (lang, own, other) in [
            ("de", ["Frühjahr", "Kitas"], ["Spring", "Day care"]),
            ("en", ["Spring", "Day care"], ["Frühjahr", "Kitas"]),
        ] {
            let answer = ana.reading(lang).get(&page).await;
            let shown = answer.text();
            assert!(own.iter().all(|name| shown.contains(name)), "{page} in {lang}");
            assert!(!other.iter().any(|name| shown.contains(name)), "{page} in {lang}");
            assert!(!shown.contains("Worum es geht"), "the introduction is on a page of its own");
        }
    }
    // Another tab may have changed the language since: German is what a name is read in when it has no other.
    let list = ana.reading("en").ask("ideas/list_ideas", &[("address", "")]).await.json();
    assert_eq!(list["campaign"]["units"][0]["name"], json!({"de": "Day care", "en": ""}));
}

#[tokio::test]
async fn figures_are_for_whoever_has_their_token() {
    let database = fresh_sqlite().await;
    let world =
        World::with(&database, |settings| settings.telemetry.metrics_token = Some("geheim".into())).await;
    let ask = async |token: &str| {
        let request = world.visitor().request(Method::GET, "/metrics").header("authorization", token);
        world.visitor().send(request, Body::empty()).await
    };
    assert_eq!(ask("Bearer geheim").await.status, 200);
    for wrong in ["Bearer falsch", "geheim", "Bearer ", "Basic geheim"] {
        assert_eq!(ask(wrong).await.status, 404, "{wrong}");
    }
    let program = world.program("eva").await.token().to_owned();
    assert_eq!(ask(&format!("Bearer {program}")).await.status, 404);
}
