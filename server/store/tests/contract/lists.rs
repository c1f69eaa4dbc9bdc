use domain::{
    ideas::{Byline, Overlay, Status},
    ids::IdeaNumber,
    ranking,
    search::{Mine, Sort},
    slices::Cursor,
    votes::{Ballot, Tally},
};
use store::{Store, ideas::Origin, lists::ListOf, testing::Fresh};

use crate::world::{World, execute, now, vote, voter, world};

async fn numbers(store: &Store, list: &ListOf) -> Vec<IdeaNumber> {
    let slice = store.read().await.unwrap().list_ideas(list).await.unwrap();
    slice.items.iter().map(|card| card.number).collect()
}

async fn count(store: &Store, list: &ListOf) -> i64 {
    store.read().await.unwrap().count_ideas(list).await.unwrap()
}

async fn a_card_shows_what_the_idea_is(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Drucker im Erdgeschoß").await;
    vote(store, idea, voter(1), true).await;
    world.comment(store, idea, "Stimmt.").await;
    let list = ListOf { voter: Some(voter(1)), person: Some(world.ana), ..world.list() };
    let slice = store.read().await.unwrap().list_ideas(&list).await.unwrap();
    let card = &slice.items[0];
    assert_eq!((card.number, card.title.as_str()), (idea, "Drucker im Erdgeschoß"));
    assert_eq!(card.excerpt, "Der Drucker im Erdgeschoß klemmt jeden Morgen. „Größe“ zählt.");
    assert_eq!((card.topic, card.unit), (world.topic, Some(world.unit)));
    assert_eq!((card.status, card.overlay, card.answered), (Status::Open, Overlay::None, false));
    assert_eq!(card.ballot, Ballot { tally: Tally { votes: 1, revision: 1 }, mine: true });
    assert_eq!((card.comments, card.created_at, card.mine), (1, now(), true));
    assert_eq!(card.byline, Byline::Named { name: "Ana Yılmaz".into() });
    assert_eq!((slice.next, count(store, &list).await), (None, 1));

    let others = ListOf { voter: Some(voter(2)), person: Some(world.ben), ..world.list() };
    let slice = store.read().await.unwrap().list_ideas(&others).await.unwrap();
    assert_eq!((slice.items[0].ballot.mine, slice.items[0].mine), (false, false));
    let nobody = store.read().await.unwrap().list_ideas(&world.list()).await.unwrap();
    assert_eq!((nobody.items[0].ballot.mine, nobody.items[0].mine), (false, false));
}

/// Five ideas whose orders all differ.
async fn five(store: &Fresh, world: &World) -> [IdeaNumber; 5] {
    let mut ideas = [IdeaNumber::from_i64(0); 5];
    for (n, idea) in ideas.iter_mut().enumerate() {
        *idea = world.idea(store, &format!("Die Idee Nummer {n}")).await;
    }
    for (n, votes) in [2, 3, 0, 3, 1].into_iter().enumerate() {
        for tag in 0..votes {
            vote(store, ideas[n], voter(tag), true).await;
        }
    }
    world.comment(store, ideas[2], "eins").await;
    world.comment(store, ideas[2], "zwei").await;
    world.comment(store, ideas[0], "drei").await;
    execute(store, "UPDATE ideas SET answered_at = 5 WHERE number % 5 = 2").await;
    execute(store, "UPDATE ideas SET answered_at = 9 WHERE number % 5 = 1").await;
    ideas
}

async fn each_order_is_the_one_it_says(store: &Fresh) {
    let world = world(store).await;
    let [a, b, c, d, e] = five(store, &world).await;
    for (sort, wanted) in [
        (Sort::New, vec![e, d, c, b, a]),
        (Sort::Top, vec![d, b, a, e, c]),
        (Sort::Trending, vec![d, b, a, e, c]),
        (Sort::Discussed, vec![c, a, e, d, b]),
        (Sort::Answered, vec![a, b]),
    ] {
        let list = ListOf { sort, ..world.list() };
        assert_eq!(numbers(store, &list).await, wanted, "{sort}");
        assert_eq!(usize::try_from(count(store, &list).await), Ok(wanted.len()), "{sort}");
    }
}

async fn pages_neither_repeat_nor_skip_while_ideas_arrive(store: &Fresh) {
    let world = world(store).await;
    five(store, &world).await;
    for sort in Sort::ALL {
        let all = numbers(store, &ListOf { sort: *sort, ..world.list() }).await;
        let (mut after, mut seen): (Option<Cursor>, Vec<IdeaNumber>) = (None, Vec::new());
        loop {
            let list = ListOf { sort: *sort, after, limit: 2, ..world.list() };
            let slice = store.read().await.unwrap().list_ideas(&list).await.unwrap();
            seen.extend(slice.items.iter().map(|card| card.number));
            world.idea(store, "Kommt dazwischen").await;
            after = slice.next;
            if after.is_none() {
                break;
            }
        }
        seen.retain(|number| all.contains(number));
        assert_eq!(seen, all, "{sort}");
    }
}

async fn with_as_many_votes_comes_first_what_fewer_have_seen(store: &Fresh) {
    let world = world(store).await;
    let [a, b, c, d, e] = five(store, &world).await;
    execute(store, "UPDATE ideas SET votes = 3, bucket = number % 5").await;
    execute(store, "UPDATE ideas SET votes = 4, bucket = 30 WHERE number % 5 = 3").await;
    let list = ListOf { sort: Sort::Top, ..world.list() };
    assert_eq!(numbers(store, &list).await, [c, e, a, b, d]);
    let first = ListOf { limit: 2, ..list.clone() };
    let next = store.read().await.unwrap().list_ideas(&first).await.unwrap().next;
    assert_eq!(next.map(|place| place.value), Some(ranking::top(3, 0)));
    assert_eq!(numbers(store, &ListOf { after: next, ..list }).await, [a, b, d]);
}

async fn filters_narrow_and_never_widen(store: &Fresh) {
    let world = world(store).await;
    let [a, ..] = five(store, &world).await;
    execute(store, "UPDATE ideas SET status = 'planned' WHERE number % 5 = 1").await;
    let list = ListOf { status: Some(Status::Planned), ..world.list() };
    assert_eq!((numbers(store, &list).await, count(store, &list).await), (vec![a], 1));
    let list = ListOf { topic: Some(world.other_topic), ..world.list() };
    assert_eq!((numbers(store, &list).await, count(store, &list).await), (vec![], 0));
    let list = ListOf { topic: Some(world.topic), unit: Some(world.unit), ..world.list() };
    assert_eq!((numbers(store, &list).await.len(), count(store, &list).await), (5, 5));
}

async fn what_is_merged_hidden_held_or_withdrawn_is_in_nobodys_list_but_its_authors(store: &Fresh) {
    let world = world(store).await;
    let [a, b, c, d, e] = five(store, &world).await;
    for idea in [a, b, c, d] {
        vote(store, idea, voter(7), true).await;
        world.comment(store, idea, "Stimmt.").await;
    }
    execute(store, "UPDATE ideas SET overlay = 'hidden', listed = FALSE WHERE number % 5 = 1").await;
    execute(store, "UPDATE ideas SET overlay = 'merged', listed = FALSE WHERE number % 5 = 2").await;
    execute(store, "UPDATE ideas SET status = 'held', listed = FALSE WHERE number % 5 = 3").await;
    world.withdraw(store, d).await;
    for sort in [Sort::New, Sort::Top, Sort::Trending, Sort::Discussed] {
        for mine in [None, Some(Mine::Voted), Some(Mine::Commented)] {
            let list = ListOf { sort, mine, person: Some(world.ben), voter: Some(voter(7)), ..world.list() };
            let wanted = if mine.is_none() { vec![e] } else { vec![] };
            assert_eq!(numbers(store, &list).await, wanted, "{sort} {mine:?}");
            assert_eq!(usize::try_from(count(store, &list).await), Ok(wanted.len()), "{sort} {mine:?}");
        }
    }
    let own = ListOf { mine: Some(Mine::Posted), person: Some(world.ana), ..world.list() };
    assert_eq!((numbers(store, &own).await, count(store, &own).await), (vec![e, d, c, b, a], 5));
    let strange = ListOf { person: Some(world.ben), ..own };
    assert_eq!((numbers(store, &strange).await, count(store, &strange).await), (vec![], 0));
}

async fn my_lists_are_mine(store: &Fresh) {
    let world = world(store).await;
    let [a, b, c, ..] = five(store, &world).await;
    let list = ListOf { person: Some(world.ben), voter: Some(voter(2)), ..world.list() };
    let voted = ListOf { mine: Some(Mine::Voted), sort: Sort::Top, ..list.clone() };
    assert_eq!(numbers(store, &voted).await.len(), 2);
    assert_eq!(count(store, &voted).await, 2);
    assert!(numbers(store, &voted).await.contains(&b));
    let commented = ListOf { mine: Some(Mine::Commented), ..list.clone() };
    assert_eq!((numbers(store, &commented).await, count(store, &commented).await), (vec![c, a], 2));
    let without_key = ListOf { mine: Some(Mine::Voted), voter: None, ..list };
    assert_eq!(numbers(store, &without_key).await, []);
}

async fn no_name_stands_at_an_idea_without_one(store: &Fresh) {
    let world = world(store).await;
    let origin = Origin::Unnamed { claim_hash: [7; 32] };
    world.post(store, world.new_idea("Ohne Namen", false), world.posting(origin)).await;
    let list = ListOf { person: Some(world.ana), voter: Some(voter(1)), ..world.list() };
    let slice = store.read().await.unwrap().list_ideas(&list).await.unwrap();
    let card = &slice.items[0];
    assert_eq!((&card.byline, card.mine, card.created_at), (&Byline::Anonymous, false, now().day()));
}

store::contract!(
    a_card_shows_what_the_idea_is,
    each_order_is_the_one_it_says,
    with_as_many_votes_comes_first_what_fewer_have_seen,
    pages_neither_repeat_nor_skip_while_ideas_arrive,
    filters_narrow_and_never_widen,
    what_is_merged_hidden_held_or_withdrawn_is_in_nobodys_list_but_its_authors,
    my_lists_are_mine,
    no_name_stands_at_an_idea_without_one,
);
