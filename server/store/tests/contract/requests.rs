use domain::{
    people::Scope,
    text::TokenName,
    time::{DAY, HOUR},
};
use store::{StoreError, testing::Fresh};

use crate::world::{now, world};

async fn a_token_leads_to_its_owner_until_it_is_revoked(store: &Fresh) {
    let world = world(store).await;
    let name = TokenName::parse("Zählwerk").unwrap();
    let (add, revoke) = (name.clone(), name);
    let scopes = [Scope::Write, Scope::Read];
    let added = store.write(move |tx| {
        Box::pin(async move { tx.add_token([5; 32], world.ana, &add, &scopes, now()).await })
    });
    added.await.unwrap();
    let (who, known) = store.read().await.unwrap().token([5; 32]).await.unwrap().unwrap();
    assert_eq!((who.id, known), (world.ana, scopes.to_vec()));
    assert!(store.read().await.unwrap().token([6; 32]).await.unwrap().is_none());
    let done =
        store.write(move |tx| Box::pin(async move { tx.revoke_tokens(world.ana, &revoke, now()).await }));
    assert_eq!(done.await.unwrap(), 1);
    assert!(store.read().await.unwrap().token([5; 32]).await.unwrap().is_none());
}

async fn an_answer_is_remembered_for_a_day(store: &Fresh) {
    let remember = || {
        store.write(|tx| {
            Box::pin(async move { tx.remember_answer([1; 32], [2; 32], vec![0, 255], now()).await })
        })
    };
    remember().await.unwrap();
    assert!(matches!(remember().await, Err(StoreError::Conflict(_))));
    let known =
        store.write(|tx| Box::pin(async move { tx.answer_under([1; 32]).await })).await.unwrap().unwrap();
    assert_eq!((known.request_hash, known.answer), (vec![2; 32], vec![0, 255]));
    for (at, forgotten) in [(now().plus(DAY), 0), (now().plus(DAY + HOUR), 1)] {
        let gone = store.write(move |tx| Box::pin(async move { tx.forget_answers(at).await }));
        assert_eq!(gone.await.unwrap(), forgotten);
    }
}

/// Whoever comes with the same key while the first is at work waits, and finds the answer.
async fn the_same_key_twice_at_once_happens_once(store: &Fresh) {
    let ask = || {
        store.write(|tx| {
            Box::pin(async move {
                if tx.answer_under([1; 32]).await?.is_some() {
                    return Ok::<_, StoreError>(false);
                }
                tx.remember_answer([1; 32], [2; 32], vec![1], now()).await?;
                Ok(true)
            })
        })
    };
    let answers = tokio::join!(ask(), ask(), ask(), ask());
    let done = [answers.0, answers.1, answers.2, answers.3].map(Result::unwrap);
    assert_eq!(done.into_iter().filter(|fresh| *fresh).count(), 1);
}

async fn a_text_is_replaced_by_the_next(store: &Fresh) {
    for body in ["Eins", "Zwei – größer"] {
        let set =
            store.write(move |tx| Box::pin(async move { tx.set_text("imprint", "de", body, now()).await }));
        set.await.unwrap();
    }
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.text("imprint", "de").await.unwrap().as_deref(), Some("Zwei – größer"));
    assert_eq!(tx.text("imprint", "en").await.unwrap(), None);
}

store::contract!(
    a_token_leads_to_its_owner_until_it_is_revoked,
    an_answer_is_remembered_for_a_day,
    the_same_key_twice_at_once_happens_once,
    a_text_is_replaced_by_the_next,
);
