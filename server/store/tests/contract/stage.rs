use domain::{
    ids::DisplayId,
    policy::Actor,
    stage::{EndDisplay, OpenStage, StageCounts},
    text::TokenName,
};
use store::testing::Fresh;

use crate::world::{World, now, vote, voter, world};

async fn open(store: &Fresh, world: World, name: &str, hash: [u8; 32]) -> DisplayId {
    let wish = OpenStage { campaign: world.campaign, name: TokenName::parse(name).unwrap() };
    let permit = Actor::Clockwork.open_stage(wish).unwrap();
    let made = store.write(move |tx| Box::pin(async move { tx.add_display(permit, hash, now()).await }));
    made.await.unwrap()
}

async fn a_display_opens_its_campaign_until_it_is_ended(store: &Fresh) {
    let world = world(store).await;
    let first = open(store, world, "Größter Saal", [1; 32]).await;
    open(store, world, "Foyer", [2; 32]).await;
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.display([1; 32]).await.unwrap(), Some(world.campaign));
    assert_eq!(tx.display([3; 32]).await.unwrap(), None);
    let names: Vec<_> = tx.displays(world.campaign).await.unwrap().into_iter().map(|one| one.name).collect();
    assert_eq!(names, ["Größter Saal", "Foyer"]);
    drop(tx);
    for expected in [true, false] {
        let wish = EndDisplay { campaign: world.campaign, display: first };
        let permit = Actor::Clockwork.end_display(wish).unwrap();
        let ended = store.write(move |tx| Box::pin(async move { tx.end_display(permit, now()).await }));
        assert_eq!(ended.await.unwrap(), expected);
    }
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.display([1; 32]).await.unwrap(), None);
    assert_eq!(tx.displays(world.campaign).await.unwrap().len(), 1);
}

async fn the_wall_counts_and_ranks_only_what_all_read(store: &Fresh) {
    let world = world(store).await;
    let [first, second, third] = [
        world.idea(store, "Erste Idee").await,
        world.idea(store, "Zweite Idee").await,
        world.idea(store, "Dritte Idee").await,
    ];
    for (idea, voters) in [(first, 1), (second, 3), (third, 2)] {
        for one in 1..=voters {
            vote(store, idea, voter(one), true).await;
        }
    }
    world.withdraw(store, third).await;
    let mut tx = store.read().await.unwrap();
    assert_eq!(
        tx.stage_counts(world.campaign).await.unwrap(),
        StageCounts { ideas: 2, votes: 4, comments: 0 }
    );
    let top = tx.stage_top(world.campaign, 5).await.unwrap();
    let top: Vec<_> = top.iter().map(|idea| (idea.title.as_str(), idea.votes)).collect();
    assert_eq!(top, [("Zweite Idee", 3), ("Erste Idee", 1)]);
    assert_eq!(tx.stage_top(world.campaign, 1).await.unwrap().len(), 1);
    let topics = tx.stage_topics(world.campaign).await.unwrap();
    assert_eq!(topics.iter().map(|topic| (topic.ideas, topic.votes)).collect::<Vec<_>>(), [(2, 4)]);
}

store::contract!(
    a_display_opens_its_campaign_until_it_is_ended,
    the_wall_counts_and_ranks_only_what_all_read,
);
