use domain::campaigns::{Bilingual, Masterplan};
use store::{StoreError, testing::Fresh};

use crate::world::{both, campaign, now, schedule, world};

fn bilingual([de, en]: [String; 2]) -> Bilingual {
    Bilingual { de, en }
}

async fn a_campaign_comes_back_as_it_was_opened(store: &Fresh) {
    let world = world(store).await;
    let mut tx = store.read().await.unwrap();
    let stored = tx.campaigns().await.unwrap().pop().unwrap();
    let made = campaign("fruehjahr-2019");
    assert_eq!(stored.campaign.id, world.campaign);
    assert_eq!(stored.campaign.slug, made.slug);
    assert_eq!(stored.campaign.title, bilingual(made.title));
    assert_eq!(stored.campaign.intro, bilingual(made.intro));
    assert_eq!(stored.rules, bilingual(made.rules));
    assert_eq!(stored.campaign.schedule, schedule());
    assert_eq!(stored.sealed_vote_key, Some(made.vote_key));
}

async fn topics_and_units_come_in_their_places(store: &Fresh) {
    let world = world(store).await;
    let mut tx = store.read().await.unwrap();
    let topics = tx.topics().await.unwrap();
    assert_eq!(topics.iter().map(|(_, t)| t.id).collect::<Vec<_>>(), [world.topic, world.other_topic]);
    let (campaign, topic) = &topics[0];
    assert_eq!(
        (*campaign, topic.slug.as_str(), topic.masterplan),
        (world.campaign, "it", Masterplan::Economy)
    );
    assert_eq!(topic.name, bilingual(both("it")));
    let units = tx.units(now()).await.unwrap();
    assert_eq!((units[0].id, units[0].slug.as_str(), units[0].parent), (world.unit, "kita", None));
    assert_eq!(units[0].name, bilingual(both("Kita")));
}

async fn two_campaigns_never_share_an_address(store: &Fresh) {
    world(store).await;
    let again =
        store.write(|tx| Box::pin(async move { tx.seed_campaign(&campaign("fruehjahr-2019"), now()).await }));
    assert!(matches!(again.await, Err(StoreError::Conflict(_))));
    assert_eq!(store.read().await.unwrap().campaigns().await.unwrap().len(), 1);
}

store::contract!(
    a_campaign_comes_back_as_it_was_opened,
    topics_and_units_come_in_their_places,
    two_campaigns_never_share_an_address,
);
