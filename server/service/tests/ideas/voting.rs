use domain::{
    events::Change,
    ideas::{Overlay, Status},
    refusals::{Activity, Refusal},
    search::{Mine, Query, Sort},
    votes::{Ballot, SetVote, Tally},
};
use service::{ideas, votes};

use crate::world::{World, heard, id, refusal};

#[tokio::test]
async fn the_same_wish_twice_changes_nothing() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let mut news = world.service.hub().subscribe();
    let first = world.vote(&world.ben, idea, true).await;
    let second = world.vote(&world.ben, idea, true).await;
    let tally = Tally { votes: 2, revision: 2 };
    assert_eq!((first, second), (Ballot { tally, mine: true }, Ballot { tally, mine: true }));
    assert_eq!(heard(&mut news), [Change::Tally { idea, tally }], "what changes nothing is no news");
    assert_eq!(world.page(&world.ben, idea).await.ballot, first);
    assert!(!world.page(&world.chidi, idea).await.ballot.mine);
}

#[tokio::test]
async fn fifty_clicks_of_one_person_at_once_count_once() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let clicks = (0..50).map(|_| votes::set(&world.ben, SetVote { idea, wanted: true }));
    let ballots = futures::future::join_all(clicks).await;
    assert!(ballots.iter().all(|ballot| ballot.as_ref().unwrap().tally.votes == 2));
}

#[tokio::test]
async fn my_votes_are_found_and_only_mine() {
    let world = World::new().await;
    let (first, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let (second, _) = world.post(&world.ana, "Schlüssel für alle", true).await;
    world.vote(&world.ben, first, true).await;
    let voted = Query { mine: Some(Mine::Voted), sort: Some(Sort::Top), ..Query::default() };
    let numbers =
        |list: domain::ideas::IdeaList| list.ideas.items.iter().map(|card| card.number).collect::<Vec<_>>();
    assert_eq!(numbers(ideas::list(&world.ben, &voted).await.unwrap()), [first]);
    assert_eq!(numbers(ideas::list(&world.ana, &voted).await.unwrap()), [first, second]);
    assert_eq!(numbers(ideas::list(&world.chidi, &voted).await.unwrap()), []);
}

#[tokio::test]
async fn what_is_stored_of_a_vote_leads_to_nobody() {
    let world = World::new().await;
    let key = [3; 32];
    let tag = votes::voter_tag(&key, id(&world.ana));
    assert_eq!(tag, votes::voter_tag(&key, id(&world.ana)));
    assert_ne!(tag, votes::voter_tag(&key, id(&world.ben)));
    assert_ne!(
        tag,
        votes::voter_tag(&[4; 32], id(&world.ana)),
        "in another campaign the same person is another"
    );
}

#[tokio::test]
async fn what_is_answered_held_hidden_or_gone_takes_no_votes() {
    let world = World::new().await;
    let vote = |idea| votes::set(&world.ben, SetVote { idea, wanted: true });
    for status in [Status::Done, Status::HandedOver, Status::Declined] {
        let idea = world.idea_in("Schon beantwortet", status, Overlay::None).await;
        let forbidden = Refusal::StateForbids { activity: Activity::Vote, status, overlay: Overlay::None };
        assert_eq!(refusal(vote(idea).await), forbidden);
    }
    let held = world.idea_in("Wird geprüft", Status::Held, Overlay::None).await;
    let hidden = world.idea_in("Verborgen", Status::Open, Overlay::Hidden).await;
    let withdrawn = world.idea_in("Zurückgezogen", Status::Open, Overlay::Withdrawn).await;
    assert_eq!(refusal(vote(held).await), Refusal::NotFound);
    assert_eq!(refusal(vote(hidden).await), Refusal::NotFound);
    assert_eq!(refusal(vote(withdrawn).await), Refusal::Withdrawn);
    assert_eq!(refusal(vote(domain::ids::IdeaNumber::from_i64(999)).await), Refusal::NotFound);
    let visitor = votes::set(&world.visitor, SetVote { idea: held, wanted: true }).await;
    assert_eq!(refusal(visitor), Refusal::SignInFirst);
}
