use domain::refusals::Refusal;
use service::texts;

use crate::world::{World, monday, refusal};

#[tokio::test]
async fn the_administrations_text_comes_before_the_one_that_is_brought_along() {
    let world = World::new().await;
    for key in texts::KEYS {
        let (de, en) =
            (texts::load(&world.visitor(), key, "de").await, texts::load(&world.visitor(), key, "en").await);
        assert_ne!(de.unwrap(), en.unwrap(), "{key}");
    }
    let set = |body: &'static str| {
        world
            .service
            .store()
            .write(move |tx| Box::pin(async move { tx.set_text("imprint", "de", body, monday()).await }))
    };
    set("# Impressum\n\nStadt Musterstadt").await.unwrap();
    assert_eq!(
        texts::load(&world.visitor(), "imprint", "de").await.unwrap().trim(),
        "<p>Stadt Musterstadt</p>"
    );
    set("Stadt **Anderswo**").await.unwrap();
    let html = texts::load(&world.visitor(), "imprint", "de").await.unwrap();
    assert_eq!(html.trim(), "<p>Stadt <strong>Anderswo</strong></p>");
    assert_eq!(refusal(texts::load(&world.visitor(), "nothing", "de").await), Refusal::NotFound);
    assert_eq!(refusal(texts::load(&world.visitor(), "imprint", "fr").await), Refusal::NotFound);
}
