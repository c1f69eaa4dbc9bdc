//! What a token opens, and what it does not.

use axum::{body::Body, http::Method};
use domain::{people::Scope, text::TokenName};
use serde_json::json;
use store::testing::Fresh;

use crate::{
    knock::Program,
    world::{World, idea, monday},
};

/// Every call, as something that would be taken.
const CALLS: &[(&str, &str)] = &[
    ("GET", "/ideas"),
    ("POST", "/ideas"),
    ("GET", "/ideas/1"),
    ("PUT", "/ideas/1/vote"),
    ("DELETE", "/ideas/1/vote"),
    ("GET", "/ideas/1/comments"),
    ("POST", "/ideas/1/comments"),
    ("GET", "/ideas/similar?title=a"),
    ("GET", "/campaigns"),
    ("GET", "/topics"),
    ("GET", "/me"),
];

async fn send(program: &Program, method: &str, path: &str) -> crate::knock::Answer {
    let body = if path == "/ideas" { idea("Eine gute Idee") } else { json!({"body": "Bei uns auch."}) };
    let request = program.request(method.parse().unwrap(), path).header("content-type", "application/json");
    let body = if method == "POST" { Body::from(body.to_string()) } else { Body::empty() };
    program.send(request, body).await
}

async fn without_a_token_that_is_known_every_call_is_refused(fresh: &Fresh) {
    let world = World::on(fresh).await;
    world.post("ana", "Zweiter Drucker").await;
    let good = world.program("ana").await.token().to_owned();
    let cut = &good[..good.len() - 1];
    let sessions = world.browser("ana").await.cookie("session").unwrap();
    let tokens = ["", "dgt_", "dgt_nonsense", cut, &good.to_uppercase(), &sessions, "Bearer"];
    for (method, path) in CALLS {
        let answer = send(&world.stranger(), method, path).await;
        assert_eq!((answer.status, answer.problem().as_str()), (401, "sign-in-first"), "{method} {path}");
        assert_eq!(answer.header("www-authenticate"), "Bearer realm=\"dogital\"");
        for token in tokens {
            let program = Program::new(&world.doors, Some(token.to_owned()));
            let answer = send(&program, method, path).await;
            assert_eq!((answer.status, answer.problem().as_str()), (401, "sign-in-first"), "{token:?}");
            assert_eq!(
                answer.header("www-authenticate"),
                "Bearer realm=\"dogital\", error=\"invalid_token\""
            );
        }
    }
    let count = world.program("ana").await.get("/ideas").await.json()["items"].as_array().unwrap().len();
    assert_eq!(count, 1, "nothing was posted on the way");
}

async fn a_scope_opens_what_it_names_and_nothing_else(fresh: &Fresh) {
    let world = World::on(fresh).await;
    world.post("ana", "Zweiter Drucker").await;
    let reader = world.program_that("ben", &[Scope::Read]).await;
    let writer = world.program_that("ben", &[Scope::Write]).await;
    let nothing = world.program_that("ben", &[]).await;
    for (method, path) in CALLS {
        let reads = *method == "GET";
        let refused = if reads { &writer } else { &reader };
        for program in [refused, &nothing] {
            let answer = send(program, method, path).await;
            assert_eq!((answer.status, answer.problem().as_str()), (403, "scope-missing"), "{method} {path}");
            assert!(answer.header("www-authenticate").ends_with("error=\"insufficient_scope\""));
        }
        if reads {
            assert_eq!(send(&reader, method, path).await.status, 200, "{method} {path}");
        }
    }
    assert_eq!(send(&writer, "POST", "/ideas").await.status, 201);
    assert_eq!(send(&writer, "PUT", "/ideas/1/vote").await.status, 200);
    assert_eq!(send(&writer, "DELETE", "/ideas/1/vote").await.status, 200);
    assert_eq!(send(&writer, "POST", "/ideas/1/comments").await.status, 201);
}

async fn whoever_may_not_read_the_answer_changes_nothing(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let (idea, chidi) = (format!("/ideas/{number}"), world.program("chidi").await);
    let writer = world.program_that("chidi", &[Scope::Write]).await;
    let before = chidi.get(&idea).await.json();
    let answers = [
        writer.put_json(&format!("{idea}/status"), json!({"status": "in_review"})).await,
        writer
            .put_json(&format!("{idea}/hiding"), json!({"ground": "insult", "sentence": "Das geht nicht."}))
            .await,
    ];
    for answer in answers {
        assert_eq!((answer.status, answer.problem().as_str()), (403, "scope-missing"));
        assert_eq!(chidi.get(&idea).await.json(), before);
    }
    let answer = chidi.put_json(&format!("{idea}/status"), json!({"status": "in_review"})).await;
    assert_eq!((answer.status, answer.json()["status"].as_str()), (200, Some("in_review")));
}

async fn a_revoked_token_opens_nothing_any_more(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let program = world.program("ana").await;
    assert_eq!(program.get("/me").await.status, 200);
    let (ana, name) = (world.id("ana"), TokenName::parse("test").unwrap());
    let revoke = world
        .service
        .store()
        .write(move |tx| Box::pin(async move { tx.revoke_tokens(ana, &name, monday()).await }));
    assert_eq!(revoke.await.unwrap(), 1);
    let answer = program.get("/me").await;
    assert_eq!((answer.status, answer.problem().as_str()), (401, "sign-in-first"));
}

async fn a_token_never_may_more_than_its_owner(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ben", "Zweiter Drucker").await;
    let path = format!("/ideas/{number}/comments");
    let official = json!({"body": "Die Stadt sagt zu.", "official": true});
    let refused = world.program("ana").await.post(&path, official.clone()).await;
    assert_eq!((refused.status, refused.problem().as_str()), (403, "not-allowed"));
    assert_eq!(world.program("chidi").await.post(&path, official).await.status, 201);
}

async fn what_a_token_does_is_done_by_its_owner_alone(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let ben = world.program("ben").await;
    assert_eq!(ben.put(&format!("/ideas/{number}/vote")).await.json()["voted"], true);
    let dee = world.program("dee").await;
    assert_eq!(dee.get(&format!("/ideas/{number}")).await.json()["voted"], false);
    assert_eq!(dee.get("/me").await.json()["name"], "Dee Schröder");
}

async fn a_session_opens_the_interface_to_read_and_no_other_site_writes_with_it(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let browser = world.browser("ana").await;
    let request = browser
        .request(Method::POST, "/api/v1/ideas")
        .header("content-type", "application/json")
        .header("sec-fetch-site", "cross-site");
    let answer = browser.send(request, Body::from(idea("Untergeschoben").to_string())).await;
    assert_eq!((answer.status, answer.problem().as_str()), (403, "cross-site"));
}

async fn the_word_before_a_token_is_read_in_any_case(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let token = world.program("ana").await.token().to_owned();
    for scheme in ["Bearer", "bearer", "BEARER"] {
        let request = world.stranger().request(Method::GET, "/me");
        let request = request.header("authorization", format!("{scheme} {token}"));
        assert_eq!(world.stranger().send(request, Body::empty()).await.status, 200, "{scheme}");
    }
}

async fn no_other_site_writes_behind_a_header_that_is_no_token(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let browser = world.browser("ana").await;
    for header in ["Basic YTpi", "Bearer", "nonsense"] {
        let request = browser
            .request(Method::POST, "/api/v1/ideas")
            .header("content-type", "application/json")
            .header("authorization", header)
            .header("sec-fetch-site", "cross-site");
        let answer = browser.send(request, Body::from(idea("Untergeschoben").to_string())).await;
        assert_eq!((answer.status, answer.problem().as_str()), (403, "cross-site"), "{header}");
    }
}

store::contract!(
    the_word_before_a_token_is_read_in_any_case,
    no_other_site_writes_behind_a_header_that_is_no_token,
    without_a_token_that_is_known_every_call_is_refused,
    a_scope_opens_what_it_names_and_nothing_else,
    whoever_may_not_read_the_answer_changes_nothing,
    a_revoked_token_opens_nothing_any_more,
    a_token_never_may_more_than_its_owner,
    what_a_token_does_is_done_by_its_owner_alone,
    a_session_opens_the_interface_to_read_and_no_other_site_writes_with_it,
);
