//! The search, while it reads everything anew.

use domain::events::Change;
use store::testing::Fresh;

use crate::world::World;

async fn a_search_that_is_warming_up_says_so_and_keeps_what_was_typed(fresh: &Fresh) {
    let world = World::on(fresh).await;
    world.post("ana", "Der Stundenvertretungsplan fehlt").await;
    let (browser, program) = (world.browser("ben").await, world.program("ben").await);
    let wait = program.get("/ideas?q=Vertretung").await;
    assert_eq!((wait.status, wait.problem().as_str()), (503, "search-warming"), "{}", wait.text());
    assert_eq!(wait.header("retry-after"), "2");
    let page = browser.get("/?q=Vertretung").await;
    assert_eq!((page.status, page.header("retry-after")), (503, "5"));
    for told in ["Die Suche liest gerade alle Ideen neu.", "name=\"q\"", "value=\"Vertretung\""] {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    assert_eq!(browser.get("/").await.status, 200, "the list is there meanwhile");
    service::search::rebuild(&world.service).await.unwrap();
    assert_eq!(program.get("/ideas?q=Vertretung").await.json()["items"].as_array().unwrap().len(), 1);
    assert!(browser.get("/?q=Vertretung").await.text().contains("vertretungsplan"));
}

async fn a_rebuild_is_work_in_the_background_that_every_server_hears_of(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let mut heard = world.service.hub().subscribe();
    service::jobs::rebuild_search(&world.service).await.unwrap();
    assert!(heard.try_recv().is_err(), "it waits until a server works it off");
    service::jobs::finish_due(&world.service).await.unwrap();
    assert_eq!(heard.recv().await.unwrap(), Change::SearchOutdated);
}

store::contract!(
    a_search_that_is_warming_up_says_so_and_keeps_what_was_typed,
    a_rebuild_is_work_in_the_background_that_every_server_hears_of,
);
