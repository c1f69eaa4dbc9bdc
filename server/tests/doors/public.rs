//! The public pages at their edges: addresses that lead nowhere, methods they do not take, an outage; and texts that are not so any more.

use axum::{body::Body, http::Method};
use serde_json::json;
use store::testing::{Fresh, fresh_sqlite};

use crate::{
    outcomes::LEDGER,
    results::{PAGE, TITLE, act, addresses, done, release, text, waiting},
};

async fn no_address_below_the_public_pages_reaches_the_product(fresh: &Fresh) {
    let world = done(fresh).await;
    release(&world, 1, &text()).await;
    for browser in [world.visitor(), world.browser("eva").await] {
        for (address, page) in [
            ("/results/", "/results"),
            ("/results/fruehjahr-2019/", PAGE),
            ("/results/about/imprint/en/", "/results/about/imprint/en"),
        ] {
            let moved = browser.get(address).await;
            assert_eq!((moved.status, moved.location()), (308, page), "{address}");
            assert!(moved.set_cookies().is_empty(), "{address}");
        }
        for address in [
            "/results/x",
            "/results/x/y/z",
            "/results/x/y/z?lang=en",
            "/results/about",
            "/results/about/fruehjahr-2019",
            "/results/fruehjahr-2019/en/en",
            "/results/results.csv",
            "/results/x/results.csv",
            "/results/x/en?lang=de",
        ] {
            let nowhere = browser.get(address).await;
            assert_eq!(nowhere.status, 404, "{address}");
            assert!(nowhere.set_cookies().is_empty() && !nowhere.text().contains("<script"), "{address}");
            assert!(nowhere.header("content-security-policy").starts_with("default-src 'none'"), "{address}");
            assert_public(nowhere.text(), address);
        }
    }
}

fn assert_public(html: &str, address: &str) {
    assert!(html.contains("noindex"), "{address}: {html}");
    for link in addresses(html) {
        let outside = link.starts_with("/results") || link.starts_with("/pkg/") || link.starts_with('#');
        assert!(outside || link == "/report-barrier", "{address} leads to {link}");
    }
}

async fn what_a_public_page_does_not_take_it_refuses_as_one(fresh: &Fresh) {
    let world = done(fresh).await;
    let visitor = world.visitor();
    for (address, lang) in
        [("/results", "de"), (PAGE, "de"), ("/results/fruehjahr-2019/en", "en"), ("/results/x/y", "de")]
    {
        for method in [Method::POST, Method::PUT, Method::DELETE] {
            let refused = visitor.send(visitor.request(method, address), Body::empty()).await;
            assert_eq!(refused.status, 405, "{address}");
            assert!(
                refused.text().contains(&format!("<html lang=\"{lang}\"")),
                "{address}: {}",
                refused.text()
            );
            assert!(refused.set_cookies().is_empty(), "{address}");
            assert_public(refused.text(), address);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_public_page_without_a_database_leads_nowhere_inside() {
    let database = fresh_sqlite().await;
    let world = done(&database).await;
    database.close().await;
    for (address, heading) in [
        ("/results", "Diese Seite ist gerade nicht zu lesen"),
        ("/results/en", "This page cannot be read just now"),
    ] {
        let away = world.visitor().get(address).await;
        assert_eq!((away.status, away.header("retry-after")), (503, "5"), "{address}");
        assert!(away.text().contains(heading), "{}", away.text());
        assert_public(away.text(), address);
    }
}

async fn whoever_keeps_the_ledger_is_told_first_of_public_texts_that_are_not_so_any_more(fresh: &Fresh) {
    let world = done(fresh).await;
    release(&world, 1, &text()).await;
    let (chidi, eva) = (world.browser("chidi").await, world.browser("eva").await);
    let wrong = "Öffentlich steht etwas anderes (1)";
    assert!(!eva.get(LEDGER).await.text().contains(wrong));
    // The same kind with another text is another record.
    let again = json!({"outcome": "done", "answer": "Steht, aber woanders.", "since": "2019-03-02", "benefits": "Alle"});
    assert_eq!(world.program("chidi").await.put_json("/ideas/1/outcome", again).await.status, 200);
    let ledger = eva.get(LEDGER).await;
    assert!(
        ledger.text().contains(wrong) && ledger.text().contains("aber nicht mehr das festgehaltene Ergebnis"),
        "{}",
        ledger.text()
    );
    let (first, late) = (ledger.text().find(wrong).unwrap(), ledger.text().find("Überfällig (").unwrap());
    assert!(first < late);
    assert!(!world.browser("ben").await.get(LEDGER).await.text().contains("Öffentlich steht"));
    assert!(
        eva.get("/ideas/1/result").await.text().contains("Inzwischen ist ein anderes Ergebnis festgehalten.")
    );
    // Undone, the record that the text tells of stands again; and undone once more, none does.
    let program = world.program("chidi").await;
    assert_eq!(program.delete("/triage/last-act").await.status, 204);
    assert!(!eva.get(LEDGER).await.text().contains("Öffentlich steht"));
    fresh.run("DELETE FROM answers WHERE idea = 1").await;
    assert!(eva.get(LEDGER).await.text().contains(wrong));
    assert!(world.visitor().get(PAGE).await.text().contains(TITLE), "it is public until somebody acts");
    // What is typed meanwhile is not lost, although there is nothing to write about.
    let typed = act(&chidi, 1, &text()).await;
    assert_eq!(typed.status, 409);
    assert!(
        typed.text().contains("Der einzige Drucker war jeden Morgen belegt.</textarea>"),
        "{}",
        typed.text()
    );
}

async fn a_second_press_changes_nothing_and_what_cannot_be_opened_outside_is_named(fresh: &Fresh) {
    let world = done(fresh).await;
    let (chidi, eva) = (world.browser("chidi").await, world.browser("eva").await);
    let bold = json!({"outcome": "done", "answer": "Steht **fest**:\n\n- Raum 1\n- Raum 2", "since": "2019-03-02", "benefits": "Alle"});
    assert_eq!(world.program("chidi").await.put_json("/ideas/1/outcome", bold).await.status, 200);
    let form = chidi.get("/ideas/1/result").await;
    assert!(form.text().contains("Steht fest:\n\n– Raum 1\n– Raum 2</textarea>"), "{}", form.text());
    let mut inside = text();
    inside[3] = ("became", "Mehr dazu in #2 und unter /ideas/2, für alle.");
    assert_eq!(act(&chidi, 1, &inside).await.status, 303);
    let desk = eva.get("/ideas/1/result").await;
    for told in ["Außerhalb öffnet sich das nicht", "<li>#2", "<li>/ideas/2"] {
        assert!(desk.text().contains(told), "{told}\n{}", desk.text());
    }
    let key = waiting(&eva, 1).await;
    for _ in 0..2 {
        assert_eq!(act(&eva, 1, &[("act", "release"), ("text", &key)]).await.status, 303);
    }
    assert_eq!(fresh.number("SELECT COUNT(*) FROM audit_entries WHERE verb = 'result_released'").await, 1);
}

store::contract!(
    no_address_below_the_public_pages_reaches_the_product,
    what_a_public_page_does_not_take_it_refuses_as_one,
    whoever_keeps_the_ledger_is_told_first_of_public_texts_that_are_not_so_any_more,
    a_second_press_changes_nothing_and_what_cannot_be_opened_outside_is_named,
);
