//! Many at once.

use std::time::Duration;

use store::testing::Fresh;

use crate::world::World;

/// Longer than any machine needs, so that a page that never comes ends the test.
const PATIENCE: Duration = Duration::from_secs(60);

async fn pages_that_are_asked_for_together_all_come(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    world.comment("ben", number, "Bei uns auch.").await;
    let (ana, visitor) = (world.browser("ana").await, world.visitor());
    let idea = format!("/ideas/{number}");
    let pages = ["/", &idea, "/me", "/ideas/new", "/nowhere", "/campaigns/fruehjahr-2019"];
    let mut running = Vec::new();
    for round in 0..60 {
        let address = pages[round % pages.len()].to_owned();
        let browser = if round % 7 == 6 { visitor.copy() } else { ana.copy() };
        running.push(tokio::spawn(async move {
            let (address, expected) = match (round % 7, address.as_str()) {
                (6, _) => ("/sign-in", 200),
                (_, "/nowhere") => ("/nowhere", 404),
                (_, other) => (other, 200),
            };
            let page = tokio::time::timeout(PATIENCE, browser.get(address)).await;
            let page = page.unwrap_or_else(|_| panic!("{address} never came"));
            assert_eq!(page.status, expected, "{address}: {}", page.text());
            assert!(page.text().contains("</html>"), "{address} is cut off");
        }));
    }
    for one in running {
        one.await.unwrap();
    }
}

store::contract!(pages_that_are_asked_for_together_all_come);
