//! What no form of ours sends, through every door.

use axum::{
    body::Body,
    http::{Method, Request},
};
use serde_json::json;
use store::testing::Fresh;

use crate::{
    knock::{Answer, form},
    world::{HOST, PINCH, World, idea},
};

/// No answer tells of what is inside.
fn assert_tells_nothing(answer: &Answer) {
    let text = String::from_utf8_lossy(&answer.body).to_lowercase();
    for inside in ["sqlite", "sqlx", "postgres", "panicked", "src/", "stack backtrace", "serde", "server_fn"]
    {
        assert!(!text.contains(inside), "{inside}: {text}");
    }
}

async fn what_is_no_text_is_refused_at_every_door(fresh: &Fresh) {
    let world = World::on(fresh).await;
    world.post("ana", "Zweiter Drucker").await;
    let (browser, program) = (world.browser("ben").await, world.program("ben").await);
    for bytes in [&b"body=\xff\xfe"[..], b"body=%FF", b"body=%C3%28", b"body=%zz", b"body=%"] {
        let page = browser.post_raw("/ideas/1/comments", bytes.to_vec()).await;
        assert_eq!(page.status, 400, "{bytes:?}");
        assert!(page.text().contains("Zeichen, die wir nicht lesen können"), "{}", page.text());
        let page = browser.post_raw("/ideas/1/comments", [b"note=Gut+gemeint&", bytes].concat()).await.body;
        assert!(String::from_utf8_lossy(&page).contains("\nGut gemeint</textarea>"), "{bytes:?}");
        let kind = "application/x-www-form-urlencoded";
        let script = browser.call_raw("comments/delete_comment", kind, bytes.to_vec()).await;
        assert_eq!((script.status, script.json()), (400, json!("outdated")), "{bytes:?}");
        assert_tells_nothing(&script);
    }
    for bytes in
        [&b"{\"body\":\"\xff\"}"[..], b"{\"body\":", b"[]", b"\"text\"", b"", b"{\"body\":\"\\ud800\"}"]
    {
        let request =
            program.request(Method::POST, "/ideas/1/comments").header("content-type", "application/json");
        let answer = program.send(request, Body::from(bytes.to_vec())).await;
        assert_eq!((answer.status, answer.problem().as_str()), (400, "malformed"), "{bytes:?}");
        assert_tells_nothing(&answer);
    }
    assert_eq!(fresh.number("SELECT COUNT(*) FROM comments").await, 0);
}

async fn an_address_that_is_no_text_leads_nowhere(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (browser, program) = (world.browser("ben").await, world.program("ben").await);
    for address in ["/ideas/%FF", "/?topic=%C3%28", "/ideas/1?x=%00", "/%00", "/campaigns/%zz", "/?%"] {
        let page = browser.get(address).await;
        assert_eq!(page.status, 400, "{address}");
        assert!(page.header("content-type").starts_with("text/html"), "{address}");
        let answer = program.get(&format!("/api/v1{address}")).await;
        assert_eq!((answer.status, answer.problem().as_str()), (400, "malformed"), "{address}");
    }
    for address in ["/ideas/abc", "/ideas/99999999999999999999", "/campaigns/nirgends", "/nowhere"] {
        assert_eq!(browser.get(address).await.status, 404, "{address}");
    }
    for path in ["/nowhere", "/ideas/1/nowhere", "/"] {
        let answer = program.get(&format!("/api/v1{path}")).await;
        assert_eq!((answer.status, answer.problem().as_str()), (404, "not-found"), "{path}");
    }
    // Links grow old: a page passes over what it cannot read.
    assert_eq!(browser.get("/?sort=shiny&after=x&status=lost&colour=red").await.status, 200);
}

async fn null_and_control_characters_reach_no_database(fresh: &Fresh) {
    let world = World::on(fresh).await;
    world.post("ana", "Zweiter Drucker").await;
    let browser = world.browser("ben").await;
    for odd in ["Nu\0ll", "Pieps\u{7}", "Umge\u{202e}dreht"] {
        let pinch = format!("{PINCH}{odd}");
        let fields = [
            ("title", odd),
            ("pinch", &pinch),
            ("wish", odd),
            ("topic", odd),
            ("unit", odd),
            ("named", odd),
            ("idempotency_key", odd),
        ];
        for (address, status) in [
            ("/ideas/new", 422),
            ("/ideas/1/edit", 422),
            ("/me/name", 422),
            ("/report-barrier", 422),
            ("/ideas/1/comments", 422),
            ("/ideas/1/report", 422),
            ("/ideas/1/addenda", 422),
            ("/ideas/1/claim", 403),
            ("/ideas/1/reveal", 403),
            ("/sign-in", 401),
        ] {
            let more = [
                ("body", odd),
                ("kind", "question"),
                ("note", odd),
                ("reason", "other"),
                ("name", odd),
                ("contact", odd),
                ("claim_code", odd),
                ("email", odd),
                ("password", odd),
                ("next", odd),
            ];
            let all: Vec<_> = fields.iter().copied().chain(more).collect();
            let page = browser.post(address, &all).await;
            assert_eq!(page.status, status, "{address} {odd:?}: {}", page.text());
            assert_tells_nothing(&page);
        }
        let by_code = world.visitor().post("/sign-in", &[("code", odd)]).await;
        assert_eq!(by_code.status, 401, "{odd:?}");
        let raw = json!({"raw": {"idea": 1, "reply_to": null, "kind": "question", "body": odd, "named": true,
            "official": false}});
        let script = browser.call_json("comments/add_comment", raw).await;
        assert_eq!(script.status, 422);
        assert!(script.json()["refused"]["fields"].is_array(), "{}", script.text());
        let form = json!({"form": {"title": odd, "pinch": pinch, "topic": odd, "unit": odd}, "key": odd});
        assert_eq!(browser.call_json("forms/post_idea", form).await.status, 422);
        assert_eq!(browser.call("people/rename_me", &[("name", odd)]).await.status, 422);
    }
    for query in ["topic=Pieps%07", "campaign=Pieps%07", "unit=%E2%80%AE"] {
        let status = world.program("ben").await.get(&format!("/ideas?{query}")).await.status;
        assert!([200, 404, 422].contains(&status), "{query}: {status}");
        assert!([200, 404].contains(&browser.get(&format!("/?{query}")).await.status), "{query}");
    }
    assert_eq!(fresh.number("SELECT COUNT(*) FROM ideas").await, 1);
    assert_eq!(fresh.number("SELECT COUNT(*) FROM comments").await, 0);
}

async fn more_than_256_kib_is_too_much_for_every_door(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (browser, program) = (world.browser("ben").await, world.program("ben").await);
    let huge = "x".repeat(256 * 1_024);
    let page = browser.reading("en").post("/ideas/new", &[("title", "Huge"), ("pinch", &huge)]).await;
    assert_eq!(page.status, 413);
    assert!(page.text().contains("That is too much at once."), "{}", page.text());
    assert!(page.text().contains(&huge) && page.text().contains("Change it here"), "to be shortened");
    let script = browser.call("people/rename_me", &[("name", &huge)]).await;
    assert_eq!((script.status, script.json()), (413, json!("too_large")));
    let answer = program.post("/ideas", idea(&huge)).await;
    assert_eq!((answer.status, answer.problem().as_str()), (413, "too-large"));
    let answer = program.post_once("key", "/ideas", idea(&huge)).await;
    assert_eq!((answer.status, answer.problem().as_str()), (413, "too-large"));
    // Three texts of 4,000 characters fit, however they are written down.
    let (title, text) = ("𝄞".repeat(120), "𝄞".repeat(4_000));
    let fields =
        [("title", title.as_str()), ("pinch", &text), ("wish", &text), ("topic", "it"), ("named", "true")];
    assert!(form(&fields).len() > 96_000);
    assert_eq!(browser.post("/ideas/new", &fields).await.status, 303);
}

async fn a_format_or_method_that_no_door_takes_is_named(fresh: &Fresh) {
    let world = World::on(fresh).await;
    world.post("ana", "Zweiter Drucker").await;
    let (browser, program) = (world.browser("ben").await, world.program("ben").await);
    for kind in ["text/plain", "application/xml", "multipart/form-data; boundary=x", ""] {
        let request = browser.request(Method::POST, "/ideas/1/comments").header("content-type", kind);
        let page = browser.send(request, Body::from("body=Gut")).await;
        assert_eq!(page.status, 415, "{kind}");
        assert!(page.text().contains("Dieses Format lesen wir hier nicht."));
        let request = program.request(Method::POST, "/ideas/1/comments").header("content-type", kind);
        let answer = program.send(request, Body::from("{\"body\":\"Gut\"}")).await;
        assert_eq!((answer.status, answer.problem().as_str()), (415, "wrong-media"), "{kind}");
    }
    for (method, path) in [
        ("PATCH", "/ideas/1"),
        ("DELETE", "/ideas"),
        ("POST", "/ideas/1/vote"),
        ("PUT", "/me"),
        ("POST", "/openapi.json"),
    ] {
        let request = program.request(method.parse().unwrap(), path);
        let answer = program.send(request, Body::empty()).await;
        assert_eq!((answer.status, answer.problem().as_str()), (405, "wrong-method"), "{method} {path}");
        assert!(!answer.header("allow").is_empty(), "{method} {path}");
    }
    for (method, address) in [("PUT", "/ideas/new"), ("GET", "/sign-out"), ("DELETE", "/"), ("POST", "/live")]
    {
        let answer = browser.send(browser.request(method.parse().unwrap(), address), Body::empty()).await;
        assert_eq!(answer.status, 405, "{method} {address}");
        assert!(!answer.body.is_empty(), "{method} {address} says nothing");
    }
    for address in ["/health/live", "/robots.txt", "/favicon.ico"] {
        let answer = browser.send(browser.request(Method::POST, address), Body::empty()).await;
        assert_eq!(answer.status, 405, "{address}");
        assert!(!answer.body.is_empty(), "{address} says nothing");
    }
}

async fn the_name_of_a_format_is_read_in_any_case(fresh: &Fresh) {
    let world = World::on(fresh).await;
    world.post("ana", "Zweiter Drucker").await;
    let (browser, program) = (world.browser("ben").await, world.program("ben").await);
    for kind in ["Application/X-WWW-Form-Urlencoded", "application/x-www-form-urlencoded ; charset=UTF-8"] {
        let request = browser.request(Method::POST, "/ideas/1/comments").header("content-type", kind);
        let page = browser.send(request, Body::from("body=Gut&kind=question")).await;
        assert_eq!(page.status, 303, "{kind}");
        let request = browser.request(Method::POST, "/ideas/1/comments").header("content-type", kind);
        let page = browser.send(request, Body::from("note=Gut+gemeint&body=%FF")).await;
        assert_eq!(page.status, 400, "{kind}");
        assert!(page.text().contains("\nGut gemeint</textarea>"), "{kind}: it comes back");
    }
    for (kind, status) in [("Application/JSON;charset=utf-8", 201), ("application/jsonl", 415)] {
        let request = program.request(Method::POST, "/ideas/1/comments").header("content-type", kind);
        assert_eq!(program.send(request, Body::from("{\"body\":\"Gut\"}")).await.status, status, "{kind}");
    }
    let other = "application/x-www-form-urlencoded2";
    let request = browser.request(Method::POST, "/ideas/1/comments").header("content-type", other);
    assert_eq!(browser.send(request, Body::from("body=Gut")).await.status, 415);
}

async fn what_a_call_does_not_take_is_named_and_changes_nothing(fresh: &Fresh) {
    let world = World::on(fresh).await;
    world.post("ana", "Zweiter Drucker").await;
    let (ben, eva) = (world.program("ben").await, world.program("eva").await);
    let sent = async |method: &str, path: &str, kind: &str, body: &str| {
        let request = ben.request(method.parse().unwrap(), path).header("content-type", kind);
        ben.send(request, Body::from(body.to_owned())).await
    };
    let json = "application/json";
    for (method, path) in [("PUT", "/ideas/1/vote"), ("DELETE", "/ideas/1/follow"), ("GET", "/me")] {
        let answer = sent(method, path, json, "{\"weight\":3,\"idea\":2}").await;
        let wrong: Vec<_> = answer.wrong_fields().into_iter().collect();
        assert_eq!(wrong, ["idea", "weight"].map(|name| (name.to_owned(), "unknown".to_owned())), "{path}");
        assert_eq!(sent(method, path, "text/plain", "Gut").await.problem(), "wrong-media", "{path}");
        for body in ["[]", "{", "7"] {
            assert_eq!(sent(method, path, json, body).await.problem(), "malformed", "{path} {body}");
        }
        for query in ["x=1", "x", "weight=3&x=1"] {
            let answer = sent(method, &format!("{path}?{query}"), "", "").await;
            assert_eq!(answer.wrong_fields()["x"], "unknown", "{method} {path}?{query}");
        }
    }
    let posted = ben.post("/ideas?x=1", idea("Eine gute Idee")).await;
    assert_eq!(posted.wrong_fields()["x"], "unknown");
    assert_eq!(ben.post("/ideas/1/comments?official=1", json!({"body": "Gut."})).await.status, 422);
    let units = eva.post("/admin/units?dry=1", json!({"name_de": "Ämter"})).await;
    assert_eq!(units.wrong_fields()["dry"], "unknown");
    for table in ["comments", "follows"] {
        assert_eq!(fresh.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
    assert_eq!(fresh.number("SELECT COUNT(*) FROM ideas").await, 1);
    // Nothing is nothing, however it is said.
    for (kind, body) in [("", ""), (json, ""), (json, "{}"), ("text/plain", "")] {
        assert_eq!(sent("PUT", "/ideas/1/vote", kind, body).await.json()["voted"], true, "{kind} {body}");
        assert_eq!(
            sent("DELETE", "/ideas/1/vote?", kind, body).await.json()["voted"],
            false,
            "{kind} {body}"
        );
    }
    // What nobody may call is no question of parameters.
    assert_eq!(world.stranger().put("/ideas/1/vote?x=1").await.status, 401);
    assert_eq!(ben.get("/nowhere?x=1").await.status, 404);
}

async fn fields_that_no_page_sends_change_nothing(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let browser = world.browser("ben").await;
    let fields = [
        ("title", "Mehr als gefragt"),
        ("pinch", PINCH),
        ("topic", "it"),
        ("named", "true"),
        ("author", "Eva Lindner"),
        ("status", "done"),
        ("votes", "999"),
        ("number", "77"),
        ("role", "admin"),
    ];
    assert_eq!(browser.post("/ideas/new", &fields).await.location(), "/ideas/1");
    let shown = world.program("dee").await.get("/ideas/1").await.json();
    assert_eq!(
        (&shown["author"], &shown["status"], &shown["votes"]),
        (&json!("Ben Kowalski"), &json!("open"), &json!(1))
    );
    // The last of two values counts, and a pair without a name none.
    let twice = browser.post_raw("/me/name", "name=Erst&=x&&name=Zuletzt").await;
    assert_eq!(twice.status, 303);
    assert!(browser.get("/me").await.text().contains("Zuletzt"));
}

async fn a_request_without_any_header_is_answered(fresh: &Fresh) {
    let world = World::on(fresh).await;
    for (method, address, status) in [
        ("GET", "/", 303),
        ("POST", "/sign-in", 422),
        ("POST", "/ideas/new", 401),
        ("GET", "/live", 401),
        ("OPTIONS", "/api/v1/ideas", 401),
        ("POST", "/fn/app/api/votes/set_vote", 400),
    ] {
        let request = Request::builder().method(method).uri(address).body(Body::empty()).unwrap();
        let answer = Answer::to(&world.doors, request).await;
        assert_eq!(answer.status, status, "{method} {address} at {HOST}");
        assert_tells_nothing(&answer);
    }
}

store::contract!(
    what_is_no_text_is_refused_at_every_door,
    an_address_that_is_no_text_leads_nowhere,
    null_and_control_characters_reach_no_database,
    more_than_256_kib_is_too_much_for_every_door,
    a_format_or_method_that_no_door_takes_is_named,
    the_name_of_a_format_is_read_in_any_case,
    what_a_call_does_not_take_is_named_and_changes_nothing,
    fields_that_no_page_sends_change_nothing,
    a_request_without_any_header_is_answered,
);
