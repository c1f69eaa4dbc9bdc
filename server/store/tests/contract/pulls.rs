use domain::{
    audit::Digest,
    ids::{IdeaNumber, PullNumber},
    people::Role,
    policy::Actor,
    pulls::PullIdeas,
    selection::recipe::{RawRecipe, Recipe},
    workshops::Seat,
};
use store::{StoreError, testing::Fresh};

use crate::world::{World, now, world};

async fn frozen(store: &Fresh) -> World {
    let world = world(store).await;
    let campaign = world.campaign;
    let kept = store.write(move |tx| {
        Box::pin(async move { tx.keep_snapshot(campaign, "Größe\n".into(), Digest::ZERO, now()).await })
    });
    kept.await.unwrap();
    world
}

async fn keep(store: &Fresh, world: &World, number: i64, ideas: Vec<IdeaNumber>) -> Result<(), StoreError> {
    let raw = RawRecipe { rule: "votes".into(), places: "2".into(), ..RawRecipe::default() };
    let wish = PullIdeas {
        campaign: world.campaign,
        number: PullNumber::from_i64(number),
        recipe: Recipe::parse(&raw).unwrap(),
        snapshot: Digest::ZERO,
        ideas,
        body: "Größe\n".into(),
        hash: Digest::from_bytes([7; 32]),
    };
    let permit = Actor::Clockwork.pull_ideas(wish, Seat::Nowhere).unwrap();
    let kept =
        store.write(move |tx| Box::pin(async move { tx.keep_pull(permit, Some(Role::Admin), now()).await }));
    kept.await
}

async fn a_pull_is_read_as_it_was_kept(store: &Fresh) {
    let world = frozen(store).await;
    let [first, second] = [world.idea(store, "Größe").await, world.idea(store, "Zweite Idee").await];
    keep(store, &world, 1, vec![second, first]).await.unwrap();
    let mut tx = store.read().await.unwrap();
    let one = PullNumber::from_i64(1);
    let pull = tx.pull(world.campaign, one).await.unwrap().unwrap();
    assert_eq!((pull.campaign_id, pull.number, pull.created_at), (world.campaign, one, now()));
    assert_eq!((pull.body.as_str(), pull.sha256, pull.role), ("Größe\n", vec![7; 32], Some(Role::Admin)));
    assert_eq!(pull.snapshot_sha256, [0; 32]);
    assert_eq!(pull.recipe, "dogital recipe 1\nrule votes\nplaces 2\nquorum 1\n");
    assert_eq!(tx.pull(world.campaign, PullNumber::from_i64(2)).await.unwrap(), None);
    assert_eq!(tx.pulled_ideas(world.campaign).await.unwrap(), [(one, second), (one, first)]);
    assert_eq!(tx.count_pulls(world.campaign).await.unwrap(), 1);
    let cards = tx.pull_cards().await.unwrap();
    assert_eq!(
        cards[&world.campaign].iter().map(|card| (card.number, card.ideas)).collect::<Vec<_>>(),
        [(one, 2)]
    );
    assert_eq!(tx.frozen_campaigns().await.unwrap(), [(world.campaign, now(), None)]);
    assert_eq!(tx.snapshot(world.campaign).await.unwrap().unwrap().body, "Größe\n");
}

async fn neither_a_number_nor_an_idea_is_taken_twice(store: &Fresh) {
    let world = frozen(store).await;
    let [first, second] = [world.idea(store, "Erste Idee").await, world.idea(store, "Zweite Idee").await];
    keep(store, &world, 1, vec![first]).await.unwrap();
    let twice = keep(store, &world, 1, vec![second]).await;
    assert!(matches!(twice, Err(StoreError::Conflict(_))), "{twice:?}");
    let twice = keep(store, &world, 2, vec![second, first]).await;
    assert!(matches!(twice, Err(StoreError::Conflict(_))), "{twice:?}");
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.count_pulls(world.campaign).await.unwrap(), 1, "nothing of it stays");
    assert_eq!(tx.pulled_ideas(world.campaign).await.unwrap().len(), 1);
}

async fn titles_are_those_that_everybody_reads(store: &Fresh) {
    let world = frozen(store).await;
    let [first, second] = [world.idea(store, "Größe").await, world.idea(store, "Zweite Idee").await];
    world.withdraw(store, second).await;
    let titles = store.read().await.unwrap().titles_of(&[first, second]).await.unwrap();
    assert_eq!(titles.into_iter().collect::<Vec<_>>(), [(first, "Größe".to_owned())]);
    assert!(store.read().await.unwrap().titles_of(&[]).await.unwrap().is_empty());
}

store::contract!(
    a_pull_is_read_as_it_was_kept,
    neither_a_number_nor_an_idea_is_taken_twice,
    titles_are_those_that_everybody_reads,
);
