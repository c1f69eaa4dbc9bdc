//! The live stream, as an open browser hears it.

use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::http::Method;
use domain::{
    ideas::{Overlay, Status},
    time::DAY,
};
use futures::StreamExt as _;
use serde_json::{Value, json};
use store::testing::Fresh;
use tower::ServiceExt as _;

use crate::{
    knock::Browser,
    world::{World, idea, monday},
};

/// Longer than any machine needs, so that a test that hears nothing ends.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open stream.
pub struct Ear {
    stream: BodyDataStream,
    pub heard: String,
}

impl Ear {
    pub async fn open(world: &World, browser: &Browser) -> Self {
        Self::listen(world, browser.request(Method::GET, "/live")).await
    }

    pub async fn listen(world: &World, request: axum::http::request::Builder) -> Self {
        let request = request.body(Body::empty()).unwrap();
        let response = world.doors.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), 200);
        let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header("content-type"), "text/event-stream");
        assert_eq!((header("cache-control"), header("x-accel-buffering")), ("no-store".into(), "no".into()));
        let mut ear = Self { stream: response.into_body().into_data_stream(), heard: String::new() };
        ear.until("\n\n").await;
        assert!(ear.heard.starts_with("retry: "), "{}", ear.heard);
        ear
    }

    /// Listens until this was said.
    pub async fn until(&mut self, said: &str) {
        while !self.heard.contains(said) {
            let part = tokio::time::timeout(PATIENCE, self.stream.next()).await;
            let part = part.unwrap_or_else(|_| panic!("{said} was never said: {}", self.heard));
            self.heard.push_str(std::str::from_utf8(&part.unwrap().unwrap()).unwrap());
        }
    }

    /// Listens until the stream ends.
    pub async fn read_until_it_ends(&mut self) {
        while let Some(part) = tokio::time::timeout(PATIENCE, self.stream.next()).await.unwrap() {
            self.heard.push_str(std::str::from_utf8(&part.unwrap()).unwrap());
        }
    }

    /// The changes heard so far, in their order.
    pub fn changes(&self) -> Vec<Value> {
        let lines = self.heard.lines().filter_map(|line| line.strip_prefix("data: "));
        lines.map(|json| serde_json::from_str(json).unwrap()).collect()
    }
}

async fn a_vote_a_post_and_a_comment_are_heard(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let mut ear = Ear::open(&world, &world.browser("dee").await).await;
    let ben = world.program("ben").await;
    // PostgreSQL tells of what came before the stream was opened, too: only what follows counts.
    ben.put(&format!("/ideas/{number}/vote")).await;
    ear.until("\"revision\":2").await;
    let tally = json!({"tally": {"idea": number, "tally": {"votes": 2, "revision": 2}}});
    assert_eq!(ear.changes().last(), Some(&tally));
    assert!(ear.heard.contains("event: change\ndata: {"));
    let posted = ben.post("/ideas", idea("Dritter Drucker")).await.json()["number"].clone();
    ear.until(&format!("{{\"idea_posted\":{{\"idea\":{posted}}}}}")).await;
    let comment = world.comment("ben", number, "Geheime Worte").await;
    ear.until("comment_added").await;
    assert_eq!(ear.changes().last(), Some(&json!({"comment_added": {"idea": number, "comment": comment}})));
    for word in ["Drucker", "Geheime", "Kowalski", "Ana", "voter", "person"] {
        assert!(!ear.heard.contains(word), "{word}: {}", ear.heard);
    }
}

async fn what_changes_nothing_is_no_news(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let ben = world.program("ben").await;
    let vote = format!("/ideas/{number}/vote");
    let mut ear = Ear::open(&world, &world.browser("dee").await).await;
    ben.put(&vote).await;
    ben.put(&vote).await;
    ben.put("/ideas/999/vote").await;
    ben.delete(&vote).await;
    ear.until("\"revision\":3").await;
    let news: Vec<_> =
        ear.changes().iter().filter_map(|change| change["tally"]["tally"].get("revision").cloned()).collect();
    // Several tallies of one idea may be told as the newest.
    assert!(
        news.ends_with(&[3.into()]) && news.iter().filter(|revision| **revision == 2).count() <= 1,
        "{news:?}"
    );
}

async fn what_is_held_or_hidden_is_never_announced(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let held = world.idea_in("ana", "Wird geprüft", Status::Held, Overlay::None).await;
    let hidden = world.idea_in("ana", "Ausgeblendet", Status::Open, Overlay::Hidden).await;
    let open = world.post("ana", "Zweiter Drucker").await;
    let mut ear = Ear::open(&world, &world.browser("dee").await).await;
    let ana = world.browser("ana").await;
    for number in [held, hidden] {
        let page = format!("/ideas/{number}");
        let wording =
            [("title", "Neu gefasst"), ("pinch", "Das ist lang genug für eine Idee."), ("wish", "")];
        ana.post(&format!("{page}/edit"), &wording).await;
        ana.post(&format!("{page}/addenda"), &[("body", "Nachtrag")]).await;
        ana.post(&format!("{page}/comments"), &[("body", "Kommentar")]).await;
        ana.post(&format!("{page}/vote"), &[("wanted", "true")]).await;
        assert_eq!(ana.post(&format!("{page}/withdraw"), &[]).await.status, 303);
    }
    world.program("ben").await.put(&format!("/ideas/{open}/vote")).await;
    ear.until("\"revision\":2").await;
    for change in ear.changes() {
        let (_, news) = change.as_object().unwrap().iter().next().unwrap();
        assert_eq!(news["idea"], open, "{change}");
    }
}

async fn visitors_hear_nothing(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let answer = world.visitor().get("/live").await;
    assert_eq!((answer.status, answer.problem().as_str()), (401, "sign-in-first"));
    let writer = world.program_that("ben", &[domain::people::Scope::Write]).await;
    let request = world
        .visitor()
        .request(Method::GET, "/live")
        .header("authorization", format!("Bearer {}", writer.token()));
    let answer = world.visitor().send(request, Body::empty()).await;
    assert_eq!((answer.status, answer.problem().as_str()), (403, "scope-missing"));
}

async fn whoever_may_hear_no_more_hears_no_more(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let (ben, chidi, dee) =
        (world.browser("ben").await, world.browser("chidi").await, world.browser("dee").await);
    let program = world.program("fritz").await;
    let with_token = world
        .visitor()
        .request(Method::GET, "/live")
        .header("authorization", format!("Bearer {}", program.token()));
    let mut ears = vec![Ear::open(&world, &ben.copy()).await, Ear::open(&world, &chidi).await];
    ears.push(Ear::listen(&world, with_token).await);
    let mut stays = Ear::open(&world, &dee).await;
    assert_eq!(ben.post("/sign-out", &[]).await.status, 303);
    let chidi = domain::text::Email::parse("chidi@example.org").unwrap();
    service::people::disable(&world.console(), &chidi).await.unwrap();
    let (fritz, name) = (
        domain::text::Email::parse("fritz@example.org").unwrap(),
        domain::text::TokenName::parse("test").unwrap(),
    );
    assert_eq!(service::tokens::revoke(&world.console(), &fritz, &name).await.unwrap(), 1);
    world.at(monday().plus(domain::time::MINUTE));
    world.program("ana").await.put(&format!("/ideas/{number}/follow")).await;
    world.program("eva").await.put(&format!("/ideas/{number}/vote")).await;
    for ear in &mut ears {
        ear.read_until_it_ends().await;
        assert!(!ear.heard.contains("\"votes\":2"), "{}", ear.heard);
    }
    stays.until("\"votes\":2").await;
}

async fn a_tab_left_open_keeps_no_session_alive(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let vote = format!("/ideas/{number}/vote");
    let (ben, dee) = (world.browser("ben").await, world.browser("dee").await);
    let mut left_open = Ear::open(&world, &ben.copy()).await;
    world.at(monday().plus(6 * DAY));
    // The line of the one is looked at again, the other comes back.
    world.program("eva").await.put(&vote).await;
    left_open.until("\"votes\":2").await;
    let mut returned = Ear::open(&world, &dee.copy()).await;
    world.at(monday().plus(7 * DAY));
    world.program("fritz").await.put(&vote).await;
    for ear in [&mut left_open, &mut returned] {
        ear.read_until_it_ends().await;
    }
    for browser in [ben, dee] {
        assert_eq!(browser.get("/live").await.status, 401);
        assert_eq!(browser.get("/me").await.status, 303);
    }
}

store::contract!(
    a_tab_left_open_keeps_no_session_alive,
    whoever_may_hear_no_more_hears_no_more,
    a_vote_a_post_and_a_comment_are_heard,
    what_changes_nothing_is_no_news,
    what_is_held_or_hidden_is_never_announced,
    visitors_hear_nothing,
);
