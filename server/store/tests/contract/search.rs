use domain::ids::IdeaNumber;
use store::testing::Fresh;

use crate::world::{execute, vote, voter, world};

async fn ideas_come_with_all_their_words_page_by_page(store: &Fresh) {
    let world = world(store).await;
    let mut ideas = Vec::new();
    for n in 0..3 {
        ideas.push(world.idea(store, &format!("Die Idee Nummer {n}")).await);
    }
    world.comment(store, ideas[1], "Das war einmal.").await;
    world.comment(store, ideas[1], "Bei uns auch.").await;
    execute(store, "UPDATE comments SET deleted_at = 1 WHERE body = 'Das war einmal.'").await;

    let mut tx = store.read().await.unwrap();
    let first = tx.findable_after(IdeaNumber::from_i64(0), 2).await.unwrap();
    let numbers: Vec<_> = first.iter().map(|idea| idea.state.number).collect();
    assert_eq!(numbers, ideas[..2]);
    assert_eq!((first[1].title.as_str(), first[1].topic), ("Die Idee Nummer 1", world.topic));
    assert_eq!(first[1].comments, ["Bei uns auch."]);
    assert!(first[0].comments.is_empty() && first[0].addenda.is_empty());
    let rest = tx.findable_after(numbers[1], 2).await.unwrap();
    assert_eq!(rest.iter().map(|idea| idea.state.number).collect::<Vec<_>>(), ideas[2..]);

    let mut some = tx.findable(&[ideas[2], ideas[0], IdeaNumber::from_i64(999)]).await.unwrap();
    some.sort_by_key(|idea| idea.state.number);
    assert_eq!(some.iter().map(|idea| idea.state.number).collect::<Vec<_>>(), [ideas[0], ideas[2]]);
    assert!(tx.findable(&[]).await.unwrap().is_empty());
}

async fn cards_of_what_was_found_hold_the_own_vote_and_leave_out_what_is_not_listed(store: &Fresh) {
    let world = world(store).await;
    let (seen, hidden) = (world.idea(store, "Zu sehen").await, world.idea(store, "Nicht zu sehen").await);
    vote(store, seen, voter(1), true).await;
    execute(store, "UPDATE ideas SET listed = FALSE WHERE title = 'Nicht zu sehen'").await;
    let mut tx = store.read().await.unwrap();
    let cards = tx.cards(&[hidden, seen], Some(world.ana), Some(voter(1))).await.unwrap();
    assert_eq!(cards.len(), 1);
    assert_eq!((cards[0].number, cards[0].ballot.mine, cards[0].mine), (seen, true, true));
    let others = tx.cards(&[seen], None, None).await.unwrap();
    assert_eq!((others[0].ballot.mine, others[0].mine), (false, false));
}

store::contract!(
    ideas_come_with_all_their_words_page_by_page,
    cards_of_what_was_found_hold_the_own_vote_and_leave_out_what_is_not_listed,
);
