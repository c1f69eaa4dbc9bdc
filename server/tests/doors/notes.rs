//! What moderators write for each other, through the doors: notes, tags, and who may not read along.

use serde_json::json;
use store::testing::Fresh;

use crate::{triage::item_of, world::World};

async fn a_note_is_written_once_and_only_moderators_read_it(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    let chidi = world.browser("chidi").await;
    let here = item_of(chidi.get("/triage").await.text(), number);
    let note =
        [("act", "note"), ("body", "Frau Meier fragen"), ("here", &*here), ("idempotency_key", "einmal")];
    for _ in 0..2 {
        assert_eq!(chidi.post(&format!("/triage/{number}"), &note).await.status, 303);
    }
    let page = chidi.get(&here).await;
    assert_eq!(page.text().matches("Frau Meier fragen<").count(), 1, "{}", page.text());
    assert!(page.text().contains("Chidi Okafor") && page.text().contains("data-key=\"n\""));
    let wrong =
        chidi.post(&format!("/triage/{number}"), &[("act", "note"), ("body", " "), ("here", &*here)]).await;
    assert_eq!(wrong.status, 422);
    let (program, ana) = (world.program("chidi").await, world.program("ana").await);
    let path = format!("/ideas/{number}/notes");
    let notes = program.get(&path).await.json();
    assert_eq!(
        (notes["items"].as_array().unwrap().len(), notes["items"][0]["author"].as_str()),
        (1, Some("Chidi Okafor"))
    );
    assert_eq!(ana.get(&path).await.status, 403);
    assert_eq!(ana.post(&path, json!({"body": "Ich auch"})).await.status, 403);
}

async fn a_note_is_taken_away_by_whoever_wrote_it_and_by_nobody_else(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    let other = world.post("ana", "Schlüssel für alle").await;
    let (chidi, eva) = (world.program("chidi").await, world.program("eva").await);
    let path = format!("/ideas/{number}/notes");
    let write = async |body: &str| chidi.post(&path, json!({"body": body})).await.json()["id"].to_string();
    let (wrong, second) = (write("Frau Meier aus der Kasse fragen").await, write("Kasse fragen").await);
    let whose = |notes: serde_json::Value| notes["items"][0]["mine"].clone();
    assert_eq!(whose(chidi.get(&path).await.json()), json!(true));
    assert_eq!(whose(eva.get(&path).await.json()), json!(false));

    assert_eq!(eva.delete(&format!("{path}/{wrong}")).await.status, 403);
    assert_eq!(world.program("ana").await.delete(&format!("{path}/{wrong}")).await.status, 403);
    assert_eq!(
        chidi.delete(&format!("/ideas/{other}/notes/{wrong}")).await.status,
        404,
        "it is not on that idea"
    );
    assert_eq!(chidi.delete(&format!("{path}/{wrong}")).await.status, 204);
    assert_eq!(chidi.delete(&format!("{path}/{wrong}")).await.status, 404, "it is gone");

    let browser = world.browser("chidi").await;
    let here = item_of(browser.get("/triage").await.text(), number);
    let page = browser.get(&here).await;
    assert!(page.text().contains("Notiz löschen: Kasse fragen") && !page.text().contains("Frau Meier"));
    let page = world.browser("eva").await.get(&here).await;
    assert!(page.text().contains("Kasse fragen") && !page.text().contains("Notiz löschen"));
    let form = [("act", "unnote"), ("note", &*second), ("here", &*here), ("next", &*here)];
    assert_eq!(browser.post(&format!("/triage/{number}"), &form).await.status, 303);
    assert_eq!(chidi.get(&path).await.json()["items"], json!([]));
    let audit = world.browser("eva").await.get("/admin/audit?verb=note").await;
    assert_eq!(audit.text().matches("<td>entfernt").count(), 2, "{}", audit.text());
}

async fn what_is_said_about_the_idea_of_a_moderator_is_not_for_them(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("chidi", "Drucker im Erdgeschoß").await;
    let (chidi, eva) = (world.program("chidi").await, world.program("eva").await);
    let of = |what: &str| format!("/ideas/{number}/{what}");
    assert_eq!(eva.post(&of("notes"), json!({"body": "Notizgeheimnis"})).await.status, 201);
    let answer = json!({"status": "in_review", "answer": "Entwurfsgeheimnis"});
    assert!(eva.put_json(&of("prepared-answer"), answer).await.status < 300);
    let question = json!({"unit": "kitas", "question": "Fragegeheimnis?", "due": "2019-02-20"});
    assert_eq!(eva.post(&of("opinions"), question).await.status, 201);
    let report = [("reason", "spam"), ("note", "Meldegeheimnis")];
    assert_eq!(world.browser("ben").await.post(&of("report"), &report).await.status, 303);

    for what in ["notes", "prepared-answer", "opinions"] {
        assert_eq!(eva.get(&of(what)).await.status, 200, "{what}");
        assert_eq!(chidi.get(&of(what)).await.problem(), "conflict-of-interest", "{what}");
    }
    let queue = eva.get("/triage").await.json();
    let items = queue["items"].as_array().unwrap();
    assert!(items.len() > 1, "{queue}");
    for item in items {
        let address = format!("/triage?item={}", item["key"]);
        let page = world.browser("chidi").await.get(&address).await;
        assert!(page.text().contains("Drucker im Erdgeschoß"), "{address}");
        assert!(!page.text().contains("geheimnis"), "{address}");
    }
}

async fn tags_filter_the_queue(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    let other = world.post("ana", "Schlüssel für alle").await;
    let (chidi, program) = (world.browser("chidi").await, world.program("chidi").await);
    for typed in ["IT  Technik", "it technik"] {
        let tag = [("act", "tag"), ("tag", typed)];
        assert_eq!(chidi.post(&format!("/triage/{number}"), &tag).await.status, 303);
    }
    let page = chidi.get("/triage?tag=it%20technik").await;
    assert!(page.text().contains(&format!("#{number} ")) && !page.text().contains(&format!("#{other} ")));
    let found = program.get("/triage?tag=IT%20Technik").await.json();
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
    assert_eq!(found["items"][0]["tags"], json!(["it technik"]));
    assert_eq!(program.delete(&format!("/ideas/{number}/tags/it%20technik")).await.status, 204);
    assert_eq!(program.get("/triage?tag=it%20technik").await.json()["items"], json!([]));
    assert_eq!(program.put(&format!("/ideas/{number}/tags/a,b")).await.status, 422);
}

store::contract!(
    a_note_is_written_once_and_only_moderators_read_it,
    a_note_is_taken_away_by_whoever_wrote_it_and_by_nobody_else,
    what_is_said_about_the_idea_of_a_moderator_is_not_for_them,
    tags_filter_the_queue,
);
