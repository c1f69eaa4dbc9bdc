use domain::ideas::Relation;
use domain::{
    campaigns::Masterplan,
    ids::{IdeaNumber, PersonId},
    outcomes::OutcomeKind,
    people::{Role, Who},
    policy::Actor,
    results::{DiscardResult, RawResult, ReleaseResult, ResultState, TakeBackResult},
};
use store::{StoreError, testing::Fresh};

use super::outcomes::{every_outcome, pulled, record};
use crate::world::{World, execute, locked, now, scalar};

fn somebody(id: i64) -> Actor {
    Actor::Person(Who { id: PersonId::from_i64(id), role: Role::Admin, unit: None })
}

/// Two ideas that are done.
async fn done(store: &Fresh) -> (World, [IdeaNumber; 2]) {
    let (world, [first, second, _]) = pulled(store).await;
    for idea in [first, second] {
        record(store, idea, every_outcome()[4].clone()).await;
    }
    (world, [first, second])
}

async fn write(store: &Fresh, idea: IdeaNumber, title: &str, by: PersonId) {
    let text = "Größe zählt, und das ist lang genug.";
    let raw =
        RawResult { title: title.into(), pinch: text.into(), became: text.into(), version: String::new() };
    let written = store.write(move |tx| {
        Box::pin(async move {
            let standing = locked(tx, idea).await.standing(Relation::Reader, now());
            let desk = tx.result_desk(idea).await?;
            let permit =
                somebody(77).write_result(raw.parse(idea).unwrap(), &standing, desk.as_ref()).unwrap();
            let entry = desk.unwrap().entry;
            tx.write_result(permit, entry.story().unwrap(), Some(by), now()).await
        })
    });
    written.await.unwrap();
}

async fn release(store: &Fresh, idea: IdeaNumber) {
    let released = store.write(move |tx| {
        Box::pin(async move {
            let standing = locked(tx, idea).await.standing(Relation::Reader, now());
            let desk = tx.result_desk(idea).await?.unwrap();
            let wish = ReleaseResult { idea, text: desk.waiting.as_ref().unwrap().id };
            let permit = somebody(78).release_result(wish, &standing, Some(&desk)).unwrap();
            tx.release_result(permit, now()).await
        })
    });
    released.await.unwrap();
}

async fn titles(store: &Fresh, world: &World) -> Vec<String> {
    let mut results = store.read().await.unwrap().public_results().await.unwrap();
    results.remove(&world.campaign).unwrap_or_default().into_iter().map(|result| result.title).collect()
}

async fn a_text_waits_then_is_public_and_another_takes_its_place(store: &Fresh) {
    let (world, [first, second]) = done(store).await;
    write(store, first, "Große Sache", world.ana).await;
    let desk = store.read().await.unwrap().result_desk(first).await.unwrap().unwrap();
    let waiting = desk.waiting.clone().unwrap();
    assert_eq!(
        (waiting.title.as_str(), waiting.kind, waiting.written_by),
        ("Große Sache", OutcomeKind::Done, Some(world.ana))
    );
    assert_eq!((desk.version, desk.public), (waiting.id.as_i64(), None));
    assert!(titles(store, &world).await.is_empty());
    release(store, first).await;
    write(store, second, "Zweite Sache", world.ana).await;
    release(store, second).await;
    assert_eq!(titles(store, &world).await, ["Große Sache", "Zweite Sache"]);
    write(store, first, "Neue Sache", world.ben).await;
    write(store, first, "Neuere Sache", world.ben).await;
    let states = || async {
        let mut tx = store.read().await.unwrap();
        let ledger = tx.ledger(world.campaign).await.unwrap();
        tx.result_states(world.campaign, &ledger).await.unwrap()
    };
    let so = ResultState { waiting: false, public: true, outdated: false };
    assert_eq!(states().await[&first], ResultState { waiting: true, ..so });
    assert_eq!(states().await[&second], so);
    assert_eq!(titles(store, &world).await, ["Große Sache", "Zweite Sache"]);
    release(store, first).await;
    assert_eq!(titles(store, &world).await, ["Neuere Sache", "Zweite Sache"]);
    // The outcome that one tells of is undone, and that of the other recorded anew with the same kind.
    record(store, first, every_outcome()[4].clone()).await;
    execute(store, "DELETE FROM answers WHERE id = 2").await;
    for idea in [first, second] {
        assert_eq!(states().await[&idea], ResultState { outdated: true, ..so });
    }
    assert_eq!(
        scalar(store, "SELECT COUNT(*) FROM public_texts WHERE ended_at IS NOT NULL").await,
        2,
        "nothing is lost"
    );
    assert!(store.read().await.unwrap().result_desk(IdeaNumber::from_i64(99)).await.unwrap().is_none());
}

async fn what_the_public_reads_holds_all_it_needs_and_nothing_of_what_is_gone(store: &Fresh) {
    let (world, [first, _]) = done(store).await;
    write(store, first, "Große Sache", world.ana).await;
    release(store, first).await;
    execute(store, "UPDATE ideas SET votes = 7").await;
    let results = store.read().await.unwrap().public_results().await.unwrap();
    let result = &results[&world.campaign][0];
    assert_eq!(
        (result.idea, result.masterplan, result.kind, result.votes),
        (first, Masterplan::Economy, OutcomeKind::Done, Some(7))
    );
    assert_eq!((result.pinch.as_str(), result.released_at), ("Größe zählt, und das ist lang genug.", now()));
    world.withdraw(store, first).await;
    assert!(titles(store, &world).await.is_empty());
}

async fn taking_back_and_discarding_change_something_once(store: &Fresh) {
    let (world, [first, _]) = done(store).await;
    write(store, first, "Große Sache", world.ana).await;
    release(store, first).await;
    write(store, first, "Neue Sache", world.ana).await;
    let take_back = || {
        let permit = somebody(78).take_back_result(TakeBackResult(first)).unwrap();
        store.write(move |tx| Box::pin(async move { tx.take_back_result(permit, now()).await }))
    };
    let discard = || {
        let permit = somebody(78).discard_result(DiscardResult(first)).unwrap();
        store.write(move |tx| Box::pin(async move { tx.discard_result(permit, now()).await }))
    };
    assert!(take_back().await.unwrap() && !take_back().await.unwrap());
    assert!(titles(store, &world).await.is_empty());
    assert!(discard().await.unwrap() && !discard().await.unwrap());
    let desk = store.read().await.unwrap().result_desk(first).await.unwrap().unwrap();
    assert_eq!((desk.waiting, desk.public), (None, None));
}

async fn one_text_waits_and_one_is_public_whatever_comes(store: &Fresh) {
    let (world, [first, _]) = done(store).await;
    write(store, first, "Große Sache", world.ana).await;
    let again = store.write(move |tx| {
        Box::pin(async move {
            let standing = locked(tx, first).await.standing(Relation::Reader, now());
            let desk = tx.result_desk(first).await?;
            let text = "Größe zählt, und das ist lang genug.";
            let raw = RawResult {
                title: "Gleichzeitig".into(),
                pinch: text.into(),
                became: text.into(),
                version: String::new(),
            };
            let entry = tx.ledger_of(&[first]).await?.pop().unwrap();
            let permit = |raw: &RawResult| {
                somebody(77).write_result(raw.parse(first).unwrap(), &standing, desk.as_ref()).unwrap()
            };
            tx.write_result(permit(&raw), entry.story().unwrap(), None, now()).await?;
            tx.write_result(permit(&raw), entry.story().unwrap(), None, now()).await?;
            Ok::<_, StoreError>(())
        })
    });
    again.await.unwrap();
    assert_eq!(scalar(store, "SELECT COUNT(*) FROM public_texts WHERE ended_at IS NULL").await, 1);
    release(store, first).await;
    assert_eq!(
        scalar(store, "SELECT COUNT(*) FROM public_texts WHERE ended_at IS NULL AND released_at IS NOT NULL")
            .await,
        1
    );
}

store::contract!(
    a_text_waits_then_is_public_and_another_takes_its_place,
    what_the_public_reads_holds_all_it_needs_and_nothing_of_what_is_gone,
    taking_back_and_discarding_change_something_once,
    one_text_waits_and_one_is_public_whatever_comes,
);
