use domain::{
    ids::PersonId,
    time::{DAY, HOUR, Timestamp},
};
use store::{
    Store,
    sessions::{NewSession, SESSION_IDLES, SESSION_LASTS},
    testing::Fresh,
};

use crate::world::{now, world};

async fn open(store: &Store, token: u8, person: PersonId, at: Timestamp) -> Timestamp {
    let session = NewSession { token_hash: [token; 32], person, device: "Firefox, Android".to_owned() };
    store.write(move |tx| Box::pin(async move { tx.open_session(&session, at).await })).await.unwrap()
}

async fn is_open(store: &Store, token: u8, at: Timestamp) -> bool {
    store.read().await.unwrap().session([token; 32], at).await.unwrap().is_some()
}

async fn a_session_ends_at_its_limits(store: &Fresh) {
    let world = world(store).await;
    assert_eq!(open(store, 1, world.ana, now()).await, now().plus(SESSION_LASTS));
    assert!(is_open(store, 1, now()).await);
    assert!(!is_open(store, 2, now()).await);
    assert!(is_open(store, 1, now().plus(SESSION_IDLES - HOUR)).await);
    assert!(!is_open(store, 1, now().plus(SESSION_IDLES)).await);
    let id = store.read().await.unwrap().session([1; 32], now()).await.unwrap().unwrap().id;
    for at in [now().plus(SESSION_LASTS - DAY), now()] {
        store.write(move |tx| Box::pin(async move { tx.use_session(id, at).await })).await.unwrap();
    }
    assert!(is_open(store, 1, now().plus(SESSION_LASTS - 1)).await);
    assert!(!is_open(store, 1, now().plus(SESSION_LASTS)).await);
}

async fn the_session_brings_the_person_of_today(store: &Fresh) {
    let world = world(store).await;
    open(store, 1, world.ana, now()).await;
    let session = store.read().await.unwrap().session([1; 32], now()).await.unwrap().unwrap();
    assert_eq!((session.who.id, session.used_at), (world.ana, now().hour()));
    store.write(move |tx| Box::pin(async move { tx.disable_person(world.ana, now()).await })).await.unwrap();
    assert!(!is_open(store, 1, now()).await);
}

async fn everybody_ends_their_own_sessions_alone(store: &Fresh) {
    let world = world(store).await;
    open(store, 1, world.ana, now()).await;
    open(store, 2, world.ana, now().plus(1)).await;
    open(store, 3, world.ben, now()).await;
    let mut tx = store.read().await.unwrap();
    let first = tx.session([1; 32], now()).await.unwrap().unwrap().id;
    let cards = tx.sessions_of(world.ana, Some(first), now()).await.unwrap();
    assert_eq!(cards.iter().map(|card| card.current).collect::<Vec<_>>(), [false, true]);
    assert!(tx.sessions_of(world.ana, None, now().plus(SESSION_IDLES)).await.unwrap().is_empty());
    for (person, ended) in [(world.ben, false), (world.ana, true), (world.ana, false)] {
        let end = store.write(move |tx| Box::pin(async move { tx.end_session(first, person).await }));
        assert_eq!(end.await.unwrap(), ended);
    }
    let gone = store.write(|tx| Box::pin(async move { tx.forget_sessions(now().plus(SESSION_LASTS)).await }));
    assert_eq!(gone.await.unwrap(), 2);
}

store::contract!(
    a_session_ends_at_its_limits,
    the_session_brings_the_person_of_today,
    everybody_ends_their_own_sessions_alone,
);
