//! Opinions of specialist units: who is asked sees the idea and never its author, and what they say comes back.

use domain::time::DAY;
use serde_json::{Value, json};
use store::testing::Fresh;

use crate::{
    knock::Answer,
    triage::item_of,
    world::{PINCH, World, monday},
};

/// Dee and Ben belong to the unit «kitas».
async fn city(fresh: &Fresh) -> (World, i64) {
    let world = World::on(fresh).await;
    for who in ["dee", "ben"] {
        fresh.run(format!("UPDATE people SET unit_id = 1 WHERE id = {}", world.id(who))).await;
    }
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    (world, number)
}

fn question(more: &Value) -> Value {
    let mut question =
        json!({"unit": "kitas", "question": "Geht das bei Ihnen im Haus?", "due": "2019-02-08"});
    question.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    question
}

async fn ask(world: &World, number: i64, more: Value) -> Value {
    let asked =
        world.program("chidi").await.post(&format!("/ideas/{number}/opinions"), question(&more)).await;
    assert_eq!(asked.status, 201, "{}", asked.text());
    asked.json()
}

async fn kinds(world: &World, view: &str) -> Vec<String> {
    let items = world.program("chidi").await.get(&format!("/triage?view={view}")).await.json();
    let items = items["items"].as_array().unwrap().iter();
    items
        .map(|item| format!("{} {}", item["kind"].as_str().unwrap(), item["light"].as_str().unwrap()))
        .collect()
}

fn tells_no_author(answer: &Answer) {
    for word in ["Yılmaz", "ana@example.org", "Ana"] {
        assert!(!answer.text().contains(word), "{word}: {}", answer.text());
    }
}

async fn the_unit_replies_signed_in_corrects_it_and_it_comes_back_into_the_queue(fresh: &Fresh) {
    let (world, number) = city(fresh).await;
    let id = ask(&world, number, json!({})).await["id"].as_i64().unwrap();
    assert_eq!(kinds(&world, "waiting").await, ["asked green"]);
    assert_eq!(kinds(&world, "all").await, ["new green"], "what waits for others is not in one's way");
    let (dee, address) = (world.browser("dee").await, format!("/opinions/{id}"));
    assert!(dee.get("/me").await.text().contains("1 Anfrage an Ihren Bereich"));
    assert!(dee.get("/opinions").await.text().contains(&address));
    let page = dee.get(&address).await;
    assert!(
        page.text().contains(PINCH) && page.text().contains("Geht das bei Ihnen im Haus?"),
        "{}",
        page.text()
    );
    tells_no_author(&page);
    let wrong = dee.post(&address, &[("effort", "viel"), ("remark", "Bleibt stehen")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("Bleibt stehen"), "{}", wrong.text());
    for remark in ["Im Frühjahr.", "Doch erst im Herbst."] {
        let reply = [
            ("possible", "partly"),
            ("effort", "12"),
            ("who", "Hausdruckerei"),
            ("until", "2019-10-01"),
            ("remark", remark),
        ];
        assert_eq!(dee.post(&address, &reply).await.location(), format!("{address}?done=saved"));
    }
    assert_eq!(kinds(&world, "waiting").await, Vec::<String>::new());
    assert_eq!(kinds(&world, "all").await, ["new green", "opinion green"]);

    let chidi = world.browser("chidi").await;
    let here = item_of(chidi.get("/triage?kind=opinion").await.text(), number);
    let item = chidi.get(&here).await;
    assert!(
        item.text().contains("Doch erst im Herbst.") && item.text().contains("12 Stunden"),
        "{}",
        item.text()
    );
    let template = format!("opinion:{id}");
    let fill = [("answer", "Guten Tag,"), ("template", &*template), ("here", &*here), ("act", "fill")];
    let filled = chidi.post(&format!("/triage/{number}"), &fill).await;
    assert!(
        filled.text().contains("Guten Tag,\n\n- Ist das möglich? Teilweise\n- Aufwand: 12 Stunden"),
        "{}",
        filled.text()
    );
    let answer = [("act", "decide"), ("status", "planned"), ("answer", "Wir drucken im Herbst.")];
    assert_eq!(chidi.post(&format!("/triage/{number}"), &answer).await.status, 303);
    assert!(kinds(&world, "all").await.is_empty(), "with the decision it is taken up");
    let late = dee.post(&address, &[("possible", "no")]).await;
    assert_eq!(late.status, 409);
    assert!(dee.get(&address).await.text().contains("Die Moderation hat Ihre Stellungnahme übernommen."));
    assert_eq!(chidi.post("/triage/undo", &[]).await.status, 303);
    assert_eq!(kinds(&world, "all").await, ["new green", "opinion green"], "undone, it waits again");
    let program = world.program("chidi").await;
    assert_eq!(program.put(&format!("/opinions/{id}/taken")).await.status, 204);
    assert_eq!(kinds(&world, "all").await, ["new green"]);
}

async fn a_question_is_for_its_unit_or_its_person_alone(fresh: &Fresh) {
    let (world, number) = city(fresh).await;
    let all = ask(&world, number, json!({})).await["id"].as_i64().unwrap();
    let one = ask(&world, number, json!({"email": "dee@example.org"})).await["id"].as_i64().unwrap();
    for (who, seen) in [
        ("dee", [200, 200]),
        ("ben", [200, 404]),
        ("fritz", [404, 404]),
        ("ana", [404, 404]),
        ("chidi", [404, 404]),
    ] {
        let (program, browser) = (world.program(who).await, world.browser(who).await);
        for (id, status) in [all, one].into_iter().zip(seen) {
            let answer = program.get(&format!("/opinions/{id}")).await;
            assert_eq!(answer.status, status, "{who} {id}");
            if who != "ana" {
                tells_no_author(&answer);
            }
            assert_eq!(browser.get(&format!("/opinions/{id}")).await.status, status, "{who} {id}");
            let reply = json!({"possible": "yes"});
            let replied = program.put_json(&format!("/opinions/{id}/reply"), reply).await.status;
            assert_eq!(replied, if status == 200 { 204 } else { 404 }, "{who} {id}");
        }
        let listed = program.get("/opinions").await.json()["items"].as_array().unwrap().len();
        assert_eq!(listed, seen.iter().filter(|status| **status == 200).count(), "{who}");
    }
    let path = format!("/ideas/{number}/opinions");
    assert_eq!(world.program("dee").await.get(&path).await.status, 403);
    let chidi = world.program("chidi").await;
    for wrong in [
        json!({"email": "ana@example.org"}),
        json!({"unit": "nirgends"}),
        json!({"due": "2019-02-03"}),
        json!({"question": "?"}),
    ] {
        assert_eq!(chidi.post(&path, question(&wrong)).await.status, 422, "{wrong}");
    }
    let own = world.post("chidi", "Meine eigene Idee").await;
    assert_eq!(chidi.post(&format!("/ideas/{own}/opinions"), question(&json!({}))).await.status, 403);
}

async fn a_link_opens_one_idea_without_an_account_for_a_while_and_until_it_is_revoked(fresh: &Fresh) {
    let (world, number) = city(fresh).await;
    let other = world.post("ana", "Schlüssel für alle").await;
    let asked = ask(&world, number, json!({"link": true})).await;
    let link = asked["link"].as_str().unwrap();
    let visitor = world.visitor();
    let page = visitor.get(link).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains(PINCH));
    tells_no_author(&page);
    assert!(!page.text().contains(&format!("#{other}")));
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    assert_eq!(
        (page.header("x-robots-tag"), page.header("cache-control")),
        ("noindex, nofollow", "no-store")
    );
    let sent = visitor.post(link, &[("possible", "no"), ("obstacle", "Brandschutz")]).await;
    assert_eq!((sent.status, sent.location()), (303, format!("{link}?done=saved").as_str()));
    assert!(
        world
            .program("chidi")
            .await
            .get(&format!("/ideas/{number}/opinions"))
            .await
            .text()
            .contains("Brandschutz")
    );
    assert_eq!(visitor.get(&format!("{link}x")).await.status, 404);
    assert_eq!(visitor.get("/opinions").await.status, 303, "the list is for those who are signed in");
    // The database knows the hash alone.
    let token = link.strip_prefix("/opinion/").unwrap();
    assert_eq!(
        fresh
            .number(format!(
                "SELECT COUNT(*) FROM opinions WHERE question LIKE '%{token}%' OR effort = '{token}'"
            ))
            .await,
        0
    );

    world.at(monday().plus(5 * DAY));
    assert_eq!(visitor.get(link).await.status, 200, "late is better than never");
    world.at(monday().plus(19 * DAY));
    assert_eq!(visitor.get(link).await.status, 404);
    world.at(monday());
    assert_eq!(world.program("chidi").await.delete(&format!("/opinions/{}", asked["id"])).await.status, 204);
    for answer in [visitor.get(link).await, visitor.post(link, &[("possible", "yes")]).await] {
        assert_eq!(answer.status, 404);
    }
}

async fn what_is_hidden_is_gone_for_those_who_are_asked_and_what_they_say_for_everybody_else(fresh: &Fresh) {
    let (world, number) = city(fresh).await;
    let asked = ask(&world, number, json!({"link": true})).await;
    let (link, id) = (asked["link"].as_str().unwrap(), asked["id"].as_i64().unwrap());
    let reply = json!({"possible": "no", "remark": "Amtsgeheimnis", "obstacle": "Amtsgeheimnis"});
    assert_eq!(
        world.program("dee").await.put_json(&format!("/opinions/{id}/reply"), reply).await.status,
        204
    );
    for who in ["ana", "fritz"] {
        let browser = world.browser(who).await;
        for address in [
            format!("/ideas/{number}"),
            "/".into(),
            "/opinions".into(),
            "/moderation".into(),
            "/admin/audit".into(),
        ] {
            let page = browser.get(&address).await;
            assert!(
                !page.text().contains("Amtsgeheimnis") && !page.text().contains("Geht das bei Ihnen"),
                "{who} {address}"
            );
        }
    }
    let chidi = world.program("chidi").await;
    let hiding = json!({"ground": "person", "sentence": "Da steht ein Name."});
    assert_eq!(chidi.put_json(&format!("/ideas/{number}/hiding"), hiding).await.status, 200);
    assert_eq!(chidi.post(&format!("/ideas/{number}/opinions"), question(&json!({}))).await.status, 409);
    assert_eq!(world.visitor().get(link).await.status, 404);
    let dee = world.program("dee").await;
    assert_eq!(dee.get(&format!("/opinions/{id}")).await.status, 404);
    assert_eq!(dee.get("/opinions").await.json()["items"], json!([]));
}

async fn an_overdue_question_is_marked(fresh: &Fresh) {
    let (world, number) = city(fresh).await;
    ask(&world, number, json!({})).await;
    world.at(monday().plus(5 * DAY));
    assert_eq!(kinds(&world, "waiting").await, ["asked red"]);
    assert_eq!(kinds(&world, "overdue").await, ["asked red"], "the idea itself has time");
    let page = world.browser("chidi").await.get("/triage?view=waiting").await;
    assert!(
        page.text().contains("Wartet auf Fachbereich (1)") && page.text().contains("Überfällig (1)"),
        "{}",
        page.text()
    );
}

async fn a_link_is_shown_once_by_a_plain_form(fresh: &Fresh) {
    let (world, number) = city(fresh).await;
    let chidi = world.browser("chidi").await;
    let here = item_of(chidi.get("/triage").await.text(), number);
    let form = [
        ("act", "ask"),
        ("unit", "kitas"),
        ("question", "Geht das bei Ihnen im Haus?"),
        ("due", "2019-02-08"),
        ("kind", "link"),
        ("here", &*here),
    ];
    let page = chidi.post(&format!("/triage/{number}"), &form).await;
    assert_eq!(page.status, 200);
    let link =
        page.text().split("href=\"http://ideen.example/opinion/").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(world.visitor().get(&format!("/opinion/{link}")).await.status, 200);
    assert!(!chidi.get(&here).await.text().contains(link));
    let wrong = chidi
        .post(&format!("/triage/{number}"), &[("act", "ask"), ("question", "Kurz"), ("here", &*here)])
        .await;
    assert_eq!(wrong.status, 422);
}

store::contract!(
    the_unit_replies_signed_in_corrects_it_and_it_comes_back_into_the_queue,
    a_question_is_for_its_unit_or_its_person_alone,
    a_link_opens_one_idea_without_an_account_for_a_while_and_until_it_is_revoked,
    what_is_hidden_is_gone_for_those_who_are_asked_and_what_they_say_for_everybody_else,
    an_overdue_question_is_marked,
    a_link_is_shown_once_by_a_plain_form,
);
