use domain::{
    follows::SetFollow,
    ideas::Relation,
    ids::{IdeaNumber, PersonId},
    search::{Mine, Sort},
};
use store::{Store, lists::ListOf, testing::Fresh};

use crate::world::{actor, execute, locked, now, scalar, world};

async fn follow(store: &Store, person: PersonId, idea: IdeaNumber, wanted: bool) {
    let done = store.write(move |tx| {
        Box::pin(async move {
            let standing = locked(tx, idea).await.standing(Relation::Reader, now());
            let permit = actor(person).set_follow(SetFollow { idea, wanted }, &standing).unwrap();
            tx.set_follow(permit, person).await
        })
    });
    done.await.expect("the idea can be followed");
}

async fn follows(store: &Store, person: PersonId, idea: IdeaNumber) -> bool {
    store.read().await.unwrap().follows(person, idea).await.unwrap()
}

async fn following_twice_is_following(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Die erste Idee").await;
    assert!(!follows(store, world.ben, idea).await);
    follow(store, world.ben, idea, true).await;
    follow(store, world.ben, idea, true).await;
    assert!(follows(store, world.ben, idea).await && !follows(store, world.ana, idea).await);
    assert_eq!(scalar(store, "SELECT COUNT(*) FROM follows").await, 1);
    follow(store, world.ben, idea, false).await;
    follow(store, world.ben, idea, false).await;
    assert!(!follows(store, world.ben, idea).await);
}

async fn what_i_follow_is_listed_for_me_alone_and_while_it_can_be_seen(store: &Fresh) {
    let world = world(store).await;
    let (a, b) = (world.idea(store, "Die erste Idee").await, world.idea(store, "Die zweite Idee").await);
    world.idea(store, "Die dritte Idee").await;
    follow(store, world.ben, a, true).await;
    follow(store, world.ben, b, true).await;
    let listed = async |person| {
        let mut listed = Vec::new();
        for sort in [Sort::New, Sort::Top, Sort::Trending, Sort::Discussed] {
            let list = ListOf { mine: Some(Mine::Followed), sort, person, ..world.list() };
            let mut tx = store.read().await.unwrap();
            let found: Vec<_> =
                tx.list_ideas(&list).await.unwrap().items.iter().map(|card| card.number).collect();
            assert_eq!(usize::try_from(tx.count_ideas(&list).await.unwrap()), Ok(found.len()));
            listed.push(found);
        }
        assert!(listed.iter().all(|found| found.len() == listed[0].len()));
        listed.swap_remove(0)
    };
    assert_eq!(listed(Some(world.ben)).await, [b, a]);
    assert_eq!(listed(Some(world.ana)).await, []);
    assert_eq!(listed(None).await, []);
    execute(store, "UPDATE ideas SET overlay = 'hidden', listed = FALSE WHERE title = 'Die zweite Idee'")
        .await;
    assert_eq!(listed(Some(world.ben)).await, [a]);
}

async fn what_somebody_follows_goes_with_their_account(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Die erste Idee").await;
    follow(store, world.ben, idea, true).await;
    execute(store, "DELETE FROM people WHERE email = 'ben@example.org'").await;
    assert_eq!(scalar(store, "SELECT COUNT(*) FROM follows").await, 0);
}

store::contract!(
    following_twice_is_following,
    what_i_follow_is_listed_for_me_alone_and_while_it_can_be_seen,
    what_somebody_follows_goes_with_their_account,
);
