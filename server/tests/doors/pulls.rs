//! What workshops pull from frozen votes: preview, confirmation, and computing it again.

use domain::{
    campaigns::Masterplan,
    ids::{IdeaNumber, PullNumber},
    selection::snapshot::{FrozenIdea, Snapshot, Voter},
    time::DAY,
};
use serde_json::{Value, json};
use service::{pulls, snapshots};
use store::{Store, StoreError, testing::Fresh};

use crate::{
    knock::Browser,
    world::{World, schedule},
};

const DESK: &str = "/workshops/campaigns/fruehjahr-2019";
/// The hashes of two pulls, for ever.
const FIRST: &str = "9f74ed581df920c94c7011d001563fdb02140ef0bdc39bbfada47bcd55283f34";
const SECOND: &str = "60d9b9a1814826f8b0e7eb5de7f7a064301bdd8af4b2acee91977d1f6303f1fd";
const PULLS: &str = "/workshops/campaigns/fruehjahr-2019/pulls";

/// Six ideas. Thirty people of one unit support the first three, 25 of another the next two, and 12 of none the last.
pub async fn frozen(fresh: &Fresh) -> World {
    let world = World::on(fresh).await;
    freeze(&world).await;
    world
}

pub async fn freeze(world: &World) {
    let titles = ["Drucker", "Schlüssel", "=Summe", "Fahrradkeller", "Wickeltisch", "Kantine"];
    let ideas = titles.iter().map(|title| world.seeded(Some("ana"), title)).collect();
    assert_eq!(world.seed(ideas).await, [1, 2, 3, 4, 5, 6]);
    let number = IdeaNumber::from_i64;
    let idea = |at: i64| FrozenIdea {
        number: number(at),
        topic: if at < 5 { "it" } else { "arbeitszeit" }.into(),
        masterplan: Masterplan::Administration,
        unit: None,
    };
    let groups: [(usize, Option<&str>, &[i64]); 3] =
        [(30, Some("kitas"), &[1, 2, 3]), (25, Some("archiv"), &[4, 5]), (12, None, &[6])];
    let voter = |unit: Option<&str>, ideas: &[i64]| Voter {
        unit: unit.map(str::to_owned),
        ideas: ideas.iter().copied().map(number).collect(),
    };
    let voters = groups.iter().flat_map(|(people, unit, ideas)| (0..*people).map(|_| voter(*unit, ideas)));
    let snapshot = Snapshot::freeze(
        "fruehjahr-2019".into(),
        schedule().review,
        (1..=6).map(idea).collect(),
        voters.collect(),
    );
    let (campaign, body) = (world.campaign, snapshot.to_string());
    let hash = domain::audit::Digest::from_bytes(service::secrets::sha256(body.as_bytes()));
    let at = schedule().review.plus(DAY);
    world.at(at);
    let kept = world.service.store().write(move |tx| {
        Box::pin(async move {
            tx.keep_snapshot(campaign, body, hash, at).await?;
            Ok::<_, StoreError>(())
        })
    });
    kept.await.unwrap();
}

fn balanced(places: u32) -> Value {
    json!({"rule": "balanced", "places": places})
}

/// A pull through REST, as whoever keeps campaigns.
pub async fn pull(world: &World, recipe: Value) -> Value {
    let answer = world.program("eva").await.post(PULLS, recipe).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    answer.json()
}

async fn confirm(eva: &Browser, fields: &[(&str, &str)]) -> crate::knock::Answer {
    eva.post(DESK, fields).await
}

async fn what_nobody_reads_any_more_is_not_pulled_and_the_pull_comes_out_the_same_later(fresh: &Fresh) {
    let world = frozen(fresh).await;
    let eva = world.program("eva").await;
    fresh.run("UPDATE ideas SET overlay = 'withdrawn', listed = FALSE WHERE number = 1").await;
    let by_hand = json!({"rule": "votes", "places": 1, "wildcards": {"1": "Trotzdem"}});
    assert_eq!(eva.post(PULLS, by_hand).await.wrong_fields()["wildcards"], "unknown");
    let pulled = pull(&world, json!({"rule": "votes", "places": 2})).await;
    assert_eq!(pulled["ideas"], json!([2, 3]), "{pulled}");
    assert_eq!(pulled["result"]["left_out"]["gone"], 1, "{pulled}");
    let page = world.browser("eva").await.get(&format!("{PULLS}/1")).await;
    assert!(page.text().contains("1, weil sie seit der Abstimmung zurückgezogen"), "{}", page.text());
    // Whatever becomes of ideas later: it is recomputed as it was.
    fresh.run("UPDATE ideas SET overlay = 'none', listed = TRUE WHERE number = 1").await;
    fresh.run("UPDATE ideas SET overlay = 'hidden', listed = FALSE WHERE number = 2").await;
    let again = eva.get(&format!("{PULLS}/1")).await.json();
    assert_eq!(again["hash"], pulled["hash"], "{again}");
    let page = world.browser("eva").await.get(&format!("{PULLS}/1")).await;
    assert!(!page.text().contains("kommt heute anders heraus"), "{}", page.text());
    assert_eq!(
        pulls::verify(&world.console()).await.unwrap().iter().filter(|one| one.hash.is_none()).count(),
        0
    );
}

async fn a_preview_shows_who_is_in_beside_votes_alone_and_changes_nothing(fresh: &Fresh) {
    let world = frozen(fresh).await;
    let eva = world.browser("eva").await;
    let list = eva.get("/workshops").await;
    assert_eq!(list.status, 200);
    assert!(list.text().contains("Frühjahr") && list.text().contains(DESK), "{}", list.text());
    let form = eva.get(DESK).await;
    assert_eq!(form.status, 200);
    assert!(form.text().contains("67 Personen haben abgestimmt, 6 Ideen"), "{}", form.text());
    assert!(!form.text().contains("Als «Auswahl 1»"), "nothing is asked for yet");

    let page = eva.get(&format!("{DESK}?rule=balanced&places=3")).await;
    assert_eq!(page.status, 200);
    for told in [
        "Als 1. gewählt, weil 30 Unterstützende als Nächste zusammen einen Platz bezahlen konnten.",
        "#4 Fahrradkeller",
        "#2 Schlüssel",
        // Votes alone would have taken the three ideas of one unit.
        "Rund 50 von 67 Personen (75\u{a0}%) finden mindestens eine Idee, für die sie gestimmt haben. Nach Stimmen allein wären es rund 30 (45\u{a0}%).",
        "Genau gleichauf: #2, #3. Die ältere Idee geht vor.",
        "name=\"number\" value=\"1\"",
        "name=\"places\" value=\"3\"",
    ] {
        assert!(page.text().contains(told), "{told}\n{}", page.text());
    }
    let english = eva.reading("en").get(&format!("{DESK}?rule=votes&places=2")).await;
    assert!(english.text().contains("it had the most votes of those that were left"), "{}", english.text());
    assert_eq!(fresh.number("SELECT COUNT(*) FROM pulls").await, 0);
}

async fn a_wrong_recipe_is_said_at_its_fields_and_nothing_typed_is_lost(fresh: &Fresh) {
    let world = frozen(fresh).await;
    let eva = world.browser("eva").await;
    let typed =
        "rule=balanced&places=viele&quorum=3&topic=it&topic=gibts-nicht&seats=it+2&wildcards=99+Weil%20%3C3";
    let page = eva.get(&format!("{DESK}?{typed}")).await;
    assert_eq!(page.status, 422);
    for kept in [
        "id=\"places-error\"",
        "value=\"viele\"",
        "value=\"3\"",
        "value=\"it\" checked",
        "value=\"gibts-nicht\" checked",
        "it 2</textarea>",
        "99 Weil &lt;3</textarea>",
    ] {
        assert!(page.text().contains(kept), "{kept}\n{}", page.text());
    }
    // What only the vote tells is said in the same place.
    let page = eva.get(&format!("{DESK}?rule=balanced&places=2&wildcards=99+Weil")).await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("id=\"wildcards-error\""), "{}", page.text());

    let eva = world.program("eva").await;
    let preview = "/workshops/campaigns/fruehjahr-2019/preview";
    let wrong = eva.get(&format!("{preview}?rule=balanced&places=0&quorum=x")).await.wrong_fields();
    assert_eq!(wrong.keys().map(String::as_str).collect::<Vec<_>>(), ["places", "quorum"]);
    assert_eq!(
        eva.get(&format!("{preview}?rule=balanced&plaetze=2")).await.wrong_fields()["plaetze"],
        "unknown"
    );
    assert_eq!(eva.get(preview).await.wrong_fields()["rule"], "missing");
    let wrong = eva.post(PULLS, json!({"rule": "votes", "places": 2, "wildcards": {"99": "Weil"}})).await;
    assert_eq!(wrong.wrong_fields()["wildcards"], "unknown");
    assert_eq!(fresh.number("SELECT COUNT(*) FROM pulls").await, 0);
}

async fn confirming_without_a_script_keeps_the_pull_and_leads_to_its_page(fresh: &Fresh) {
    let world = frozen(fresh).await;
    let eva = world.browser("eva").await;
    let fields = [("rule", "balanced"), ("places", "3"), ("balance", "off"), ("number", "1")];
    let done = confirm(&eva, &fields).await;
    assert_eq!((done.status, done.location()), (303, format!("{PULLS}/1").as_str()), "{}", done.text());
    let page = eva.get(&format!("{PULLS}/1")).await;
    assert_eq!(page.status, 200);
    let hash = world.program("eva").await.get(&format!("{PULLS}/1")).await.json()["sha256"].clone();
    let hash = hash.as_str().unwrap();
    assert!(page.text().contains("Es kommt dasselbe heraus"), "{}", page.text());
    assert_eq!(page.text().matches(&format!(">{hash}<")).count(), 2, "as kept and as computed again");
    assert!(page.text().contains("Administration") && !page.text().contains("Eva Lindner</dd>"));
    let noted = "SELECT COUNT(*) FROM audit_entries WHERE verb = 'ideas_pulled' AND detail = ";
    assert_eq!(fresh.number(format!("{noted}'{hash}'")).await, 1);

    // The same form again: somebody has pulled since, and the new preview stands below.
    let again = confirm(&eva, &fields).await;
    assert_eq!(again.status, 409);
    assert!(again.text().contains("Inzwischen wurde schon eine andere Auswahl festgehalten"));
    assert!(again.text().contains("name=\"number\" value=\"2\""), "{}", again.text());
    assert_eq!(fresh.number("SELECT COUNT(*) FROM pulls").await, 1);
}

async fn the_same_vote_and_recipe_give_the_same_hash_on_every_database_and_after_a_copy(fresh: &Fresh) {
    let world = frozen(fresh).await;
    let first = pull(&world, balanced(2)).await;
    let hours = json!({"rule": "balanced-hours", "hours": 9, "hours_each": 4, "hours_of": {"6": 1}, "balance": "light"});
    let second = pull(&world, hours).await;
    assert_eq!(first["sha256"], FIRST, "{first}");
    assert_eq!(second["sha256"], SECOND, "{second}");
    let expected: Vec<_> = [FIRST, SECOND].map(str::to_owned).into();
    let hashes = |checked: Vec<pulls::Checked>| -> Vec<String> {
        checked.into_iter().map(|pull| pull.hash.unwrap().to_string()).collect()
    };
    assert_eq!(hashes(pulls::verify(&world.console()).await.unwrap()), expected);

    let place = std::env::temp_dir()
        .join(format!("{}.pulls", fresh.url().replace(|c: char| !c.is_alphanumeric(), "_")));
    match fresh.backup(&place).await {
        Ok(()) => {}
        Err(error) if error.to_string().contains("is missing") => return eprintln!("skipped: {error}"),
        Err(error) => panic!("{error}"),
    }
    let target = fresh.blank().await;
    let restored = Store::restore(&target.url(), &place).await;
    std::fs::remove_file(&place).unwrap();
    restored.unwrap();
    let store = target.again().await;
    let service = service::Service::new(
        store.clone(),
        service::secrets::Secret::from_bytes([9; 32]),
        world.clock.clone(),
        std::sync::Arc::new(service::ports::LoadedDice::new(1)),
    );
    let console = service.call(domain::policy::Actor::Clockwork);
    assert_eq!(hashes(pulls::verify(&console).await.unwrap()), expected);
    store.close().await;
}

async fn the_next_pull_carries_on_and_takes_nothing_twice(fresh: &Fresh) {
    let world = frozen(fresh).await;
    let eva = world.program("eva").await;
    let preview = eva.get("/workshops/campaigns/fruehjahr-2019/preview?rule=balanced&places=5").await.json();
    let whole: Vec<_> =
        preview["result"]["ideas"].as_array().unwrap().iter().map(|idea| idea["number"].clone()).collect();
    let first = pull(&world, balanced(2)).await;
    let second = pull(&world, balanced(3)).await;
    let both =
        [first["ideas"].as_array().unwrap().clone(), second["ideas"].as_array().unwrap().clone()].concat();
    assert_eq!(both, whole, "two and three more are five");
    assert_eq!(second["result"]["before"], first["ideas"]);
    let taken = json!({"rule": "votes", "places": 1, "wildcards": {(both[0].to_string()): "Noch einmal"}});
    assert_eq!(eva.post(PULLS, taken).await.wrong_fields()["wildcards"], "taken");
    pull(&world, json!({"rule": "votes", "places": 5})).await;
    let nothing = eva.post(PULLS, balanced(1)).await;
    assert_eq!((nothing.status, nothing.problem().as_str()), (409, "pull-forbidden"));
    let list = eva.get(PULLS).await.json();
    assert_eq!(
        list["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|pull| pull["ideas"].as_i64().unwrap())
            .collect::<Vec<_>>(),
        [2, 3, 1]
    );
    for number in 1..=3 {
        assert_eq!(eva.get(&format!("{PULLS}/{number}/recomputation")).await.json()["equal"], true);
    }
}

async fn of_several_who_pull_at_once_one_does(fresh: &Fresh) {
    let world = frozen(fresh).await;
    let eva = world.program("eva").await;
    let wish = |places: u32| json!({"rule": "balanced", "places": places, "number": 1});
    // However few or many are pulled, the idea of the smallest group is none of them.
    let at_once = (0..6).map(|wanted| eva.post(PULLS, wish(wanted % 3 + 1)));
    let answers = futures::future::join_all(at_once).await;
    let done = answers.iter().filter(|answer| answer.status == 201).count();
    let late: Vec<_> = answers.iter().filter(|answer| answer.status != 201).collect();
    assert_eq!((done, late.len()), (1, 5));
    for answer in late {
        assert_eq!((answer.status, answer.problem().as_str()), (409, "pull-forbidden"), "{}", answer.text());
    }
    assert_eq!(fresh.number("SELECT COUNT(*) FROM pulls").await, 1);
    assert_eq!(fresh.number("SELECT COUNT(*) FROM audit_entries WHERE verb = 'ideas_pulled'").await, 1);

    // Sent twice under one key it happens once.
    let once = json!({"rule": "votes", "places": 1, "wildcards": {"6": "Es eilt"}});
    let [one, other] = [eva.post_once("k", PULLS, once.clone()).await, eva.post_once("k", PULLS, once).await];
    assert_eq!((one.status, other.status), (201, 201), "{}", other.text());
    assert_eq!(one.json(), other.json());
}

async fn what_somebody_changed_comes_out_differently(fresh: &Fresh) {
    let world = frozen(fresh).await;
    pull(&world, balanced(2)).await;
    fresh.run("UPDATE pulls SET body = REPLACE(body, 'votes 30', 'votes 31')").await;
    let again = world.program("eva").await.get(&format!("{PULLS}/1/recomputation")).await.json();
    assert_eq!(again["equal"], false);
    let page = world.browser("eva").await.get(&format!("{PULLS}/1")).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Es kommt etwas anderes heraus") && page.text().contains("#1 Drucker"));
    assert_eq!(pulls::verify(&world.console()).await.unwrap()[0].hash, None);
    fresh.run("UPDATE snapshots SET body = REPLACE(body, 'ballot 30', 'ballot 31')").await;
    assert!(snapshots::verify(&world.console()).await.unwrap()[0].is_err());
    assert_eq!(pulls::verify(&world.console()).await.unwrap()[0].hash, None);
}

async fn a_pull_is_taken_out_as_a_table_without_formulas_and_for_programs(fresh: &Fresh) {
    let world = frozen(fresh).await;
    pull(&world, json!({"rule": "votes", "places": 2, "wildcards": {"3": "=1+1"}})).await;
    let eva = world.browser("eva").await;
    let table = eva.get(&format!("{PULLS}/1/ideas.csv")).await;
    assert_eq!((table.status, table.header("content-type")), (200, "text/csv; charset=utf-8"));
    let lines: Vec<_> = table.text().lines().collect();
    assert!(lines[0].starts_with("\u{feff}\"Platz\";\"Nummer\""), "{}", lines[0]);
    assert!(lines[1].starts_with("\"1\";\"3\";\"'=Summe\";\"30\""), "{}", lines[1]);
    assert_eq!(lines.len(), 3);
    let json = eva.get(&format!("{PULLS}/1/ideas.json")).await.json();
    assert_eq!(json["ideas"], json!([3, 1]));
    assert_eq!(json["result"]["ideas"][0]["seat"], "wildcard");
    let rest = world.program("eva").await.get(&format!("{PULLS}/1/table")).await;
    assert!(rest.text().starts_with("\u{feff}\"Place\";"), "{}", rest.text());
    for address in ["ideas.csv", "ideas.json"] {
        assert_eq!(world.browser("ben").await.get(&format!("{PULLS}/1/{address}")).await.status, 403);
    }
}

async fn only_those_who_may_see_pulls_do_and_only_of_a_frozen_vote(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let eva = world.program("eva").await;
    assert_eq!(eva.get(PULLS).await.status, 404, "voting goes on");
    assert_eq!(eva.post(PULLS, balanced(2)).await.status, 404);
    assert!(
        world
            .browser("eva")
            .await
            .get("/workshops")
            .await
            .text()
            .contains("Noch ist keine Abstimmung vorbei")
    );
    freeze(&world).await;
    pull(&world, balanced(2)).await;
    for who in ["ben", "chidi", "dee", "fritz"] {
        let (browser, program) = (world.browser(who).await, world.program(who).await);
        // Moderators oversee workshops, and pull nothing.
        let oversees = who == "chidi";
        assert_eq!(browser.get("/").await.text().contains("href=\"/workshops\""), oversees, "{who}");
        let list = browser.get("/workshops").await;
        assert_eq!(list.status, if oversees { 200 } else { 403 }, "{who}");
        assert!(!list.text().contains(DESK), "{who}");
        for address in [DESK, &format!("{PULLS}/1")] {
            assert_eq!(browser.get(address).await.status, 403, "{who} {address}");
        }
        assert_eq!(program.get(&format!("{PULLS}/1")).await.status, 403, "{who}");
        assert_eq!(program.post(PULLS, balanced(2)).await.status, 403, "{who}");
        let confirmed = confirm(&browser, &[("rule", "votes"), ("places", "1"), ("number", "2")]).await;
        assert_eq!(confirmed.status, 403, "{who}");
    }
    assert!(world.browser("eva").await.get("/").await.text().contains("href=\"/workshops\""));
    let number = PullNumber::from_i64(2);
    assert!(pulls::load(&world.console(), "fruehjahr-2019", number).await.is_err(), "there is one pull");
}

store::contract!(
    what_nobody_reads_any_more_is_not_pulled_and_the_pull_comes_out_the_same_later,
    a_preview_shows_who_is_in_beside_votes_alone_and_changes_nothing,
    a_wrong_recipe_is_said_at_its_fields_and_nothing_typed_is_lost,
    confirming_without_a_script_keeps_the_pull_and_leads_to_its_page,
    the_same_vote_and_recipe_give_the_same_hash_on_every_database_and_after_a_copy,
    the_next_pull_carries_on_and_takes_nothing_twice,
    of_several_who_pull_at_once_one_does,
    what_somebody_changed_comes_out_differently,
    a_pull_is_taken_out_as_a_table_without_formulas_and_for_programs,
    only_those_who_may_see_pulls_do_and_only_of_a_frozen_vote,
);
