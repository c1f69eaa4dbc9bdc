use store::testing::Fresh;

use crate::world::world;

async fn only_what_everybody_reads_goes_on_paper(store: &Fresh) {
    let world = world(store).await;
    let [first, second] = [world.idea(store, "Größe").await, world.idea(store, "Zweite Idee").await];
    world.withdraw(store, second).await;
    let mut tx = store.read().await.unwrap();
    let texts = tx.handed_texts(&[second, first]).await.unwrap();
    assert_eq!(texts.keys().collect::<Vec<_>>(), [&first]);
    let (text, known) = (&texts[&first], world.new_idea("Größe", true));
    assert_eq!(text.title, "Größe");
    assert_eq!((text.pinch.as_str(), text.topic), (known.text.pinch.as_str(), known.topic));
    assert!(tx.handed_texts(&[]).await.unwrap().is_empty());
}

store::contract!(only_what_everybody_reads_goes_on_paper);
