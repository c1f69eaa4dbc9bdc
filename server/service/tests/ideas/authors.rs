use domain::{
    ideas::{Byline, IdeaText, Milestone, Overlay},
    refusals::Refusal,
    time::DAY,
};
use service::{comments, ideas};

use crate::world::{PINCH, World, monday, raw_comment, refusal};

const LONGER: &str = "Der Drucker im Erdgeschoß klemmt jeden Morgen, auch montags.";

#[tokio::test]
async fn until_somebody_else_votes_the_text_is_free() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    ideas::edit(&world.ana, idea, "", "Drucker klemmt", LONGER, "", None).await.unwrap();
    let page = world.page(&world.ben, idea).await;
    let text = IdeaText { title: "Drucker klemmt".into(), pinch: LONGER.into(), wish: String::new() };
    assert_eq!((page.text, page.wordings.len(), page.history.len()), (Some(text), 0, 1));
}

#[tokio::test]
async fn once_somebody_else_has_voted_the_old_wording_stays_readable() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    world.vote(&world.ben, idea, true).await;
    world.vote(&world.ben, idea, false).await;
    let later = world.at(&world.ana, monday().plus(DAY));
    ideas::edit(&later, idea, "", "Drucker klemmt", LONGER, "", None).await.unwrap();
    let page = world.page(&world.ben, idea).await;
    let old = &page.wordings[0];
    assert_eq!((old.title.as_str(), old.pinch.as_str()), ("Drucker im Erdgeschoß", PINCH));
    assert_eq!((old.replaced_at, page.wordings.len()), (monday().plus(DAY), 1));
    assert_eq!(page.history.last().map(|entry| entry.milestone), Some(Milestone::Edited));
}

#[tokio::test]
async fn a_wording_that_was_changed_meanwhile_is_not_replaced_unread() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let text = async || world.page(&world.ana, idea).await.text.expect("it has a text");
    let read = text().await.version();
    ideas::edit(&world.ana, idea, &read, "Im einen Fenster", LONGER, "", None).await.unwrap();
    let other = ideas::edit(&world.ana, idea, &read, "Im anderen Fenster", LONGER, "", None).await;
    assert_eq!(refusal(other), Refusal::Stale);
    assert_eq!(text().await.title, "Im einen Fenster");
    let read = text().await.version();
    ideas::edit(&world.ana, idea, &read, "Im anderen Fenster", LONGER, "", None).await.unwrap();
}

#[tokio::test]
async fn nobody_else_can_change_an_idea() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let (nameless, code) = world.post(&world.ana, "Ohne Namen gesagt", false).await;
    for (idea, call) in
        [(idea, &world.ben), (idea, &world.chidi), (nameless, &world.ana), (nameless, &world.ben)]
    {
        assert_eq!(
            refusal(ideas::edit(call, idea, "", "Anders", LONGER, "", None).await),
            Refusal::OnlyAuthor
        );
        assert_eq!(refusal(ideas::extend(call, idea, "Mehr", None).await), Refusal::OnlyAuthor);
        assert_eq!(refusal(ideas::withdraw(call, idea, None).await), Refusal::OnlyAuthor);
    }
    assert_eq!(
        refusal(ideas::edit(&world.ben, nameless, "", "Anders", LONGER, "", Some("kran-ofen")).await),
        Refusal::OnlyAuthor
    );
    ideas::edit(&world.ben, nameless, "", "Anders", LONGER, "", code.as_deref()).await.unwrap();
}

#[tokio::test]
async fn an_addendum_stands_below_with_its_day() {
    let world = World::new().await;
    let (idea, code) = world.post(&world.ana, "Ohne Namen gesagt", false).await;
    let later = world.at(&world.ana, monday().plus(DAY));
    ideas::extend(&later, idea, "Auch **montags**.", code.as_deref()).await.unwrap();
    let page = world.page(&world.ben, idea).await;
    assert_eq!(page.addenda[0].html, "<p>Auch <strong>montags</strong>.</p>\n");
    assert_eq!(page.addenda[0].at, monday().plus(DAY).day());
    let entry = page.history.last().unwrap();
    assert_eq!(
        (entry.milestone, entry.at, entry.role),
        (Milestone::Extended, monday().plus(DAY).day(), None)
    );
}

#[tokio::test]
async fn withdrawing_leaves_a_tombstone_and_what_others_wrote() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    world.comment(&world.ben, idea, "Bei uns auch.").await;
    ideas::withdraw(&world.ana, idea, None).await.unwrap();
    let page = world.page(&world.ben, idea).await;
    assert_eq!((page.text, page.byline, page.addenda.len()), (None, Byline::Anonymous, 0));
    assert_eq!((page.standing.overlay, page.comments.len()), (Overlay::Withdrawn, 1));
    assert_eq!(page.comments[0].html.as_deref(), Some("<p>Bei uns auch.</p>\n"));
    assert_eq!(page.history.last().map(|entry| entry.milestone), Some(Milestone::Withdrawn));
    assert_eq!(refusal(ideas::withdraw(&world.ana, idea, None).await), Refusal::Withdrawn);
    let late = comments::add(&world.ben, &raw_comment(idea, "Schade."), None).await;
    assert_eq!(refusal(late), Refusal::Withdrawn);
    let next = world.post(&world.ana, "Die nächste Idee", true).await.0;
    assert_eq!(next.as_i64(), idea.as_i64() + 1);
}
