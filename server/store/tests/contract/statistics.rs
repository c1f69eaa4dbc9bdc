use domain::{ideas::Status, people::AccessPath, statistics::SizedUnit, time::DAY};
use store::{statistics::Placed, testing::Fresh};

use crate::world::{execute, now, scalar, vote, voter, world};

async fn ideas_are_counted_by_status_and_by_day_and_only_those_that_all_read(store: &Fresh) {
    let world = world(store).await;
    let first = world.idea(store, "Erste Idee").await;
    world.idea(store, "Zweite Idee").await;
    world.withdraw(store, first).await;
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.ideas_by_status(world.campaign).await.unwrap(), [(Status::Open, 1)]);
    let day = now().as_millis() / DAY;
    assert_eq!(tx.ideas_by_day(world.campaign).await.unwrap(), [(day, 1)]);
}

async fn the_sum_of_votes_is_kept_once_for_a_day(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Erste Idee").await;
    for one in 1..=3 {
        vote(store, idea, voter(one), true).await;
    }
    assert_eq!(store.read().await.unwrap().count_votes(world.campaign).await.unwrap(), 3);
    for (day, votes) in [(11, 3), (10, 2), (11, 9)] {
        let kept = store
            .write(move |tx| Box::pin(async move { tx.keep_vote_day(world.campaign, day, votes).await }));
        kept.await.unwrap();
    }
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.vote_days(world.campaign).await.unwrap(), [(10, 2), (11, 3)]);
    world.withdraw(store, idea).await;
    assert_eq!(store.read().await.unwrap().count_votes(world.campaign).await.unwrap(), 0);
}

async fn of_two_counts_on_a_day_the_first_stays(store: &Fresh) {
    let world = world(store).await;
    assert_eq!(store.read().await.unwrap().day_figures(world.campaign).await.unwrap(), None);
    for (day, body) in [(10, "Größe"), (10, "später"), (11, "neu"), (9, "alt")] {
        let kept = store.write(move |tx| {
            Box::pin(async move {
                tx.keep_day_figures(world.campaign, day, body.to_owned()).await?;
                tx.day_figures(world.campaign).await
            })
        });
        let kept = kept.await.unwrap().unwrap();
        let expected = if day == 10 { (10, "Größe") } else { (11, "neu") };
        assert_eq!((kept.0, kept.1.as_str()), expected);
    }
    assert_eq!(scalar(store, "SELECT COUNT(*) FROM day_figures").await, 1);
}

async fn people_are_told_with_their_place_and_units_with_their_size(store: &Fresh) {
    let world = world(store).await;
    let placed = store.read().await.unwrap().placed_people().await.unwrap();
    let [ana, ben] = [world.ana, world.ben];
    let one =
        |id, unit: Option<&str>| Placed { id, unit: unit.map(str::to_owned), access: AccessPath::Password };
    assert_eq!(placed, [one(ana, None), one(ben, None)]);
    let sizes = store.read().await.unwrap().sized_units().await.unwrap();
    assert_eq!(sizes, [SizedUnit { slug: "kita".into(), parent: None, people: 40 }]);
    execute(store, "UPDATE units SET headcount = 0").await;
    execute(store, "UPDATE people SET unit_id = (SELECT MIN(id) FROM units) WHERE email LIKE 'ana%'").await;
    execute(store, "UPDATE people SET disabled_at = 1 WHERE email LIKE 'ben%'").await;
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.placed_people().await.unwrap(), [one(ana, Some("kita"))]);
    assert_eq!(tx.sized_units().await.unwrap()[0].people, 1, "as many as have an account");
}

store::contract!(
    ideas_are_counted_by_status_and_by_day_and_only_those_that_all_read,
    the_sum_of_votes_is_kept_once_for_a_day,
    of_two_counts_on_a_day_the_first_stays,
    people_are_told_with_their_place_and_units_with_their_size,
);
