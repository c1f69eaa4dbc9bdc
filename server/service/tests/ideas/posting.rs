use domain::{
    events::Change,
    ideas::{Byline, Milestone, RawIdea, Relation},
    refusals::{Field, FieldError, Refusal},
    text::TextError,
    votes::{Ballot, Tally},
};
use service::ideas;

use crate::world::{World, heard, monday, raw, refusal};

#[tokio::test]
async fn a_named_author_votes_for_their_own_idea() {
    let world = World::new().await;
    let mut news = world.service.hub().subscribe();
    let (idea, code) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    assert_eq!(code, None);
    let page = world.page(&world.ana, idea).await;
    let tally = Tally { votes: 1, revision: 1 };
    assert_eq!(page.ballot, Ballot { tally, mine: true });
    assert!(!page.standing.supported, "the author's own vote fixes no wording");
    assert_eq!(page.byline, Byline::Named { name: "Ana Yılmaz".into() });
    assert_eq!((page.created_at, page.standing.relation), (monday(), Relation::Author));
    assert_eq!(page.history[0].milestone, Milestone::Posted);
    assert_eq!(heard(&mut news), [Change::IdeaPosted { idea }, Change::Tally { idea, tally }]);
    assert!(!world.vote(&world.ana, idea, false).await.mine, "and can take it back");
}

#[tokio::test]
async fn posting_without_a_name_leaves_no_link() {
    let world = World::new().await;
    let (idea, code) = world.post(&world.ana, "Ohne Namen gesagt", false).await;
    let code = code.unwrap();
    for call in [&world.ana, &world.ben, &world.chidi] {
        let page = world.page(call, idea).await;
        assert_eq!((page.byline, page.standing.relation), (Byline::Anonymous, Relation::Reader));
        assert_eq!((page.created_at, page.history[0].at), (monday().day(), monday().day()));
        assert_eq!(page.ballot, Ballot::default(), "a vote would name the author");
        let list = ideas::list(call, &domain::search::Query::default()).await.unwrap();
        assert!(!list.ideas.items[0].mine);
    }
    let stored = world.service.store().read().await.unwrap().idea(idea).await.unwrap().unwrap();
    assert_eq!((stored.state.author, stored.author_name), (None, None));
    assert_ne!(stored.state.claim_hash.unwrap(), code.as_bytes());
    let page = ideas::page(&world.ben, idea, Some(&code)).await.unwrap();
    assert_eq!(page.standing.relation, Relation::Claimed, "whoever holds the code is the author");
}

#[tokio::test]
async fn every_wrong_field_is_named_at_once() {
    let world = World::new().await;
    let wrong = RawIdea {
        title: "Weg".into(),
        pinch: String::new(),
        wish: "x".repeat(4001),
        topic: "nirgends".into(),
        unit: "nirgends".into(),
        named: true,
    };
    let fields = |fields: &[(Field, TextError)]| Refusal::Invalid {
        fields: fields.iter().map(|(field, error)| FieldError { field: *field, error: *error }).collect(),
    };
    assert_eq!(
        refusal(ideas::post(&world.ana, &wrong).await),
        fields(&[
            (Field::Title, TextError::TooShort { min: 5, is: 3 }),
            (Field::Pinch, TextError::Missing),
            (Field::Wish, TextError::TooLong { max: 4000, is: 4001 }),
            (Field::Topic, TextError::Malformed),
            (Field::Unit, TextError::Malformed),
        ])
    );
    let without_topic = RawIdea { topic: String::new(), unit: String::new(), ..raw("Drucker", true) };
    assert_eq!(
        refusal(ideas::post(&world.ana, &without_topic).await),
        fields(&[(Field::Topic, TextError::Missing)])
    );
    assert_eq!(refusal(ideas::post(&world.visitor, &wrong).await), Refusal::SignInFirst);
}

#[tokio::test]
async fn the_author_of_a_nameless_idea_can_put_their_name_to_it() {
    let world = World::new().await;
    let (idea, code) = world.post(&world.ana, "Ohne Namen gesagt", false).await;
    let code = code.unwrap().to_uppercase().replace('-', "  ");
    assert_eq!(refusal(ideas::reveal(&world.ana, idea, "kran-ofen-igel-wolke").await), Refusal::OnlyAuthor);
    ideas::reveal(&world.ana, idea, &code).await.unwrap();
    let page = world.page(&world.ben, idea).await;
    assert_eq!(page.byline, Byline::Named { name: "Ana Yılmaz".into() });
    assert_eq!(page.created_at, monday().day(), "the hour stays untold");
    assert_eq!(page.history.last().map(|entry| entry.milestone), Some(Milestone::Revealed));
    assert_eq!(refusal(ideas::reveal(&world.ana, idea, &code).await), Refusal::AlreadyNamed);
}

#[tokio::test]
async fn codes_cannot_be_guessed_for_long() {
    let world = World::new().await;
    let (idea, code) = world.post(&world.ana, "Ohne Namen gesagt", false).await;
    let code = code.unwrap();
    for _ in 0..10 {
        assert_eq!(refusal(ideas::check_claim(&world.ben, idea, "kran-ofen").await), Refusal::OnlyAuthor);
    }
    let refused = refusal(ideas::check_claim(&world.ben, idea, &code).await);
    assert!(matches!(refused, Refusal::TooManyRequests { .. }), "{refused:?}");
    ideas::check_claim(&world.ana, idea, &code).await.unwrap();
}
