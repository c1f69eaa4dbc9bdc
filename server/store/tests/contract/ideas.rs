use domain::{
    events::Change,
    ideas::{Overlay, Relation, Status},
    text::AddendumBody,
    votes::Tally,
};
use store::{StoreError, ideas::Origin, testing::Fresh};

use crate::world::{actor, locked, now, schedule, state, vote, voter, wording, world};

async fn an_idea_comes_back_as_it_was_posted(store: &Fresh) {
    let world = world(store).await;
    let number = world.idea(store, "Drucker im Erdgeschoß").await;
    let idea = store.read().await.unwrap().idea(number).await.unwrap().unwrap();
    let (state, text) = (&idea.state, wording("Drucker im Erdgeschoß"));
    assert_eq!((state.number, state.campaign, state.author), (number, world.campaign, Some(world.ana)));
    assert_eq!((state.status, state.overlay, state.merged_into), (Status::Open, Overlay::None, None));
    assert_eq!((state.named, &state.claim_hash, state.supported), (true, &None, false));
    assert_eq!((state.tally, state.created_at, state.schedule), (Tally::default(), now(), schedule()));
    assert_eq!(idea.title, text.title.as_str());
    assert_eq!(idea.pinch, text.pinch.as_str());
    assert_eq!(idea.wish, text.wish.as_str());
    assert_eq!((idea.topic, idea.state.unit, idea.handed_to), (world.topic, Some(world.unit), None));
    assert_eq!((idea.author_name.as_deref(), idea.comments, idea.answered), (Some("Ana Yılmaz"), 0, false));
}

async fn an_idea_without_a_name_has_no_author_and_a_day(store: &Fresh) {
    let world = world(store).await;
    let origin = Origin::Unnamed { claim_hash: [7; 32] };
    let number = world.post(store, world.new_idea("Ohne Namen", false), world.posting(origin)).await;
    let idea = store.read().await.unwrap().idea(number).await.unwrap().unwrap();
    assert_eq!((idea.state.named, idea.state.author, idea.author_name), (false, None, None));
    assert_eq!(idea.state.claim_hash, Some(vec![7; 32]));
    assert_eq!(idea.state.created_at, now().day());
}

async fn a_number_is_never_given_twice(store: &Fresh) {
    let world = world(store).await;
    let first = world.idea(store, "Die erste Idee").await;
    let failed = store
        .write(move |tx| {
            Box::pin(async move {
                let permit = actor(world.ana)
                    .post_idea(world.new_idea("Verworfen", true), &schedule(), now())
                    .unwrap();
                tx.post_idea(permit, world.posting(Origin::Named(world.ana))).await?;
                Err::<(), _>(StoreError::Full)
            })
        })
        .await;
    assert!(failed.is_err());
    let second = world.idea(store, "Die zweite Idee").await;
    assert!(second > first);
    assert!(store.read().await.unwrap().idea_state(first).await.unwrap().is_some());
}

async fn before_others_vote_no_old_wording_is_kept(store: &Fresh) {
    let world = world(store).await;
    let number = world.idea(store, "Alter Titel").await;
    reword(store, number, "Neuer Titel").await;
    assert_eq!(store.read().await.unwrap().wordings(number).await.unwrap(), []);
    vote(store, number, voter(1), true).await;
    assert!(state(store, number).await.supported);
    reword(store, number, "Dritter Titel").await;
    let mut tx = store.read().await.unwrap();
    let wordings = tx.wordings(number).await.unwrap();
    assert_eq!(wordings.len(), 1);
    assert_eq!((wordings[0].title.as_str(), wordings[0].replaced_at), ("Neuer Titel", now()));
    assert_eq!(tx.idea(number).await.unwrap().unwrap().title, "Dritter Titel");
}

async fn reword(store: &Fresh, number: domain::ids::IdeaNumber, title: &'static str) {
    let done = store.write(move |tx| {
        Box::pin(async move {
            let state = locked(tx, number).await;
            let author = actor(state.author.unwrap());
            let permit = author.reword(wording(title), &state.standing(Relation::Author, now())).unwrap();
            tx.reword_idea(permit, now()).await
        })
    });
    done.await.unwrap();
}

async fn addenda_come_in_order(store: &Fresh) {
    let world = world(store).await;
    let number = world.idea(store, "Mit Nachtrag").await;
    for text in ["Erstens", "Zweitens"] {
        let done = store.write(move |tx| {
            Box::pin(async move {
                let state = locked(tx, number).await;
                let body = AddendumBody::parse(text).unwrap();
                let permit = actor(world.ana).extend(body, &state.standing(Relation::Author, now())).unwrap();
                tx.extend_idea(permit, format!("<p>{text}</p>"), now()).await
            })
        });
        done.await.unwrap();
    }
    let addenda = store.read().await.unwrap().addenda(number).await.unwrap();
    assert_eq!(
        addenda.iter().map(|a| a.html.as_str()).collect::<Vec<_>>(),
        ["<p>Erstens</p>", "<p>Zweitens</p>"]
    );
    assert_eq!(addenda[0].at, now());
    assert_eq!(store.read().await.unwrap().answers(number).await.unwrap(), []);
}

async fn a_withdrawn_idea_keeps_its_number(store: &Fresh) {
    let world = world(store).await;
    let number = world.idea(store, "Zurückgezogen").await;
    world.withdraw(store, number).await;
    assert_eq!(state(store, number).await.overlay, Overlay::Withdrawn);
}

async fn whoever_reveals_themselves_stands_by_name(store: &Fresh) {
    let world = world(store).await;
    let origin = Origin::Unnamed { claim_hash: [7; 32] };
    let number = world.post(store, world.new_idea("Ohne Namen", false), world.posting(origin)).await;
    let done = store.write(move |tx| {
        Box::pin(async move {
            let state = locked(tx, number).await;
            let permit = actor(world.ben).reveal(&state.standing(Relation::Claimed, now())).unwrap();
            tx.reveal_author(permit, world.ben).await
        })
    });
    done.await.unwrap();
    let idea = store.read().await.unwrap().idea(number).await.unwrap().unwrap();
    assert_eq!((idea.state.named, idea.state.author, idea.state.claim_hash), (true, Some(world.ben), None));
    assert_eq!(idea.author_name.as_deref(), Some("Ben Kowalski"));
}

async fn what_is_unknown_is_none(store: &Fresh) {
    let unknown = domain::ids::IdeaNumber::from_i64(999);
    let mut tx = store.read().await.unwrap();
    assert!(tx.idea(unknown).await.unwrap().is_none());
    assert!(tx.idea_state(unknown).await.unwrap().is_none());
}

async fn a_change_is_heard_if_and_only_if_it_is_committed(store: &Fresh) {
    let world = world(store).await;
    let number = world.idea(store, "Die erste Idee").await;
    let mut heard = store.changes();
    // On PostgreSQL it takes a moment until the server listens; announcing until something is heard bridges it.
    until_heard(store, &mut heard, Change::IdeaChanged { idea: number }).await;
    let refused = store
        .write(move |tx| {
            Box::pin(async move {
                tx.announce(Change::IdeaPosted { idea: number });
                Err::<(), _>(StoreError::Full)
            })
        })
        .await;
    assert!(refused.is_err());
    until_heard(store, &mut heard, Change::IdeaChanged { idea: number }).await;
}

async fn until_heard(store: &Fresh, heard: &mut tokio::sync::broadcast::Receiver<Change>, change: Change) {
    for _ in 0..100 {
        let told = store.write(move |tx| {
            Box::pin(async move {
                tx.announce(change);
                Ok::<_, StoreError>(())
            })
        });
        told.await.unwrap();
        let news = tokio::time::timeout(std::time::Duration::from_millis(100), heard.recv()).await;
        if let Ok(Ok(news)) = news {
            assert_eq!(news, change, "what was rolled back is never heard");
            return;
        }
    }
    panic!("nothing was heard");
}

store::contract!(
    an_idea_comes_back_as_it_was_posted,
    an_idea_without_a_name_has_no_author_and_a_day,
    a_number_is_never_given_twice,
    before_others_vote_no_old_wording_is_kept,
    addenda_come_in_order,
    a_withdrawn_idea_keeps_its_number,
    whoever_reveals_themselves_stands_by_name,
    what_is_unknown_is_none,
    a_change_is_heard_if_and_only_if_it_is_committed,
);
