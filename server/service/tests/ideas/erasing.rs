use domain::{
    comments::Veil,
    ideas::{Milestone, Overlay},
    refusals::Refusal,
    triage::{AskedBy, ItemKind, QueueQuery, RawDecision, Thing, View},
};
use service::{Call, comments, ideas, triage};

use crate::{
    merging::stories,
    world::{World, refusal, restore},
};

stories!(
    two_people_take_the_words_of_an_idea_away_for_good,
    a_comment_leaves_a_tombstone_and_a_wish_can_be_dropped,
    undoing_the_hiding_forgets_the_wish,
    taking_an_idea_back_keeps_no_words_that_nobody_may_keep,
);

async fn waiting(call: &Call) -> Vec<(ItemKind, Thing)> {
    let query = QueueQuery { view: View::All, ..QueueQuery::default() };
    let queue = triage::list(call, &query).await.unwrap();
    queue.items.items.iter().map(|item| (item.kind, item.thing)).collect()
}

async fn two_people_take_the_words_of_an_idea_away_for_good(world: World) {
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Geheimnis im Titel", true).await;
    world.vote(&world.ben, idea, true).await;
    ideas::extend(&world.ana, idea, "Noch ein Geheimnis.", None).await.unwrap();
    let thing = Thing::idea(idea);
    let shown = triage::ask_erasure(&world.chidi, thing).await;
    assert!(matches!(refusal(shown), Refusal::StepForbidden { .. }), "only what is hidden");
    // What was prepared may quote it, and so may what was prepared before.
    let quote = |text: &str| RawDecision { answer: text.into(), ..RawDecision::default() };
    triage::prepare(&world.chidi, idea, &quote("Zum Geheimnis: Wir sehen nach.")).await.unwrap();
    triage::forget_prepared(&world.chidi, idea).await.unwrap();
    triage::prepare(&world.chidi, idea, &quote("Zum Geheimnis: Wir planen es.")).await.unwrap();
    triage::hide(&world.chidi, thing, "secret", "Das ist vertraulich.").await.unwrap();
    let verdict = world.page(&world.ana, idea).await.verdict.unwrap().id;
    let appeal =
        triage::appeal(&world.ana, thing, Some(verdict), "Das Geheimnis steht im Netz.", None).await.unwrap();
    let unheard = triage::ask_erasure(&world.chidi, thing).await;
    assert!(matches!(refusal(unheard), Refusal::StepForbidden { .. }), "an appeal is decided first");
    triage::decide_appeal(&gül, appeal, "upheld", "Es bleibt dabei.").await.unwrap();

    assert_eq!(refusal(triage::ask_erasure(&world.ana, thing).await), Refusal::NotAllowed);
    triage::ask_erasure(&world.chidi, thing).await.unwrap();
    assert_eq!(refusal(triage::erase(&world.chidi, thing).await), Refusal::SecondPersonNeeded);
    assert_eq!(waiting(&gül).await, [(ItemKind::Erasure, thing)]);
    assert!(world.page(&gül, idea).await.text.is_some(), "one person takes nothing away");
    triage::erase(&gül, thing).await.unwrap();

    assert_eq!(waiting(&gül).await, []);
    for reader in [&world.ana, &world.ben, &world.chidi] {
        let page = world.page(reader, idea).await;
        assert_eq!((page.standing.overlay, page.text), (Overlay::Withdrawn, None));
        assert_eq!((page.addenda.len(), page.wordings.len()), (0, 0));
        assert_eq!(page.history.last().unwrap().milestone, Milestone::Erased);
    }
    for table in [
        "ideas WHERE title || pinch || wish",
        "addenda WHERE body",
        "wordings WHERE title",
        "appeals WHERE body",
        "prepared_answers WHERE answer",
        "acts WHERE act",
    ] {
        let found = world.number(&format!("SELECT COUNT(*) FROM {table} LIKE '%Geheimnis%'")).await;
        assert_eq!(found, 0, "{table}");
    }
    assert_eq!(refusal(restore(&world.chidi, thing).await), Refusal::Withdrawn);
    assert_eq!(refusal(triage::undo(&gül, None).await), Refusal::NothingToUndo);
    for verb in ["erase_asked", "erase_confirmed"] {
        let noted = world.number(&format!("SELECT COUNT(*) FROM audit_entries WHERE verb = '{verb}'")).await;
        assert_eq!(noted, 1, "{verb}");
    }
    let mut tx = world.service.store().read().await.unwrap();
    assert_eq!(tx.miscounted().await.unwrap(), 0);
}

async fn a_comment_leaves_a_tombstone_and_a_wish_can_be_dropped(world: World) {
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let comment = world.comment(&world.ben, idea, "Frau Geheimnis war es.").await.id;
    let thing = Thing { idea, comment: Some(comment) };
    triage::hide(&world.chidi, thing, "person", "Da steht ein Name.").await.unwrap();

    triage::ask_erasure(&world.chidi, thing).await.unwrap();
    triage::drop_erasure(&gül, thing).await.unwrap();
    assert_eq!(refusal(triage::ask_erasure(&world.ben, thing).await), Refusal::NotAllowed);
    triage::ask_erasure(&gül, thing).await.unwrap();
    restore(&world.chidi, thing).await.unwrap();
    triage::hide(&world.chidi, thing, "person", "Da steht ein Name.").await.unwrap();
    assert_eq!(waiting(&gül).await.len(), 1, "what was shown again was asked for no longer");

    triage::ask_erasure(&gül, thing).await.unwrap();
    triage::erase(&world.chidi, thing).await.unwrap();
    assert_eq!(refusal(triage::undo(&world.chidi, None).await), Refusal::NothingToUndo);
    let found = world.number("SELECT COUNT(*) FROM comments WHERE body LIKE '%Geheimnis%'").await;
    assert_eq!(found, 0);
    for reader in [&world.ben, &world.chidi] {
        let seen = comments::list(reader, idea, None).await.unwrap();
        assert!(seen.iter().all(|comment| comment.deleted && comment.veil == Veil::None));
    }
    let mut tx = world.service.store().read().await.unwrap();
    assert_eq!(tx.miscounted().await.unwrap(), 0);
}

async fn undoing_the_hiding_forgets_the_wish(world: World) {
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let thing = Thing::idea(idea);
    triage::hide(&world.chidi, thing, "other", "Das verstehen wir nicht.").await.unwrap();
    triage::ask_erasure(&gül, thing).await.unwrap();
    triage::undo(&world.chidi, None).await.unwrap();
    triage::hide(&world.chidi, thing, "other", "Das verstehen wir nicht.").await.unwrap();
    triage::ask_erasure(&world.chidi, thing).await.unwrap();
}

async fn taking_an_idea_back_keeps_no_words_that_nobody_may_keep(world: World) {
    let gül = world.colleague().await;
    for asked_before in [true, false] {
        let (idea, _) = world.post(&world.ana, "Geheimnis im Titel", true).await;
        let thing = Thing::idea(idea);
        triage::hide(&world.chidi, thing, "person", "Da steht ein Name.").await.unwrap();
        if asked_before {
            triage::ask_erasure(&world.chidi, thing).await.unwrap();
        }
        // An appeal against what its author has taken back is decided no more.
        let verdict = world.page(&world.ana, idea).await.verdict.unwrap().id;
        triage::appeal(&world.ana, thing, Some(verdict), "Das Geheimnis steht im Netz.", None).await.unwrap();
        ideas::withdraw(&world.ana, idea, None).await.unwrap();
        if !asked_before {
            triage::ask_erasure(&world.chidi, thing).await.unwrap();
        }

        let queue = triage::list(&gül, &QueueQuery::default()).await.unwrap().items.items;
        let told: Vec<_> =
            queue.iter().map(|item| (item.kind, item.title.as_str(), item.excerpt.as_str())).collect();
        assert_eq!(told, [(ItemKind::Erasure, "…", "")], "it is confirmed without being read");
        let opened = triage::open(&gül, queue[0].key, None).await.unwrap();
        assert_eq!((opened.page.text, opened.erasure), (None, Some(AskedBy::Another)));
        triage::drop_erasure(&gül, thing).await.unwrap();
        triage::ask_erasure(&world.chidi, thing).await.unwrap();
        triage::erase(&gül, thing).await.unwrap();

        assert_eq!(waiting(&gül).await, []);
        let found = world.number("SELECT COUNT(*) FROM ideas WHERE title LIKE '%Geheimnis%'").await;
        assert_eq!(found, 0);
        assert!(world.page(&world.ben, idea).await.erased);
        assert_eq!(
            refusal(triage::ask_erasure(&world.chidi, thing).await),
            Refusal::Withdrawn,
            "gone already"
        );
    }
}
