//! What a record in the ledger of outcomes outlives, and what it does not: moves in the queue, undoing, hiding, erasing.

use serde_json::json;
use store::testing::Fresh;

use crate::{
    outcomes::{LEDGER, done, pulled, record, results},
    world::World,
};

async fn the_author_of_a_nameless_idea_opens_it_with_the_claim_code_whatever_became_of_it(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (number, code) = world.post_unnamed("ana", "Ohne Namen gesagt").await;
    let (ana, path) = (world.browser("ana").await, format!("/ideas/{number}"));
    assert_eq!(ana.post(&format!("{path}/claim"), &[("claim_code", &code)]).await.status, 303);
    for change in ["status = 'held', listed = FALSE", "status = 'open', overlay = 'hidden', listed = FALSE"] {
        fresh.run(format!("UPDATE ideas SET {change} WHERE number = {number}")).await;
        let own = ana.get(&path).await;
        assert_eq!(own.status, 200, "{change}");
        assert!(own.text().contains("Ohne Namen gesagt"), "{change}");
        assert_eq!(world.browser("ben").await.get(&path).await.status, 404, "{change}");
    }
}

const SECRETS: [&str; 4] = ["Antwortgeheimnis", "Altgeheimnis", "Nutzengeheimnis", "Ortsgeheimnis"];

async fn nothing_that_was_recorded_of_what_is_gone_is_told_to_anybody(fresh: &Fresh) {
    let world = pulled(fresh).await;
    let place = json!({"outcome": "handed_over", "answer": "Altgeheimnis hier.", "place": "Ortsgeheimnis"});
    record(&world, 1, place).await;
    let done = json!({"outcome": "done", "answer": "Antwortgeheimnis hier.", "since": "2019-03-01", "benefits": "Nutzengeheimnis"});
    let chidi = world.program("chidi").await;
    // From handed over, an idea is taken up again first.
    let again = json!({"status": "in_review", "answer": "Doch noch einmal."});
    assert_eq!(chidi.put_json("/ideas/1/status", again).await.status, 200);
    record(&world, 1, done).await;
    let why = json!({"ground": "person", "sentence": "Da steht ein Name."});
    assert_eq!(chidi.put_json("/ideas/1/hiding", why).await.status, 200);
    world.at(results());
    for who in ["ben", "chidi", "eva", "ana"] {
        let ledger = world.browser(who).await.get(LEDGER).await;
        let program = world.program(who).await;
        let all = program.get("/campaigns/fruehjahr-2019/outcomes").await;
        assert_eq!((ledger.status, all.status), (200, 200), "{who}");
        let mut places = vec![ledger, all, world.browser(who).await.get("/outcomes").await];
        places.push(program.get("/ideas/1/outcome").await);
        places.push(world.browser(who).await.get("/ideas/1/outcome").await);
        for said in places {
            for secret in SECRETS {
                assert!(!said.text().contains(secret), "{who} reads {secret}: {}", said.text());
            }
        }
    }
    // What is recorded meanwhile is seen not to be the first.
    let known = chidi.get("/ideas/1/outcome").await.json();
    assert_eq!((&known["became"], &known["earlier"]), (&json!("gone"), &json!([])));
    assert!(known["version"].as_i64().unwrap() > 0);
    // What is erased keeps its end, and no words.
    assert_eq!(chidi.put("/ideas/1/erasure").await.status, 204);
    assert_eq!(world.program("eva").await.put("/ideas/1/erasure/confirmation").await.status, 204);
    let words = "SELECT COUNT(*) FROM outcomes WHERE COALESCE(benefits, '') || COALESCE(place, '') <> ''";
    assert_eq!(fresh.number(words).await, 0);
    assert_eq!(fresh.number("SELECT COUNT(*) FROM outcomes WHERE idea = 1").await, 2);
}

async fn a_status_that_returns_does_not_bring_back_what_was_recorded(fresh: &Fresh) {
    let world = pulled(fresh).await;
    let place = json!({"outcome": "handed_over", "answer": "Das macht das Amt.", "place": "Straßenbauamt"});
    record(&world, 1, place).await;
    let chidi = world.program("chidi").await;
    let became =
        || async { world.program("ben").await.get("/ideas/1/outcome").await.json()["became"].clone() };
    for (status, place) in [("in_review", ""), ("handed_over", "Hochbauamt")] {
        let moved = json!({"status": status, "answer": "Es geht weiter.", "place": place});
        assert_eq!(chidi.put_json("/ideas/1/status", moved).await.status, 200, "{status}");
        assert_eq!(became().await, json!("nothing"), "{status}");
    }
    // Undone, step by step, it stands again. That what was prepared again is discarded is an act of its own.
    for expected in ["nothing", "recorded"] {
        let acts = chidi.get("/ideas/1/acts").await.json()["items"].clone();
        let moved = acts.as_array().unwrap().iter().find(|act| act["about"] == "1").unwrap()["id"].clone();
        assert_eq!(chidi.delete(&format!("/triage/acts/{moved}")).await.status, 204);
        assert_eq!(chidi.delete("/ideas/1/prepared-answer").await.status, 204);
        assert_eq!(became().await, json!(expected));
    }
}

async fn an_outcome_is_undone_recorded_and_undone_again_and_leaves_nothing_to_publish(fresh: &Fresh) {
    let world = pulled(fresh).await;
    let chidi = world.program("chidi").await;
    for _ in 0..2 {
        record(&world, 1, done()).await;
        assert_eq!(chidi.delete("/triage/last-act").await.status, 204);
        assert_eq!(fresh.number("SELECT COUNT(*) FROM prepared_answers").await, 0);
        let open = chidi.get("/ideas/1/outcome").await.json();
        assert_eq!((&open["became"], &open["version"]), (&json!("nothing"), &json!(0)));
    }
    // What a colleague has prepared stays, and stands in nobody's way.
    let prepared = json!({"status": "planned", "answer": "Wir planen es."});
    assert_eq!(world.program("eva").await.put_json("/ideas/1/prepared-answer", prepared).await.status, 200);
    record(&world, 1, done()).await;
    assert_eq!(chidi.delete("/triage/last-act").await.status, 204);
    assert_eq!(
        fresh.number("SELECT COUNT(*) FROM prepared_answers WHERE answer = 'Wir planen es.'").await,
        1
    );
}

async fn an_idea_is_recorded_as_part_of_another_and_leads_there(fresh: &Fresh) {
    let world = pulled(fresh).await;
    let chidi = world.browser("chidi").await;
    let before = world.program("ben").await.get("/ideas/1").await.json();
    let part = |of: &'static str| {
        vec![
            ("act", "outcome"),
            ("outcome", "part_of"),
            ("answer", "Beide lösen wir zusammen."),
            ("part_of", of),
            ("version", "0"),
        ]
    };
    for (of, status) in [("6", 422), ("99", 422), ("x", 422), ("1", 409)] {
        let wrong = chidi.post("/ideas/1/outcome", &part(of)).await;
        assert_eq!(wrong.status, status, "{of}: {}", wrong.text());
        assert!(wrong.text().contains("Beide lösen wir zusammen.</textarea>"), "{of}: {}", wrong.text());
    }
    let kept = chidi.post("/ideas/1/outcome", &part("#2")).await;
    assert_eq!((kept.status, kept.location()), (303, "/ideas/1#outcome"), "{}", kept.text());
    let after = world.program("ben").await.get("/ideas/1").await.json();
    assert_eq!((&after["status"], &after["votes"]), (&before["status"], &before["votes"]), "nothing moves");
    let page = world.browser("ben").await.get("/ideas/1").await;
    for told in
        ["Gehört jetzt zur ausgewählten Idee #2.", "href=\"/ideas/2#outcome\"", "Zum Ergebnis von Idee 2"]
    {
        assert!(page.text().contains(told), "{told}\n{}", page.text());
    }
    let program = world.program("chidi").await;
    let ledger = program.get("/campaigns/fruehjahr-2019/outcomes").await.json();
    assert_eq!((&ledger["counts"]["part_of"], &ledger["counts"]["nothing"]), (&json!(1), &json!(3)));
    let first = ledger["items"].as_array().unwrap().iter().find(|item| item["number"] == 1).unwrap();
    assert_eq!(first["outcome"]["part_of"], 2);
    // Nothing is part of a part, and what has parts is part of nothing.
    for (idea, of) in [(3, 1), (2, 3)] {
        let chain = json!({"outcome": "part_of", "answer": "Zusammen.", "part_of": of});
        let refused = program.put_json(&format!("/ideas/{idea}/outcome"), chain).await;
        assert_eq!(
            (refused.status, refused.problem().as_str()),
            (409, "merge-forbidden"),
            "{}",
            refused.text()
        );
    }
    // The public is told of the whole, not of its parts.
    let text = [
        ("act", "write"),
        ("title", "Zwei Drucker"),
        ("pinch", "Der Drucker war belegt."),
        ("became", "Jetzt sind es zwei Drucker."),
    ];
    assert_eq!(chidi.post("/ideas/1/result", &text).await.status, 409);
}

async fn what_was_typed_stays_whatever_became_of_the_idea_meanwhile(fresh: &Fresh) {
    let world = pulled(fresh).await;
    let chidi = world.browser("chidi").await;
    let form = chidi.get("/ideas/1/outcome").await;
    for carried in ["name=\"seen\" value=\"open\"", "name=\"seen_answers\" value=\"0\""] {
        assert!(form.text().contains(carried), "{carried}\n{}", form.text());
    }
    let typed = [
        ("act", "outcome"),
        ("outcome", "in_progress"),
        ("answer", "Das habe ich lange geschrieben."),
        ("until", "2019-12-31"),
        ("version", "0"),
        ("seen", "open"),
        ("seen_answers", "0"),
    ];
    // A colleague answers in the queue, without a record.
    let said = json!({"answer": "Wir sind dran."});
    assert_eq!(world.program("eva").await.put_json("/ideas/1/status", said).await.status, 200);
    let stale = chidi.post("/ideas/1/outcome", &typed).await;
    assert_eq!(stale.status, 409, "{}", stale.text());
    assert!(stale.text().contains("Das habe ich lange geschrieben.</textarea>"));
    let why = json!({"ground": "person", "sentence": "Da steht ein Name."});
    assert_eq!(world.program("eva").await.put_json("/ideas/1/hiding", why).await.status, 200);
    let hidden = chidi.post("/ideas/1/outcome", &typed).await;
    assert_eq!(hidden.status, 409, "{}", hidden.text());
    assert!(hidden.text().contains("Das habe ich lange geschrieben.</textarea>"), "{}", hidden.text());
    assert!(hidden.text().contains("Für sie wird nichts festgehalten."), "{}", hidden.text());
    // What was not pulled has a page as well.
    let never = chidi.post("/ideas/6/outcome", &typed).await;
    assert!(
        never.status == 409 && never.text().contains("Das habe ich lange geschrieben.</textarea>"),
        "{}",
        never.text()
    );
}

async fn the_ground_of_a_decline_is_not_exchanged_in_the_ledger(fresh: &Fresh) {
    let world = pulled(fresh).await;
    let chidi = world.program("chidi").await;
    let declined = json!({"status": "declined", "answer": "Das Gesetz verbietet es.", "ground": "law"});
    assert_eq!(chidi.put_json("/ideas/1/status", declined).await.status, 200);
    let other = json!({"outcome": "not_possible", "answer": "Zu teuer.", "ground": "cost"});
    assert_eq!(chidi.put_json("/ideas/1/outcome", other).await.problem(), "step-forbidden");
    record(&world, 1, json!({"outcome": "not_possible", "answer": "Wie gesagt.", "ground": "law"})).await;
}

store::contract!(
    the_author_of_a_nameless_idea_opens_it_with_the_claim_code_whatever_became_of_it,
    nothing_that_was_recorded_of_what_is_gone_is_told_to_anybody,
    a_status_that_returns_does_not_bring_back_what_was_recorded,
    an_outcome_is_undone_recorded_and_undone_again_and_leaves_nothing_to_publish,
    an_idea_is_recorded_as_part_of_another_and_leads_there,
    what_was_typed_stays_whatever_became_of_the_idea_meanwhile,
    the_ground_of_a_decline_is_not_exchanged_in_the_ledger,
);
