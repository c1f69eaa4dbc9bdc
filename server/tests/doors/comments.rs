//! Comments through REST and the forms.

use domain::ideas::{Overlay, Status};
use serde_json::json;
use store::testing::Fresh;

use crate::world::{World, schedule};

async fn a_comment_is_read_as_it_was_written(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let (ben, path) = (world.program("ben").await, format!("/ideas/{number}/comments"));
    let body = "Bei uns *auch* <b>so</b>.";
    let posted = ben.post(&path, json!({"body": body, "kind": "question"})).await;
    let whole = json!({
        "id": posted.json()["id"], "reply_to": null, "kind": "question", "body": posted.json()["body"],
        "html": posted.json()["html"], "author": "Ben Kowalski", "official": false,
        "created_at": "2019-02-04T14:00:00Z", "edited_at": null, "deleted": false, "origin": null,
    });
    assert_eq!((posted.status, posted.json()), (201, whole.clone()));
    let html = whole["html"].as_str().unwrap();
    assert!(html.contains("<em>auch</em>") && !html.contains("<b>"), "{html}");
    let reply = ben.post(&path, json!({"body": "Und bei uns.", "reply_to": whole["id"]})).await;
    assert_eq!((reply.status, &reply.json()["reply_to"]), (201, &whole["id"]));
    let list = world.program("ana").await.get(&path).await.json();
    assert_eq!(list, json!({"items": [whole, reply.json()], "next": null}));
    assert_eq!(ben.get(&format!("/ideas/{number}")).await.json()["comments"], 2);
    assert!(world.counts_right().await);
}

async fn a_variant_comes_with_a_vote_or_not_at_all(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let (ben, path) = (world.program("ben").await, format!("/ideas/{number}/variants"));
    for (body, field, problem) in
        [(json!({}), "body", "missing"), (json!({"body": "Im Bauhof", "kind": "variant"}), "kind", "unknown")]
    {
        let wrong = ben.post(&path, body.clone()).await.wrong_fields();
        assert_eq!(wrong.into_iter().collect::<Vec<_>>(), [(field.to_owned(), problem.to_owned())], "{body}");
    }
    let before = ben.get(&format!("/ideas/{number}")).await.json();
    assert_eq!((&before["comments"], &before["voted"]), (&json!(0), &json!(false)));

    let added = ben.post_once("variant", &path, json!({"body": "Im Bauhof fehlt auch das Papier."})).await;
    let again = ben.post_once("variant", &path, json!({"body": "Im Bauhof fehlt auch das Papier."})).await;
    assert_eq!((added.status, again.json()), (201, added.json()));
    assert_eq!(added.json()["comment"]["kind"], "variant");
    assert_eq!(added.json()["vote"]["voted"], true);
    let after = ben.get(&format!("/ideas/{number}")).await.json();
    assert_eq!((&after["comments"], &after["votes"]), (&json!(1), &added.json()["vote"]["votes"]));
    assert!(world.counts_right().await);
}

async fn what_is_wrong_with_a_comment_is_named(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let other = world.post("ana", "Dritter Drucker").await;
    let (ben, path) = (world.program("ben").await, format!("/ideas/{number}/comments"));
    for (body, field, problem) in [
        (json!({}), "body", "missing"),
        (json!({"body": "  \n"}), "body", "missing"),
        (json!({"body": "ß".repeat(2_001)}), "body", "too_long"),
        (json!({"body": "Null\u{0}"}), "body", "unprintable"),
        (json!({"body": "Gut.", "kind": "praise"}), "kind", "malformed"),
        (json!({"body": "Ohne Stimme", "kind": "variant"}), "kind", "malformed"),
        (json!({"body": "Gut.", "reply_to": "x"}), "reply_to", "malformed"),
        (json!({"body": "Gut.", "votes": 9}), "votes", "unknown"),
        // Below an idea with a name, comments have one.
        (json!({"body": "Ohne Namen", "named": false}), "named", "malformed"),
    ] {
        let wrong = ben.post(&path, body.clone()).await.wrong_fields();
        assert_eq!(wrong.into_iter().collect::<Vec<_>>(), [(field.to_owned(), problem.to_owned())], "{body}");
    }
    let first = world.comment("ben", number, "Erster").await;
    let reply = ben.post(&path, json!({"body": "Antwort", "reply_to": first})).await.json()["id"].clone();
    for (body, expected) in [
        (json!({"body": "Zu tief", "reply_to": reply}), (422, "too-deep")),
        (json!({"body": "Nirgends", "reply_to": 999_999}), (404, "not-found")),
        (json!({"body": "Für die Stadt", "official": true}), (403, "not-allowed")),
    ] {
        let answer = ben.post(&path, body.clone()).await;
        assert_eq!((answer.status, answer.problem().as_str()), expected, "{body}");
    }
    let elsewhere =
        ben.post(&format!("/ideas/{other}/comments"), json!({"body": "Falsch", "reply_to": first})).await;
    assert_eq!((elsewhere.status, elsewhere.problem().as_str()), (404, "not-found"));
    assert!(world.counts_right().await);
}

async fn where_nobody_may_comment_the_answer_says_why(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ben = world.program("ben").await;
    for (status, overlay, expected) in [
        (Status::Held, Overlay::None, (404, "not-found")),
        (Status::Open, Overlay::Hidden, (404, "not-found")),
        (Status::Open, Overlay::Withdrawn, (410, "withdrawn")),
    ] {
        let number = world.idea_in("ana", "Geschlossen", status, overlay).await;
        let answer = ben.post(&format!("/ideas/{number}/comments"), json!({"body": "Trotzdem"})).await;
        assert_eq!((answer.status, answer.problem().as_str()), expected, "{status} {overlay}");
    }
    let held = world.idea_in("ana", "Wird geprüft", Status::Held, Overlay::None).await;
    let chidi = world.program("chidi").await;
    let answer = chidi.post(&format!("/ideas/{held}/comments"), json!({"body": "Trotzdem"})).await;
    assert_eq!((answer.status, answer.problem().as_str()), (409, "state-forbids"));
    let number = world.post("ana", "Zweiter Drucker").await;
    world.at(schedule().review);
    let answer = ben.post(&format!("/ideas/{number}/comments"), json!({"body": "Zu spät"})).await;
    assert_eq!((answer.status, answer.problem().as_str()), (409, "phase-forbids"));
    assert_eq!(answer.json()["allowed_from"], schedule().workshops.rfc3339());
}

async fn without_a_script_a_comment_is_written_reworded_and_taken_back(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let (page, browser) = (format!("/ideas/{number}"), world.browser("ben").await);
    let answer = browser.post(&format!("{page}/comments"), &[("body", "Bei uns auch.")]).await;
    let key = answer.location().strip_prefix(&format!("{page}#comment-")).unwrap().to_owned();
    assert_eq!(answer.status, 303);
    let address = format!("{page}/comments/{key}");
    assert_eq!(browser.post(&address, &[("body", "Bei uns erst recht.")]).await.status, 303);
    let shown = browser.get(&page).await;
    assert!(shown.text().contains("Bei uns erst recht."));
    let versions = browser.ask("comments/list_versions", &[("comment", &key)]).await;
    assert!(versions.text().contains("Bei uns auch."), "{}", versions.text());
    assert_eq!(browser.post(&format!("{address}/delete"), &[]).await.location(), format!("{page}#comments"));
    assert!(!browser.get(&page).await.text().contains("erst recht"));
    let versions = browser.ask("comments/list_versions", &[("comment", &key)]).await;
    assert!(!versions.text().contains("Bei uns"), "what was taken back is gone: {}", versions.text());
    let again = browser.post(&format!("{address}/delete"), &[]).await;
    assert_eq!((again.status, again.location()), (303, format!("{page}#comments").as_str()), "it is gone");
    assert!(world.counts_right().await);
}

async fn comments_are_read_page_by_page_as_they_were_typed(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let (ben, path) = (world.program("ben").await, format!("/ideas/{number}/comments"));
    let first = world.comment("ana", number, "Ganz **fett** hier").await;
    let second = world.comment("ben", number, "Der zweite").await;
    let reply =
        ben.post(&path, json!({"body": "Eine Antwort", "reply_to": first})).await.json()["id"].clone();
    let third = world.comment("ben", number, "Der dritte").await;
    let browser = world.browser("ben").await;
    assert_eq!(browser.post(&format!("{path}/{second}/delete"), &[]).await.status, 303);
    let (mut found, mut address) = (Vec::new(), format!("{path}?limit=1"));
    loop {
        let page = ben.get(&address).await;
        assert_eq!(page.status, 200, "{address}: {}", page.text());
        found.extend(page.json()["items"].as_array().unwrap().iter().map(|comment| comment["id"].clone()));
        let Some(link) = page.header("link").strip_suffix(">; rel=\"next\"") else { break };
        address = link.split_once("/api/v1").unwrap_or_else(|| panic!("{link}")).1.to_owned();
    }
    assert_eq!(found, [json!(first), reply, json!(third)]);
    let page = ben.get(&path).await.json();
    assert_eq!((&page["items"][0]["body"], &page["next"]), (&json!("Ganz **fett** hier"), &json!(null)));
    for (query, field) in
        [("limit=0", "limit"), ("limit=101", "limit"), ("after=x", "after"), ("page=2", "page")]
    {
        let wrong = ben.get(&format!("{path}?{query}")).await.wrong_fields();
        assert!(wrong.contains_key(field), "{query}: {wrong:?}");
    }
}

async fn an_unknown_topic_and_an_unknown_unit_are_named_alike(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ben = world.program("ben").await;
    for field in ["topic", "unit"] {
        let wrong = ben.get(&format!("/ideas?{field}=mars")).await.wrong_fields();
        assert_eq!(wrong.into_iter().collect::<Vec<_>>(), [(field.to_owned(), "malformed".to_owned())]);
    }
    assert_eq!(ben.get("/ideas?topic=it&unit=kitas").await.status, 200);
}

store::contract!(
    comments_are_read_page_by_page_as_they_were_typed,
    an_unknown_topic_and_an_unknown_unit_are_named_alike,
    a_comment_is_read_as_it_was_written,
    a_variant_comes_with_a_vote_or_not_at_all,
    what_is_wrong_with_a_comment_is_named,
    where_nobody_may_comment_the_answer_says_why,
    without_a_script_a_comment_is_written_reworded_and_taken_back,
);
