use domain::{
    events::Event,
    follows::SetFollow,
    ideas::{Overlay, Status},
    ids::{IdeaNumber, PersonId},
    news::{MyIdeas, News},
    people::Role,
    refusals::Refusal,
    search::{Mine, Query},
    time::{DAY, MINUTE},
};
use service::{Call, comments, follows, ideas, news};
use store::{
    StoreError,
    events::{Audience, Recorded},
};

use crate::world::{World, id, monday, nameless, raw_comment, refusal, schedule};

async fn mine(call: &Call) -> MyIdeas {
    news::my_ideas(call).await.unwrap()
}

/// Somebody has been on their page, and an hour has passed.
async fn seen(world: &World, call: &Call) {
    mine(call).await;
    news::write_marks(&world.service).await.unwrap();
}

async fn answered(world: &World, idea: IdeaNumber) {
    let at = world.service.now();
    let done = world.service.store().write(move |tx| {
        Box::pin(async move {
            for event in [
                Event::StatusChanged { idea, status: Status::InReview, note: None },
                Event::AnswerGiven { idea },
            ] {
                tx.record(Recorded { event, role: Some(Role::Moderator), at }, Audience::Everyone).await?;
            }
            Ok::<_, StoreError>(())
        })
    });
    done.await.unwrap();
}

async fn marks(world: &World) -> Vec<(PersonId, Option<Vec<u8>>)> {
    world.service.store().read().await.unwrap().news_marks(PersonId::from_i64(0), 100).await.unwrap()
}

#[tokio::test]
async fn each_section_says_what_is_new_since_the_last_visit() {
    let world = World::new().await;
    let (posted, _) = world.post(&world.ben, "Von Ben geschrieben", true).await;
    let (voted, _) = world.post(&world.ana, "Von Ben gewählt", true).await;
    let (commented, _) = world.post(&world.ana, "Von Ben kommentiert", true).await;
    let (followed, _) = world.post(&world.ana, "Von Ben verfolgt", true).await;
    world.vote(&world.ben, voted, true).await;
    world.comment(&world.ben, commented, "Bei uns auch.").await;
    follows::set(&world.ben, SetFollow { idea: followed, wanted: true }).await.unwrap();
    let first = mine(&world.ben).await;
    assert!(
        first.followed.items.iter().all(|idea| idea.news.is_empty()),
        "on the first visit nothing is new"
    );
    seen(&world, &world.ben).await;

    world.comment(&world.ana, posted, "Gute Idee.").await;
    answered(&world, voted).await;
    world.comment(&world.chidi, commented, "Hier auch.").await;
    world.comment(&world.ben, commented, "Noch etwas von mir.").await;
    ideas::extend(&world.ana, followed, "Nachtrag", None).await.unwrap();
    let page = mine(&world.ben).await;
    let found = |slice: &domain::slices::Slice<domain::news::MyIdea>, idea| {
        slice.items.iter().find(|mine| mine.number == idea).unwrap().news
    };
    let one = News { comments: 1, ..News::default() };
    assert_eq!(found(&page.posted, posted), one);
    assert_eq!(found(&page.commented, commented), one, "what Ben wrote himself is no news to him");
    assert_eq!(found(&page.voted, voted), News { moved: true, answered: true, ..News::default() });
    assert_eq!(found(&page.followed, followed), News { extended: true, ..News::default() });
}

async fn bell(world: &World, call: &Call) -> usize {
    let now = Call { now: world.service.now(), ..call.clone() };
    news::unseen(&now, id(call)).await.unwrap()
}

#[tokio::test]
async fn the_bell_counts_ideas_with_news_until_they_are_looked_at() {
    let world = World::new().await;
    let (posted, _) = world.post(&world.ben, "Von Ben geschrieben", true).await;
    let (both, _) = world.post(&world.ana, "Von Ben gewählt und verfolgt", true).await;
    let (others, _) = world.post(&world.ana, "Geht Ben nichts an", true).await;
    world.vote(&world.ben, both, true).await;
    follows::set(&world.ben, SetFollow { idea: both, wanted: true }).await.unwrap();
    assert_eq!(bell(&world, &world.ben).await, 0, "without a mark nothing is new");
    news::write_marks(&world.service).await.unwrap();
    for idea in [posted, both, others] {
        world.comment(&world.chidi, idea, "Dazu etwas.").await;
        world.comment(&world.chidi, idea, "Und noch etwas.").await;
    }
    assert_eq!(bell(&world, &world.ben).await, 0, "what was told holds for a minute");
    world.clock.set(world.service.now().plus(MINUTE));
    assert_eq!(
        bell(&world, &world.ben).await,
        2,
        "an idea counts once, whatever happened and however many lists it is on"
    );
    world.comment(&world.ben, posted, "Danke!").await;
    mine(&world.ben).await;
    assert_eq!(bell(&world, &world.ben).await, 0, "they looked");
    assert_eq!(
        mine(&world.ben).await.posted.items[0].news.comments,
        2,
        "and their page still says what was new"
    );

    ideas::withdraw(&world.ana, both, None).await.unwrap();
    world.clock.set(world.service.now().plus(MINUTE));
    assert_eq!(bell(&world, &world.ben).await, 1, "of what is gone, that it is");
    assert_eq!(
        bell(&world, &world.ana).await,
        1,
        "Ana knows that herself, and reads what Chidi wrote on her other idea"
    );
}

#[tokio::test]
async fn whoever_comes_after_the_marks_were_written_misses_nothing() {
    let world = World::new().await;
    news::write_marks(&world.service).await.unwrap();
    let newcomer = world.crowd(1).await.remove(0);
    let (idea, _) = world.post(&newcomer, "Gleich am ersten Tag", true).await;
    world.comment(&world.chidi, idea, "Willkommen.").await;
    assert_eq!(bell(&world, &newcomer).await, 1);
    news::write_marks(&world.service).await.unwrap();
    world.clock.set(world.service.now().plus(MINUTE));
    assert_eq!(
        bell(&world, &newcomer).await,
        1,
        "the first mark of theirs is not later than what they have to see"
    );
    assert_eq!(mine(&newcomer).await.posted.items[0].news.comments, 1);
}

#[tokio::test]
async fn news_stay_through_reloading_and_are_gone_after_the_hour() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    seen(&world, &world.ana).await;
    world.comment(&world.ben, idea, "Bei uns auch.").await;
    for _ in 0..2 {
        assert_eq!(mine(&world.ana).await.posted.items[0].news.comments, 1);
    }
    news::write_marks(&world.service).await.unwrap();
    assert!(mine(&world.ana).await.posted.items[0].news.is_empty());
    news::write_marks(&world.service).await.unwrap();
    world.comment(&world.ben, idea, "Immer noch.").await;
    assert_eq!(mine(&world.ana).await.posted.items[0].news.comments, 1);
}

#[tokio::test]
async fn no_mark_tells_who_was_here() {
    let world = World::new().await;
    world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let before = marks(&world).await;
    mine(&world.ana).await;
    assert_eq!(marks(&world).await, before, "a visit writes nothing");
    news::write_marks(&world.service).await.unwrap();
    let first = marks(&world).await;
    news::write_marks(&world.service).await.unwrap();
    let second = marks(&world).await;
    let lengths: Vec<_> = first.iter().map(|(_, mark)| mark.as_ref().unwrap().len()).collect();
    assert!(lengths.iter().all(|length| *length == lengths[0]), "who was never here has one like all");
    assert!(
        first.iter().zip(&second).all(|(a, b)| a.0 == b.0 && a.1 != b.1),
        "and all of them change together"
    );
}

#[tokio::test]
async fn a_mark_opens_for_its_own_person_alone() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    follows::set(&world.ben, SetFollow { idea, wanted: true }).await.unwrap();
    seen(&world, &world.ana).await;
    let anas =
        marks(&world).await.into_iter().find(|(person, _)| *person == id(&world.ana)).unwrap().1.unwrap();
    world.comment(&world.chidi, idea, "Bei uns auch.").await;
    seen(&world, &world.chidi).await;
    let ben = id(&world.ben);
    let copied = world
        .service
        .store()
        .write(move |tx| Box::pin(async move { tx.set_news_marks(vec![(ben, anas)]).await }));
    copied.await.unwrap();
    world.comment(&world.chidi, idea, "Noch immer.").await;
    let news = |slice: &domain::slices::Slice<domain::news::MyIdea>| slice.items[0].news.comments;
    assert_eq!(news(&mine(&world.ben).await.followed), 1, "Ana's older mark says nothing about Ben");
    assert_eq!(news(&mine(&world.ana).await.posted), 2);
}

#[tokio::test]
async fn what_was_written_without_a_name_is_on_nobodys_page() {
    let world = World::new().await;
    let (idea, code) = world.post(&world.ana, "Ohne Namen gesagt", false).await;
    comments::add(&world.ana, &nameless(idea, "Mehr dazu"), code.as_deref()).await.unwrap();
    let MyIdeas { posted, voted, commented, followed, .. } = mine(&world.ana).await;
    for list in [posted, voted, commented, followed] {
        assert_eq!(list.items, []);
    }
}

#[tokio::test]
async fn ones_own_page_is_for_people_who_are_signed_in_and_holds_only_what_they_may_see() {
    let world = World::new().await;
    let hidden = world.idea_in("GEHEIM verborgen", Status::Open, Overlay::Hidden).await;
    assert_eq!(refusal(news::my_ideas(&world.visitor).await), Refusal::SignInFirst);
    assert_eq!(mine(&world.ana).await.posted.items[0].number, hidden, "authors see their own");
    assert_eq!(mine(&world.ben).await.followed.items, []);
}

#[tokio::test]
async fn no_news_is_taken_for_seen_that_was_not_on_the_page() {
    let world = World::new().await;
    let (old, _) = world.post(&world.ana, "Die älteste von vielen", true).await;
    follows::set(&world.ben, SetFollow { idea: old, wanted: true }).await.unwrap();
    for n in 0..25 {
        let (idea, _) = world.post(&world.ana, &format!("Eine von vielen, Nummer {n}"), true).await;
        follows::set(&world.ben, SetFollow { idea, wanted: true }).await.unwrap();
    }
    let ana = world.at(&world.ana, schedule().voting.plus(-1));
    let ben = world.at(&world.ben, schedule().voting.plus(-1));
    seen(&world, &ben).await;
    comments::add(&ana, &raw_comment(old, "Das gibt es noch."), None).await.unwrap();
    let page = mine(&ben).await;
    let first = &page.followed.items[0];
    assert_eq!((first.number, first.news.comments), (old, 1), "beyond the newest twenty, and still shown");
    assert_eq!(page.followed.items.len(), 21);
}

#[tokio::test]
async fn news_of_an_earlier_campaign_are_told_as_well() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Aus dem Frühjahr", true).await;
    world.vote(&world.ben, idea, true).await;
    seen(&world, &world.ben).await;
    world.next_campaign().await;
    let ben = world.at(&world.ben, monday().plus(10 * DAY));
    assert_eq!(ideas::list(&ben, &Query::default()).await.unwrap().total, 0);
    answered(&world, idea).await;
    let page = mine(&ben).await;
    let told = page.voted.items.iter().find(|mine| mine.number == idea).unwrap();
    assert!(told.news.answered && told.card.is_some());
    // When nothing is new any more, the way there stays.
    news::write_marks(&world.service).await.unwrap();
    let page = mine(&ben).await;
    assert_eq!(page.voted.items, []);
    let [earlier] = page.earlier.as_slice() else { panic!("{:?}", page.earlier) };
    assert_eq!((earlier.list, earlier.slug.as_str()), (Mine::Voted, "fruehjahr-2019"));
    let query = Query { campaign: Some(earlier.slug.clone()), mine: Some(earlier.list), ..Query::default() };
    assert_eq!(ideas::list(&ben, &query).await.unwrap().ideas.items[0].number, idea);
}

#[tokio::test]
async fn what_is_gone_is_told_by_number_and_state_alone_and_can_be_followed_no_longer() {
    let world = World::new().await;
    let (withdrawn, _) = world.post(&world.ana, "GEHEIM zurückgezogen", true).await;
    let (hidden, _) = world.post(&world.ana, "GEHEIM verborgen", true).await;
    for idea in [withdrawn, hidden] {
        follows::set(&world.ben, SetFollow { idea, wanted: true }).await.unwrap();
    }
    seen(&world, &world.ben).await;
    ideas::withdraw(&world.ana, withdrawn, None).await.unwrap();
    hide(&world, hidden).await;
    let page = mine(&world.ben).await;
    let rows: Vec<_> =
        page.followed.items.iter().map(|idea| (idea.number, idea.overlay, idea.news.moved)).collect();
    assert_eq!(rows, [(hidden, Overlay::Hidden, true), (withdrawn, Overlay::Withdrawn, true)]);
    assert!(page.followed.items.iter().all(|idea| idea.card.is_none()));
    assert!(!format!("{page:?}").contains("GEHEIM"));
    // What was not followed stays unknown; what was followed can be let go.
    assert_eq!(
        refusal(follows::set(&world.chidi, SetFollow { idea: withdrawn, wanted: true }).await),
        Refusal::Withdrawn
    );
    for idea in [withdrawn, hidden] {
        assert!(!follows::set(&world.ben, SetFollow { idea, wanted: false }).await.unwrap());
    }
    assert_eq!(
        refusal(follows::set(&world.ben, SetFollow { idea: hidden, wanted: false }).await),
        Refusal::NotFound
    );
    assert_eq!(mine(&world.ben).await.followed.items, []);
}

/// As moderation does it.
async fn hide(world: &World, idea: IdeaNumber) {
    let at = world.service.now();
    world.set_overlay(idea, Overlay::Hidden).await;
    let done = world.service.store().write(move |tx| {
        Box::pin(async move {
            let event = Event::IdeaHidden { idea, reason: "Beleidigung".into() };
            tx.record(Recorded { event, role: Some(Role::Moderator), at }, Audience::Nobody).await
        })
    });
    done.await.unwrap();
}
