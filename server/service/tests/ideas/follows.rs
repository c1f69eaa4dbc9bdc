use domain::{
    follows::SetFollow,
    ideas::{Overlay, Status},
    ids::IdeaNumber,
    refusals::Refusal,
    search::{Mine, Query},
};
use service::{Call, comments, follows, ideas};

use crate::world::{World, heard, nameless, refusal};

async fn set(call: &Call, idea: IdeaNumber, wanted: bool) -> Result<bool, service::Error> {
    follows::set(call, SetFollow { idea, wanted }).await
}

async fn followed(call: &Call) -> Vec<IdeaNumber> {
    let query = Query { mine: Some(Mine::Followed), ..Query::default() };
    ideas::list(call, &query).await.unwrap().ideas.items.iter().map(|card| card.number).collect()
}

#[tokio::test]
async fn following_is_absolute_silent_and_ones_own() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let mut news = world.service.hub().subscribe();
    for wanted in [true, true, false, false, true] {
        assert_eq!(set(&world.ben, idea, wanted).await.unwrap(), wanted);
        assert_eq!(ideas::page(&world.ben, idea, None).await.unwrap().following, wanted);
    }
    assert_eq!(followed(&world.ben).await, [idea]);
    for other in [&world.ana, &world.chidi] {
        assert_eq!(followed(other).await, []);
        assert!(!ideas::page(other, idea, None).await.unwrap().following);
    }
    assert_eq!(heard(&mut news), [], "nobody hears of it");
    assert_eq!(world.page(&world.chidi, idea).await.history.len(), 1, "and no history tells of it");
}

#[tokio::test]
async fn nobody_follows_by_writing() {
    let world = World::new().await;
    world.post(&world.ana, "Mit Namen geschrieben", true).await;
    let (nameless_idea, code) = world.post(&world.ana, "Ohne Namen gesagt", false).await;
    comments::add(&world.ana, &nameless(nameless_idea, "Mehr dazu"), code.as_deref()).await.unwrap();
    world.comment(&world.ana, nameless_idea, "Bei uns auch").await;
    assert_eq!(followed(&world.ana).await, []);
}

#[tokio::test]
async fn what_one_may_not_know_of_cannot_be_followed() {
    let world = World::new().await;
    let held = world.idea_in("Wird geprüft", Status::Held, Overlay::None).await;
    let hidden = world.idea_in("Verborgen", Status::Open, Overlay::Hidden).await;
    let missing = IdeaNumber::from_i64(999);
    for idea in [held, hidden, missing] {
        for wanted in [true, false] {
            assert_eq!(refusal(set(&world.ben, idea, wanted).await), Refusal::NotFound);
        }
    }
    assert_eq!(refusal(set(&world.visitor, held, true).await), Refusal::SignInFirst);
}

#[tokio::test]
async fn of_a_withdrawn_idea_one_may_only_take_leave() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    set(&world.ben, idea, true).await.unwrap();
    ideas::withdraw(&world.ana, idea, None).await.unwrap();
    assert_eq!(followed(&world.ben).await, [], "it is in no list any more");
    assert_eq!(refusal(set(&world.ben, idea, true).await), Refusal::Withdrawn);
    assert!(!set(&world.ben, idea, false).await.unwrap());
}
