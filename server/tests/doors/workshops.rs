//! Workshops: founding, naming a team, seeing and pulling, taking ideas and giving them back.

use domain::{
    ideas::{Overlay, Status},
    people::Scope,
    text::Email,
};
use serde_json::{Value, json};
use store::testing::Fresh;

use crate::{
    knock::{Answer, Program},
    pulls::freeze,
    world::{World, address},
};

const DESK: &str = "/workshops/campaigns/fruehjahr-2019";
const PULLS: &str = "/workshops/campaigns/fruehjahr-2019/pulls";

/// A form that founds a workshop.
const GOOD: [(&str, &str); 8] = [
    ("act", "found"),
    ("campaign", "fruehjahr-2019"),
    ("name", "Bürgerdienste"),
    ("format", "innovation"),
    ("date", "2019-03-20"),
    ("venue", "Rathaus, Saal 3"),
    ("capacity", "2"),
    ("in_progress", "1"),
];

fn sent(name: &str) -> Value {
    json!({"campaign": "fruehjahr-2019", "name": name, "format": "conference", "date": "2019-03-20",
        "capacity": 2, "in_progress": 1})
}

/// Eva founds a workshop and names this team. Returns its path.
pub async fn found(world: &World, name: &str, team: &[&str]) -> String {
    let eva = world.program("eva").await;
    let answer = eva.post("/workshops", sent(name)).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    let path = format!("/workshops/{}", answer.json()["id"]);
    for who in team {
        let named = eva.post(&format!("{path}/team"), json!({"email": address(who)})).await;
        assert_eq!(named.status, 201, "{}", named.text());
    }
    path
}

/// A frozen vote of six ideas, of which this many are pulled.
pub async fn pulled(world: &World, places: u32) -> Vec<i64> {
    freeze(world).await;
    let recipe = json!({"rule": "votes", "places": places});
    let answer = world.program("eva").await.post(PULLS, recipe).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    answer.json()["ideas"].as_array().unwrap().iter().map(|idea| idea.as_i64().unwrap()).collect()
}

pub async fn claim(program: &Program, workshop: &str, idea: i64) -> Answer {
    program.put(&format!("{workshop}/ideas/{idea}")).await
}

/// The word of the refusal, and the sentence for people.
pub fn refused(answer: &Answer) -> (u16, String, String) {
    (answer.status, answer.problem(), answer.json()["detail"].as_str().unwrap().to_owned())
}

async fn founding_editing_naming_and_closing_work_without_a_script(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let eva = world.browser("eva").await;
    let list = eva.get("/workshops").await;
    assert_eq!(list.status, 200);
    assert!(list.text().contains("Noch gibt es keinen Workshop") && list.text().contains("/workshops/new"));

    let mut wrong = GOOD;
    (wrong[2], wrong[4], wrong[6]) = (("name", ""), ("date", "gestern"), ("capacity", "0"));
    let answer = eva.post("/workshops/new", &wrong).await;
    assert_eq!(answer.status, 422);
    for kept in [
        "id=\"name-error\"",
        "id=\"date-error\"",
        "id=\"capacity-error\"",
        "value=\"gestern\"",
        "value=\"Rathaus, Saal 3\"",
    ] {
        assert!(answer.text().contains(kept), "{kept}\n{}", answer.text());
    }
    let done = eva.post("/workshops/new", &GOOD).await;
    assert_eq!((done.status, done.location()), (303, "/workshops/1/edit?done=saved"), "{}", done.text());

    let form = eva.get("/workshops/1/edit").await;
    let version = form.text().split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let change = |name, version| {
        let mut fields = GOOD.to_vec();
        fields[0] = ("act", "change");
        fields[2] = ("name", name);
        fields.push(("version", version));
        fields
    };
    assert_eq!(eva.post("/workshops/1/edit", &change("Ämter", version)).await.status, 303);
    let stale = eva.post("/workshops/1/edit", &change("Kitas", version)).await;
    assert_eq!(stale.status, 409);
    assert!(stale.text().contains("value=\"Kitas\""), "nothing typed is lost");
    assert!(stale.text().contains("So ist es jetzt gespeichert"), "{}", stale.text());
    assert!(stale.text().contains("<dd>Ämter"), "nothing is overwritten unseen: {}", stale.text());

    let nobody = eva.post("/workshops/1/edit", &[("act", "add"), ("email", "niemand@example.org")]).await;
    assert_eq!(nobody.status, 422);
    assert!(nobody.text().contains("id=\"email-error\"") && nobody.text().contains("niemand@example.org"));
    let dee = [("act", "add"), ("email", "Dee@example.org")];
    for _ in 0..2 {
        assert_eq!(eva.post("/workshops/1/edit", &dee).await.status, 303);
    }
    assert!(eva.get("/workshops/1/edit").await.text().contains("Dee Schröder aus dem Team nehmen"));
    assert_eq!(eva.post("/workshops/1/edit", &[("act", "close")]).await.status, 303);
    assert!(eva.get("/workshops/1").await.text().contains("Abgeschlossen am"));
    assert_eq!(eva.post("/workshops/1/edit", &[("act", "reopen")]).await.status, 303);
    let person = world.id("dee").to_string();
    assert_eq!(eva.post("/workshops/1/edit", &[("act", "remove"), ("person", &person)]).await.status, 303);
    assert!(!eva.get("/workshops/1/edit").await.text().contains("Dee Schröder"));

    let noted = |verb: &str, detail: &str| {
        format!("SELECT COUNT(*) FROM audit_entries WHERE verb = '{verb}' AND detail = '{detail}'")
    };
    for (verb, detail, times) in [
        ("workshop_changed", "opened", 1),
        ("workshop_changed", "", 1),
        ("workshop_changed", "closed", 1),
        ("workshop_changed", "reopened", 1),
        ("team_changed", "workshop:1 added", 1),
        ("team_changed", "workshop:1 removed", 1),
    ] {
        assert_eq!(fresh.number(noted(verb, detail)).await, times, "{verb} {detail}");
    }
    let words = "SELECT COUNT(*) FROM audit_entries WHERE subject LIKE '%dee%' OR detail LIKE '%mter%'";
    assert_eq!(fresh.number(words).await, 0, "no names in the audit");
}

async fn a_team_sees_and_pulls_for_its_campaign_and_nobody_else_does(fresh: &Fresh) {
    let world = World::on(fresh).await;
    freeze(&world).await;
    let workshop = found(&world, "Bürgerdienste", &["dee"]).await;
    let (browser, dee) = (world.browser("dee").await, world.program("dee").await);
    let list = browser.get("/workshops").await;
    assert_eq!(list.status, 200);
    assert!(list.text().contains("Bürgerdienste") && list.text().contains(DESK), "{}", list.text());
    assert!(!list.text().contains("/workshops/new"));
    assert!(browser.get("/me").await.text().contains(&format!("href=\"{workshop}\"")));
    let preview = browser.get(&format!("{DESK}?rule=votes&places=2")).await;
    assert!(preview.status == 200 && preview.text().contains("name=\"number\" value=\"1\""));
    let form = [("rule", "votes"), ("places", "2"), ("number", "1")];
    let confirmed = browser.post(DESK, &form).await;
    assert_eq!((confirmed.status, confirmed.location()), (303, format!("{PULLS}/1").as_str()));
    assert_eq!(dee.get(PULLS).await.json()["items"][0]["ideas"], 2);
    assert_eq!(dee.post(PULLS, json!({"rule": "votes", "places": 1})).await.status, 201);
    assert_eq!(browser.get(&format!("{PULLS}/2/ideas.csv")).await.status, 200);
    let reader = world.program_that("dee", &[Scope::Read]).await;
    assert_eq!(reader.post(PULLS, json!({"rule": "votes", "places": 1})).await.problem(), "scope-missing");

    for who in ["ben", "chidi", "fritz"] {
        assert_eq!(world.browser(who).await.get(DESK).await.status, 403, "{who}");
        assert_eq!(world.program(who).await.get(PULLS).await.status, 403, "{who}");
    }
    for who in ["ben", "fritz"] {
        let other = world.browser(who).await;
        assert_eq!(other.get("/workshops").await.status, 403, "{who}");
        assert_eq!(other.get(&workshop).await.status, 403, "{who}");
        assert_eq!(world.program(who).await.get(&workshop).await.problem(), "not-allowed", "{who}");
    }

    // Once it is closed, its team reads on and pulls no more.
    world.program("eva").await.put(&format!("{workshop}/closure")).await;
    assert_eq!(dee.get(PULLS).await.status, 200);
    let late = refused(&dee.post(PULLS, json!({"rule": "votes", "places": 1})).await);
    assert_eq!((late.0, late.1.as_str()), (409, "workshop-forbids"));
    assert!(late.2.contains("closed"), "{}", late.2);
    assert_eq!(fresh.number("SELECT COUNT(*) FROM pulls").await, 2);
}

async fn an_idea_that_is_taken_is_in_a_workshop_and_its_history_names_it(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ideas = pulled(&world, 3).await;
    let workshop = found(&world, "Bürgerdienste", &["dee"]).await;
    let (browser, ana) = (world.browser("dee").await, world.browser("ana").await);
    // Something has happened before the author looks, for on the first visit nothing is new.
    let dee = world.program("dee").await;
    claim(&dee, &workshop, ideas[1]).await;
    dee.delete(&format!("{workshop}/ideas/{}", ideas[1])).await;
    ana.get("/me").await;
    service::news::write_marks(&world.service).await.unwrap();
    let page = browser.get(&workshop).await;
    assert_eq!(page.status, 200);
    for told in ["#1 Drucker", "Holen: #1 Drucker", "Dee Schröder", "0 von höchstens 2", "Ideen auswählen"]
    {
        assert!(page.text().contains(told), "{told}\n{}", page.text());
    }
    let idea = ideas[0].to_string();
    let taken = browser.post(&workshop, &[("act", "claim"), ("idea", &idea)]).await;
    let next = format!("{workshop}?done=claim&idea={idea}#card-{idea}");
    assert_eq!((taken.status, taken.location()), (303, next.as_str()), "{}", taken.text());
    let page = browser.get(&format!("{workshop}?done=claim&idea={idea}")).await;
    assert!(page.text().contains("gehört jetzt zu diesem Workshop"), "{}", page.text());
    assert!(page.text().contains("Zurückgeben: #1 Drucker") && page.text().contains("1 von höchstens 2"));

    let ben = world.program("ben").await;
    let read = ben.get(&format!("/ideas/{idea}")).await.json();
    assert_eq!(read["status"], "in_workshop");
    let last = read["history"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&last["status"], &last["note"]), (&json!("in_workshop"), &json!("Bürgerdienste")), "{last}");
    let shown = world.browser("ben").await.get(&format!("/ideas/{idea}")).await;
    assert!(shown.text().contains("Im Workshop") && shown.text().contains("Bürgerdienste"));
    assert!(ana.get("/me").await.text().contains("neuer Stand"), "its author has news");

    assert_eq!(claim(&dee, &workshop, ideas[0]).await.status, 200, "twice changes nothing");
    let noted = |verb: &str| {
        let of = format!("subject = 'workshop:1' AND idea = {idea}");
        format!("SELECT COUNT(*) FROM audit_entries WHERE verb = '{verb}' AND {of}")
    };
    assert_eq!(fresh.number(noted("idea_claimed")).await, 1);
    for _ in 0..2 {
        let back = dee.delete(&format!("{workshop}/ideas/{idea}")).await;
        assert_eq!(back.status, 200, "{}", back.text());
        assert_eq!(back.json()["ideas"], json!([]));
    }
    let read = ben.get(&format!("/ideas/{idea}")).await.json();
    assert_eq!(read["status"], "in_review");
    assert_eq!(fresh.number(noted("idea_released")).await, 1);
    assert!(world.counts_right().await);
}

async fn what_a_workshop_does_not_take_is_refused_with_the_reason(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let workshop = found(&world, "Bürgerdienste", &["dee"]).await;
    let other = found(&world, "Kitas", &["ben"]).await;
    let (dee, ben, eva) =
        (world.program("dee").await, world.program("ben").await, world.program("eva").await);
    let ideas = pulled(&world, 5).await;
    let unpulled = (1..=6).find(|number| !ideas.contains(number)).unwrap();
    let because = |answer: Answer, word: &'static str| {
        let said = refused(&answer);
        assert!(said.0 == 409 && said.1 == "workshop-forbids" && said.2.contains(word), "{said:?}");
    };
    because(claim(&dee, &workshop, unpulled).await, "not chosen");
    assert_eq!(claim(&dee, &workshop, 999).await.status, 404);
    assert_eq!(claim(&eva, &workshop, ideas[0]).await.problem(), "only-team");
    assert_eq!(claim(&ben, &workshop, ideas[0]).await.problem(), "only-team");
    assert_eq!(claim(&ben, &other, ideas[0]).await.status, 200);
    because(claim(&dee, &workshop, ideas[0]).await, "Another workshop");
    because(dee.delete(&format!("{workshop}/ideas/{}", ideas[0])).await, "Another workshop");

    let set = |overlay: Overlay, merged: &str, idea: i64| {
        let change = format!("overlay = '{overlay}', listed = FALSE, merged_into = {merged}");
        fresh.run(format!("UPDATE ideas SET {change} WHERE number = {idea}"))
    };
    set(Overlay::Hidden, "NULL", ideas[1]).await;
    because(claim(&dee, &workshop, ideas[1]).await, "Not everybody can read");
    set(Overlay::Withdrawn, "NULL", ideas[1]).await;
    assert_eq!(claim(&dee, &workshop, ideas[1]).await.problem(), "withdrawn");
    set(Overlay::Merged, &ideas[2].to_string(), ideas[1]).await;
    let said = refused(&claim(&dee, &workshop, ideas[1]).await);
    assert!(said.1 == "merged" && said.2.contains(&format!("idea {}", ideas[2])), "{said:?}");
    set(Overlay::None, "NULL", ideas[1]).await;
    fresh.run(format!("UPDATE ideas SET status = '{}' WHERE number = {}", Status::Done, ideas[1])).await;
    assert_eq!(claim(&dee, &workshop, ideas[1]).await.problem(), "step-forbidden");
    let page = world.browser("dee").await.get(&workshop).await;
    assert!(page.text().contains("Umgesetzt"), "the page says why as well: {}", page.text());

    assert_eq!(claim(&dee, &workshop, ideas[2]).await.status, 200);
    assert_eq!(claim(&dee, &workshop, ideas[3]).await.status, 200);
    because(claim(&dee, &workshop, ideas[4]).await, "as many ideas as it can take");
    let form = [("act", "claim"), ("idea", &*ideas[4].to_string())];
    let full = world.browser("dee").await.post(&workshop, &form).await;
    assert_eq!(full.status, 409);
    assert!(full.text().contains("so viele Ideen, wie er aufnehmen kann"), "{}", full.text());
    eva.put(&format!("{workshop}/closure")).await;
    because(dee.delete(&format!("{workshop}/ideas/{}", ideas[2])).await, "closed");
    assert_eq!(fresh.number("SELECT COUNT(*) FROM workshop_ideas").await, 3);
}

async fn before_a_vote_is_frozen_nothing_of_it_is_taken(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let workshop = found(&world, "Bürgerdienste", &["dee"]).await;
    let idea = world.post("ana", "Noch wird abgestimmt").await;
    let said = refused(&claim(&world.program("dee").await, &workshop, idea).await);
    assert_eq!((said.0, said.1.as_str()), (409, "workshop-forbids"));
    assert!(said.2.contains("vote is still on"), "{}", said.2);
    let page = world.browser("dee").await.get(&workshop).await;
    assert!(page.text().contains("Zurzeit ist keine ausgewählte Idee frei"), "{}", page.text());
    assert_eq!(fresh.number("SELECT COUNT(*) FROM workshop_ideas").await, 0);
}

async fn of_teams_that_take_at_once_one_has_the_idea_and_none_has_too_many(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ideas = pulled(&world, 6).await;
    let (first, second) =
        (found(&world, "Bürgerdienste", &["dee"]).await, found(&world, "Kitas", &["ben"]).await);
    let (dee, ben) = (world.program("dee").await, world.program("ben").await);
    let at_once = ideas.iter().flat_map(|idea| [(&dee, &first, *idea), (&ben, &second, *idea)]);
    let answers =
        futures::future::join_all(at_once.map(|(who, workshop, idea)| claim(who, workshop, idea))).await;
    let done = answers.iter().filter(|answer| answer.status == 200).count();
    for answer in answers.iter().filter(|answer| answer.status != 200) {
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (409, "workshop-forbids"),
            "{}",
            answer.text()
        );
    }
    assert_eq!(done, 4, "two workshops of two");
    for workshop in [1, 2] {
        let count = format!("SELECT COUNT(*) FROM workshop_ideas WHERE workshop_id = {workshop}");
        assert_eq!(fresh.number(count).await, 2);
    }
    let status = "SELECT COUNT(*) FROM ideas WHERE status = 'in_workshop'";
    assert_eq!(fresh.number(status).await, 4);
    assert_eq!(fresh.number("SELECT COUNT(*) FROM audit_entries WHERE verb = 'idea_claimed'").await, 4);
}

async fn who_belongs_to_a_team_is_for_the_team_and_those_who_name_it(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let workshop = found(&world, "Bürgerdienste", &["dee", "ben"]).await;
    let chidi = world.browser("chidi").await;
    let page = chidi.get(&workshop).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Mitlesen können Sie, ändern nicht"), "{}", page.text());
    assert!(!page.text().contains("Schröder") && !page.text().contains("Kowalski"));
    assert!(chidi.get("/").await.text().contains("href=\"/workshops\""));
    assert_eq!(world.program("chidi").await.get(&workshop).await.json()["team"], Value::Null);
    let edit = format!("{workshop}/edit");
    assert_eq!((chidi.get(&edit).await.status, chidi.get("/workshops/new").await.status), (403, 403));
    let team = world.program("dee").await.get(&workshop).await.json()["team"].clone();
    let names: Vec<_> = team.as_array().unwrap().iter().map(|member| member["name"].clone()).collect();
    assert_eq!(names, ["Ben Kowalski", "Dee Schröder"]);
    assert!(world.program("eva").await.get(&workshop).await.json()["team"].is_array());
    assert!(!world.browser("dee").await.get(&workshop).await.text().contains("Mitlesen können Sie"));

    // Whoever goes leaves the team.
    let dee = world.browser("dee").await;
    service::people::disable(&world.console(), &Email::parse(&address("ben")).unwrap()).await.unwrap();
    assert!(!dee.get(&workshop).await.text().contains("Kowalski"));
    fresh.run(format!("DELETE FROM people WHERE id = {}", world.id("dee"))).await;
    assert_eq!(fresh.number("SELECT COUNT(*) FROM workshop_members").await, 0, "nobody stays unseen");
    let eva = world.program("eva").await;
    let again = eva.post(&format!("{workshop}/team"), json!({"email": address("ben")})).await;
    assert_eq!(again.wrong_fields()["email"], "unknown", "nobody is named whose account is shut");
}

async fn a_refusal_of_any_form_of_a_workshop_is_drawn_once(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let workshop = found(&world, "Bürgerdienste", &["dee"]).await;
    let (eva, edit) = (world.browser("eva").await, format!("{workshop}/edit"));
    let unknown = eva.post(&edit, &[("act", "add"), ("email", "niemand@example.org")]).await;
    assert_eq!((unknown.status, unknown.text().matches("class=\"error-summary\"").count()), (422, 1));
    let gone = eva.post(&edit, &[("act", "remove"), ("person", "viele")]).await;
    assert_eq!(gone.status, 404);
    assert_eq!(gone.text().matches("class=\"notice notice--danger\"").count(), 1, "{}", gone.text());
}

async fn what_is_told_of_an_idea_names_no_role_and_doubles_nothing(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ideas = pulled(&world, 3).await;
    let workshop = found(&world, "Bürgerdienste", &["chidi"]).await;
    let chidi = world.program("chidi").await;
    let history = async |idea: i64| {
        let page = world.program("ben").await.get(&format!("/ideas/{idea}")).await.json();
        page["history"].as_array().unwrap().clone()
    };
    let before = history(ideas[0]).await.len();
    assert_eq!(claim(&chidi, &workshop, ideas[0]).await.status, 200);
    assert_eq!(chidi.delete(&format!("{workshop}/ideas/{}", ideas[0])).await.status, 200);
    let told = history(ideas[0]).await;
    assert_eq!(told.len(), before + 2);
    for line in &told[before..] {
        assert_eq!(line["role"], Value::Null, "{line}");
    }
    // A moderator had sent it there already: that was told.
    fresh.run(format!("UPDATE ideas SET status = 'in_workshop' WHERE number = {}", ideas[1])).await;
    let before = history(ideas[1]).await.len();
    assert_eq!(claim(&chidi, &workshop, ideas[1]).await.status, 200);
    assert_eq!(history(ideas[1]).await.len(), before);
}

async fn what_is_no_idea_of_its_own_any_more_is_given_back_quietly(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ideas = pulled(&world, 3).await;
    let workshop = found(&world, "Bürgerdienste", &["dee"]).await;
    let dee = world.program("dee").await;
    let other = ideas[2];
    let (merged, none) = (other.to_string(), "NULL".to_owned());
    for (overlay, into, lines) in [
        (Overlay::None, &none, 1),
        (Overlay::Hidden, &none, 1),
        (Overlay::Withdrawn, &none, 0),
        (Overlay::Split, &none, 0),
        (Overlay::Merged, &merged, 0),
    ] {
        let set = |overlay: Overlay, into: &str| {
            let listed = if overlay == Overlay::None { "TRUE" } else { "FALSE" };
            let change = format!("overlay = '{overlay}', listed = {listed}, merged_into = {into}");
            fresh.run(format!("UPDATE ideas SET {change} WHERE number = {}", ideas[0]))
        };
        assert_eq!(claim(&dee, &workshop, ideas[0]).await.status, 200, "{overlay}");
        set(overlay, into).await;
        let events = format!("SELECT COUNT(*) FROM events WHERE idea = {}", ideas[0]);
        let before = fresh.number(&*events).await;
        let back = dee.delete(&format!("{workshop}/ideas/{}", ideas[0])).await;
        assert_eq!(back.status, 200, "{overlay} {}", back.text());
        assert_eq!(fresh.number(&*events).await - before, lines, "{overlay}");
        let review =
            format!("SELECT COUNT(*) FROM ideas WHERE number = {} AND status = 'in_review'", ideas[0]);
        assert_eq!(fresh.number(review).await, 1, "{overlay}");
        set(Overlay::None, "NULL").await;
    }
}

store::contract!(
    a_refusal_of_any_form_of_a_workshop_is_drawn_once,
    what_is_told_of_an_idea_names_no_role_and_doubles_nothing,
    what_is_no_idea_of_its_own_any_more_is_given_back_quietly,
    founding_editing_naming_and_closing_work_without_a_script,
    a_team_sees_and_pulls_for_its_campaign_and_nobody_else_does,
    an_idea_that_is_taken_is_in_a_workshop_and_its_history_names_it,
    what_a_workshop_does_not_take_is_refused_with_the_reason,
    before_a_vote_is_frozen_nothing_of_it_is_taken,
    of_teams_that_take_at_once_one_has_the_idea_and_none_has_too_many,
    who_belongs_to_a_team_is_for_the_team_and_those_who_name_it,
);
