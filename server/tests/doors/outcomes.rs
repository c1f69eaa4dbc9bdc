//! What became of ideas that were pulled: the ledger, those who took part, and whether it has become better.

use domain::time::{DAY, Timestamp};
use serde_json::{Value, json};
use service::{jobs, surveys};
use store::testing::Fresh;

use crate::{
    openapi, pulls, workshops,
    world::{World, schedule},
};

pub const LEDGER: &str = "/outcomes/fruehjahr-2019";
const IDEAS: i64 = 4;

/// Six ideas, of which four are pulled: #1 to #3 and #4. It is the first day of the workshops.
pub async fn pulled(fresh: &Fresh) -> World {
    let world = pulls::frozen(fresh).await;
    let taken = pulls::pull(&world, json!({"rule": "votes", "places": IDEAS})).await;
    assert_eq!(taken["ideas"], json!([1, 2, 3, 4]));
    world.at(schedule().workshops.plus(DAY));
    world
}

pub fn results() -> Timestamp {
    schedule().results.plus(DAY)
}

pub fn done() -> Value {
    json!({"outcome": "done", "answer": "Seit März steht ein **zweiter** Drucker.", "since": "2019-03-01", "benefits": "Alle im Rathaus"})
}

pub async fn record(world: &World, idea: i64, outcome: Value) -> Value {
    let answer = world.program("chidi").await.put_json(&format!("/ideas/{idea}/outcome"), outcome).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()
}

async fn recording_by_a_plain_form_moves_the_idea_answers_it_and_is_in_the_audit(fresh: &Fresh) {
    let world = pulled(fresh).await;
    let chidi = world.browser("chidi").await;
    let form = chidi.get("/ideas/1/outcome").await;
    assert_eq!(form.status, 200);
    for told in ["Ergebnis festhalten: #1 Drucker", "name=\"version\" value=\"0\"", "value=\"not_possible\""]
    {
        assert!(form.text().contains(told), "{told}\n{}", form.text());
    }
    // Nothing typed is lost, and every wrong field is named.
    let wrong = chidi
        .post(
            "/ideas/1/outcome",
            &[
                ("act", "outcome"),
                ("outcome", "done"),
                ("answer", "Seit <März>"),
                ("benefits", ""),
                ("since", "2020-01-01"),
                ("version", "0"),
            ],
        )
        .await;
    assert_eq!(wrong.status, 422);
    for told in [
        "Seit &lt;März&gt;</textarea>",
        "value=\"2020-01-01\"",
        "id=\"since-error\"",
        "id=\"benefits-error\"",
    ] {
        assert!(wrong.text().contains(told), "{told}\n{}", wrong.text());
    }
    assert_eq!(fresh.number("SELECT COUNT(*) FROM answers").await, 0);

    let fields = [
        ("act", "outcome"),
        ("outcome", "done"),
        ("answer", "Seit März steht ein **zweiter** Drucker."),
        ("benefits", "Alle im Rathaus"),
        ("since", "2019-03-01"),
        ("version", "0"),
    ];
    let kept = chidi.post("/ideas/1/outcome", &fields).await;
    assert_eq!((kept.status, kept.location()), (303, "/ideas/1#outcome"), "{}", kept.text());
    let page = world.browser("ben").await.get("/ideas/1").await;
    for told in [
        "Das ist daraus geworden",
        "Umgesetzt seit 1. März 2019. Davon haben etwas: Alle im Rathaus.",
        "<strong>zweiter</strong>",
        "Ist es für Sie besser geworden?",
    ] {
        assert!(page.text().contains(told), "{told}\n{}", page.text());
    }
    let idea = world.program("ben").await.get("/ideas/1").await.json();
    assert_eq!(idea["status"], "done");
    assert!(idea["answer"]["html"].as_str().unwrap().contains("zweiter"), "{idea}");
    let noted =
        "SELECT COUNT(*) FROM audit_entries WHERE verb = 'outcome_recorded' AND idea = 1 AND detail = 'done'";
    assert_eq!(fresh.number(noted).await, 1);

    // The same form once more: a colleague was faster, as it were.
    let again = chidi.post("/ideas/1/outcome", &fields).await;
    assert_eq!(again.status, 409, "{}", again.text());
    assert!(again.text().contains("Seit März steht"), "what was typed is there");
    assert_eq!(fresh.number("SELECT COUNT(*) FROM outcomes").await, 1);
}

async fn an_idea_ends_in_one_outcome_and_what_was_recorded_before_stays_readable(fresh: &Fresh) {
    let world = pulled(fresh).await;
    record(
        &world,
        2,
        json!({"outcome": "in_progress", "answer": "Der Auftrag ist raus.", "until": "2019-06-30"}),
    )
    .await;
    let now = record(&world, 2, json!({"outcome": "done", "answer": "Fertig.", "since": "2019-03-08", "benefits": "Alle", "version": 1})).await;
    assert_eq!(
        (&now["became"], &now["outcome"]["outcome"], &now["outcome"]["version"]),
        (&json!("recorded"), &json!("done"), &json!(2))
    );
    assert_eq!(now["earlier"][0]["until"], "2019-06-30");
    let page = world.browser("ben").await.get("/ideas/2").await;
    assert!(
        page.text().contains("Früher festgehalten")
            && page.text().contains("In Arbeit, Termin: 30. Juni 2019."),
        "{}",
        page.text()
    );
    // Each kind with what belongs to it, and the status that goes with it.
    record(
        &world,
        3,
        json!({"outcome": "handed_over", "answer": "Das macht das Amt.", "place": "Straßenbauamt"}),
    )
    .await;
    record(
        &world,
        4,
        json!({"outcome": "not_possible", "answer": "Das Gesetz verbietet es.", "ground": "law"}),
    )
    .await;
    let ledger = world.program("chidi").await.get("/campaigns/fruehjahr-2019/outcomes").await.json();
    openapi::assert_described("get", "/campaigns/{slug}/outcomes", &ledger);
    openapi::assert_described("put", "/ideas/{number}/outcome", &now);
    let kinds: Vec<_> =
        ledger["items"].as_array().unwrap().iter().map(|item| item["outcome"]["outcome"].clone()).collect();
    assert_eq!(kinds, [Value::Null, json!("done"), json!("handed_over"), json!("not_possible")]);
    for (idea, status) in [(2, "done"), (3, "handed_over"), (4, "declined")] {
        assert_eq!(world.program("ben").await.get(&format!("/ideas/{idea}")).await.json()["status"], status);
    }
    let ben = world.browser("ben").await.get("/ideas/4").await;
    assert!(ben.text().contains("Nicht möglich. Grund:"), "{}", ben.text());
}

async fn undoing_takes_the_outcome_back_with_its_answer(fresh: &Fresh) {
    let world = pulled(fresh).await;
    record(
        &world,
        1,
        json!({"outcome": "in_progress", "answer": "Der Auftrag ist raus.", "until": "2019-06-30"}),
    )
    .await;
    record(&world, 1, done()).await;
    let chidi = world.program("chidi").await;
    assert_eq!(chidi.delete("/triage/last-act").await.status, 204);
    let before = chidi.get("/ideas/1/outcome").await.json();
    assert_eq!((&before["outcome"]["outcome"], &before["earlier"]), (&json!("in_progress"), &json!([])));
    // What moderation decides in its queue goes before what was recorded.
    let moved = chidi
        .put_json("/ideas/1/status", json!({"status": "in_review", "answer": "Wir prüfen noch einmal."}))
        .await;
    assert_eq!(moved.status, 200, "{}", moved.text());
    let open = chidi.get("/ideas/1/outcome").await.json();
    assert_eq!((&open["became"], open["earlier"].as_array().unwrap().len()), (&json!("nothing"), 1));
}

async fn everybody_reads_the_ledger_once_results_are_told_and_overdue_comes_first_for_those_who_keep_it(
    fresh: &Fresh,
) {
    let world = pulled(fresh).await;
    record(&world, 1, done()).await;
    record(
        &world,
        2,
        json!({"outcome": "in_progress", "answer": "Der Auftrag ist raus.", "until": "2019-03-20"}),
    )
    .await;
    let early = world.browser("ben").await.get(LEDGER).await;
    assert_eq!(early.status, 409);
    assert!(early.text().contains("Ab 2. April 2019 geht es weiter"), "{}", early.text());
    assert_eq!(
        world.program("ben").await.get("/campaigns/fruehjahr-2019/outcomes").await.problem(),
        "phase-forbids"
    );
    let chidi = world.browser("chidi").await;
    let keeper = chidi.get(LEDGER).await;
    assert!(keeper.text().contains("4 ausgewählte Ideen, 1 umgesetzt, 2 ohne Ergebnis"), "{}", keeper.text());

    // Sessions that nobody has used for so long are over.
    world.at(results());
    let chidi = world.browser("chidi").await;
    let keeper = chidi.get(LEDGER).await;
    let sentence = "4 ausgewählte Ideen, 1 umgesetzt, 3 überfällig, davon 2 ohne Ergebnis";
    assert!(keeper.text().contains(sentence), "{}", keeper.text());
    let (late, groups) =
        (keeper.text().find("Überfällig (3)").unwrap(), keeper.text().find("Umgesetzt (1)").unwrap());
    assert!(late < groups && keeper.text().contains("Der Termin war am 20. März 2019."), "{}", keeper.text());
    let ben = world.browser("ben").await.get(LEDGER).await;
    assert_eq!(ben.status, 200);
    for told in [sentence, "Stand: ", "Nicht möglich (0)", "Noch ohne Ergebnis (2)", "href=\"/ideas/1\""] {
        assert!(ben.text().contains(told), "{told}\n{}", ben.text());
    }
    assert!(!ben.text().contains("Überfällig (3)") && !ben.text().contains("/ideas/1/outcome"));
    let list = world.browser("ben").await.get("/outcomes").await;
    assert!(list.text().contains(sentence) && list.text().contains(LEDGER), "{}", list.text());
    // What is gone keeps its number, and nothing else of it is read.
    fresh.run("UPDATE ideas SET overlay = 'hidden', listed = FALSE WHERE number = 3").await;
    let ben = world.browser("ben").await.get(LEDGER).await;
    assert!(ben.text().contains("Zurückgezogen oder ausgeblendet (1)") && !ben.text().contains("=Summe"));
}

async fn whoever_took_part_is_told_and_the_page_says_how_it_is_known(fresh: &Fresh) {
    let world = pulled(fresh).await;
    world.at(schedule().voting);
    assert_eq!(world.program("ben").await.put("/ideas/1/vote").await.status, 200);
    world.comment("dee", 1, "Bei uns auch.").await;
    world.at(schedule().workshops.plus(DAY));
    record(&world, 1, done()).await;
    let ben = world.browser("ben").await;
    let page = ben.get("/ideas/1").await;
    assert!(page.text().contains("Sie haben mitgestimmt – das ist daraus geworden."), "{}", page.text());
    assert!(page.text().contains("solange es die Stimmzettel gibt"));
    let mine = ben.get("/me").await;
    assert!(mine.text().contains("Sie haben mitgestimmt – das ist daraus geworden."), "{}", mine.text());
    assert!(
        world
            .browser("dee")
            .await
            .get("/ideas/1")
            .await
            .text()
            .contains("Sie haben kommentiert – das ist daraus geworden.")
    );
    let fritz = world.browser("fritz").await.get("/ideas/1").await;
    assert!(
        !fritz.text().contains("Sie haben"),
        "who had nothing to do with it is told no more than what became of it"
    );

    // Once the vote is frozen, the page says until when it is known, and one button keeps it.
    let mine = ben.get("/me").await;
    for told in ["wissen wir noch, wofür Sie gestimmt haben", "Der Idee folgen, für die ich gestimmt habe"]
    {
        assert!(mine.text().contains(told), "{told}: {}", mine.text());
    }
    let followed = ben.post("/me/votes/follow", &[]).await;
    assert_eq!((followed.status, followed.location()), (303, "/me#followed"));
    assert!(!ben.get("/me").await.text().contains("wissen wir noch, wofür"), "there is nothing left to keep");
    assert_eq!(fresh.number("SELECT COUNT(*) FROM follows WHERE idea = 1").await, 1);
    ben.post("/ideas/1/follow", &[("wanted", "false")]).await;
    fresh.run("UPDATE ideas SET overlay = 'hidden', listed = FALSE WHERE number = 1").await;
    assert!(!ben.get("/me").await.text().contains("wissen wir noch, wofür"), "nobody follows what is gone");
    fresh.run("UPDATE ideas SET overlay = 'none', listed = TRUE WHERE number = 1").await;

    // The ballots are destroyed: who voted, nobody knows any more. Following and comments still tell.
    world.at(schedule().review.plus(16 * DAY));
    jobs::schedule(&world.service).await.unwrap();
    jobs::finish_due(&world.service).await.unwrap();
    assert_eq!(fresh.number("SELECT COUNT(*) FROM votes").await, 0);
    let ben = world.browser("ben").await;
    let page = ben.get("/ideas/1").await;
    assert_eq!(page.status, 200);
    assert!(!page.text().contains("Sie haben mitgestimmt"), "{}", page.text());
    let mine = ben.get("/me").await;
    assert!(!mine.text().contains("das ist daraus geworden."));
    assert!(
        mine.text().contains("Wofür Sie dort gestimmt haben, weiß niemand mehr"),
        "also of nothing: {}",
        mine.text()
    );
    assert!(!mine.text().contains("Noch hat keine Idee, für die Sie gestimmt"), "{}", mine.text());
    ben.post("/ideas/1/follow", &[("wanted", "true")]).await;
    let page = ben.get("/ideas/1").await;
    assert!(page.text().contains("Sie folgen dieser Idee – das ist daraus geworden."), "{}", page.text());
    assert!(page.text().contains("Wer mitgestimmt hat, weiß niemand mehr"));
    let mine = ben.get("/me").await;
    assert!(mine.text().contains("und solche, deren Stimmzettel es noch gibt"), "{}", mine.text());
}

async fn answers_to_the_survey_are_secret_changeable_and_told_from_five_on(fresh: &Fresh) {
    let world = pulled(fresh).await;
    record(&world, 1, done()).await;
    let survey = "/ideas/1/outcome/survey";
    let better = |word: &'static str| json!({"better": word});
    // Everybody but one has answered, some twice.
    for (who, word) in [("ana", "yes"), ("ben", "no"), ("ben", "yes"), ("chidi", "yes"), ("dee", "yes")] {
        let answer = world.program(who).await.put_json(survey, better(word)).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        assert_eq!((&answer.json()["mine"], &answer.json()["figures"]), (&json!(word), &Value::Null));
    }
    let eva = world.browser("eva").await;
    assert!(eva.get("/ideas/1").await.text().contains("Es gibt noch zu wenige Antworten, um sie zu zeigen."));
    let answered = eva.post(survey, &[("better", "yes")]).await;
    assert_eq!((answered.status, answered.location()), (303, "/ideas/1#survey"), "{}", answered.text());
    assert!(
        eva.get("/ideas/1").await.text().contains("Es gibt noch zu wenige Antworten"),
        "an answer is not counted while whoever gave it may look"
    );
    surveys::recount(&world.service).await.unwrap();
    let page = eva.get("/ideas/1").await;
    assert!(
        page.text().contains("Antworten zusammen: 5") && page.text().contains("Antwort ändern"),
        "{}",
        page.text()
    );
    assert!(
        page.text().contains("value=\"yes\" checked"),
        "one's own answer is known to oneself: {}",
        page.text()
    );
    let same = world.program("ben").await.put_json(survey, better("yes")).await.json();
    openapi::assert_described("put", "/ideas/{number}/outcome/survey", &same);
    // A sixth answer is not counted before four others come with it: nobody reads off what one person said.
    world.program("fritz").await.put_json(survey, better("no")).await;
    surveys::recount(&world.service).await.unwrap();
    let told = world.program("ben").await.get("/ideas/1/outcome").await.json();
    openapi::assert_described("get", "/ideas/{number}/outcome", &told);
    let figures = &told["survey"]["figures"];
    assert_eq!(figures["yes"]["count"], 5);
    assert_eq!((&figures["no"]["count"], &figures["total"]["count"]), (&json!(0), &json!(5)));
    for word in ["no", "bit", "yes", "no", "bit", "no"] {
        let changed = world.program("fritz").await.put_json(survey, better(word)).await.json();
        surveys::recount(&world.service).await.unwrap();
        assert_eq!(
            (&changed["mine"], &changed["figures"]),
            (&json!(word), figures),
            "one person moves nothing"
        );
    }

    // Neither events nor audit tell that somebody answered, and a row holds a tag and nothing else of its person.
    assert_eq!(fresh.number("SELECT COUNT(*) FROM survey_answers WHERE LENGTH(voter_tag) = 16").await, 6);
    assert_eq!(fresh.number("SELECT COUNT(*) FROM audit_entries WHERE verb LIKE '%survey%'").await, 0);
    assert_eq!(
        fresh
            .number("SELECT COUNT(*) FROM events WHERE event LIKE '%better%' OR event LIKE '%survey%'")
            .await,
        0
    );

    let wrong = eva.post(survey, &[("better", "vielleicht")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("id=\"better-error\""), "{}", wrong.text());
    assert_eq!(
        world.program("ben").await.put_json("/ideas/2/outcome/survey", better("yes")).await.problem(),
        "survey-closed"
    );

    // With the archive the key goes, and with it every answer; the sums stay.
    world.at(schedule().archived);
    jobs::schedule(&world.service).await.unwrap();
    jobs::finish_due(&world.service).await.unwrap();
    assert_eq!(fresh.number("SELECT COUNT(*) FROM survey_answers").await, 0);
    assert_eq!(
        fresh
            .number(
                "SELECT COUNT(*) FROM surveys WHERE survey_key IS NULL AND yes = 5 AND no = 0 AND total = 5"
            )
            .await,
        1
    );
    assert_eq!(
        fresh.number("SELECT COUNT(*) FROM audit_entries WHERE verb = 'survey_closed' AND idea = 1").await,
        1
    );
    let after = world.program("ben").await.get("/ideas/1/outcome").await.json();
    assert_eq!(
        (&after["survey"]["open"], &after["survey"]["mine"], &after["survey"]["figures"]["yes"]["count"]),
        (&json!(false), &Value::Null, &json!(5))
    );
    assert_eq!(world.program("ben").await.put_json(survey, better("no")).await.problem(), "survey-closed");
    // Its campaign comes back from the archive; the key does not.
    world.at(results());
    let after = world.program("ben").await.get("/ideas/1/outcome").await.json();
    assert_eq!(
        (&after["survey"]["open"], &after["survey"]["figures"]["yes"]["count"]),
        (&json!(false), &json!(5))
    );
}

async fn only_those_who_keep_outcomes_record_them_and_only_of_what_was_pulled(fresh: &Fresh) {
    let world = pulled(fresh).await;
    for who in ["ana", "ben", "dee", "fritz"] {
        assert_eq!(world.program(who).await.put_json("/ideas/1/outcome", done()).await.status, 403, "{who}");
        let browser = world.browser(who).await;
        assert_eq!(browser.get("/ideas/1/outcome").await.status, 403, "{who}");
        assert_eq!(browser.post("/ideas/1/outcome", &[("outcome", "done")]).await.status, 403, "{who}");
    }
    let eva = world.program("eva").await;
    assert_eq!(eva.put_json("/ideas/6/outcome", done()).await.problem(), "not-pulled");
    assert_eq!(eva.put_json("/ideas/99/outcome", done()).await.status, 404);
    assert_eq!(eva.get("/ideas/6/outcome").await.status, 404);
    let mut unknown = done();
    unknown["until_when"] = "2019-03-01".into();
    assert_eq!(eva.put_json("/ideas/1/outcome", unknown).await.wrong_fields()["until_when"], "unknown");
    // Nobody decides on what is their own.
    fresh.run(format!("UPDATE ideas SET author_id = {} WHERE number = 1", world.id("eva").as_i64())).await;
    assert_eq!(eva.put_json("/ideas/1/outcome", done()).await.problem(), "conflict-of-interest");
    assert_eq!(fresh.number("SELECT COUNT(*) FROM outcomes").await, 0);
}

async fn a_team_records_what_became_of_its_own_idea_and_nothing_else(fresh: &Fresh) {
    let world = pulled(fresh).await;
    let workshop = workshops::found(&world, "Bürgerdienste", &["dee"]).await;
    let dee = world.program("dee").await;
    assert_eq!(dee.put_json("/ideas/1/outcome", done()).await.status, 403, "it does not have it yet");
    assert_eq!(workshops::claim(&dee, &workshop, 1).await.status, 200);
    let browser = world.browser("dee").await;
    let page = browser.get("/ideas/1").await;
    assert!(page.text().contains("href=\"/ideas/1/outcome\""), "{}", page.text());
    assert!(!page.text().contains(LEDGER), "it opens for her when results are told");
    assert_eq!(browser.get("/ideas/1/outcome").await.status, 200);
    assert_eq!(dee.put_json("/ideas/1/outcome", done()).await.status, 200);
    let told = world.program("fritz").await.get("/ideas/1").await.json();
    assert_eq!(told["status"], "done", "{told}");
    for (who, idea) in [("dee", 2), ("fritz", 1)] {
        let answer = world.program(who).await.put_json(&format!("/ideas/{idea}/outcome"), done()).await;
        assert_eq!(answer.status, 403, "{who} of {idea}");
    }
    // Its seat ends with the workshop.
    fresh.run("UPDATE workshops SET closed_at = 1".to_owned()).await;
    assert_eq!(dee.put_json("/ideas/1/outcome", done()).await.status, 403);
    assert!(!browser.get("/ideas/1").await.text().contains("href=\"/ideas/1/outcome\""));
    fresh.run("UPDATE workshops SET closed_at = NULL".to_owned()).await;
    // What it gave back is another's.
    fresh.run("DELETE FROM workshop_ideas WHERE idea = 1".to_owned()).await;
    assert_eq!(dee.put_json("/ideas/1/outcome", done()).await.status, 403);
}

store::contract!(
    recording_by_a_plain_form_moves_the_idea_answers_it_and_is_in_the_audit,
    an_idea_ends_in_one_outcome_and_what_was_recorded_before_stays_readable,
    undoing_takes_the_outcome_back_with_its_answer,
    everybody_reads_the_ledger_once_results_are_told_and_overdue_comes_first_for_those_who_keep_it,
    whoever_took_part_is_told_and_the_page_says_how_it_is_known,
    answers_to_the_survey_are_secret_changeable_and_told_from_five_on,
    only_those_who_keep_outcomes_record_them_and_only_of_what_was_pulled,
    a_team_records_what_became_of_its_own_idea_and_nothing_else,
);
