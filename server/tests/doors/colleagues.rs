//! Several who administer: what they change at once, what is sent twice, what the audit says of it, and what the staff council reads.

use serde_json::{Value, json};
use store::testing::Fresh;

use crate::{administration::field, knock::Browser, world::World};

const CAMPAIGN: &str = "/admin/campaigns/fruehjahr-2019";

/// The version in the form whose hidden field `act` says this.
fn version(page: &str, act: &str) -> String {
    field(page.split(&format!("name=\"act\" value=\"{act}\"")).nth(1).unwrap(), "version")
}

type Field = (&'static str, &'static str);
type Fields = [Field; 2];

async fn of_two_who_change_the_same_the_second_reads_it_first(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let eva = world.browser("eva").await;
    eva.post("/admin/templates", &[("act", "add"), ("name", "Dank"), ("body", "Guten Tag,")]).await;
    let person = format!("/admin/people/{}", world.id("ben"));
    let forms: [(&str, &str, Fields, Fields, &str); 5] = [
        (
            &person,
            "change",
            [("role", "moderator"), ("unit", "")],
            [("role", "council"), ("unit", "")],
            "Moderation",
        ),
        (
            &format!("{CAMPAIGN}/topics/it"),
            "rename",
            [("name_de", "Digitales"), ("masterplan", "bildung")],
            [("name_de", "Geräte"), ("masterplan", "bildung")],
            "Digitales",
        ),
        (
            "/admin/units/kitas",
            "rename",
            [("name_de", "FABIDO"), ("headcount", "40")],
            [("name_de", "Kitas"), ("headcount", "41")],
            "FABIDO",
        ),
        (
            "/admin/templates/1",
            "keep",
            [("name", "Dank"), ("body", "Sehr geehrte Frau")],
            [("name", "Danke"), ("body", "Guten Tag,")],
            "Sehr geehrte Frau",
        ),
        (
            CAMPAIGN,
            "moderate",
            [("answer_days", "12"), ("premoderation", "all")],
            [("answer_days", "13"), ("premoderation", "all")],
            "12",
        ),
    ];
    for (page, act, first, second, stored) in forms {
        let read = version(eva.get(page).await.text(), act);
        let send = async |fields: [(&str, &str); 2], version: &str| {
            eva.post(page, &[("act", act), ("version", version), fields[0], fields[1]]).await
        };
        let taken = send(first, &read).await;
        assert_eq!(taken.status, 303, "{page}: {}", taken.text());
        let late = send(second, &read).await;
        assert_eq!(late.status, 409, "{page}");
        let text = late.text();
        assert!(text.contains("Inzwischen hat das jemand anderes geändert."), "{page}: {text}");
        assert!(text.contains(second[0].1) && text.contains(second[1].1), "what was typed is lost: {text}");
        assert!(text.contains(&format!("\"both__stored\">{stored}")), "{page}: {text}");
        // Said once, on a page that wakes.
        assert!(!text.contains("Sehen Sie nach, was jetzt gilt"), "{page}: {text}");
        assert!(text.contains("<script type=\"module\""), "{page}");
        assert_eq!(send(second, &version(text, act)).await.status, 303, "{page}");
    }
}

async fn programs_say_what_they_read_where_they_want(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let eva = world.program("eva").await;
    let unit = "/admin/units/kitas";
    let read = eva.get(unit).await.json()["unit"]["version"].clone();
    let kept = eva.put_json(unit, json!({"name_de": "FABIDO", "version": read})).await;
    assert_eq!((kept.status, &kept.json()["unit"]["headcount"]), (200, &json!(40)), "the size stays");
    let late = eva.put_json(unit, json!({"name_de": "Kitas", "version": read})).await;
    assert_eq!((late.status, late.problem().as_str()), (409, "stale"));
    let elsewhere = eva.put_json(unit, json!({"name_de": "Kitas", "parent": ""})).await;
    assert_eq!((elsewhere.status, elsewhere.wrong_fields()["parent"].as_str()), (422, "unknown"));
    for (path, body) in [
        (format!("/admin/people/{}", world.id("ben").as_i64()), json!({"role": "moderator"})),
        (
            "/admin/campaigns/fruehjahr-2019/topics/it".into(),
            json!({"name_de": "EDV", "masterplan": "bildung"}),
        ),
        (
            "/admin/campaigns/fruehjahr-2019/moderation".into(),
            json!({"answer_days": 12, "premoderation": "off"}),
        ),
    ] {
        let mut stale = body.clone();
        stale["version"] = json!("0000000000000000");
        let late = eva.put_json(&path, stale).await;
        assert_eq!((late.status, late.problem().as_str()), (409, "stale"), "{path}");
        let now = eva.put_json(&path, body.clone()).await;
        assert_eq!(now.status, 200, "{path}: {}", now.text());
        let mut read = body;
        read["version"] = now.json()["version"].clone();
        assert_eq!(eva.put_json(&path, read).await.status, 200, "{path}");
    }
}

async fn of_several_at_once_one_alone_is_taken(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (eva, page) = (world.browser("eva").await, "/admin/texts/imprint");
    let text = version(eva.get(page).await.text(), "keep");
    let synonyms = field(eva.get("/admin/synonyms").await.text(), "version");
    let bodies: Vec<String> = (0..6).map(|n| format!("Rathaus = Stadthaus\nKita = Hort{n}")).collect();
    let sent: [(&str, &str, &[&str]); 2] =
        [(page, &text, &["body_de", "body_en"]), ("/admin/synonyms", &synonyms, &["body"])];
    for (page, version, fields) in sent {
        let send = async |browser: Browser, body: &str| {
            let mut form = vec![("act", "keep"), ("version", version)];
            form.extend(fields.iter().map(|field| (*field, body)));
            browser.post(page, &form).await.status
        };
        let mut answers = futures::future::join_all(bodies.iter().map(|body| send(eva.copy(), body))).await;
        answers.sort_unstable();
        assert_eq!(answers, [303, 409, 409, 409, 409, 409], "{page}");
    }
}

async fn a_form_that_is_sent_twice_adds_once(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let eva = world.browser("eva").await;
    let topics = format!("{CAMPAIGN}/topics");
    let campaign = [
        ("title_de", "Herbst"),
        ("intro_de", "Worum es geht"),
        ("rules_de", "Sachlich bleiben."),
        ("collecting", "2020-02-01T08:00"),
        ("voting", "2020-02-21T08:00"),
        ("review", "2020-03-03T08:00"),
        ("workshops", "2020-03-08T08:00"),
        ("results", "2020-04-02T08:00"),
        ("archived", "2020-08-20T08:00"),
    ];
    let person = [("name", "Gül Öz"), ("email", "guel@example.org"), ("role", "employee"), ("unit", "")];
    let forms: [(&str, &str, &[Field], &str); 5] = [
        (&topics, "add", &[("name_de", "Räder"), ("masterplan", "bildung")], "topics"),
        ("/admin/units", "add", &[("name_de", "Jugendamt")], "units"),
        ("/admin/templates", "add", &[("name", "Dank"), ("body", "Guten Tag,")], "answer_templates"),
        ("/admin/people/new", "add", &person, "people"),
        ("/admin/campaigns/new", "open", &campaign, "campaigns"),
    ];
    for (page, act, fields, table) in forms {
        let key = field(eva.get(page).await.text(), "idempotency_key");
        let mut form = vec![("act", act), ("idempotency_key", &key)];
        form.extend(fields);
        let count = format!("SELECT COUNT(*) FROM {table}");
        let before = fresh.number(&count).await;
        let (once, twice) = (eva.post(page, &form).await, eva.post(page, &form).await);
        assert!([200, 303].contains(&once.status), "{page}: {}", once.text());
        assert_eq!(
            (once.status, once.location()),
            (twice.status, twice.location()),
            "{page}: {}",
            twice.text()
        );
        assert_eq!(fresh.number(&count).await, before + 1, "{page}");
    }
}

/// What stands in the audit of this verb: subject and detail, oldest first.
async fn noted(eva: &Browser, verbs: &[&str]) -> Vec<(String, String)> {
    let lines = eva.get("/admin/audit.jsonl").await;
    let lines = lines.text().lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let lines = lines.filter(|line| verbs.contains(&line["verb"].as_str().unwrap()));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    lines.map(|line| (text(&line["subject"]), text(&line["detail"]))).collect()
}

async fn the_audit_says_what_changed_of_an_account_and_nothing_else(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (eva, program) = (world.browser("eva").await, world.program("eva").await);
    let ben = world.id("ben").as_i64();
    let path = format!("/admin/people/{ben}");
    for (role, unit) in [
        ("employee", ""),
        ("moderator", ""),
        ("moderator", "kitas"),
        ("moderator", "kitas"),
        ("employee", ""),
    ] {
        let done = program.put_json(&path, json!({"role": role, "unit": unit})).await;
        assert_eq!(done.status, 200, "{}", done.text());
    }
    let new = json!({"name": "Gül", "email": "guel@example.org", "role": "council"});
    let gül = program.post("/admin/people", new).await.json()["id"].clone();
    let is = format!("person:{ben}");
    let wanted: Vec<(String, String)> = [
        (is.clone(), "employee->moderator"),
        (is.clone(), "-->kitas"),
        (is.clone(), "moderator->employee"),
        (is, "kitas->-"),
        (format!("person:{gül}"), "council"),
    ]
    .map(|(subject, detail)| (subject, detail.to_owned()))
    .into();
    assert_eq!(noted(&eva, &["role_changed", "person_moved", "person_added"]).await, wanted);
    let page = eva.get("/admin/audit").await;
    assert!(page.text().contains("– → kitas") && page.text().contains("kitas → –"), "{}", page.text());
    // Reading is noted, too, once an hour for a person.
    for page in ["/admin/people", "/admin/people?q=ana", &format!("/admin/people/{ben}")] {
        assert_eq!(eva.get(page).await.status, 200);
    }
    assert_eq!(noted(&eva, &["read_people"]).await.len(), 1);
    assert_eq!(world.browser("fritz").await.get("/admin/people").await.status, 403);
    assert_eq!(noted(&eva, &["read_people"]).await.len(), 1, "who was not let in has read nothing");
}

async fn the_audit_calls_one_thing_by_one_name(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (eva, program) = (world.browser("eva").await, world.program("eva").await);
    let topics = "/admin/campaigns/fruehjahr-2019/topics";
    program.post(topics, json!({"name_de": "Räder", "masterplan": "bildung"})).await;
    program.put_json(&format!("{topics}/raeder"), json!({"name_de": "Rad", "masterplan": "bildung"})).await;
    program.put(&format!("{topics}/raeder/archive")).await;
    program.delete(&format!("{topics}/raeder/archive")).await;
    eva.post(&format!("{CAMPAIGN}/topics"), &[("act", "up"), ("which", "raeder")]).await;
    program.put_json(&format!("{topics}/raeder/merge"), json!({"into": "it"})).await;
    let told = noted(&eva, &["topic_changed"]).await;
    assert!(told.iter().all(|(subject, _)| subject == "topic:fruehjahr-2019/raeder"), "{told:?}");
    assert_eq!(told.len(), 6);

    program.put_json("/admin/units/kitas", json!({"name_de": "FABIDO"})).await;
    program.put_json("/admin/units/kitas/parent", json!({"parent": ""})).await;
    program.put_json("/admin/units/kitas/closure", json!({"closed_on": "2019-03-01"})).await;
    let told = noted(&eva, &["unit_changed"]).await;
    assert!(told.len() == 3 && told.iter().all(|(subject, _)| subject == "unit:kitas"), "{told:?}");

    let mut campaign = program.get("/admin/campaigns/fruehjahr-2019").await.json();
    campaign.as_object_mut().unwrap().remove("phase");
    campaign["voting"] = json!("2019-02-22T08:00");
    campaign["archived"] = json!("2019-09-01T08:00");
    let changed = program.put_json("/admin/campaigns/fruehjahr-2019", campaign).await;
    assert_eq!(changed.status, 200, "{}", changed.text());
    let chidi = world.id("chidi").as_i64();
    let rules = json!({"answer_days": 10, "premoderation": "off", "deputy": chidi});
    program.put_json("/admin/campaigns/fruehjahr-2019/moderation", rules).await;
    let told = noted(&eva, &["campaign_changed", "premoderation_changed"]).await;
    let wanted = ["voting archived".to_owned(), format!("off, 10 days, person:{chidi}")];
    let subject = "campaign:fruehjahr-2019".to_owned();
    assert_eq!(told, wanted.map(|detail| (subject.clone(), detail)));
    let page = eva.get("/admin/audit").await;
    assert!(page.text().contains(&format!("Arbeitstagen; Vertretung: Konto {chidi}")), "{}", page.text());
}

async fn the_staff_council_reads_texts_and_days_and_no_names(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let fritz = world.browser("fritz").await;
    let text = fritz.get("/admin/texts/imprint").await;
    assert_eq!(text.status, 200);
    assert!(text.text().contains("<fieldset disabled"), "{}", text.text());
    let keep = [("act", "keep"), ("version", "x"), ("body_de", "Anders"), ("body_en", "")];
    for form in [&keep[..], &[("act", "forget")], &[("act", "forget"), ("meant", "true")]] {
        assert_eq!(fritz.post("/admin/texts/imprint", form).await.status, 403, "{form:?}");
    }
    let page = fritz.get(&format!("{CAMPAIGN}?on=2019-02-25")).await;
    let (page, day) = (page.text(), "So sehen es Mitarbeitende am 25. Februar 2019");
    assert!(page.contains(day) && page.contains("<fieldset disabled"), "{page}");
    let (disabled, usable) = page.split_once("</fieldset>").unwrap();
    assert!(usable.contains("name=\"on\"") && !usable.contains("<fieldset"), "{page}");
    assert!(disabled.contains("name=\"version\"") && !page.contains("Chidi Okafor"), "{page}");
    let own = world.browser("eva").await.get(CAMPAIGN).await;
    assert!(
        own.text().contains("Chidi Okafor") && !own.text().contains("<fieldset disabled"),
        "{}",
        own.text()
    );
}

store::contract!(
    of_two_who_change_the_same_the_second_reads_it_first,
    programs_say_what_they_read_where_they_want,
    of_several_at_once_one_alone_is_taken,
    a_form_that_is_sent_twice_adds_once,
    the_audit_says_what_changed_of_an_account_and_nothing_else,
    the_audit_calls_one_thing_by_one_name,
    the_staff_council_reads_texts_and_days_and_no_names,
);
