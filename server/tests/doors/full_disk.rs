//! A disk on which nothing more fits.

use serde_json::json;
use store::testing::fresh_sqlite;

use crate::world::{PINCH, World, idea};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_stops_writing_and_nothing_else() {
    let database = fresh_sqlite().await;
    let world = World::on(&database).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let (browser, program) = (world.browser("ana").await, world.program("ana").await);
    // SQLite takes this as "no page more than there are".
    database.run("PRAGMA max_page_count = 1").await;
    let long = "Der Drucker klemmt. ".repeat(190);
    let mut big = idea("Passt nicht mehr");
    big["pinch"] = long.clone().into();
    let mut taken = 0;
    let refused = loop {
        let answer = program.post("/ideas", big.clone()).await;
        if answer.status != 201 {
            break answer;
        }
        taken += 1;
        assert!(taken < 100, "the disk never fills");
    };
    assert_eq!((refused.status, refused.problem().as_str()), (503, "away"));
    assert!(!refused.header("retry-after").is_empty());
    assert!(!refused.text().contains("disk"), "no internals: {}", refused.text());
    let form = [("title", "Passt nicht mehr"), ("pinch", long.as_str()), ("topic", "it"), ("named", "true")];
    let page = browser.post("/ideas/new", &form).await;
    assert_eq!((page.status, page.header("retry-after")), (503, "5"));
    assert!(page.text().contains("Gespeichert wurde nichts."), "{}", page.text());
    // What was typed is in the page, to be sent again.
    assert!(
        page.text()
            .contains(&format!("name=\"pinch\" rows=\"5\" aria-label=\"Ihr Text\">\n{long}</textarea>"))
    );
    assert!(
        page.text().contains("action=\"/ideas/new\"") && page.text().contains("name=\"topic\" value=\"it\"")
    );
    let form = json!({"form": {"title": "Passt nicht mehr", "pinch": long, "topic": "it"}, "key": "k"});
    let script = browser.call_json("forms/post_idea", form).await;
    assert_eq!((script.status, script.json()), (503, json!("unreachable")), "the script may try again");
    // Many at once share a commit: whoever does not fit takes nobody along who was told otherwise.
    let together = (0..12).map(|_| {
        let (program, big) = (program.clone(), big.clone());
        tokio::spawn(async move { program.post("/ideas", big).await.status })
    });
    for one in together.collect::<Vec<_>>() {
        match one.await.unwrap() {
            201 => taken += 1,
            status => assert_eq!(status, 503),
        }
    }
    // Reading goes on, and what was acknowledged is there.
    assert_eq!(browser.get("/").await.status, 200);
    assert!(browser.get(&format!("/ideas/{number}")).await.text().contains(PINCH));
    assert_eq!(database.number("SELECT COUNT(*) FROM ideas").await, 1 + taken);
    assert!(world.counts_right().await);
    // With room again, writing goes on without a restart.
    database.run("PRAGMA max_page_count = 1000000").await;
    assert_eq!(program.post("/ideas", big).await.status, 201);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_away_is_no_fault_of_ours() {
    let database = fresh_sqlite().await;
    let world = World::on(&database).await;
    let (browser, program) = (world.browser("ana").await, world.program("ana").await);
    database.close().await;
    let page = browser.get("/").await;
    assert_eq!((page.status, page.header("retry-after")), (503, "5"));
    assert!(page.text().contains("Die Datenbank antwortet gerade nicht."), "{}", page.text());
    let answer = program.get("/ideas").await;
    assert_eq!((answer.status, answer.problem().as_str(), answer.header("retry-after")), (503, "away", "5"));
    let script = browser.ask("people/load_my_page", &[]).await;
    assert_eq!((script.status, script.json()), (503, json!("unreachable")));
    let key = ("idempotency_key", "35de6024c9769a35fb136de4a4f4557f");
    let comment = browser.post("/ideas/1/comments", &[("body", "Bei uns <auch>, jede Woche."), key]).await;
    assert_eq!(comment.status, 503);
    assert!(comment.text().contains("Bei uns &lt;auch&gt;, jede Woche.</textarea>"), "{}", comment.text());
    let hidden = format!("<input type=\"hidden\" name=\"{}\" value=\"{}\">", key.0, key.1);
    assert!(comment.text().contains(&hidden), "nobody reads a key: {}", comment.text());
    let sign_in =
        world.visitor().post("/sign-in", &[("email", "ana@example.org"), ("password", "geheim-1234")]).await;
    assert!(
        sign_in.status == 503 && !sign_in.text().contains("<form"),
        "no secret comes back: {}",
        sign_in.text()
    );
    // An open page needs the database for its text alone.
    assert_eq!(world.visitor().get("/imprint").await.status, 503);
    assert_eq!(world.visitor().get("/sign-in").await.status, 200);
    assert_eq!(world.visitor().get("/health/live").await.status, 200);
    let ready = world.visitor().get("/health/ready").await;
    assert_eq!((ready.status, ready.header("retry-after")), (503, "5"));
}
