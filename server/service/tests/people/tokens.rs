use domain::{people::Scope, policy::Actor, refusals::Refusal, text::TokenName, time::HOUR};
use service::{
    Error,
    idempotency::{self, IdempotencyKey},
    people,
    purge::purge,
    tokens,
};

use crate::world::{World, email, refusal};

#[tokio::test]
async fn a_token_speaks_for_its_owner_within_its_scopes() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let name = TokenName::parse("statistics").unwrap();
    let token = tokens::create(&world.console(), &ana, &name, &[Scope::Read]).await.unwrap();
    assert!(token.starts_with("dgt_") && token.len() == 47, "{token}");
    let call = tokens::identify(&world.service, &token).await.unwrap();
    assert!(matches!(&call.actor, Actor::Program { scopes, .. } if scopes == &[Scope::Read]));
    assert_eq!(people::me(&call).await.unwrap().name, "Ana");
    assert_eq!(refusal(people::rename(&call, "Anna").await), Refusal::ScopeMissing { scope: Scope::Write });
    for wrong in ["", "dgt_", "dgt_AAAA", token.trim_start_matches("dgt_")] {
        assert_eq!(refusal(tokens::identify(&world.service, wrong).await), Refusal::SignInFirst);
    }
    people::disable(&world.console(), &ana).await.unwrap();
    assert_eq!(refusal(tokens::identify(&world.service, &token).await), Refusal::SignInFirst);
}

#[tokio::test]
async fn nobody_gets_a_token_for_nobody() {
    let world = World::new().await;
    let name = TokenName::parse("x").unwrap();
    let answer = tokens::create(&world.console(), &email("Nobody"), &name, &[Scope::Read]).await;
    assert!(matches!(refusal(answer), Refusal::Invalid { .. }));
    assert_eq!(
        refusal(tokens::create(&world.visitor(), &email("x"), &name, &[]).await),
        Refusal::SignInFirst
    );
}

#[tokio::test]
async fn a_repeated_request_happens_once() {
    let world = World::new().await;
    let ana = world.request(&world.sign_in(&world.person("Ana").await).await).await;
    let ben = world.request(&world.sign_in(&world.person("Ben").await).await).await;
    let ask = |call: &service::Call, key: &str, body: &[u8]| {
        let mut call = call.clone();
        let request = service::secrets::sha256(body);
        call.idempotency = Some(IdempotencyKey { key: key.to_owned(), request });
        async move {
            let inside = call.clone();
            let write = call.service.store().write(move |tx| {
                Box::pin(async move {
                    if let Some(answer) = idempotency::replay::<String>(&inside, tx).await? {
                        return Ok::<_, Error>(format!("again {answer}"));
                    }
                    idempotency::remember(&inside, tx, &"done".to_owned()).await?;
                    Ok("done".to_owned())
                })
            });
            write.await
        }
    };
    assert_eq!(ask(&ana, "k1", b"post").await.unwrap(), "done");
    assert_eq!(ask(&ana, "k1", b"post").await.unwrap(), "again done");
    assert_eq!(refusal(ask(&ana, "k1", b"other").await), Refusal::KeyReused);
    assert_eq!(ask(&ana, "k2", b"post").await.unwrap(), "done");
    assert_eq!(ask(&ben, "k1", b"other").await.unwrap(), "done");
    world.later(24 * HOUR);
    assert_eq!(purge(&world.service).await.unwrap().answers, 0);
    assert_eq!(ask(&ana, "k1", b"post").await.unwrap(), "again done");
    world.later(2 * HOUR);
    assert_eq!(purge(&world.service).await.unwrap().answers, 3);
    assert_eq!(ask(&ana, "k1", b"other").await.unwrap(), "done");
}
