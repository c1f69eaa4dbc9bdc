use domain::{
    events::Event,
    ideas::Status,
    ids::{EventId, PersonId},
    people::Role,
};
use store::{
    Store,
    events::{Audience, Recorded},
    testing::Fresh,
};

use crate::world::{execute, now, scalar, world};

async fn record(store: &Store, event: Event) -> EventId {
    let done = store.write(move |tx| {
        Box::pin(async move {
            let entry = Recorded { event, role: Some(Role::Moderator), at: now() };
            tx.record(entry, Audience::Everyone).await?;
            tx.newest_event().await
        })
    });
    done.await.unwrap()
}

async fn only_what_came_after_and_only_of_these_ideas(store: &Fresh) {
    let world = world(store).await;
    assert_eq!(store.read().await.unwrap().newest_event().await.unwrap(), EventId::from_i64(0));
    let (a, b) = (world.idea(store, "Die erste Idee").await, world.idea(store, "Die zweite Idee").await);
    let c = world.idea(store, "Die dritte Idee").await;
    let seen = record(store, Event::IdeaPosted { idea: a }).await;
    let moved = |idea, status| Event::StatusChanged { idea, status, note: Some("„Größe“".into()) };
    record(store, moved(a, Status::InReview)).await;
    record(store, Event::AnswerGiven { idea: a }).await;
    record(store, Event::AnswerGiven { idea: b }).await;
    let newest = record(store, Event::AnswerGiven { idea: c }).await;
    let mut tx = store.read().await.unwrap();
    let since = tx.events_since(seen, &[a, b]).await.unwrap();
    assert_eq!(since.len(), 2);
    assert_eq!(since[&a], [moved(a, Status::InReview), Event::AnswerGiven { idea: a }]);
    assert_eq!(since[&b], [Event::AnswerGiven { idea: b }]);
    assert!(tx.events_since(newest, &[a, b, c]).await.unwrap().is_empty());
    assert!(tx.events_since(seen, &[]).await.unwrap().is_empty());
}

async fn ones_own_comments_are_found(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Die erste Idee").await;
    let (first, second) =
        (world.comment(store, idea, "eins").await, world.comment(store, idea, "zwei").await);
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.own_comments(world.ben, first).await.unwrap(), [first, second].into());
    assert_eq!(tx.own_comments(world.ben, second).await.unwrap(), [second].into());
    assert!(tx.own_comments(world.ana, first).await.unwrap().is_empty());
}

async fn everybody_gets_a_mark_page_by_page(store: &Fresh) {
    let world = world(store).await;
    let mut tx = store.read().await.unwrap();
    let all = tx.news_marks(PersonId::from_i64(0), 10).await.unwrap();
    assert_eq!(all, [(world.ana, None), (world.ben, None)]);
    assert_eq!(tx.news_marks(PersonId::from_i64(0), 1).await.unwrap(), [(world.ana, None)]);
    assert_eq!(tx.news_marks(world.ana, 1).await.unwrap(), [(world.ben, None)]);
    assert!(tx.news_marks(world.ben, 1).await.unwrap().is_empty());
    drop(tx);
    for mark in [[1, 2], [0, 255]] {
        let gone = PersonId::from_i64(9_999);
        let marks = [world.ana, world.ben, gone].map(|person| (person, mark.to_vec())).to_vec();
        let done = store.write(move |tx| Box::pin(async move { tx.set_news_marks(marks).await }));
        done.await.unwrap();
        let written = store.read().await.unwrap().news_mark(world.ben).await.unwrap();
        assert_eq!(written, Some(mark.to_vec()));
    }
    assert_eq!(scalar(store, "SELECT COUNT(*) FROM news_marks").await, 2);
    execute(store, "DELETE FROM people WHERE email = 'ben@example.org'").await;
    assert_eq!(store.read().await.unwrap().news_mark(world.ben).await.unwrap(), None);
}

store::contract!(
    only_what_came_after_and_only_of_these_ideas,
    ones_own_comments_are_found,
    everybody_gets_a_mark_page_by_page,
);
