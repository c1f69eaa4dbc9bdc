use domain::{
    ids::{IdeaNumber, PersonId},
    ranking::hot,
    votes::{Ballot, Tally},
};
use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};
use store::testing::Fresh;

use crate::world::{now, scalar, state, vote, voter, world};

/// Somebody without marks of their own: votes hang on the tag alone.
const NOBODY: PersonId = PersonId::from_i64(0);

async fn voting_twice_counts_once(store: &Fresh) {
    let idea = world(store).await.idea(store, "Die erste Idee").await;
    let first = vote(store, idea, voter(1), true).await;
    let second = vote(store, idea, voter(1), true).await;
    assert_eq!(first, Ballot { tally: Tally { votes: 1, revision: 1 }, mine: true });
    assert_eq!(second, first);
    let mut tx = store.read().await.unwrap();
    assert!(tx.marks(idea, Some(voter(1)), NOBODY).await.unwrap().voted);
    assert!(!tx.marks(idea, Some(voter(2)), NOBODY).await.unwrap().voted);
}

async fn taking_back_what_was_not_given_changes_nothing(store: &Fresh) {
    let idea = world(store).await.idea(store, "Die erste Idee").await;
    let ballot = vote(store, idea, voter(1), false).await;
    assert_eq!(ballot, Ballot::default());
    vote(store, idea, voter(1), true).await;
    let ballot = vote(store, idea, voter(1), false).await;
    assert_eq!(ballot, Ballot { tally: Tally { votes: 0, revision: 2 }, mine: false });
}

async fn fifty_votes_of_one_person_at_once_count_once(store: &Fresh) {
    let idea = world(store).await.idea(store, "Die erste Idee").await;
    let all = futures::future::join_all((0..50).map(|_| vote(store, idea, voter(1), true))).await;
    assert!(all.iter().all(|ballot| *ballot == all[0]), "every answer is the same");
    assert_eq!(state(store, idea).await.tally, Tally { votes: 1, revision: 1 });
    assert_eq!(scalar(store, "SELECT COUNT(*) FROM votes").await, 1);
}

async fn votes_of_many_at_once_all_count(store: &Fresh) {
    let idea = world(store).await.idea(store, "Die erste Idee").await;
    futures::future::join_all((0..100).map(|n| vote(store, idea, voter(n), true))).await;
    assert_eq!(state(store, idea).await.tally, Tally { votes: 100, revision: 100 });
    assert_eq!(scalar(store, "SELECT COUNT(*) FROM votes").await, 100);
}

async fn the_heat_of_an_idea_follows_its_votes(store: &Fresh) {
    let idea = world(store).await.idea(store, "Die erste Idee").await;
    vote(store, idea, voter(1), true).await;
    vote(store, idea, voter(2), true).await;
    assert_eq!(scalar(store, "SELECT hot FROM ideas").await, hot(2, now()));
    vote(store, idea, voter(2), false).await;
    assert_eq!(scalar(store, "SELECT hot FROM ideas").await, hot(1, now()));
}

async fn counters_equal_recounts_after_any_sequence(store: &Fresh) {
    let world = world(store).await;
    let (one, two) = (world.idea(store, "Die erste Idee").await, world.idea(store, "Die zweite Idee").await);
    let step = (any::<bool>(), 0..4_u8, any::<bool>());
    let strategy = prop::collection::vec(step, 40);
    let steps = strategy.new_tree(&mut TestRunner::deterministic()).unwrap().current();
    for (first, who, wanted) in steps {
        vote(store, if first { one } else { two }, voter(who), wanted).await;
    }
    for idea in [one, two] {
        assert_eq!(state(store, idea).await.tally.votes, recount(store, idea).await);
    }
}

async fn recount(store: &Fresh, idea: IdeaNumber) -> i64 {
    let mut count = 0;
    for who in 0..4 {
        count +=
            i64::from(store.read().await.unwrap().marks(idea, Some(voter(who)), NOBODY).await.unwrap().voted);
    }
    count
}

store::contract!(
    voting_twice_counts_once,
    taking_back_what_was_not_given_changes_nothing,
    fifty_votes_of_one_person_at_once_count_once,
    votes_of_many_at_once_all_count,
    the_heat_of_an_idea_follows_its_votes,
    counters_equal_recounts_after_any_sequence,
);
