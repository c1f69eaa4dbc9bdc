//! Triage through the doors: plain forms, pages and programs.

use serde_json::json;
use store::testing::Fresh;

use crate::{knock::Answer, world::World};

async fn the_queue_is_for_moderators_and_administrators_alone(fresh: &Fresh) {
    let world = World::on(fresh).await;
    world.post("ana", "Drucker im Erdgeschoß").await;
    for (who, status) in [("chidi", 200), ("eva", 200), ("ana", 403), ("fritz", 403)] {
        assert_eq!(world.browser(who).await.get("/triage").await.status, status, "{who}");
        assert_eq!(world.program(who).await.get("/triage").await.status, status, "{who}");
    }
    assert_eq!(world.visitor().get("/triage").await.status, 303);
    assert_eq!(world.stranger().get("/triage").await.status, 401);
}

/// The address of the first item of this kind.
pub fn item_of(page: &str, number: i64) -> String {
    let card = page.split("triage__card\"").find(|card| card.contains(&format!("#{number} "))).unwrap();
    let href = card.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
    href.replace("&amp;", "&")
}

/// What stands in the page between this and the next quotation mark.
fn after<'a>(page: &'a str, this: &str) -> &'a str {
    page.split(this).nth(1).unwrap().split('"').next().unwrap()
}

async fn what_waits_for_nothing_is_decided_on_from_its_own_page(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    world.comment("ben", number, "Bei uns auch.").await;
    let (chidi, program) = (world.browser("chidi").await, world.program("chidi").await);
    let planned = json!({"status": "planned", "answer": "Im Herbst."});
    assert_eq!(program.put_json(&format!("/ideas/{number}/status"), planned).await.status, 200);
    assert!(!chidi.get("/triage").await.text().contains("triage__card"), "it waits no longer");
    let page = chidi.get(&format!("/ideas/{number}")).await;
    let link = format!("/triage?idea={number}");
    let of_comment = page.text().split(&format!("{link}&amp;comment=")).nth(1).unwrap();
    let comment = of_comment.split('"').next().unwrap();
    assert!(page.text().contains(&format!("href=\"{link}\"")), "{}", page.text());
    assert!(!world.browser("ben").await.get(&format!("/ideas/{number}")).await.text().contains(&link));
    let opened = chidi.get(&link).await;
    assert!(opened.text().contains("Wartet auf nichts") && opened.text().contains("Im Herbst."));
    let here = format!("/triage?item={}", number * 16 + 11);
    let next = format!("name=\"next\" value=\"{here}\"");
    assert!(opened.text().contains(&next), "it stays open: {}", opened.text());
    let act = format!("/triage/{number}");
    let done = [("act", "decide"), ("status", "done"), ("answer", "Er steht da."), ("next", &*here)];
    assert_eq!(chidi.post(&act, &done).await.location(), format!("{here}&done=decide&about={number}"));
    let opened = chidi.get(&format!("{link}&comment={comment}")).await;
    assert!(opened.text().contains("Bei uns auch.") && opened.text().contains("value=\"hide\""));
    let hide = [("act", "hide"), ("comment", comment), ("ground", "insult"), ("sentence", "Das kränkt.")];
    assert_eq!(chidi.post(&act, &hide).await.status, 303);
    assert!(
        !world.browser("ana").await.get(&format!("/ideas/{number}")).await.text().contains("Bei uns auch.")
    );
}

async fn an_idea_is_taken_into_review_and_answered_without_a_script(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    let (chidi, ben) = (world.browser("chidi").await, world.browser("ben").await);
    let queue = chidi.get("/triage").await;
    assert!(
        queue.text().contains("Neu ohne Antwort") && queue.text().contains("Im Plan"),
        "{}",
        queue.text()
    );
    let here = item_of(queue.text(), number);
    let page = chidi.get(&here).await;
    assert!(page.text().contains("In Prüfung nehmen") && page.text().contains("data-key=\"a\""));
    let act = format!("/triage/{number}");
    let sent = [("act", "decide"), ("status", "in_review"), ("here", &*here), ("next", "/triage?view=mine")];
    let answer = chidi.post(&act, &sent).await;
    assert_eq!(
        (answer.status, answer.location()),
        (303, &*format!("/triage?view=mine&done=decide&about={number}"))
    );
    let done = chidi.get(answer.location()).await;
    assert!(done.text().contains("action=\"/triage/undo\""));
    assert!(done.text().contains("name=\"id\" value="));

    let wrong = [("act", "decide"), ("status", "declined"), ("answer", "Das geht nicht."), ("here", &*here)];
    let back = chidi.post(&act, &wrong).await;
    assert_eq!(back.status, 422);
    assert!(back.text().contains("«Grund» fehlt."), "{}", back.text());
    let right = [&wrong[..3], &[("ground", "law"), ("next", "https://evil.example")]].concat();
    assert_eq!(chidi.post(&act, &right).await.location(), format!("/triage?done=decide&about={number}"));
    let read = ben.get(&format!("/ideas/{number}")).await;
    assert!(
        read.text().contains("Das geht nicht.") && read.text().contains("Gesetz oder Tarif stehen dagegen")
    );
    // The history of the idea offers the way back, to moderators alone.
    assert!(!read.text().contains("/triage/undo"));
    let from = chidi.get(&format!("/ideas/{number}")).await;
    assert!(from.text().contains("/triage/undo") && from.text().contains("Zuletzt von der Moderation"));
    let act = from.text().split("name=\"id\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let sent = [("id", act.unwrap_or_default()), ("idea", &*number.to_string())];
    let back = chidi.post("/triage/undo", &sent).await;
    assert_eq!((back.status, back.location()), (303, &*format!("/ideas/{number}")));
    assert!(!ben.get(&format!("/ideas/{number}")).await.text().contains("Das geht nicht."));
}

async fn whoever_may_not_decide_is_told_that_a_colleague_must(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let own = world.post("chidi", "Schlüssel für alle").await;
    let chidi = world.browser("chidi").await;
    let page = chidi.get(&item_of(chidi.get("/triage").await.text(), own)).await;
    assert!(page.text().contains("Eine Kollegin oder ein Kollege entscheidet."), "{}", page.text());
    let tried = chidi.post(&format!("/triage/{own}"), &[("act", "decide"), ("status", "in_review")]).await;
    assert_eq!(tried.status, 403);
    assert!(tried.text().contains("Bitte geben Sie ihn an eine Kollegin oder einen Kollegen."));
    let program = world.program("chidi").await;
    let problem = program.put_json(&format!("/ideas/{own}/status"), json!({"status": "in_review"})).await;
    assert_eq!(
        (problem.status, problem.json()["type"].as_str()),
        (403, Some("/problems/conflict-of-interest"))
    );
}

async fn the_author_reads_why_and_appeals_once_by_a_plain_form(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    let (ana, chidi, eva) =
        (world.browser("ana").await, world.browser("chidi").await, world.browser("eva").await);
    let hide = [("act", "hide"), ("ground", "person"), ("sentence", "Da steht ein Name.")];
    assert_eq!(chidi.post(&format!("/triage/{number}"), &hide).await.status, 303);
    let page = ana.get(&format!("/ideas/{number}")).await;
    assert!(page.text().contains("Da steht ein Name.") && page.text().contains("Widersprechen"));
    let verdict = after(page.text(), "name=\"verdict\" value=\"");
    let appeal = [("verdict", verdict), ("body", "Da steht kein Name.")];
    let address = format!("/ideas/{number}/appeal");
    assert_eq!(ana.post(&address, &appeal).await.status, 303);
    assert_eq!(ana.post(&address, &appeal).await.status, 409);
    assert_eq!(world.browser("ben").await.post(&address, &appeal).await.status, 404);

    let here = item_of(eva.get("/triage?kind=appeal").await.text(), number);
    assert!(chidi.get(&here).await.text().contains("eine andere Person"), "who decided first only reads it");
    let page = eva.get(&here).await;
    let form = format!("/triage/appeals/{}", after(page.text(), "action=\"/triage/appeals/"));
    let granted = [("outcome", "granted"), ("sentence", "Sie haben recht.")];
    assert_eq!(chidi.post(&form, &granted).await.status, 403);
    assert_eq!(eva.post(&form, &granted).await.status, 303);
    assert_eq!(world.browser("ben").await.get(&format!("/ideas/{number}")).await.status, 200);
}

async fn programs_hide_approve_and_undo(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    let comment = world.comment("ben", number, "Der Hausmeister ist faul.").await;
    let (chidi, ana) = (world.program("chidi").await, world.program("ana").await);
    let hiding = format!("/ideas/{number}/comments/{comment}/hiding");
    let why = json!({"ground": "insult", "sentence": "Das beleidigt jemanden."});
    assert_eq!(ana.put_json(&hiding, why.clone()).await.status, 403);
    assert_eq!(chidi.put_json(&hiding, why.clone()).await.status, 204);
    assert_eq!(chidi.put_json(&hiding, why).await.status, 409);
    let restoring = format!("/ideas/{number}/comments/{comment}/restoring");
    assert_eq!(chidi.put_json(&restoring, json!({})).await.status, 422, "its author hears why");
    let why = json!({"ground": "reviewed", "sentence": "Das ist eine Meinung."});
    assert_eq!(chidi.put_json(&restoring, why.clone()).await.status, 204);
    assert_eq!(chidi.put_json(&restoring, why).await.status, 409);
    let told = world.browser("ben").await.get(&format!("/ideas/{number}")).await;
    assert!(told.text().contains("Das ist eine Meinung."), "{}", told.text());
    assert_eq!(chidi.delete("/triage/last-act").await.status, 204);
    let comments = ana.get(&format!("/ideas/{number}/comments")).await.json();
    assert_eq!(comments["items"].as_array().unwrap().len(), 0);
    assert_eq!(chidi.delete("/triage/last-act").await.status, 204);
    assert_eq!(chidi.delete("/triage/last-act").await.status, 409);
    let comments = ana.get(&format!("/ideas/{number}/comments")).await.json();
    assert_eq!(comments["items"].as_array().unwrap().len(), 1);
    assert!(world.counts_right().await);
}

async fn what_a_campaign_holds_its_author_sees_and_nobody_else(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let eva = world.browser("eva").await;
    let form = [("act", "moderate"), ("answer_days", "3"), ("premoderation", "all")];
    let answer = eva.post("/admin/campaigns/fruehjahr-2019", &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let number = world.post("ana", "Erst prüfen, dann zeigen").await;
    assert_eq!(world.program("ben").await.get(&format!("/ideas/{number}")).await.status, 404);
    assert!(
        world.browser("ana").await.get(&format!("/ideas/{number}")).await.text().contains("Wird geprüft")
    );
    let chidi = world.program("chidi").await;
    let item = &chidi.get("/triage").await.json()["items"][0];
    assert_eq!((item["kind"].as_str(), item["idea"].as_i64()), (Some("held"), Some(number)));
    let let_through = chidi.put_json(&format!("/ideas/{number}/status"), json!({"status": "open"})).await;
    assert_eq!(let_through.status, 200, "{}", let_through.text());
    assert_eq!(world.program("ben").await.get(&format!("/ideas/{number}")).await.json()["votes"], 1);
}

/// To what the lines over a form that came back lead.
fn complaints(page: &str) -> Vec<&str> {
    let links =
        page.split("<a ").filter(|link| link.split('>').next().unwrap().contains("error-summary__link"));
    links.map(|link| link.split("href=\"#").nth(1).unwrap().split('"').next().unwrap()).collect()
}

async fn each_complaint_leads_to_the_field_of_its_own_form(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    let chidi = world.browser("chidi").await;
    let here = item_of(chidi.get("/triage").await.text(), number);
    let part = [
        ("title_1", "Der Drucker"),
        ("pinch_1", "x"),
        ("title_2", ""),
        ("pinch_2", "Der Weg dorthin ist viel zu weit."),
    ];
    type Fields<'a> = &'a [(&'a str, &'a str)];
    let question = [("email", "niemand"), ("question", "Ist das möglich?"), ("due", "2019-03-29")];
    let forms: [(&str, Fields, &[&str]); 11] = [
        ("hide", &[], &["hide-ground", "sentence"]),
        ("decide", &[("status", "declined")], &["answer", "ground"]),
        ("decide", &[("status", "nonsense")], &["status"]),
        ("prepare", &[("status", "declined")], &["answer", "ground"]),
        ("merge", &[], &["merge-number", "merge-reason"]),
        ("split", &[], &["title_1"]),
        ("split", &part, &["pinch_1", "title_2"]),
        ("note", &[], &["note"]),
        ("tag", &[], &["new-tag"]),
        ("ask", &[], &["asked-unit", "question", "due"]),
        ("ask", &question, &["asked-unit", "asked-email"]),
    ];
    for (act, more, wanted) in forms {
        let sent = [&[("act", act), ("here", &*here)], more].concat();
        let back = chidi.post(&format!("/triage/{number}"), &sent).await;
        leads_to_fields_of(&back, act, wanted);
    }

    let why = json!({"ground": "insult", "sentence": "Das beleidigt jemanden."});
    assert_eq!(
        world.program("chidi").await.put_json(&format!("/ideas/{number}/hiding"), why).await.status,
        200
    );
    let here = format!("/triage?idea={number}");
    let sent = [("act", "restore"), ("here", &*here)];
    let back = chidi.post(&format!("/triage/{number}"), &sent).await;
    leads_to_fields_of(&back, "restore", &["hide-ground", "sentence"]);

    let ana = world.browser("ana").await;
    let page = ana.get(&format!("/ideas/{number}")).await;
    let verdict = after(page.text(), "name=\"verdict\" value=\"");
    let appeal = [("verdict", verdict), ("body", "Niemand ist gemeint, es geht um den Drucker.")];
    assert_eq!(ana.post(&format!("/ideas/{number}/appeal"), &appeal).await.status, 303);
    let eva = world.browser("eva").await;
    let here = item_of(eva.get("/triage").await.text(), number);
    let page = eva.get(&here).await;
    let form = format!("/triage/appeals/{}", after(page.text(), "action=\"/triage/appeals/"));
    let back = eva.post(&form, &[("act", "appeal"), ("here", &*here)]).await;
    leads_to_fields_of(&back, "appeal", &["outcome", "reply"]);
}

/// The page came back, wakes, and each of its complaints leads to the one field of that name, which is in the form of this act.
fn leads_to_fields_of(back: &Answer, act: &str, wanted: &[&str]) {
    assert_eq!(back.status, 422, "{act}");
    let page = back.text();
    assert!(page.contains("<script type=\"module\""), "{act}: the page says why, and wakes");
    let mut found = complaints(page);
    found.sort_unstable();
    let mut wanted = wanted.to_vec();
    wanted.sort_unstable();
    assert_eq!(found, wanted, "{act}");
    for field in wanted {
        let id = format!(" id=\"{field}\"");
        let places: Vec<_> = page.match_indices(&id).map(|(at, _)| at).collect();
        let [at] = places[..] else { panic!("{act}: {field} is there {} times", places.len()) };
        let form = page[..at].rfind("<form").map(|start| &page[start..]).unwrap();
        let form = form.split("</form>").next().unwrap();
        assert!(form.contains(&format!("value=\"{act}\"")), "{field} is no field of {act}");
    }
}

store::contract!(
    each_complaint_leads_to_the_field_of_its_own_form,
    the_queue_is_for_moderators_and_administrators_alone,
    what_waits_for_nothing_is_decided_on_from_its_own_page,
    an_idea_is_taken_into_review_and_answered_without_a_script,
    whoever_may_not_decide_is_told_that_a_colleague_must,
    the_author_reads_why_and_appeals_once_by_a_plain_form,
    programs_hide_approve_and_undo,
    what_a_campaign_holds_its_author_sees_and_nobody_else,
);
