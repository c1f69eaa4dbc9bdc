use domain::campaigns::Masterplan;
use store::{StoreError, testing::Fresh};

use crate::world::{both, campaign, new_topic, now, schedule, world};

async fn a_campaign_comes_back_as_it_was_opened(store: &Fresh) {
    let world = world(store).await;
    let mut tx = store.read().await.unwrap();
    let stored = tx.campaigns().await.unwrap().pop().unwrap();
    let made = campaign("fruehjahr-2019");
    assert_eq!(stored.campaign.id, world.campaign);
    assert_eq!(stored.campaign.slug, made.slug);
    assert_eq!(stored.campaign.title, made.title);
    assert_eq!(stored.campaign.intro, made.intro);
    assert_eq!(stored.campaign.rules, made.rules);
    assert_eq!(stored.campaign.schedule, schedule());
    assert_eq!(stored.sealed_vote_key, Some(made.sealed_vote_key));
}

async fn topics_and_units_come_in_their_places(store: &Fresh) {
    let world = world(store).await;
    let mut tx = store.read().await.unwrap();
    let topics = tx.topics().await.unwrap();
    assert_eq!(topics.iter().map(|(_, t)| t.id).collect::<Vec<_>>(), [world.other_topic, world.topic]);
    let (campaign, topic) = &topics[1];
    assert_eq!(
        (*campaign, topic.slug.as_str(), topic.masterplan),
        (world.campaign, "it", Masterplan::Economy)
    );
    assert_eq!(topic.name, both("it"));
    let units = tx.units().await.unwrap();
    assert_eq!((units[0].id, units[0].slug.as_str(), units[0].parent), (world.unit, "kita", None));
    assert_eq!(units[0].name, both("Kita"));
}

async fn two_topics_of_a_campaign_never_share_an_address(store: &Fresh) {
    let world = world(store).await;
    let again = store
        .write(move |tx| {
            Box::pin(async move { tx.add_topic(world.campaign, new_topic("it", 3), now()).await })
        })
        .await;
    assert!(matches!(again, Err(StoreError::Conflict(_))), "{again:?}");
}

store::contract!(
    a_campaign_comes_back_as_it_was_opened,
    topics_and_units_come_in_their_places,
    two_topics_of_a_campaign_never_share_an_address,
);
