//! The vote is frozen when it ends, and its ballots are destroyed after the time for objections.

use domain::{
    campaigns::RawCampaign,
    refusals::{Field, Refusal},
    selection::snapshot::{GRACE, OBJECTION},
    text::TextError,
    time::{DAY, Timestamp},
};
use serde_json::json;
use service::{Error, campaigns, jobs, snapshots};
use store::testing::Fresh;

use crate::world::{World, schedule};

const CAMPAIGN: &str = "fruehjahr-2019";

fn closed() -> Timestamp {
    schedule().review
}

/// Ana and Ben support the first idea, Ben the second too.
async fn with_votes(fresh: &Fresh) -> World {
    let world = World::on(fresh).await;
    let first = world.post("ana", "Zweiter Drucker").await;
    world.post("ben", "Schlüssel für alle").await;
    world.program("ben").await.put(&format!("/ideas/{first}/vote")).await;
    world
}

async fn work_at(world: &World, now: Timestamp) {
    world.at(now);
    snapshots::keep_up(&world.service).await.unwrap();
}

async fn text(world: &World) -> String {
    snapshots::load(&world.console(), CAMPAIGN).await.unwrap().snapshot.to_string()
}

async fn both_databases_freeze_the_same_text(fresh: &Fresh) {
    let world = with_votes(fresh).await;
    work_at(&world, closed().plus(GRACE - 1)).await;
    assert_eq!(fresh.number("SELECT COUNT(*) FROM snapshots").await, 0, "somebody may be voting yet");
    work_at(&world, closed().plus(GRACE)).await;
    let expected = format!(
        "dogital snapshot 1\ncampaign {CAMPAIGN}\nclosed {}\nidea 1 it verwaltung -\nidea 2 it verwaltung -\n\
         ballot 1 - 1\nballot 1 - 1 2\n",
        closed().as_millis()
    );
    assert_eq!(text(&world).await, expected);
    let frozen = snapshots::verify(&world.console()).await.unwrap().remove(0).unwrap();
    let noted = "SELECT COUNT(*) FROM audit_entries WHERE verb = 'votes_frozen' AND detail = ";
    assert_eq!(fresh.number(format!("{noted}'{}'", frozen.hash)).await, 1);
}

async fn two_servers_freeze_once_also_after_an_outage(fresh: &Fresh) {
    let world = with_votes(fresh).await;
    jobs::schedule(&world.service).await.unwrap();
    jobs::finish_due(&world.service).await.unwrap();
    world.at(closed().plus(30 * DAY));
    let at_once = (0..8).map(|_| snapshots::keep_up(&world.service));
    for done in futures::future::join_all(at_once).await {
        done.unwrap();
    }
    jobs::finish_due(&world.service).await.unwrap();
    assert_eq!(fresh.number("SELECT COUNT(*) FROM snapshots").await, 1);
    assert_eq!(fresh.number("SELECT COUNT(*) FROM audit_entries WHERE verb = 'votes_frozen'").await, 1);
    assert_eq!(fresh.number("SELECT COUNT(*) FROM votes").await, 3, "the time for objections begins now");
}

async fn account_removal_leaves_frozen_results_unchanged(fresh: &Fresh) {
    let world = with_votes(fresh).await;
    work_at(&world, closed().plus(GRACE)).await;
    let before = text(&world).await;
    fresh.run(format!("DELETE FROM people WHERE id = {}", world.id("ben"))).await;
    work_at(&world, closed().plus(GRACE + DAY)).await;
    assert_eq!(text(&world).await, before);
    assert!(snapshots::verify(&world.console()).await.unwrap().iter().all(Result::is_ok));
    assert!(world.counts_right().await);
}

async fn nobody_votes_once_the_ballots_are_frozen(fresh: &Fresh) {
    let world = with_votes(fresh).await;
    let ben = world.program("ben").await;
    world.at(closed());
    assert_eq!(ben.delete("/ideas/1/vote").await.status, 409);
    work_at(&world, closed().plus(GRACE)).await;
    let before = text(&world).await;
    assert_eq!(ben.put("/ideas/2/vote").await.status, 409);
    assert_eq!(ben.delete("/ideas/1/vote").await.status, 409);
    assert_eq!(text(&world).await, before);

    let entry = campaigns::entry(&world.console(), CAMPAIGN, None).await.unwrap();
    let starts = entry.campaign.schedule.starts().map(|(_, start)| start.rfc3339());
    let mut raw = RawCampaign { title_de: "Frühjahr".into(), starts, ..RawCampaign::default() };
    raw.starts[2] = closed().plus(2 * DAY).rfc3339();
    let moved = campaigns::change(&world.console(), CAMPAIGN, &raw, &entry.version).await;
    let Err(Error::Refused(refusal)) = moved else { panic!("voting was opened again") };
    assert_eq!(refusal, Refusal::field(Field::Review, TextError::Fixed));
    raw.starts[2] = closed().rfc3339();
    raw.starts[4] = schedule().results.plus(DAY).rfc3339();
    campaigns::change(&world.console(), CAMPAIGN, &raw, &entry.version).await.unwrap();
}

async fn ballots_and_key_go_after_the_time_for_objections_and_the_sums_stay(fresh: &Fresh) {
    let world = with_votes(fresh).await;
    let ben = world.program("ben").await;
    let frozen = closed().plus(GRACE);
    work_at(&world, frozen).await;
    let before = text(&world).await;
    work_at(&world, frozen.plus(OBJECTION - 1)).await;
    assert_eq!(fresh.number("SELECT COUNT(*) FROM votes").await, 3);
    assert_eq!(ben.get("/ideas/1").await.json()["voted"], true);
    let ballots = fresh.read().await.unwrap().ballots(world.campaign).await.unwrap();
    for _ in 0..2 {
        work_at(&world, frozen.plus(OBJECTION)).await;
    }
    // Nothing of them is left in the file either, where there is one.
    if let Some(file) = fresh.url().strip_prefix("sqlite://") {
        let file = file.split('?').next().unwrap();
        let bytes =
            [std::fs::read(file).unwrap(), std::fs::read(format!("{file}-wal")).unwrap_or_default()].concat();
        for (_, tag) in &ballots {
            assert!(
                !bytes.windows(16).any(|window| window == tag.as_bytes()),
                "a ballot is left in the file"
            );
        }
        assert_eq!(ballots.len(), 3);
    }
    assert_eq!(fresh.number("SELECT COUNT(*) FROM votes").await, 0);
    assert_eq!(fresh.number("SELECT COUNT(*) FROM campaigns WHERE vote_key IS NOT NULL").await, 0);
    assert_eq!(fresh.number("SELECT COUNT(*) FROM audit_entries WHERE verb = 'votes_destroyed'").await, 1);
    let page = ben.get("/ideas/1").await.json();
    assert_eq!((page["votes"].as_i64(), page["voted"].as_bool()), (Some(2), Some(false)));
    assert_eq!(text(&world).await, before);
    assert!(world.counts_right().await);
    world.comment("ben", 1, "Auch ohne Schlüssel kann man hier noch schreiben.").await;
}

async fn sums_stay_whatever_is_hidden_or_parted_after_the_end(fresh: &Fresh) {
    let world = with_votes(fresh).await;
    world.post("ana", "Noch ein Drucker").await;
    world.post("ben", "Schlüssel für das Lager").await;
    world.program("dee").await.put("/ideas/2/vote").await;
    let chidi = world.program("chidi").await;
    for (idea, into) in [(2, 1), (4, 3)] {
        let merge = json!({ "into": into, "sentence": "Dasselbe an derselben Stelle." });
        let merged = chidi.put_json(&format!("/ideas/{idea}/merge"), merge).await;
        assert_eq!(merged.status, 200, "{}", merged.text());
    }
    let votes = || async {
        let of = |idea: i64| fresh.number(format!("SELECT votes FROM ideas WHERE number = {idea}"));
        [of(1).await, of(3).await, of(4).await]
    };
    assert_eq!(votes().await, [3, 2, 1]);
    work_at(&world, closed().plus(GRACE)).await;
    let before = text(&world).await;
    let why = || json!({ "ground": "secret", "sentence": "Das muss geheim bleiben." });
    let hidden = chidi.put_json("/ideas/2/hiding", why()).await;
    assert_eq!(hidden.status, 200, "{}", hidden.text());
    assert_eq!(votes().await, [3, 2, 1], "what was part of another, while the ballots are there");
    work_at(&world, closed().plus(GRACE + OBJECTION)).await;
    assert_eq!(fresh.number("SELECT COUNT(*) FROM votes").await, 0);
    assert_eq!(chidi.put_json("/ideas/3/hiding", why()).await.status, 200);
    assert_eq!(votes().await, [3, 2, 1], "what another was part of, after they are gone");
    assert_eq!(world.program("ben").await.get("/ideas/4").await.json()["votes"], 1);
    assert_eq!(text(&world).await, before);
    assert!(world.counts_right().await);
}

async fn administrators_read_the_sums_of_a_frozen_vote(fresh: &Fresh) {
    let world = with_votes(fresh).await;
    let path = format!("/admin/campaigns/{CAMPAIGN}/snapshot");
    let (eva, ben) = (world.program("eva").await, world.program("ben").await);
    assert_eq!(eva.get(&path).await.status, 404);
    work_at(&world, closed().plus(GRACE)).await;
    let answer = eva.get(&path).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let told = answer.json();
    assert_eq!(told["voters"], 2);
    assert_eq!(told["ideas"], json!([{"number": 1, "votes": 2}, {"number": 2, "votes": 1}]));
    assert!(!answer.text().contains("ballot"), "sums alone");
    assert_eq!(ben.get(&path).await.status, 403);
}

async fn a_snapshot_that_somebody_changed_is_found(fresh: &Fresh) {
    let world = with_votes(fresh).await;
    work_at(&world, closed().plus(GRACE)).await;
    fresh.run("UPDATE snapshots SET body = REPLACE(body, 'ballot 1 - 1 2', 'ballot 9 - 1 2')").await;
    let checked = snapshots::verify(&world.console()).await.unwrap();
    assert_eq!(checked[0].as_ref().unwrap_err().campaign, CAMPAIGN);
    assert!(snapshots::load(&world.console(), CAMPAIGN).await.is_err());
}

store::contract!(
    both_databases_freeze_the_same_text,
    two_servers_freeze_once_also_after_an_outage,
    account_removal_leaves_frozen_results_unchanged,
    nobody_votes_once_the_ballots_are_frozen,
    ballots_and_key_go_after_the_time_for_objections_and_the_sums_stay,
    sums_stay_whatever_is_hidden_or_parted_after_the_end,
    administrators_read_the_sums_of_a_frozen_vote,
    a_snapshot_that_somebody_changed_is_found,
);
