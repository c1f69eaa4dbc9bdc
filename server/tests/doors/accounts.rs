//! What belongs to others stays theirs.

use serde_json::json;
use store::testing::Fresh;

use crate::world::{PINCH, World};

async fn what_others_wrote_is_theirs(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let (unnamed, _) = world.post_unnamed("ana", "Ohne Namen gesagt").await;
    let comment = world.comment("ana", number, "Mein Kommentar").await;
    // Moderators and administrators too: triage has ways of its own.
    for who in ["ben", "chidi", "eva"] {
        let browser = world.browser(who).await;
        let key = comment.to_string();
        for idea in [number, unnamed] {
            let page = format!("/ideas/{idea}");
            let text = [
                ("title", "Gekapert"),
                ("pinch", PINCH),
                ("wish", ""),
                ("body", "Gekapert"),
                ("claim_code", "kran-ofen-igel-wolke"),
            ];
            for act in ["edit", "addenda", "withdraw", "reveal"] {
                let answer = browser.post(&format!("{page}/{act}"), &text).await;
                assert_eq!(answer.status, 403, "{who} {act} {idea}");
            }
        }
        for act in ["", "/delete"] {
            let address = format!("/ideas/{number}/comments/{comment}{act}");
            assert_eq!(browser.post(&address, &[("body", "Gekapert")]).await.status, 403, "{who} {act}");
        }
        let script = browser.call("comments/delete_comment", &[("comment", &key)]).await;
        assert_eq!((script.status, &script.json()["refused"]["code"]), (403, &json!("only-author")));
        let script =
            browser.call("comments/reword_comment", &[("comment", &key), ("body", "Gekapert")]).await;
        assert_eq!(script.status, 403);
        let words = json!({"number": number, "version": "", "title": "Gekapert", "pinch": PINCH, "wish": ""});
        assert_eq!(browser.call_json("forms/reword_idea", words).await.status, 403);
    }
    let shown = world.browser("ana").await.get(&format!("/ideas/{number}")).await;
    assert!(shown.text().contains("Mein Kommentar") && !shown.text().contains("Gekapert"));
}

async fn a_comment_is_changed_only_under_its_own_idea(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (one, two) = (world.post("ana", "Zweiter Drucker").await, world.post("ana", "Dritter Drucker").await);
    let comment = world.comment("ana", one, "Mein Kommentar").await;
    let ana = world.browser("ana").await;
    let elsewhere = ana.post(&format!("/ideas/{two}/comments/{comment}"), &[("body", "Woanders")]).await;
    let nowhere = ana.post(&format!("/ideas/{two}/comments/999999/delete"), &[]).await;
    assert_eq!((elsewhere.status, nowhere.status), (404, 404));
    let report = [("reason", "spam"), ("comment", &comment.to_string())];
    assert_eq!(ana.post(&format!("/ideas/{two}/report"), &report).await.status, 404);
    assert_eq!(ana.post(&format!("/ideas/{one}/report"), &report).await.status, 303);
}

async fn only_ones_own_sessions_can_be_ended(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (ana, phone, ben) =
        (world.browser("ana").await, world.browser("ana").await, world.browser("ben").await);
    let page = ana.get("/me").await;
    let mut ends =
        page.text().split("action=\"/me/sessions/").skip(1).filter_map(|rest| rest.split('"').next());
    let address = format!("/me/sessions/{}", ends.next().unwrap());
    for stranger in [&ben, &world.browser("eva").await] {
        assert_eq!(
            stranger.post(&address, &[]).await.location(),
            "/me#sessions",
            "they have no such session"
        );
        let id = address.split('/').nth(3).unwrap();
        assert_eq!(stranger.call("people/end_session", &[("session", id)]).await.status, 404);
    }
    assert_eq!((ana.get("/me").await.status, phone.get("/me").await.status), (200, 200));
    let ended = ana.post(&address, &[]).await;
    assert_eq!((ended.status, ended.location()), (303, "/me#sessions"));
    assert_eq!(ana.post(&address, &[]).await.location(), "/me#sessions", "it is over already");
    let left = [ana.get("/me").await.status, phone.get("/me").await.status];
    assert!(left == [200, 303] || left == [303, 404] || left == [303, 200], "one of the two: {left:?}");
    assert_eq!(ana.post("/me/sessions/x/end", &[]).await.status, 404);
}

async fn a_visitor_reads_and_writes_nothing(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Streng vertraulicher Drucker").await;
    let visitor = world.visitor();
    for address in [
        "/",
        "/ideas/1",
        "/ideas/1/edit",
        "/ideas/new",
        "/me",
        "/campaigns/fruehjahr-2019",
        "/ideas/1/qr.svg",
        "/gallery",
        "/nowhere",
    ] {
        let answer = visitor.get(address).await;
        assert_eq!((answer.status, answer.location()), (303, format!("/sign-in?next={address}").as_str()));
        assert!(!answer.text().contains("Streng"));
    }
    let key = number.to_string();
    for (function, arguments) in [
        ("ideas/load_idea", vec![("number", key.as_str())]),
        ("comments/list_comments", vec![("idea", &key)]),
        ("campaigns/load_campaign", vec![]),
        ("forms/open_edit", vec![("number", &key)]),
        ("people/load_my_page", vec![]),
    ] {
        let answer = visitor.ask(function, &arguments).await;
        assert_eq!(
            (answer.status, &answer.json()["refused"]["code"]),
            (401, &json!("sign-in-first")),
            "{function}"
        );
    }
    for page in [
        "/sign-in",
        "/c",
        "/accessibility",
        "/privacy",
        "/imprint",
        "/easy-language",
        "/sign-language",
        "/what-we-count",
        "/report-barrier",
    ] {
        let answer = visitor.get(page).await;
        assert_eq!(answer.status, 200, "{page}");
        assert!(!answer.text().contains("Streng"), "{page}");
    }
    assert_eq!(
        visitor
            .post("/report-barrier", &[("body", "Die Schrift ist zu klein."), ("contact", "")])
            .await
            .status,
        303
    );
}

store::contract!(
    what_others_wrote_is_theirs,
    a_comment_is_changed_only_under_its_own_idea,
    only_ones_own_sessions_can_be_ended,
    a_visitor_reads_and_writes_nothing,
);
