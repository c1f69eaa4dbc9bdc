//! What the public reads: nothing before two people have looked at it, and nothing of the product beside it.

use std::collections::BTreeSet;

use domain::time::DAY;
use serde_json::json;
use store::testing::Fresh;

use crate::{
    knock::{Answer, Browser},
    openapi, pulls,
    world::{World, schedule},
};

pub const PAGE: &str = "/results/fruehjahr-2019";
pub const TITLE: &str = "Ein zweiter Drucker im Rathaus";
const BECAME: &str = "Seit März steht ein zweiter Drucker im Erdgeschoss.";

pub fn text() -> Vec<(&'static str, &'static str)> {
    vec![
        ("act", "write"),
        ("title", TITLE),
        ("pinch", "Der einzige Drucker war jeden Morgen belegt."),
        ("became", BECAME),
    ]
}

/// Four ideas are pulled, the first is done, the second is in progress. Results are told.
pub async fn done(fresh: &Fresh) -> World {
    let world = pulls::frozen(fresh).await;
    pulls::pull(&world, json!({"rule": "votes", "places": 4})).await;
    world.at(schedule().results.plus(DAY));
    let chidi = world.program("chidi").await;
    let done = json!({"outcome": "done", "answer": "Steht. Danke, Antwortgeheimnis.", "since": "2019-03-01", "benefits": "Nutzengeheimnis"});
    assert_eq!(chidi.put_json("/ideas/1/outcome", done).await.status, 200);
    let going = json!({"outcome": "in_progress", "answer": "Läuft.", "until": "2019-12-31"});
    assert_eq!(chidi.put_json("/ideas/2/outcome", going).await.status, 200);
    world
}

pub async fn act(browser: &Browser, idea: i64, fields: &[(&str, &str)]) -> Answer {
    browser.post(&format!("/ideas/{idea}/result"), fields).await
}

/// The key of the text that waits, as the form of its page names it.
pub async fn waiting(browser: &Browser, idea: i64) -> String {
    let page = browser.get(&format!("/ideas/{idea}/result")).await;
    let (_, rest) =
        page.text().split_once("name=\"text\" value=\"").unwrap_or_else(|| panic!("{}", page.text()));
    rest.split('"').next().unwrap().to_owned()
}

/// Chidi writes, Eva releases.
pub async fn release(world: &World, idea: i64, fields: &[(&str, &str)]) {
    let (chidi, eva) = (world.browser("chidi").await, world.browser("eva").await);
    let written = act(&chidi, idea, fields).await;
    assert_eq!(written.status, 303, "{}", written.text());
    let key = waiting(&eva, idea).await;
    let released = act(&eva, idea, &[("act", "release"), ("text", &key)]).await;
    assert_eq!(released.location(), format!("/ideas/{idea}/result#public"), "{}", released.text());
}

async fn nothing_is_public_before_a_second_person_has_released_it(fresh: &Fresh) {
    let world = done(fresh).await;
    let (visitor, chidi, eva) = (world.visitor(), world.browser("chidi").await, world.browser("eva").await);
    for (address, status) in [("/results", 200), (PAGE, 404)] {
        let kind = visitor.get(address).await;
        assert_eq!(kind.status, status, "{address}");
        assert!(
            kind.text().contains("Hier ist noch nichts veröffentlicht") && kind.text().contains("noindex"),
            "{}",
            kind.text()
        );
    }
    let form = chidi.get("/ideas/1/result").await;
    for begun in [
        "value=\"Drucker\"",
        "Der Drucker im Erdgeschoß klemmt jeden Morgen.</textarea>",
        "Antwortgeheimnis.</textarea>",
    ] {
        assert!(form.text().contains(begun), "{begun}\n{}", form.text());
    }
    let wrong =
        act(&chidi, 1, &[("act", "write"), ("title", "Gut <so>"), ("pinch", "kurz"), ("became", "")]).await;
    assert_eq!(wrong.status, 422);
    for kept in ["value=\"Gut &lt;so&gt;\"", "id=\"pinch-error\"", "id=\"became-error\"", ">kurz</textarea>"]
    {
        assert!(wrong.text().contains(kept), "{kept}\n{}", wrong.text());
    }
    assert_eq!(act(&chidi, 1, &text()).await.location(), "/ideas/1/result#waiting");
    let desk = chidi.get("/ideas/1/result").await;
    assert!(
        desk.text().contains("Eine zweite Person aus der Moderation muss ihn freigeben."),
        "{}",
        desk.text()
    );
    assert!(!desk.text().contains("Öffentlich machen"));
    assert!(!visitor.get(PAGE).await.text().contains(TITLE), "one person is not enough");
    assert!(
        eva.get("/outcomes/fruehjahr-2019").await.text().contains("Öffentlicher Text wartet auf Freigabe")
    );

    // Whoever wrote it does not release it, whatever they send.
    let key = waiting(&eva, 1).await;
    let own = act(&chidi, 1, &[("act", "release"), ("text", &key)]).await;
    assert_eq!(own.status, 403);
    assert!(own.text().contains("Das muss eine zweite Person aus der Moderation tun"), "{}", own.text());
    let released = act(&eva, 1, &[("act", "release"), ("text", &key)]).await;
    assert_eq!(released.status, 303, "{}", released.text());
    let program = world.program("chidi").await;
    let seen = program.get("/ideas/1/preview?as=public").await.json();
    assert_eq!((&seen["result"]["title"], &seen["idea"]), (&json!(TITLE), &json!(null)));

    let page = visitor.get(PAGE).await;
    for told in [
        TITLE,
        BECAME,
        "id=\"ergebnis-1\"",
        "Masterplan",
        "Umgesetzt",
        "Stand: 3. April 2019",
        "1 Ergebnis: 1 umgesetzt",
    ] {
        assert!(page.text().contains(told), "{told}\n{}", page.text());
    }
    assert!(
        !page.text().contains("noindex")
            && visitor.get("/results").await.text().contains("href=\"/results/fruehjahr-2019\"")
    );
    let noted = "SELECT COUNT(*) FROM audit_entries WHERE idea = 1 AND verb = ";
    for verb in ["result_written", "result_released"] {
        assert_eq!(fresh.number(format!("{noted}'{verb}'")).await, 1, "{verb}");
    }
    let english = visitor.get(&format!("{PAGE}/en")).await;
    assert!(
        english.text().contains("<html lang=\"en\"") && english.text().contains("What became of it"),
        "{}",
        english.text()
    );
    assert!(
        english.text().contains("lang=\"de\">Ein zweiter Drucker"),
        "words of people keep their language"
    );
}

async fn a_text_that_changes_waits_again_while_the_old_one_stays_and_anyone_takes_it_back(fresh: &Fresh) {
    let world = done(fresh).await;
    release(&world, 1, &text()).await;
    let (visitor, chidi, eva) = (world.visitor(), world.browser("chidi").await, world.browser("eva").await);
    let first = waiting_version(fresh).await;
    let mut other = text();
    other[3] = ("became", "Seit April stehen sogar zwei neue Drucker dort.");
    other.push(("version", &first));
    assert_eq!(act(&eva, 1, &other).await.status, 303);
    let page = visitor.get(PAGE).await;
    assert!(page.text().contains(BECAME) && !page.text().contains("sogar"), "{}", page.text());
    // What was read is what is released: a text that changed meanwhile is read first.
    let key = waiting(&chidi, 1).await;
    let newer = fresh.number("SELECT MAX(id) FROM public_texts").await.to_string();
    let mut again = other.clone();
    again[3] = ("became", "Seit April stehen sogar drei neue Drucker dort.");
    again[4] = ("version", &newer);
    assert_eq!(act(&eva, 1, &again).await.status, 303);
    assert_eq!(act(&chidi, 1, &[("act", "release"), ("text", &key)]).await.status, 409);
    assert_eq!(act(&chidi, 1, &other).await.status, 409, "and so is one that is written");
    let key = waiting(&chidi, 1).await;
    assert_eq!(act(&chidi, 1, &[("act", "release"), ("text", &key)]).await.status, 303);
    let page = visitor.get(PAGE).await;
    assert!(page.text().contains("sogar drei") && !page.text().contains(BECAME), "{}", page.text());

    let back = act(&chidi, 1, &[("act", "takeback")]).await;
    assert_eq!(back.status, 303, "{}", back.text());
    assert!(!visitor.get(PAGE).await.text().contains("Drucker"), "at once, by one person");
    assert_eq!(act(&chidi, 1, &[("act", "takeback")]).await.status, 303, "twice changes nothing");
    assert_eq!(fresh.number("SELECT COUNT(*) FROM audit_entries WHERE verb = 'result_taken_back'").await, 1);
}

async fn waiting_version(fresh: &Fresh) -> String {
    fresh.number("SELECT MAX(id) FROM public_texts").await.to_string()
}

async fn only_those_who_keep_outcomes_write_and_only_of_what_has_one(fresh: &Fresh) {
    let world = done(fresh).await;
    for who in ["ana", "ben", "dee", "fritz"] {
        let browser = world.browser(who).await;
        assert_eq!(browser.get("/ideas/1/result").await.status, 403, "{who}");
        for fields in [
            text(),
            vec![("act", "release"), ("text", "1")],
            vec![("act", "takeback")],
            vec![("act", "discard")],
        ] {
            assert_eq!(act(&browser, 1, &fields).await.status, 403, "{who} {fields:?}");
        }
    }
    let chidi = world.browser("chidi").await;
    assert_eq!(act(&chidi, 3, &text()).await.status, 409, "it has no outcome yet");
    assert_eq!(act(&chidi, 6, &text()).await.status, 409, "it was not pulled");
    assert!(chidi.get("/ideas/3/result").await.text().contains("Zuerst braucht diese Idee ein Ergebnis."));
    // Of another outcome than the one that was written about nothing is released.
    assert_eq!(act(&chidi, 2, &text()).await.status, 303);
    let eva = world.browser("eva").await;
    let key = waiting(&eva, 2).await;
    let now = json!({"outcome": "not_possible", "answer": "Doch nicht.", "ground": "cost"});
    assert_eq!(world.program("chidi").await.put_json("/ideas/2/outcome", now).await.status, 200);
    assert_eq!(act(&eva, 2, &[("act", "release"), ("text", &key)]).await.status, 409);
    assert_eq!(act(&eva, 2, &[("act", "discard")]).await.status, 303);
    assert_eq!(fresh.number("SELECT COUNT(*) FROM public_texts WHERE ended_at IS NULL").await, 0);
}

async fn a_program_writes_and_that_of_another_person_releases(fresh: &Fresh) {
    let world = done(fresh).await;
    let (chidi, eva, path) = (world.program("chidi").await, world.program("eva").await, "/ideas/1/result");
    let text =
        json!({"title": TITLE, "pinch": "Der einzige Drucker war belegt.", "became": BECAME, "version": 0});
    let written = chidi.put_json(path, text.clone()).await;
    assert_eq!(written.status, 200, "{}", written.text());
    let waiting = &written.json()["waiting"];
    assert_eq!((&waiting["outcome"], &written.json()["public"]), (&json!("done"), &serde_json::Value::Null));
    assert_eq!(eva.put_json(path, text).await.problem(), "stale", "somebody has written since");
    let release = json!({"text": waiting["id"]});
    let by_oneself = chidi.put_json(&format!("{path}/release"), release.clone()).await;
    assert_eq!(by_oneself.problem(), "second-person-needed");
    let released = eva.put_json(&format!("{path}/release"), release).await.json();
    assert_eq!((&released["public"]["title"], &released["outdated"]), (&json!(TITLE), &json!(false)));
    openapi::assert_described("put", "/ideas/{number}/result", &written.json());
    openapi::assert_described("put", "/ideas/{number}/result/release", &released);
    assert!(world.visitor().get(PAGE).await.text().contains(BECAME));
    let now = json!({"outcome": "in_progress", "answer": "Doch noch nicht ganz.", "until": "2019-12-31"});
    assert_eq!(chidi.put_json("/ideas/1/outcome", now).await.status, 200);
    assert_eq!(chidi.get(path).await.json()["outdated"], true, "what is public is not changed on the quiet");
    assert!(
        world
            .browser("chidi")
            .await
            .get(path)
            .await
            .text()
            .contains("Inzwischen ist ein anderes Ergebnis festgehalten")
    );
    assert_eq!(chidi.delete(path).await.json()["public"], serde_json::Value::Null);
    assert_eq!(eva.get("/ideas/6/result").await.status, 404);
    for who in ["ben", "fritz"] {
        assert_eq!(world.program(who).await.get(path).await.status, 403, "{who}");
        assert_eq!(world.program(who).await.delete(path).await.status, 403, "{who}");
    }
}

/// Addresses that a document names.
pub fn addresses(html: &str) -> BTreeSet<String> {
    let named = |attribute: &str| {
        html.split(&format!(" {attribute}=\""))
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    ["href", "src", "action", "srcset", "data"].into_iter().flat_map(named).collect()
}

async fn a_public_page_knows_nobody_and_leads_nowhere_inside(fresh: &Fresh) {
    let world = done(fresh).await;
    release(&world, 1, &text()).await;
    let visitor = world.visitor();
    let mut open = vec!["/results".to_owned()];
    let mut seen = BTreeSet::new();
    while let Some(address) = open.pop() {
        if !seen.insert(address.clone()) {
            continue;
        }
        let page = visitor.get(&address).await;
        assert_eq!(page.status, 200, "{address}");
        assert!(page.set_cookies().is_empty(), "{address}");
        if address.ends_with(".csv") {
            continue;
        }
        assert!(
            page.header("content-security-policy").starts_with("default-src 'none'; style-src 'self'"),
            "{address}"
        );
        assert!(!page.header("content-security-policy").contains("script-src"), "{address}");
        assert!(!page.text().contains("<script") && !page.text().contains("<form"), "{address}");
        for link in addresses(page.text()) {
            match link.as_str() {
                outside if outside.starts_with("http") || outside.starts_with("mailto:") => {}
                "/report-barrier" => {}
                within if within.starts_with("/results") => {
                    open.push(within.split('#').next().unwrap().to_owned());
                }
                other => assert!(
                    other.starts_with("/pkg/app") || other.starts_with('#'),
                    "{address} leads to {other}"
                ),
            }
        }
    }
    for expected in [
        "/results/en",
        PAGE,
        "/results/fruehjahr-2019/en/results.csv",
        "/results/about/imprint",
        "/results/about/accessibility/en",
        "/results/about/what-we-count",
    ] {
        assert!(seen.contains(expected), "{expected}: {seen:?}");
    }
    // Who is signed in reads the same: nobody is looked for.
    let [nobody, eva] = [visitor.get(PAGE).await, world.browser("eva").await.get(PAGE).await];
    assert_eq!(nobody.text(), eva.text());
    // The language stands in the address, and no wish for another sets a cookie.
    let asked = visitor.reading("en").get(&format!("{PAGE}?lang=en")).await;
    assert!(asked.set_cookies().is_empty() && asked.text().contains("<html lang=\"de\""), "{}", asked.text());
    for nowhere in [
        "/results/gibts-nicht",
        "/results/about/gibts-nicht",
        "/results/gibts-nicht/results.csv",
        "/results/gibts-nicht/und-weiter",
        "/results/a%0Ab/",
        "/results/%C3%A4/",
    ] {
        let answer = visitor.get(nowhere).await;
        assert_eq!(answer.status, 404, "{nowhere}");
        assert!(answer.text().contains("<html lang=\"de\""), "{nowhere}: a public page: {}", answer.text());
    }
}

async fn votes_are_told_from_five_on_and_what_is_gone_inside_is_gone_outside(fresh: &Fresh) {
    let world = done(fresh).await;
    release(&world, 1, &text()).await;
    let mut other = text();
    other[1] = ("title", "Schlüssel für alle");
    release(&world, 2, &other).await;
    fresh.run("UPDATE ideas SET votes = 4 WHERE number = 1").await;
    fresh.run("UPDATE ideas SET votes = 5 WHERE number = 2").await;
    let visitor = world.visitor();
    let page = visitor.get(PAGE).await;
    assert_eq!(page.text().matches("haben diese Idee unterstützt").count(), 1, "{}", page.text());
    assert!(page.text().contains("5 Beschäftigte haben diese Idee unterstützt."));
    let csv = visitor.get(&format!("{PAGE}/results.csv")).await;
    let lines: Vec<_> = csv.text().lines().collect();
    assert_eq!(lines.len(), 3, "{}", csv.text());
    assert!(
        lines[0].starts_with("\u{feff}\"Masterplan\";\"Ergebnis\"")
            && lines[1].ends_with(";\"\"")
            && lines[2].ends_with(";\"5\""),
        "{}",
        csv.text()
    );
    fresh.run("UPDATE ideas SET overlay = 'hidden', listed = FALSE WHERE number = 2").await;
    assert!(!visitor.get(PAGE).await.text().contains("Schlüssel"));
    // Before its day nobody knows of a campaign: its page is that of one that there never was.
    world.at(schedule().collecting.plus(-1));
    let (before, never) = (visitor.get(PAGE).await, visitor.get("/results/gibts-nicht-2019").await);
    assert_eq!((before.status, never.status), (404, 404));
    assert_eq!(before.text(), never.text().replace("gibts-nicht-2019", "fruehjahr-2019"));
}

/// Words in every place that may not be public, and that nobody finds there.
pub async fn plant(world: &World, fresh: &Fresh) {
    let chidi = world.program("chidi").await;
    world.at(schedule().workshops.plus(DAY));
    world.comment("dee", 1, "Kommentargeheimnis").await;
    assert_eq!(chidi.post("/ideas/1/notes", json!({"body": "Notizgeheimnis"})).await.status, 201);
    world.at(schedule().results.plus(DAY));
    fresh
        .run("UPDATE ideas SET title = 'Titelgeheimnis', pinch = 'Schuhgeheimnis drückt sehr', wish = 'Wunschgeheimnis' WHERE number = 1")
        .await;
    fresh.run("UPDATE campaigns SET intro_de = 'Einleitungsgeheimnis', rules_de = 'Regelgeheimnis'").await;
    // A text that waits, one that was replaced, and one that was taken back.
    release(
        world,
        1,
        &[
            ("act", "write"),
            ("title", "Altes Ersatzgeheimnis"),
            ("pinch", "Ersatzgeheimnis im Schuh"),
            ("became", "Ersatzgeheimnis wurde daraus"),
        ],
    )
    .await;
    release(world, 1, &text()).await;
    let browser = world.browser("chidi").await;
    let waits = [
        ("act", "write"),
        ("title", "Neues Wartegeheimnis"),
        ("pinch", "Wartegeheimnis im Schuh"),
        ("became", "Wartegeheimnis wird daraus"),
    ];
    assert_eq!(act(&browser, 1, &waits).await.status, 303);
    release(
        world,
        2,
        &[
            ("act", "write"),
            ("title", "Weg mit Rückgeheimnis"),
            ("pinch", "Rückgeheimnis im Schuh"),
            ("became", "Rückgeheimnis wurde daraus"),
        ],
    )
    .await;
    assert_eq!(act(&browser, 2, &[("act", "takeback")]).await.status, 303);
}

const PEOPLE: [&str; 7] = ["Yılmaz", "Kowalski", "Okafor", "Schröder", "Lindner", "Adler", "@example.org"];

pub fn assert_silent(place: &str, said: &str) {
    for word in PEOPLE {
        assert!(!said.contains(word), "{place} tells {word}: {said}");
    }
    for inside in ["geheimnis", "/ideas/", "/outcomes", "/me", "/sign-in", "/triage", "Kitas"] {
        assert!(!said.contains(inside), "{place} tells {inside}: {said}");
    }
}

async fn what_was_not_released_is_read_by_nobody_outside(fresh: &Fresh) {
    let world = done(fresh).await;
    plant(&world, fresh).await;
    let visitor = world.visitor();
    for page in ["/results", "/results/en", PAGE] {
        for address in [
            page.to_owned(),
            format!("{PAGE}/en"),
            format!("{PAGE}/results.csv"),
            format!("{PAGE}/en/results.csv"),
        ] {
            let answer = visitor.get(&address).await;
            assert_eq!(answer.status, 200, "{address}");
            assert_silent(&address, answer.text());
        }
    }
    assert!(visitor.get(PAGE).await.text().contains(TITLE), "what was released is there");
}

store::contract!(
    nothing_is_public_before_a_second_person_has_released_it,
    a_text_that_changes_waits_again_while_the_old_one_stays_and_anyone_takes_it_back,
    only_those_who_keep_outcomes_write_and_only_of_what_has_one,
    a_program_writes_and_that_of_another_person_releases,
    a_public_page_knows_nobody_and_leads_nowhere_inside,
    votes_are_told_from_five_on_and_what_is_gone_inside_is_gone_outside,
    what_was_not_released_is_read_by_nobody_outside,
);
