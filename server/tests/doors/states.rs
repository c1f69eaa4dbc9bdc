//! The second half of the matrix: what every route that names an idea answers, in each state an idea or its campaign can be in.
//! [`crate::matrix`] holds the answers for an idea that is open while ideas are collected.

use std::collections::BTreeSet;

use domain::{
    ideas::{Overlay, Status},
    time::{DAY, Timestamp},
};
use serde_json::json;
use store::testing::fresh_sqlite;

use crate::{
    matrix::{self, COLUMNS},
    world::{PINCH, World, schedule},
};

/// The routes whose answer can depend on the state of an idea or on the phase.
fn routes() -> BTreeSet<(String, String)> {
    let names_an_idea = |route: &str| {
        let call = route.starts_with("/fn/");
        let named = route.contains("idea") || route.contains("triage");
        named || call && matrix::arguments(route, 1, 1) != matrix::arguments(route, 2, 2)
    };
    matrix::routes().into_iter().filter(|(_, route)| names_an_idea(route)).collect()
}

/// The table of a world whose ideas `change` has brought into a state.
async fn table(now: Timestamp, status: Status, overlay: Overlay, change: Option<&str>) -> String {
    let database = fresh_sqlite().await;
    // One moderator brings hundreds of ideas into their state.
    let world = World::with(&database, |settings| settings.limits.writes_per_second = Some(0)).await;
    let routes = routes();
    assert!(routes.len() > 60, "{}", routes.len());
    let stock = matrix::stock(&world, routes.len() * COLUMNS.len(), status, overlay).await;
    if let Some(change) = change {
        bring_about(&world, change, &stock).await;
    }
    world.at(now);
    matrix::table(&world, &routes, stock).await
}

/// Lets a moderator do this to every idea of the stock.
async fn bring_about(world: &World, change: &str, stock: &[(i64, i64)]) {
    let chidi = world.program("chidi").await;
    let into = world.post("ben", "Wohin alles gehört").await;
    let part = json!({"title": "Ein Teil davon", "pinch": PINCH});
    let body = match change {
        "merge" => json!({"into": into, "sentence": "Beide meinen dasselbe."}),
        _ => json!({"parts": [part, part]}),
    };
    for (idea, _) in stock {
        let done = chidi.put_json(&format!("/ideas/{idea}/{change}"), body.clone()).await;
        assert!(done.status < 300, "{change} of {idea}: {} {}", done.status, done.text());
    }
}

async fn idea_that_is(status: Status, overlay: Overlay) -> String {
    table(crate::world::monday(), status, overlay, None).await
}

async fn open_idea_at(now: Timestamp) -> String {
    table(now, Status::Open, Overlay::None, None).await
}

async fn idea_after(change: &str) -> String {
    table(crate::world::monday(), Status::Open, Overlay::None, Some(change)).await
}

macro_rules! matrices {
    ($($name:ident: $table:expr;)+) => {
        $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                insta::assert_snapshot!($table.await);
            }
        )+
    };
}

matrices! {
    of_held_ideas: idea_that_is(Status::Held, Overlay::None);
    of_declined_ideas: idea_that_is(Status::Declined, Overlay::None);
    of_done_ideas: idea_that_is(Status::Done, Overlay::None);
    of_hidden_ideas: idea_that_is(Status::Open, Overlay::Hidden);
    of_withdrawn_ideas: idea_that_is(Status::Open, Overlay::Withdrawn);
    of_merged_ideas: idea_after("merge");
    of_split_ideas: idea_after("split");
    while_votes_are_cast: open_idea_at(schedule().voting.plus(DAY));
    after_the_vote: open_idea_at(schedule().review.plus(DAY));
    when_all_is_over: open_idea_at(schedule().archived.plus(DAY));
}
