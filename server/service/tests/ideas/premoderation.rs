use domain::{
    comments::Veil,
    ideas::Status,
    news::News,
    refusals::Refusal,
    search::{Query, Sort},
    triage::{ItemKind, QueueQuery, RawDecision, Thing},
};
use service::{comments, ideas, news, triage};

use crate::world::{World, heard, nameless, refusal};

fn approve() -> RawDecision {
    RawDecision { status: "open".into(), seen: "held".into(), ..RawDecision::default() }
}

/// Trap 1 of the peers.
#[tokio::test]
async fn a_held_post_leaves_by_no_list_page_count_or_live_news() {
    let world = World::new().await;
    world.premoderate("all").await;
    let mut browsers = world.service.hub().subscribe();
    let (idea, _) = world.post(&world.ana, "GEHEIM und gehalten", true).await;
    assert!(heard(&mut browsers).is_empty(), "open browsers hear nothing");
    assert_eq!(refusal(ideas::page(&world.ben, idea, None).await), Refusal::NotFound);
    for sort in Sort::ALL {
        let query = Query { sort: Some(*sort), ..Query::default() };
        let list = ideas::list(&world.ben, &query).await.unwrap();
        assert_eq!((list.ideas.items.len(), list.total), (0, 0));
    }
    let own = world.page(&world.ana, idea).await;
    assert_eq!((own.standing.status, own.ballot.tally.votes), (Status::Held, 0));
    triage::decide(&world.chidi, idea, &approve()).await.unwrap();
    let page = world.page(&world.ben, idea).await;
    assert_eq!((page.standing.status, page.ballot.tally.votes), (Status::Open, 1), "the author's vote came");
    assert!(heard(&mut browsers).contains(&domain::events::Change::IdeaPosted { idea }));
}

#[tokio::test]
async fn a_held_comment_is_its_authors_until_it_is_let_through() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    news::my_ideas(&world.ana).await.unwrap();
    news::write_marks(&world.service).await.unwrap();
    world.premoderate("all").await;
    let mut browsers = world.service.hub().subscribe();
    let comment = world.comment(&world.ben, idea, "GEHEIM").await;
    assert_eq!(comment.veil, Veil::Held);
    assert!(heard(&mut browsers).is_empty());
    let page = world.page(&world.ana, idea).await;
    assert_eq!((page.comments.len(), page.comment_count), (0, 0));
    let mine = news::my_ideas(&world.ana).await.unwrap();
    assert_eq!(mine.posted.items[0].news, News::default(), "not even a figure tells of it");
    assert_eq!(world.page(&world.ben, idea).await.comments.len(), 1);
    let queue = triage::list(&world.chidi, &QueueQuery::default()).await.unwrap().items.items;
    let held = queue.iter().find(|item| item.kind == ItemKind::Held).unwrap();
    assert_eq!(held.thing, Thing { idea, comment: Some(comment.id) });
    triage::approve(&world.chidi, idea, comment.id, "").await.unwrap();
    let page = world.page(&world.ana, idea).await;
    assert_eq!((page.comments.len(), page.comment_count), (1, 1));
    triage::undo(&world.chidi, None).await.unwrap();
    assert_eq!(world.page(&world.ana, idea).await.comment_count, 0);
    let mut tx = world.service.store().read().await.unwrap();
    assert_eq!(tx.miscounted().await.unwrap(), 0);
}

#[tokio::test]
async fn what_its_author_reworded_meanwhile_is_read_again_before_it_is_let_through() {
    let world = World::new().await;
    world.premoderate("all").await;
    let (idea, _) = world.post(&world.ana, "Harmlos und freundlich", true).await;
    let opened = async || {
        let items = triage::list(&world.chidi, &QueueQuery::default()).await.unwrap().items.items;
        triage::open(&world.chidi, items[0].key, None).await.unwrap().wording
    };
    let read = opened().await;
    let (title, pinch) = ("Gar nicht freundlich", "Der Weg ist zu weit.");
    ideas::edit(&world.ana, idea, "", title, pinch, "", None).await.unwrap();
    let let_through = async |wording: &str| {
        let raw = RawDecision { seen_wording: wording.into(), ..approve() };
        triage::decide(&world.chidi, idea, &raw).await
    };
    assert_eq!(refusal(let_through(&read).await), Refusal::Stale);
    let_through(&opened().await).await.unwrap();
    let comment = world.comment(&world.ben, idea, "Stimmt.").await.id;
    let read = opened().await;
    comments::edit(&world.ben, comment, "Stimmt gar nicht.", None).await.unwrap();
    let unread = triage::approve(&world.chidi, idea, comment, &read).await;
    assert_eq!(refusal(unread), Refusal::Stale);
    triage::approve(&world.chidi, idea, comment, &opened().await).await.unwrap();
}

#[tokio::test]
async fn what_is_changed_after_it_was_let_through_is_held_again() {
    let world = World::new().await;
    world.premoderate("all").await;
    let (idea, _) = world.post(&world.ana, "Harmlos und freundlich", true).await;
    let read = async || ideas::page(&world.ben, idea, None).await;
    let let_through = async || triage::decide(&world.chidi, idea, &approve()).await.unwrap();
    let_through().await;
    world.vote(&world.ben, idea, true).await;
    let edit = async |title| ideas::edit(&world.ana, idea, "", title, "Der Weg ist zu weit.", "", None).await;
    edit("GEHEIM und böse").await.unwrap();
    assert_eq!(refusal(read().await), Refusal::NotFound);
    assert_eq!(ideas::list(&world.ben, &Query::default()).await.unwrap().total, 0);
    let_through().await;
    assert_eq!(read().await.unwrap().ballot.tally.votes, 2, "votes wait with it");
    ideas::extend(&world.ana, idea, "GEHEIM und hinterher", None).await.unwrap();
    assert_eq!(refusal(read().await), Refusal::NotFound);
    let_through().await;
    let comment = world.comment(&world.ben, idea, "Stimmt.").await.id;
    triage::approve(&world.chidi, idea, comment, "").await.unwrap();
    assert_eq!(world.page(&world.ana, idea).await.comment_count, 1);
    let mut browsers = world.service.hub().subscribe();
    let changed = comments::edit(&world.ben, comment, "GEHEIM", None).await.unwrap();
    assert_eq!((changed.veil, heard(&mut browsers).len()), (Veil::Held, 1));
    let page = world.page(&world.ana, idea).await;
    assert_eq!((page.comment_count, page.comments.len()), (0, 0));
    // What moderation has taken further is not taken back by a word.
    let answered =
        RawDecision { status: "planned".into(), answer: "Im Herbst.".into(), ..RawDecision::default() };
    triage::decide(&world.chidi, idea, &answered).await.unwrap();
    assert!(matches!(refusal(edit("Noch einmal anders").await), Refusal::StateForbids { .. }));
    let mut tx = world.service.store().read().await.unwrap();
    assert_eq!(tx.miscounted().await.unwrap(), 0);
}

#[tokio::test]
async fn the_first_post_of_a_person_waits_and_the_second_does_not() {
    let world = World::new().await;
    world.premoderate("first").await;
    let (first, _) = world.post(&world.ana, "Die erste Idee von Ana", true).await;
    let (second, _) = world.post(&world.ana, "Die zweite Idee von Ana", true).await;
    let status = async |idea| world.page(&world.ana, idea).await.standing.status;
    assert_eq!(status(first).await, Status::Held);
    assert_eq!(status(second).await, Status::Held, "nothing of hers was shown yet");
    triage::decide(&world.chidi, first, &approve()).await.unwrap();
    let (third, _) = world.post(&world.ana, "Die dritte Idee von Ana", true).await;
    assert_eq!(status(third).await, Status::Open);
    let (nameless, claim) = world.post(&world.ana, "Ohne Namen geschrieben", false).await;
    let page = ideas::page(&world.ana, nameless, claim.as_deref()).await.unwrap();
    assert_eq!(page.standing.status, Status::Held, "of those without a name nobody knows");
}

#[tokio::test]
async fn posts_without_a_name_wait_where_the_campaign_says_so() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Ohne Namen geschrieben", false).await;
    world.premoderate("anonymous").await;
    let comment = comments::add(&world.ben, &nameless(idea, "Bei uns auch."), None).await.unwrap();
    assert_eq!(comment.veil, Veil::Held);
    let (named, _) = world.post(&world.ana, "Mit Namen geschrieben", true).await;
    assert_eq!(world.page(&world.ben, named).await.standing.status, Status::Open);
    triage::hide(&world.chidi, Thing { idea, comment: Some(comment.id) }, "spam", "Das ist Werbung.")
        .await
        .unwrap();
    assert!(world.page(&world.ana, idea).await.comments.is_empty());
}
