use domain::{
    refusals::Refusal,
    search::{Mine, Query, Sort},
    slices::Cursor,
    time::DAY,
};
use service::{campaigns, ideas, views};

use crate::world::{World, monday, refusal, schedule};

#[tokio::test]
async fn a_list_tells_how_many_and_where_it_goes_on() {
    let world = World::new().await;
    for n in 0..5 {
        world.post(&world.ana, &format!("Die Idee Nummer {n}"), true).await;
    }
    let query = Query { limit: 2, sort: Some(Sort::Top), ..Query::default() };
    let list = ideas::list(&world.ben, &query).await.unwrap();
    assert_eq!((list.ideas.items.len(), list.total), (2, 5));
    let next = Query { after: list.ideas.next, ..query };
    let rest = ideas::list(&world.ben, &next).await.unwrap();
    assert!(rest.ideas.items.iter().all(|card| !list.ideas.items.contains(card)));
    let beyond = Query {
        sort: Some(Sort::New),
        after: Some(Cursor { value: i64::MIN, key: i64::MIN }),
        ..Query::default()
    };
    assert_eq!(ideas::list(&world.ben, &beyond).await.unwrap().ideas.items, []);
}

#[tokio::test]
async fn a_filter_that_names_nothing_finds_nothing() {
    let world = World::new().await;
    world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let count = async |query: Query| ideas::list(&world.ben, &query).await.unwrap().total;
    assert_eq!(
        count(Query { topic: Some("it".into()), unit: Some("kitas".into()), ..Query::default() }).await,
        1
    );
    assert_eq!(count(Query { topic: Some("arbeitszeit".into()), ..Query::default() }).await, 0);
    assert_eq!(count(Query { topic: Some("nirgends".into()), ..Query::default() }).await, 0);
    assert_eq!(count(Query { unit: Some("nirgends".into()), ..Query::default() }).await, 0);
    let unknown = Query { campaign: Some("nirgends".into()), ..Query::default() };
    assert_eq!(refusal(ideas::list(&world.ben, &unknown).await), Refusal::NotFound);
    assert_eq!(refusal(ideas::list(&world.visitor, &Query::default()).await), Refusal::SignInFirst);
}

#[tokio::test]
async fn what_i_commented_by_name_is_found_again() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    world.post(&world.ana, "Schlüssel für alle", true).await;
    world.comment(&world.ben, idea, "Bei uns auch.").await;
    let mine = Query { mine: Some(Mine::Commented), ..Query::default() };
    let list = ideas::list(&world.ben, &mine).await.unwrap();
    assert_eq!(list.ideas.items.iter().map(|card| card.number).collect::<Vec<_>>(), [idea]);
    assert_eq!(ideas::list(&world.ana, &mine).await.unwrap().total, 0);
}

#[tokio::test]
async fn while_votes_are_given_the_list_is_fair_and_afterwards_it_tells_what_has_most_votes() {
    let world = World::new().await;
    let mut ideas = Vec::new();
    for n in 0..6 {
        ideas.push(world.post(&world.ana, &format!("Die Idee Nummer {n}"), true).await.0);
    }
    world.vote(&world.ben, ideas[2], true).await;
    let numbers = async |call: &service::Call| {
        let list = ideas::list(call, &Query::default()).await.unwrap();
        list.ideas.items.iter().map(|card| card.number).collect::<Vec<_>>()
    };
    // Counted today, it moves something tomorrow.
    views::count(&world.ben, &ideas[..3]).await.unwrap();
    let today = numbers(&world.ben).await;
    assert_eq!(numbers(&world.ben).await, today, "it stands still within a day");
    let tomorrow = world.at(&world.ben, monday().plus(DAY));
    let seen_last = numbers(&tomorrow).await;
    assert!(seen_last[3..].iter().all(|idea| ideas[..3].contains(idea)), "{seen_last:?}");
    let later = world.at(&world.ben, schedule().results);
    assert_eq!(numbers(&later).await[0], ideas[2]);
    let fairness = campaigns::visit(&world.ben, None).await.unwrap().fairness.unwrap();
    assert_eq!((fairness.smallest, fairness.median, fairness.largest), (0, 0, 1));
    assert!((fairness.gini - 0.5).abs() < 1e-9, "{fairness:?}");
    assert_eq!(refusal(views::count(&world.visitor, &ideas).await), Refusal::SignInFirst);
}

#[tokio::test]
async fn nobody_pushes_an_idea_back_by_looking_at_it_again_and_again() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Die Idee der anderen", true).await;
    let largest = async || campaigns::visit(&world.ben, None).await.unwrap().fairness.unwrap().largest;
    for _ in 0..20 {
        views::count(&world.ben, &[idea]).await.unwrap();
    }
    assert_eq!(largest().await, 1);
    views::count(&world.chidi, &[idea]).await.unwrap();
    assert_eq!(largest().await, 2, "somebody else's look counts");
    let tomorrow = world.at(&world.ben, monday().plus(DAY));
    views::count(&tomorrow, &[idea]).await.unwrap();
    assert_eq!(largest().await, 3, "and on another day one's own once more");
}
