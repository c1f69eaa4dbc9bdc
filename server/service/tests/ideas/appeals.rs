use domain::{
    refusals::Refusal,
    triage::{Bulk, ItemKind, QueueQuery, RawDecision, Thing},
};
use service::triage;

use crate::world::{World, heard, id, refusal};

fn declined() -> RawDecision {
    let (status, ground, answer) = ("declined".into(), "cost".into(), "Dafür fehlt Geld.".into());
    RawDecision { status, ground, answer, ..RawDecision::default() }
}

#[tokio::test]
async fn whoever_prepared_a_refusal_decides_no_appeal_against_it() {
    let world = World::new().await;
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    triage::prepare(&world.chidi, idea, &declined()).await.unwrap();
    let publish = async || {
        let done = triage::bulk(&gül, &Bulk::Publish, &[Thing::idea(idea)]).await.unwrap();
        assert_eq!(done[0].refusal, None);
    };
    publish().await;
    // What is undone and published again is still of both.
    triage::undo(&gül, None).await.unwrap();
    publish().await;
    let verdict = world.page(&world.ana, idea).await.verdict.unwrap();
    triage::appeal(&world.ana, Thing::idea(idea), Some(verdict.id), "Es kostet nichts.", None).await.unwrap();
    let appeal = world.page(&world.ana, idea).await.verdict.unwrap().appeal.unwrap().id;
    for had_part in [&world.chidi, &gül] {
        let items = triage::list(had_part, &QueueQuery::default()).await.unwrap().items.items;
        let item = items.into_iter().find(|item| item.kind == ItemKind::Appeal).unwrap();
        assert!(triage::open(had_part, item.key, None).await.unwrap().needs_other);
        let decided = triage::decide_appeal(had_part, appeal, "upheld", "Es bleibt dabei.").await;
        assert_eq!(refusal(decided), Refusal::SecondPersonNeeded);
    }
    let third = world.as_moderator(id(&world.ben), None);
    triage::decide_appeal(&third, appeal, "granted", "Sie haben recht.").await.unwrap();
}

#[tokio::test]
async fn a_granted_appeal_against_what_was_hidden_since_is_nobodys_news() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    triage::decide(&world.chidi, idea, &declined()).await.unwrap();
    let verdict = world.page(&world.ana, idea).await.verdict.unwrap();
    triage::appeal(&world.ana, Thing::idea(idea), Some(verdict.id), "Es kostet nichts.", None).await.unwrap();
    let appeal = world.page(&world.ana, idea).await.verdict.unwrap().appeal.unwrap().id;
    triage::hide(&world.chidi, Thing::idea(idea), "person", "Da steht ein Name.").await.unwrap();
    let mut browsers = world.service.hub().subscribe();
    let gül = world.colleague().await;
    triage::decide_appeal(&gül, appeal, "granted", "Sie haben recht.").await.unwrap();
    assert!(heard(&mut browsers).is_empty());
}

#[tokio::test]
async fn the_author_of_a_comment_reads_why_their_appeal_was_granted_and_nobody_else_does() {
    let world = World::new().await;
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let comment = world.comment(&world.ben, idea, "Bei uns auch").await.id;
    let thing = Thing { idea, comment: Some(comment) };
    triage::hide(&world.chidi, thing, "person", "Da steht ein Name.").await.unwrap();
    let verdict = async |call| world.page(call, idea).await.comments[0].verdict.clone();
    let against = verdict(&world.ben).await.unwrap().id;
    let appeal = triage::appeal(&world.ben, thing, Some(against), "Da steht keiner.", None).await.unwrap();
    triage::decide_appeal(&gül, appeal, "granted", "Sie haben recht.").await.unwrap();
    let told = verdict(&world.ben).await.unwrap().appeal.unwrap();
    assert_eq!(told.reply, "Sie haben recht.");
    for other in [&world.ana, &world.chidi] {
        assert!(verdict(other).await.is_none(), "it is theirs alone");
    }
}
