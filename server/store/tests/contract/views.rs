use domain::{
    exposure::{Day, bucket, offset, shuffle},
    ids::IdeaNumber,
};
use sqlx::Connection as _;
use store::{Store, testing::Fresh, views::Mixed};

use crate::world::{World, world};

const TODAY: Day = Day::from_i64(17_931);
const TOMORROW: Day = Day::from_i64(17_932);

async fn begin(store: &Store, world: &World, day: Day) -> Day {
    let campaign = world.campaign;
    let begun = store.write(move |tx| Box::pin(async move { tx.begin_day(campaign, day).await }));
    begun.await.unwrap()
}

async fn see(store: &Store, world: &World, ideas: &[IdeaNumber], times: usize) {
    for _ in 0..times {
        let (ideas, person) = (ideas.to_vec(), world.ben);
        let seen = store.write(move |tx| Box::pin(async move { tx.count_views(&ideas, person).await }));
        seen.await.unwrap();
    }
}

async fn page(store: &Store, world: &World, mixed: Mixed) -> Vec<IdeaNumber> {
    let mut all = Vec::new();
    let mut list = world.list();
    list.limit = 2;
    loop {
        let slice = store.read().await.unwrap().list_fairly(&list, mixed).await.unwrap();
        all.extend(slice.items.iter().map(|card| card.number));
        list.after = slice.next;
        if list.after.is_none() {
            return all;
        }
    }
}

/// Views, bucket of tomorrow, bucket of today, shuffle.
async fn columns(store: &Fresh, idea: IdeaNumber) -> (i64, i64, i64, i64) {
    let url = store.url();
    let text = "SELECT views, bucket_next, bucket, shuffle FROM ideas WHERE number = $1";
    if url.starts_with("postgres") {
        let mut conn = sqlx::PgConnection::connect(&url).await.unwrap();
        sqlx::query_as(text).bind(idea.as_i64()).fetch_one(&mut conn).await.unwrap()
    } else {
        let mut conn = sqlx::SqliteConnection::connect(&url).await.unwrap();
        sqlx::query_as(text).bind(idea.as_i64()).fetch_one(&mut conn).await.unwrap()
    }
}

async fn the_database_counts_and_mixes_as_the_rules_do(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Die Tür klemmt").await;
    let mut expected = 0;
    for times in [1, 1, 1, 4, 8] {
        see(store, &world, &[idea], times).await;
        expected += i64::try_from(times).unwrap();
        let (views, next, today, _) = columns(store, idea).await;
        assert_eq!((views, next, today), (expected, bucket(expected), 0));
    }
    assert_eq!(begin(store, &world, TODAY).await, TODAY);
    let (_, next, today, place) = columns(store, idea).await;
    assert_eq!((today, place), (next, shuffle(idea, TODAY)));
    see(store, &world, &[idea], 20).await;
    // Twice on one day, or for a day that is over, changes nothing.
    assert_eq!(begin(store, &world, TODAY).await, TODAY);
    assert_eq!(begin(store, &world, Day::from_i64(1)).await, TODAY);
    let (_, later, still, same) = columns(store, idea).await;
    assert!(later > still && still == today && same == place);
    assert_eq!(begin(store, &world, TOMORROW).await, TOMORROW);
    assert_eq!(columns(store, idea).await.3, shuffle(idea, TOMORROW));
}

async fn what_few_have_seen_comes_first_and_pages_neither_repeat_nor_skip(store: &Fresh) {
    let world = world(store).await;
    let mut ideas = Vec::new();
    for n in 0..7 {
        ideas.push(world.idea(store, &format!("Die Idee Nummer {n}")).await);
    }
    see(store, &world, &ideas[..3], 9).await;
    begin(store, &world, TODAY).await;
    let mut orders = Vec::new();
    for person in 0..5 {
        let mixed = Mixed { day: TODAY, offset: offset(person, TODAY) };
        let all = page(store, &world, mixed).await;
        let mut sorted = all.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, ideas);
        assert!(all[4..].iter().all(|idea| ideas[..3].contains(idea)), "{all:?}");
        // Looking at it moves nothing on the same day.
        see(store, &world, &all[..2], 3).await;
        assert_eq!(page(store, &world, mixed).await, all);
        orders.push(all);
    }
    orders.dedup();
    assert!(orders.len() > 1, "everybody begins at the same place");
}

async fn nobodys_own_view_counts_nor_one_of_what_is_not_listed(store: &Fresh) {
    let world = world(store).await;
    let own = world.idea(store, "Von Ana").await;
    let (ideas, ana) = (vec![own], world.ana);
    let seen = store.write(move |tx| Box::pin(async move { tx.count_views(&ideas, ana).await }));
    seen.await.unwrap();
    assert_eq!(columns(store, own).await.0, 0);
    see(store, &world, &[own], 1).await;
    assert_eq!(store.read().await.unwrap().views_of(world.campaign).await.unwrap(), [1]);
    crate::world::execute(store, "UPDATE ideas SET listed = FALSE").await;
    see(store, &world, &[own], 1).await;
    assert_eq!(columns(store, own).await.0, 1);
    assert_eq!(store.read().await.unwrap().views_of(world.campaign).await.unwrap(), [] as [i64; 0]);
}

store::contract!(
    the_database_counts_and_mixes_as_the_rules_do,
    what_few_have_seen_comes_first_and_pages_neither_repeat_nor_skip,
    nobodys_own_view_counts_nor_one_of_what_is_not_listed,
);
