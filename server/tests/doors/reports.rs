//! Reporting through REST: what moderators learn of it, and nobody else.

use domain::{
    ideas::{Overlay, Status},
    people::Scope,
};
use serde_json::json;
use store::testing::Fresh;

use crate::world::World;

async fn a_report_is_filed_once_and_says_nothing_of_who_filed_it(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let comment = world.comment("ana", number, "Bei uns auch.").await;
    let (ben, ana, chidi) =
        (world.program("ben").await, world.program("ana").await, world.program("chidi").await);
    let (of_idea, of_comment) =
        (format!("/ideas/{number}/reports"), format!("/ideas/{number}/comments/{comment}/reports"));
    let report = json!({"reason": "insult", "note": "Im letzten Satz."});
    for path in [&of_idea, &of_comment] {
        for _ in 0..2 {
            let filed = ben.post_once(&format!("key-of-{path}"), path, report.clone()).await;
            assert_eq!((filed.status, filed.text()), (204, ""), "{path}");
        }
        assert_eq!(ben.post(path, json!({"reason": "spam"})).await.status, 204, "the first one waits");
    }
    assert_eq!(
        ben.post_once(&format!("key-of-{of_idea}"), &of_comment, report).await.problem(),
        "key-reused"
    );
    assert_eq!(fresh.number("SELECT COUNT(*) FROM reports").await, 2);

    let queue = chidi.get("/triage?view=all").await;
    let items = queue.json()["items"].as_array().unwrap().clone();
    let mut reported = 0;
    for item in &items {
        let open = chidi.get(&format!("/triage/items/{}", item["key"])).await;
        let text = open.text();
        reported += text.matches("Im letzten Satz.").count();
        assert!(!text.contains("Ben Kowalski") && !text.contains("ben@"), "{text}");
    }
    // The idea is there as a new one, too.
    assert_eq!(reported, 3, "{}", queue.text());
    for path in [format!("/ideas/{number}"), format!("/ideas/{number}/comments"), "/me".to_owned()] {
        let read = ana.get(&path).await;
        for told in ["Ben", "report", "Im letzten Satz."] {
            assert!(!read.text().contains(told), "{path} tells {told}: {}", read.text());
        }
    }
    assert_eq!(ana.get(&of_idea).await.status, 405);
    let audit = world.program("eva").await.get("/audit").await;
    assert!(!audit.text().contains("Ben Kowalski"), "{}", audit.text());
}

async fn what_cannot_be_reported_is_refused(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let other = world.post("ana", "Eine andere Idee").await;
    let comment = world.comment("ana", other, "Bei uns auch.").await;
    let held = world.idea_in("ana", "Wird geprüft", Status::Held, Overlay::None).await;
    let (ben, spam) = (world.program("ben").await, json!({"reason": "spam"}));
    let path = format!("/ideas/{number}/reports");
    for (body, field, problem) in [
        (json!({}), "reason", "missing"),
        (json!({"reason": "boring"}), "reason", "malformed"),
        (json!({"reason": 5}), "reason", "malformed"),
        (json!({"reason": "spam", "note": "x".repeat(501)}), "note", "too_long"),
        (json!({"reason": "spam", "reporter": "eva"}), "reporter", "unknown"),
    ] {
        let refused = ben.post(&path, body.clone()).await;
        assert_eq!(refused.wrong_fields()[field], problem, "{body}");
    }
    for nowhere in [
        format!("/ideas/{held}/reports"),
        "/ideas/999/reports".to_owned(),
        format!("/ideas/{number}/comments/{comment}/reports"),
        format!("/ideas/{other}/comments/999/reports"),
    ] {
        assert_eq!(ben.post(&nowhere, spam.clone()).await.problem(), "not-found", "{nowhere}");
    }
    let reader = world.program_that("ben", &[Scope::Read]).await;
    assert_eq!(reader.post(&path, spam.clone()).await.problem(), "scope-missing");
    assert_eq!(world.stranger().post(&path, spam).await.problem(), "sign-in-first");
    assert_eq!(fresh.number("SELECT COUNT(*) FROM reports").await, 0);
}

store::contract!(a_report_is_filed_once_and_says_nothing_of_who_filed_it, what_cannot_be_reported_is_refused,);
