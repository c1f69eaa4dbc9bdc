use domain::{
    ideas::{Overlay, Status},
    refusals::Refusal,
    search::{Mine, Query, Sort},
};
use serde::Serialize;
use service::{Call, comments, ideas};

use crate::world::{World, heard, nameless, refusal, reply};

/// All that somebody can read, in one text.
async fn everything(world: &World, call: &Call) -> String {
    let mut seen = String::new();
    for sort in Sort::ALL {
        for mine in std::iter::once(None).chain(Mine::ALL.iter().copied().map(Some)) {
            let query = Query { sort: Some(*sort), mine, ..Query::default() };
            seen += &text(&ideas::list(call, &query).await.unwrap());
        }
    }
    for number in 1..20 {
        let number = domain::ids::IdeaNumber::from_i64(number);
        if let Ok(page) = ideas::page(call, number, None).await {
            seen += &text(&page);
        }
        if let Ok(comments) = comments::list(call, number, None).await {
            seen += &text(&comments);
        }
    }
    for comment in 1..20 {
        let comment = domain::ids::CommentId::from_i64(comment);
        if let Ok(versions) = comments::versions(call, comment).await {
            seen += &text(&versions);
        }
    }
    assert!(seen.contains("Für alle lesbar"), "{}", world.campaign);
    seen
}

fn text(read: &impl Serialize) -> String {
    serde_json::to_string(read).unwrap()
}

#[tokio::test]
async fn what_is_held_hidden_withdrawn_or_deleted_stands_in_no_answer() {
    let world = World::new().await;
    world.post(&world.ana, "Für alle lesbar", true).await;
    world.idea_in("GEHEIM gehalten", Status::Held, Overlay::None).await;
    world.idea_in("GEHEIM verborgen", Status::Open, Overlay::Hidden).await;
    world.idea_in("GEHEIM zurückgezogen", Status::Open, Overlay::Withdrawn).await;
    let (commented, _) = world.post(&world.chidi, "Mit Kommentaren", true).await;
    let gone = world.comment(&world.chidi, commented, "GEHEIM gelöscht").await.id;
    comments::edit(&world.chidi, gone, "GEHEIM gelöscht, neu", None).await.unwrap();
    comments::add(&world.ben, &reply(commented, gone, "Antwort"), None).await.unwrap();
    comments::delete(&world.chidi, gone, None).await.unwrap();

    let seen = everything(&world, &world.ben).await;
    assert!(!seen.contains("GEHEIM"), "{seen}");
    let own = everything(&world, &world.ana).await;
    assert!(own.contains("GEHEIM gehalten") && own.contains("GEHEIM verborgen"), "authors see their own");
    let moderator = everything(&world, &world.chidi).await;
    assert!(moderator.contains("GEHEIM gehalten") && !moderator.contains("GEHEIM gelöscht"));
}

#[tokio::test]
async fn nobody_reads_who_wrote_without_a_name() {
    let world = World::new().await;
    world.post(&world.ben, "Für alle lesbar", true).await;
    let (idea, code) = world.post(&world.ana, "Ohne Namen gesagt", false).await;
    let code = code.unwrap();
    comments::add(&world.ana, &nameless(idea, "Noch ohne Namen"), None).await.unwrap();
    comments::add(&world.ana, &nameless(idea, "Mit Code"), Some(&code)).await.unwrap();
    ideas::extend(&world.ana, idea, "Nachtrag", Some(&code)).await.unwrap();
    ideas::edit(&world.ana, idea, "", "Ohne Namen, neu", crate::world::PINCH, "", Some(&code)).await.unwrap();
    for call in [&world.ana, &world.ben, &world.chidi] {
        let seen = everything(&world, call).await;
        assert!(!seen.contains("Ana") && !seen.contains(&code), "{seen}");
        let milliseconds = crate::world::monday().as_millis().to_string();
        let of_the_idea = text(&ideas::page(call, idea, None).await.unwrap().history);
        assert!(!of_the_idea.contains(&milliseconds), "{of_the_idea}");
    }
}

#[tokio::test]
async fn browsers_hear_nothing_of_what_is_held_or_hidden() {
    let world = World::new().await;
    let held = world.idea_in("GEHEIM gehalten", Status::Held, Overlay::None).await;
    let hidden = world.idea_in("GEHEIM verborgen", Status::Open, Overlay::Hidden).await;
    let mut news = world.service.hub().subscribe();
    ideas::edit(&world.ana, held, "", "Neuer Titel", crate::world::PINCH, "", None).await.unwrap();
    ideas::withdraw(&world.ana, hidden, None).await.unwrap();
    assert_eq!(heard(&mut news), []);
}

#[tokio::test]
async fn what_one_may_not_know_of_is_as_if_it_did_not_exist() {
    let world = World::new().await;
    let held = world.idea_in("GEHEIM gehalten", Status::Held, Overlay::None).await;
    let missing = domain::ids::IdeaNumber::from_i64(999);
    for idea in [held, missing] {
        assert_eq!(refusal(ideas::page(&world.ben, idea, None).await), Refusal::NotFound);
        assert_eq!(refusal(comments::list(&world.ben, idea, None).await), Refusal::NotFound);
        assert_eq!(refusal(ideas::withdraw(&world.ben, idea, None).await), Refusal::NotFound);
        assert_eq!(refusal(ideas::extend(&world.ben, idea, "Mehr", None).await), Refusal::NotFound);
        assert_eq!(refusal(ideas::check_claim(&world.ben, idea, "kran").await), Refusal::NotFound);
        assert_eq!(refusal(ideas::page(&world.visitor, idea, None).await), Refusal::SignInFirst);
    }
}
