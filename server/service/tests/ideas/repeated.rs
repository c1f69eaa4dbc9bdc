use domain::{keys::key_for, refusals::Refusal};
use service::{Call, comments, ideas, idempotency::IdempotencyKey};

use crate::world::{World, id, nameless, raw, raw_comment, refusal};

fn keyed(call: &Call, key: &str, request: u8) -> Call {
    let idempotency = Some(IdempotencyKey { key: key.into(), request: [request; 32] });
    Call { idempotency, ..call.clone() }
}

#[tokio::test]
async fn a_repeated_post_makes_one_idea_and_gives_the_same_code() {
    let world = World::new().await;
    let call = keyed(&world.ana, "a", 1);
    let first = ideas::post(&call, &raw("Ohne Namen gesagt", false)).await.unwrap();
    let second = ideas::post(&call, &raw("Ohne Namen gesagt", false)).await.unwrap();
    assert_eq!(first, second);
    let other = ideas::post(&keyed(&world.ana, "b", 1), &raw("Ohne Namen gesagt", false)).await.unwrap();
    assert_ne!(other.number, first.number);
    let reused = ideas::post(&keyed(&world.ana, "a", 2), &raw("Etwas anderes", false)).await;
    assert_eq!(refusal(reused), Refusal::KeyReused);
    let of_another = ideas::post(&keyed(&world.ben, "a", 1), &raw("Auch ohne Namen", false)).await.unwrap();
    assert_ne!(of_another.number, first.number, "a key is its owner's alone");
}

#[tokio::test]
async fn a_repeated_comment_is_written_once() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Ohne Namen gesagt", false).await;
    let call = keyed(&world.ben, "c", 1);
    let first = comments::add(&call, &nameless(idea, "Bei uns auch."), None).await.unwrap();
    let second = comments::add(&call, &nameless(idea, "Bei uns auch."), None).await.unwrap();
    assert_eq!(first, second);
    assert_eq!(world.page(&world.ben, idea).await.comment_count, 1);
    let refused = comments::add(&keyed(&world.ben, "d", 1), &raw_comment(idea, ""), None).await;
    assert!(matches!(refusal(refused), Refusal::Invalid { .. }));
    comments::add(&keyed(&world.ben, "d", 2), &raw_comment(idea, "Jetzt richtig"), None).await.unwrap();
}

#[tokio::test]
async fn what_one_person_wrote_is_not_taken_from_who_sits_there_next() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.chidi, "Drucker im Erdgeschoß", true).await;
    let key = key_for(id(&world.ana), "0f0f");
    let posted = ideas::post(&keyed(&world.ben, &key, 1), &raw("Von Ana geschrieben", true)).await;
    assert_eq!(refusal(posted), Refusal::OtherPerson);
    let said = keyed(&world.ben, &format!("{key}-idea-0"), 1);
    assert_eq!(
        refusal(comments::add(&said, &raw_comment(idea, "Von Ana"), None).await),
        Refusal::OtherPerson
    );
    assert_eq!(world.page(&world.ben, idea).await.comment_count, 0);
    ideas::post(&keyed(&world.ana, &key, 1), &raw("Von Ana geschrieben", true)).await.unwrap();
}
