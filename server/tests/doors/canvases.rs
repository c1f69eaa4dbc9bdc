//! The canvas of an idea: writing it, what two write at once, earlier versions, and who is told what.

use domain::people::Scope;
use serde_json::{Value, json};
use store::testing::Fresh;

use crate::{
    boards::board,
    city::schedule,
    knock::{Answer, Browser, Program},
    openapi,
    workshops::{claim, found, refused},
    world::World,
};

/// A workshop of Dee and Ben, and the address of the canvas of its first idea.
pub async fn canvas(world: &World) -> (String, String, Vec<i64>) {
    let (workshop, ideas) = board(world, &[]).await;
    let address = format!("{workshop}/ideas/{}/canvas", ideas[0]);
    (workshop, address, ideas)
}

pub async fn written(program: &Program, canvas: &str, field: &str, version: i64, value: &str) -> Answer {
    program.patch(canvas, json!({field: {"version": version, "value": value}})).await
}

pub async fn fields(program: &Program, canvas: &str) -> Value {
    program.get(canvas).await.json()["fields"].clone()
}

/// What a form sends whose script does not run: every field, with the version that its page showed.
pub async fn form(browser: &Browser, canvas: &str, changed: &[(&str, &str)]) -> Vec<(String, String)> {
    let page = browser.get(&format!("{canvas}/edit")).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let names = [
        "problem",
        "affected",
        "causes",
        "options",
        "effort_benefit",
        "checks",
        "decision",
        "next_step",
        "responsible_unit",
        "due_on",
    ];
    let mut all = vec![("act".to_owned(), "save".to_owned())];
    for name in names {
        all.push((format!("version-{name}"), hidden(&page, &format!("version-{name}"))));
        let area = page.text().split(&format!("id=\"{name}\"")).nth(1).unwrap();
        let stands = area.split_once('>').unwrap().1.split("</textarea>").next().unwrap();
        let stands = if area.starts_with(" name") && !["responsible_unit", "due_on"].contains(&name) {
            stands
        } else {
            ""
        };
        let value = changed.iter().find(|(field, _)| *field == name).map_or(stands, |(_, value)| value);
        all.push((name.to_owned(), value.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")));
    }
    all
}

/// A page without the marks at which the browser's half finds its places again.
pub fn plain(page: &Answer) -> String {
    page.text().replace("<!>", "")
}

pub fn hidden(page: &Answer, name: &str) -> String {
    let input = page.text().split(&format!("name=\"{name}\"")).nth(1);
    let input = input.unwrap_or_else(|| panic!("{name} is not in {}", page.text()));
    input.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

pub async fn post(browser: &Browser, canvas: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(&format!("{canvas}/edit"), &fields).await
}

async fn a_team_writes_a_canvas_without_a_script(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, address, ideas) = canvas(&world).await;
    let (dee, ben) = (world.browser("dee").await, world.browser("ben").await);
    let board = dee.get(&workshop).await;
    assert!(board.text().contains(&format!("href=\"{address}\"")), "the card leads there: {}", board.text());
    let empty = dee.get(&address).await;
    assert!(empty.text().contains("Canvas: #1 Drucker") && empty.text().contains("Noch nichts"));

    let sent = form(
        &dee,
        &address,
        &[
            ("causes", "- zu **alt**\r\n- <b>zu laut</b>"),
            ("due_on", "2019-06-30"),
            ("responsible_unit", "kitas"),
        ],
    )
    .await;
    let done = post(&dee, &address, &sent).await;
    let next = format!("{address}/edit?done=causes.responsible_unit.due_on");
    assert_eq!((done.status, done.location()), (303, next.as_str()), "{}", done.text());
    let told = dee.get(&next).await;
    assert!(
        told.text().contains("Gespeichert: Ursachen, Zuständiger Bereich, Erledigt bis."),
        "{}",
        told.text()
    );
    let page = ben.get(&address).await;
    for shown in
        ["<strong>alt</strong>", "&lt;b&gt;zu laut", "30. Juni 2019", "Kitas", "Geändert von Dee Schröder"]
    {
        assert!(page.text().contains(shown), "{shown}\n{}", page.text());
    }
    assert!(!page.text().contains("<b>"), "{}", page.text());

    // What nobody changed is no version.
    let again = post(
        &ben,
        &address,
        &form(&ben, &address, &[("due_on", "2019-06-30"), ("responsible_unit", "kitas")]).await,
    )
    .await;
    assert!(again.location().ends_with("?done=nothing"), "{}", again.location());
    assert!(ben.get(again.location()).await.text().contains("Sie haben nichts geändert"));
    assert_eq!(fresh.number("SELECT COUNT(*) FROM canvas_versions").await, 3);

    // Wrong fields come back at their place, with all that was typed, and nothing is written.
    let long = "ü".repeat(2001);
    let wrong =
        [("problem", "Er klemmt"), ("options", &*long), ("due_on", "bald"), ("responsible_unit", "kitas")];
    let wrong = post(&ben, &address, &form(&ben, &address, &wrong).await).await;
    assert_eq!(wrong.status, 422);
    for kept in
        ["id=\"options-error\"", "id=\"due_on-error\"", ">Er klemmt</textarea>", &long, "value=\"bald\""]
    {
        assert!(wrong.text().contains(kept), "{kept}");
    }
    assert_eq!(fresh.number("SELECT COUNT(*) FROM canvas_versions").await, 3);
    let nowhere = format!("{workshop}/ideas/{}/canvas", ideas[2]);
    assert_eq!(dee.get(&nowhere).await.status, 404, "nobody holds it here");
}

async fn a_program_writes_all_or_nothing_and_is_told_what_is_wrong(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, address, ideas) = canvas(&world).await;
    let (dee, eva) = (world.program("dee").await, world.program("eva").await);
    let read = dee.get(&address).await.json();
    openapi::assert_described("get", "/workshops/{id}/ideas/{number}/canvas", &read);
    assert_eq!((&read["idea"], &read["writable"]), (&json!(ideas[0]), &json!(true)));
    assert_eq!(
        read["fields"]["causes"],
        json!({"version": 0, "value": "", "changed_by": null, "changed_at": null})
    );

    let sent = json!({
        "decision": {"version": 0, "value": "Wir kaufen einen"},
        "responsible_unit": {"version": 0, "value": "kitas"},
        "due_on": {"version": 0, "value": "2019-06-30"},
    });
    let answer = dee.patch(&address, sent.clone()).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let now = &answer.json()["fields"];
    assert_eq!(
        (&now["responsible_unit"]["value"], &now["due_on"]["value"]),
        (&json!("kitas"), &json!("2019-06-30"))
    );
    assert_eq!(
        (&now["decision"]["changed_by"], &now["decision"]["version"]),
        (&json!("Dee Schröder"), &json!(1))
    );
    assert_eq!(dee.patch(&address, sent).await.json()["fields"]["decision"]["version"], 1, "the same twice");

    let both = json!({
        "decision": {"version": 0, "value": "Wir kaufen keinen"},
        "options": {"version": 0, "value": "Leihen"},
    });
    let stale = eva.patch(&address, both).await;
    assert_eq!((stale.status, stale.header("content-type")), (409, "application/problem+json"));
    let problem = stale.json();
    assert_eq!((&problem["type"], &problem["status"]), (&json!("/problems/stale"), &json!(409)));
    assert_eq!(problem["conflicts"].as_array().unwrap().len(), 1, "{problem}");
    let conflict = &problem["conflicts"][0];
    assert_eq!((&conflict["before"], &conflict["sent"]), (&json!(""), &json!("Wir kaufen keinen")));
    assert_eq!(fields(&dee, &address).await["options"]["version"], 0, "all or nothing");

    for (sent, wrong) in [
        (json!({"causes": {"version": 7, "value": "Zeit"}}), ("causes", "malformed")),
        (json!({"causes": {"version": 0, "value": "x".repeat(2001)}}), ("causes", "too_long")),
        (
            json!({"responsible_unit": {"version": 1, "value": "gibts-nicht"}}),
            ("responsible_unit", "unknown"),
        ),
        (json!({"due_on": {"version": 1, "value": "2019-02-30"}}), ("due_on", "malformed")),
        (json!({"ursachen": {"version": 0, "value": "Zeit"}}), ("ursachen", "unknown")),
        (json!({"causes": {"version": 0, "value": "Zeit", "by": 4}}), ("causes", "malformed")),
        (json!({"causes": "Zeit"}), ("causes", "malformed")),
    ] {
        let answer = dee.patch(&address, sent).await;
        assert_eq!(
            (answer.status, answer.wrong_fields()[wrong.0].as_str()),
            (422, wrong.1),
            "{}",
            answer.text()
        );
    }
    assert_eq!(dee.patch(&format!("{workshop}/ideas/999/canvas"), json!({})).await.status, 404);
    assert_eq!(dee.patch("/workshops/999/ideas/1/canvas", json!({})).await.status, 404);
}

async fn nobody_outside_the_team_reads_or_writes_a_canvas(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (_, address, _) = canvas(&world).await;
    let dee = world.program("dee").await;
    assert_eq!(written(&dee, &address, "causes", 0, "Zu wenig Zeit").await.status, 200);
    let fields = [("act", "save"), ("causes", "Fremd"), ("version-causes", "1")];
    for (who, reads, writes) in
        [("ana", 403, 403), ("fritz", 403, 403), ("chidi", 200, 403), ("eva", 200, 303)]
    {
        let browser = world.browser(who).await;
        for page in ["", "/causes"] {
            let answer = browser.get(&format!("{address}{page}")).await;
            assert_eq!(answer.status, reads, "{who} {page}");
            assert_eq!(answer.text().contains("Zu wenig Zeit"), reads == 200, "{who} {page}");
        }
        // Who wrote it is told to those who may know the team.
        let named = browser.get(&address).await.text().contains("Dee Schröder");
        assert_eq!(named, who == "eva", "{who}");
        let answer = browser.post(&format!("{address}/edit"), &fields).await;
        assert_eq!(answer.status, writes, "{who}: {}", answer.text());
    }
    assert_eq!(world.visitor().get(&address).await.status, 303);
    // The answer to a write holds the canvas, so that it takes both scopes.
    for (scope, read) in [(Scope::Read, 200), (Scope::Write, 403)] {
        let program = world.program_that("ben", &[scope]).await;
        assert_eq!(program.get(&address).await.status, read, "{scope}");
        assert_eq!(written(&program, &address, "checks", 0, "Keine").await.status, 403, "{scope}");
    }
    assert_eq!(self::fields(&dee, &address).await["checks"]["version"], 0);
    let told = refused(&written(&world.program("ana").await, &address, "causes", 2, "Fremd").await);
    assert_eq!((told.0, told.1.as_str()), (403, "only-team"));
}

async fn closed_workshops_and_archived_campaigns_are_read_only(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, address, _) = canvas(&world).await;
    let (dee, eva) = (world.program("dee").await, world.program("eva").await);
    assert_eq!(written(&dee, &address, "causes", 0, "Zu wenig Zeit").await.status, 200);
    let browser = world.browser("dee").await;
    let typed = form(&browser, &address, &[("options", "Mehr Zeit")]).await;
    assert_eq!(eva.put(&format!("{workshop}/closure")).await.status, 200);
    let late = post(&browser, &address, &typed).await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains(">Mehr Zeit</textarea>"), "nothing typed is lost: {}", late.text());
    let told = refused(&written(&eva, &address, "causes", 1, "Geld").await);
    assert_eq!((told.0, told.1.as_str()), (409, "workshop-forbids"));
    let page = browser.get(&address).await;
    assert!(page.text().contains("Zu wenig Zeit") && !page.text().contains("id=\"edit\""), "{}", page.text());
    assert_eq!(eva.delete(&format!("{workshop}/closure")).await.status, 200);
    world.at(schedule().archived);
    let dee = world.program("dee").await;
    let told = refused(&written(&dee, &address, "causes", 1, "Geld").await);
    assert_eq!((told.0, told.1.as_str()), (409, "workshop-forbids"));
    assert_eq!(fields(&dee, &address).await["causes"]["value"], "Zu wenig Zeit");
}

async fn every_version_can_be_read_and_brought_back(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (_, address, _) = canvas(&world).await;
    let (dee, ben) = (world.program("dee").await, world.browser("ben").await);
    for (version, value) in ["Erste", "Zweite", "Dritte"].into_iter().enumerate() {
        assert_eq!(
            written(&dee, &address, "causes", i64::try_from(version).unwrap(), value).await.status,
            200
        );
    }
    let history = format!("{address}/causes");
    let page = ben.get(&history).await;
    for shown in [
        "Fassungen von «Ursachen»",
        "Erste",
        "Zweite",
        "Fassung 3 (steht jetzt da)",
        "Fassung 1 wieder einsetzen",
    ] {
        assert!(plain(&page).contains(shown), "{shown}\n{}", page.text());
    }
    assert!(!page.text().contains("Fassung 3 wieder einsetzen"));
    let back = |version: &'static str, seen: &'static str| [("version", version), ("seen", seen)];
    let done = ben.post(&history, &back("1", "3")).await;
    assert_eq!((done.status, done.location()), (303, format!("{history}?done=restored").as_str()));
    let now = fields(&dee, &address).await["causes"].clone();
    assert_eq!(
        (&now["value"], &now["version"], &now["changed_by"]),
        (&json!("Erste"), &json!(4), &json!("Ben Kowalski"))
    );
    let late = ben.post(&history, &back("2", "3")).await;
    assert_eq!(late.status, 409, "somebody changed it since");
    assert!(late.text().contains("inzwischen geändert"), "{}", late.text());
    assert_eq!(ben.post(&history, &back("1", "4")).await.status, 303, "it stands there already");
    assert_eq!(ben.post(&history, &back("9", "4")).await.status, 404);
    assert_eq!(fresh.number("SELECT COUNT(*) FROM canvas_versions").await, 4);
    assert_eq!(world.browser("chidi").await.post(&history, &back("2", "4")).await.status, 403);
    assert!(!world.browser("chidi").await.get(&history).await.text().contains("wieder einsetzen"));
    assert_eq!(ben.get(&format!("{address}/nirgends")).await.status, 404);
}

async fn the_canvas_stays_with_the_idea_and_names_only_ones_own_team(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, address, ideas) = canvas(&world).await;
    let (dee, eva) = (world.program("dee").await, world.program("eva").await);
    assert_eq!(written(&dee, &address, "causes", 0, "Zu wenig Zeit").await.status, 200);
    assert_eq!(dee.delete(&format!("{workshop}/ideas/{}", ideas[0])).await.status, 200);
    assert_eq!(dee.get(&address).await.status, 404, "nobody holds it");
    let other = found(&world, "Kitas", &["ana"]).await;
    let ana = world.program("ana").await;
    assert_eq!(claim(&ana, &other, ideas[0]).await.status, 200);
    let there = format!("{other}/ideas/{}/canvas", ideas[0]);
    let causes = fields(&ana, &there).await["causes"].clone();
    assert_eq!((&causes["value"], &causes["changed_by"]), (&json!("Zu wenig Zeit"), &Value::Null));
    assert!(!world.browser("ana").await.get(&there).await.text().contains("Dee"), "it was another team");
    assert_eq!(written(&ana, &there, "causes", 1, "Zu wenig Leute").await.status, 200);
    assert_eq!(fields(&eva, &there).await["causes"]["changed_by"], "Ana Yılmaz");
    // With the account the name goes, and the text stays.
    fresh.run(format!("DELETE FROM people WHERE id = {}", world.id("ana"))).await;
    let page = world.browser("eva").await.get(&there).await;
    assert!(
        page.text().contains("Zu wenig Leute") && page.text().contains("Ehemalige Mitarbeitende"),
        "{}",
        page.text()
    );
}

async fn the_decision_goes_into_the_hand_over_and_the_form_of_an_outcome(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, address, ideas) = canvas(&world).await;
    let (dee, chidi) = (world.program("dee").await, world.browser("chidi").await);
    let sent = json!({
        "decision": {"version": 0, "value": "=Wir kaufen einen"},
        "responsible_unit": {"version": 0, "value": "kitas"},
        "due_on": {"version": 0, "value": "2019-12-31"},
    });
    assert_eq!(dee.patch(&address, sent).await.status, 200);
    let handed = dee.get(&format!("{workshop}/ideas")).await.json();
    let expected = json!({"decision": "=Wir kaufen einen", "next_step": "", "responsible_unit": "kitas", "due_on": "2019-12-31"});
    assert_eq!(handed["ideas"][0]["decision"], expected);
    assert_eq!(handed["ideas"][1]["decision"], Value::Null);
    let table = world.browser("dee").await.get(&format!("{workshop}/ideas.csv")).await;
    let lines: Vec<_> = table.text().lines().collect();
    let heads = "\"Entscheidung\";\"Nächster Schritt\";\"Zuständiger Bereich\";\"Erledigt bis\"";
    assert!(lines[0].ends_with(heads), "{}", lines[0]);
    assert!(lines[1].ends_with("\"'=Wir kaufen einen\";\"\";\"Kitas\";\"2019-12-31\""), "{}", lines[1]);

    let outcome = format!("/ideas/{}/outcome", ideas[0]);
    let form = chidi.get(&outcome).await;
    for shown in
        ["Vorausgefüllt aus der Entscheidung", "value=\"2019-12-31\"", ">=Wir kaufen einen</textarea>"]
    {
        assert!(form.text().contains(shown), "{shown}\n{}", form.text());
    }
    let other = chidi.get(&format!("/ideas/{}/outcome", ideas[1])).await;
    assert!(!other.text().contains("Vorausgefüllt"));
}

store::contract!(
    a_team_writes_a_canvas_without_a_script,
    a_program_writes_all_or_nothing_and_is_told_what_is_wrong,
    nobody_outside_the_team_reads_or_writes_a_canvas,
    closed_workshops_and_archived_campaigns_are_read_only,
    every_version_can_be_read_and_brought_back,
    the_canvas_stays_with_the_idea_and_names_only_ones_own_team,
    the_decision_goes_into_the_hand_over_and_the_form_of_an_outcome,
);
