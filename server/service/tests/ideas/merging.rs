use domain::{
    events::Change,
    ideas::{IdeaText, Milestone, Overlay},
    ids::{IdeaNumber, UnitId},
    news::News,
    refusals::Refusal,
    search::{Mine, Query},
    time::HOUR,
    triage::{ItemKind, MergeBar, OBJECT_WITHIN, QueueQuery, RawDecision, RawPart, Thing},
    votes::SetVote,
};
use service::{Call, comments, follows, ideas, news, triage, votes};

use crate::world::{PINCH, World, id, monday, refusal, reply, restore, schedule};

const WHY: &str = "Beide meinen den Drucker im Erdgeschoß.";

/// Each story on both databases.
macro_rules! stories {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {$(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name(crate::world::World::on(store::testing::fresh_sqlite().await).await).await;
            }
        )+}
        mod postgres {$(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                if let Some(fresh) = store::testing::fresh_postgres().await {
                    super::$name(crate::world::World::on(fresh).await).await;
                }
            }
        )+}
    };
}

pub(crate) use stories;

stories!(
    trap_02_merge_then_unmerge_restores_exact_counts,
    trap_03_somebody_who_voted_on_both_counts_once,
    trap_04_nothing_is_merged_into_a_closed_idea,
    trap_05_parallel_double_clicks_in_two_tabs_count_once,
    fifty_votes_while_two_ideas_are_merged_and_parted_are_all_counted_once,
    trap_19_taking_back_or_hiding_what_others_are_merged_into_releases_them,
    chains_and_selves_and_late_merges_are_refused,
    comments_stand_together_with_where_they_come_from,
    who_voted_for_it_or_wrote_it_objects_once_and_another_person_answers,
    every_act_is_undone_within_the_hour,
    followers_and_voters_are_told_and_find_the_idea_where_it_is_now,
    nobody_merges_what_is_their_own_or_of_their_unit,
);

pub fn part(title: &str) -> RawPart {
    let text = IdeaText { title: title.into(), pinch: PINCH.into(), wish: String::new() };
    RawPart { text, topic: String::new() }
}

/// Votes of an idea as anybody sees them, and whether one is the person's own.
pub async fn seen(call: &Call, idea: IdeaNumber) -> (i64, bool) {
    let ballot = ideas::page(call, idea, None).await.unwrap().ballot;
    (ballot.tally.votes, ballot.mine)
}

pub async fn votes_of(world: &World, idea: IdeaNumber) -> i64 {
    world.number(&format!("SELECT votes FROM ideas WHERE number = {}", idea.as_i64())).await
}

/// Hears until this comes: PostgreSQL tells of changes a moment later.
async fn until(news: &mut tokio::sync::broadcast::Receiver<Change>, wanted: Change) {
    let wait = async { while news.recv().await.unwrap() != wanted {} };
    tokio::time::timeout(std::time::Duration::from_secs(10), wait).await.unwrap();
}

pub async fn is_exact(world: &World) {
    assert_eq!(world.service.store().read().await.unwrap().miscounted().await.unwrap(), 0);
}

async fn two(world: &World) -> (IdeaNumber, IdeaNumber) {
    let (one, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let (other, _) = world.post(&world.ben, "Der Drucker klemmt immer", true).await;
    (one, other)
}

async fn merge(world: &World, idea: IdeaNumber, into: IdeaNumber) {
    triage::merge(&world.chidi, idea, &into.to_string(), WHY).await.unwrap();
}

async fn trap_02_merge_then_unmerge_restores_exact_counts(world: World) {
    let (one, other) = two(&world).await;
    for (at, call) in world.crowd(7).await.iter().enumerate() {
        world.vote(call, if at < 3 { one } else { other }, true).await;
    }
    world.comment(&world.ben, one, "Bei uns auch.").await;
    let row = |idea: IdeaNumber| {
        let ask = |what: &str| format!("SELECT {what} FROM ideas WHERE number = {}", idea.as_i64());
        let (votes, comments, hot) = (ask("votes"), ask("comments"), ask("hot"));
        let listed = ask("CAST(CASE WHEN listed THEN 1 ELSE 0 END AS BIGINT)");
        let world = &world;
        async move {
            let (votes, comments) = (world.number(&votes).await, world.number(&comments).await);
            (votes, comments, world.number(&hot).await, world.number(&listed).await)
        }
    };
    let before = (row(one).await, row(other).await);
    merge(&world, one, other).await;
    is_exact(&world).await;
    assert_eq!(seen(&world.chidi, other).await, (9, false), "4 and 5, and nobody voted on both");
    assert_eq!(seen(&world.ana, one).await, (9, true), "the page of the merged one says what counts now");
    assert_eq!(world.page(&world.chidi, other).await.comment_count, 1);
    triage::unmerge(&world.chidi, one).await.unwrap();
    is_exact(&world).await;
    assert_eq!((row(one).await, row(other).await), before);
    let page = world.page(&world.chidi, one).await;
    let told: Vec<_> = page.history.iter().map(|entry| (entry.milestone, entry.note.clone())).collect();
    let number = Some(format!("#{other}"));
    assert_eq!(told[1..], [(Milestone::Merged, number.clone()), (Milestone::Unmerged, number)]);
}

async fn trap_03_somebody_who_voted_on_both_counts_once(world: World) {
    let (one, other) = two(&world).await;
    let crowd = world.crowd(3).await;
    for call in &crowd {
        world.vote(call, one, true).await;
        world.vote(call, other, true).await;
    }
    merge(&world, one, other).await;
    assert_eq!(seen(&crowd[0], other).await, (5, true));
    let again = world.vote(&crowd[0], other, true).await;
    assert_eq!((again.tally.votes, again.mine), (5, true), "they have voted already");
    let back = world.vote(&crowd[0], other, false).await;
    assert_eq!((back.tally.votes, back.mine), (4, false), "taking it back takes it back everywhere");
    is_exact(&world).await;
    triage::unmerge(&world.chidi, one).await.unwrap();
    assert_eq!((votes_of(&world, one).await, votes_of(&world, other).await), (3, 3));
    is_exact(&world).await;
}

async fn trap_04_nothing_is_merged_into_a_closed_idea(world: World) {
    let (one, other) = two(&world).await;
    let closed = Refusal::MergeForbidden { bar: MergeBar::Closed };
    let said = |status: &str, ground: &str| RawDecision {
        status: status.into(),
        answer: "Das haben wir geprüft.".into(),
        ground: ground.into(),
        place: "Kämmerei".into(),
        ..RawDecision::default()
    };
    for (status, ground) in [("done", ""), ("planned", ""), ("handed_over", ""), ("declined", "cost")] {
        triage::decide(&world.chidi, other, &said(status, ground)).await.unwrap();
        let merged = triage::merge(&world.chidi, one, &other.to_string(), WHY).await;
        if status == "planned" {
            merged.unwrap();
            triage::unmerge(&world.chidi, one).await.unwrap();
        } else {
            assert_eq!(refusal(merged), closed, "{status}");
            let back = triage::merge(&world.chidi, other, &one.to_string(), WHY).await;
            assert_eq!(refusal(back), closed, "{status}");
        }
    }
    let (hidden, _) = world.post(&world.ana, "Das ist Werbung für mich", true).await;
    triage::hide(&world.chidi, Thing::idea(hidden), "spam", "Das ist Werbung.").await.unwrap();
    let merged = triage::merge(&world.chidi, one, &hidden.to_string(), WHY).await;
    assert_eq!(refusal(merged), closed);
    let (gone, _) = world.post(&world.ana, "Schon erledigt, danke", true).await;
    ideas::withdraw(&world.ana, gone, None).await.unwrap();
    let merged = triage::merge(&world.chidi, one, &gone.to_string(), WHY).await;
    assert_eq!(refusal(merged), Refusal::Withdrawn);
    is_exact(&world).await;
}

async fn trap_05_parallel_double_clicks_in_two_tabs_count_once(world: World) {
    let (idea, other) = two(&world).await;
    merge(&world, idea, other).await;
    let chidi = &world.chidi;
    let clicks = (0..25).flat_map(|_| [(chidi, true), (&world.ana, true)]);
    let clicks = clicks.map(|(call, wanted)| votes::set(call, SetVote { idea: other, wanted }));
    for ballot in futures::future::join_all(clicks).await {
        assert!(ballot.unwrap().mine);
    }
    assert_eq!(seen(chidi, other).await, (3, true), "Ana's own idea is merged into it, so she has voted");
    // One tab votes, the other takes it back: whichever came last, the count is that of the rows.
    let tabs = (0..50).map(|at| votes::set(chidi, SetVote { idea: other, wanted: at % 2 == 0 }));
    assert!(futures::future::join_all(tabs).await.iter().all(Result::is_ok));
    is_exact(&world).await;
}

async fn fifty_votes_while_two_ideas_are_merged_and_parted_are_all_counted_once(world: World) {
    let (one, other) = two(&world).await;
    let crowd = world.crowd(50).await;
    let vote = |(at, call): (usize, &Call)| {
        let (call, idea) = (call.clone(), if at % 2 == 0 { one } else { other });
        async move {
            match votes::set(&call, SetVote { idea, wanted: true }).await {
                Ok(ballot) => assert!(ballot.mine),
                // The merge was faster, and says where to vote now.
                Err(service::Error::Refused(Refusal::Merged { into })) => {
                    assert_eq!(into, other);
                    votes::set(&call, SetVote { idea: into, wanted: true }).await.unwrap();
                }
                Err(error) => panic!("{error}"),
            }
        }
    };
    let votes = futures::future::join_all(crowd.iter().enumerate().map(vote));
    let moderation = async {
        merge(&world, one, other).await;
        triage::unmerge(&world.chidi, one).await.unwrap();
        merge(&world, one, other).await;
    };
    futures::future::join(votes, moderation).await;
    is_exact(&world).await;
    assert_eq!(seen(&crowd[0], other).await, (52, true), "fifty, and the two authors");
}

async fn trap_19_taking_back_or_hiding_what_others_are_merged_into_releases_them(world: World) {
    let (one, other) = two(&world).await;
    let crowd = world.crowd(2).await;
    world.vote(&crowd[0], one, true).await;
    merge(&world, one, other).await;
    triage::hide(&world.chidi, Thing::idea(other), "insult", "Das beleidigt jemanden.").await.unwrap();
    let page = world.page(&crowd[0], one).await;
    assert_eq!((page.standing.overlay, page.ballot.tally.votes, page.ballot.mine), (Overlay::None, 2, true));
    is_exact(&world).await;
    triage::undo(&world.chidi, None).await.unwrap();
    assert_eq!(seen(&crowd[0], other).await, (3, true), "undoing it ties them together again");
    is_exact(&world).await;

    ideas::withdraw(&world.ben, other, None).await.unwrap();
    assert_eq!(seen(&crowd[0], one).await, (2, true));
    assert_eq!(votes_of(&world, other).await, 1, "what is withdrawn keeps its own");
    is_exact(&world).await;

    // And the other way round: what is merged may be taken back by its author, and hidden.
    let (third, _) = world.post(&world.ben, "Schlüssel für alle", true).await;
    merge(&world, one, third).await;
    triage::hide(&world.chidi, Thing::idea(one), "person", "Da steht ein Name.").await.unwrap();
    assert_eq!(seen(&world.chidi, third).await, (1, false));
    restore(&world.chidi, Thing::idea(one)).await.unwrap();
    merge(&world, one, third).await;
    ideas::withdraw(&world.ana, one, None).await.unwrap();
    assert_eq!(seen(&world.chidi, third).await, (1, false));
    is_exact(&world).await;
}

async fn chains_and_selves_and_late_merges_are_refused(world: World) {
    let (one, other) = two(&world).await;
    let (third, _) = world.post(&world.ana, "Schlüssel für alle", true).await;
    let bar = |idea: IdeaNumber, into: IdeaNumber| {
        let chidi = world.chidi.clone();
        async move { refusal(triage::merge(&chidi, idea, &format!("#{into}"), WHY).await) }
    };
    let forbidden = |bar| Refusal::MergeForbidden { bar };
    assert_eq!(bar(one, one).await, forbidden(MergeBar::Itself));
    merge(&world, one, other).await;
    assert_eq!(bar(other, third).await, forbidden(MergeBar::Chain), "others are merged into it");
    assert_eq!(bar(third, one).await, forbidden(MergeBar::Chain), "it is merged itself");
    assert_eq!(bar(one, third).await, forbidden(MergeBar::Chain));
    let split = triage::split(&world.chidi, other, &[part("Drucker oben"), part("Drucker unten")]).await;
    assert_eq!(refusal(split), forbidden(MergeBar::Chain));
    let nowhere = triage::merge(&world.chidi, third, "999", WHY).await;
    assert!(matches!(refusal(nowhere), Refusal::Invalid { .. }));

    let late = world.at(&world.chidi, schedule().review.plus(-24 * HOUR));
    let into = third.to_string();
    triage::unmerge(&late, one).await.unwrap();
    assert_eq!(refusal(triage::merge(&late, one, &into, WHY).await), forbidden(MergeBar::Late));
    let split = triage::split(&late, one, &[part("Drucker oben"), part("Drucker unten")]).await;
    assert_eq!(refusal(split), forbidden(MergeBar::Late));
    let in_time = world.at(&world.chidi, schedule().review.plus(-25 * HOUR));
    triage::merge(&in_time, one, &into, WHY).await.unwrap();
    is_exact(&world).await;
}

async fn comments_stand_together_with_where_they_come_from(world: World) {
    let (one, other) = two(&world).await;
    let first = world.comment(&world.ben, one, "Bei uns klemmt er auch.").await.id;
    world.comment(&world.ana, other, "Bei uns nicht.").await;
    let mut news = world.service.hub().subscribe();
    merge(&world, one, other).await;
    for idea in [one, other] {
        until(&mut news, Change::IdeaChanged { idea }).await;
    }
    let page = world.page(&world.chidi, other).await;
    let origins: Vec<_> = page.comments.iter().map(|comment| comment.origin).collect();
    assert_eq!((origins, page.comment_count), (vec![Some(one), None], 2));
    let late = comments::add(&world.ana, &crate::world::raw_comment(one, "Zu spät."), None).await;
    assert_eq!(refusal(late), Refusal::Merged { into: other });
    // An answer stands with what it answers, also once they are two again.
    let comment = comments::add(&world.chidi, &reply(other, first, "Danke."), None).await.unwrap().id;
    until(&mut news, Change::CommentAdded { idea: other, comment }).await;
    let page = world.page(&world.chidi, other).await;
    assert_eq!((page.comments.len(), page.comment_count), (3, 3));
    assert_eq!(page.comments[1].reply_to, Some(first));
    let stranger = comments::add(&world.chidi, &reply(one, first, "Danke."), None).await;
    assert_eq!(refusal(stranger), Refusal::Merged { into: other });
    let thing = Thing { idea: one, comment: Some(first) };
    triage::hide(&world.chidi, thing, "other", "Das gehört nicht hierher.").await.unwrap();
    assert_eq!(
        world.page(&world.ana, other).await.comment_count,
        2,
        "moderation reaches them where they are"
    );
    restore(&world.chidi, thing).await.unwrap();
    comments::edit(&world.ben, first, "Bei uns klemmt er jeden Tag.", None).await.unwrap();
    is_exact(&world).await;
    triage::unmerge(&world.chidi, one).await.unwrap();
    assert_eq!(world.page(&world.chidi, one).await.comments.len(), 2);
    assert_eq!(world.page(&world.chidi, other).await.comments.len(), 1);
    comments::delete(&world.ben, first, None).await.unwrap();
    is_exact(&world).await;
}

async fn who_voted_for_it_or_wrote_it_objects_once_and_another_person_answers(world: World) {
    let (one, other) = two(&world).await;
    let crowd = world.crowd(3).await;
    world.vote(&crowd[0], one, true).await;
    world.vote(&crowd[1], other, true).await;
    assert_eq!(refusal(triage::object(&crowd[0], one, None).await), Refusal::ObjectionClosed);
    merge(&world, one, other).await;
    assert_eq!(refusal(triage::object(&crowd[1], one, None).await), Refusal::OnlyVoters);
    let told = |call: &Call| {
        let call = call.clone();
        async move { ideas::page(&call, one, None).await.unwrap().kin.merge.unwrap() }
    };
    assert_eq!(told(&crowd[0]).await.objection, Some(false));
    assert_eq!(told(&crowd[1]).await.objection, None, "whoever did not vote for it has no say in it");
    for call in [&crowd[0], &crowd[0], &world.ana] {
        triage::object(call, one, None).await.unwrap();
    }
    assert_eq!(told(&crowd[0]).await.objection, Some(true));
    assert_eq!(world.number("SELECT COUNT(*) FROM objections").await, 2);
    assert_eq!(world.number("SELECT objected_at % 86400000 FROM merges").await, 0, "the day alone");

    let gül = world.colleague().await;
    let queue = triage::list(&gül, &QueueQuery::default()).await.unwrap().items.items;
    let item = queue.iter().find(|item| item.kind == ItemKind::Objection).unwrap();
    assert_eq!(item.thing, Thing::idea(one));
    let open = triage::open(&world.chidi, item.key, None).await.unwrap();
    assert!(open.needs_other, "whoever merged does not decide that it stays");
    assert_eq!(open.other.unwrap().standing.number, other);
    let same = triage::keep_merged(&world.chidi, one, "Es bleibt dabei.").await;
    assert_eq!(refusal(same), Refusal::SecondPersonNeeded);
    triage::unmerge(&world.chidi, one).await.unwrap();
    triage::undo(&world.chidi, None).await.unwrap();
    let waiting = triage::list(&gül, &QueueQuery::default()).await.unwrap().items.items;
    let still = waiting.iter().any(|item| item.kind == ItemKind::Objection);
    assert!(still, "taking it apart and undoing that makes no objection vanish");
    triage::keep_merged(&gül, one, "Beide meinen denselben Drucker.").await.unwrap();
    assert_eq!(told(&crowd[0]).await.reply, "Beide meinen denselben Drucker.");
    let page = world.page(&crowd[0], one).await;
    assert_eq!(
        page.history.last().unwrap().milestone,
        Milestone::MergeKept,
        "all concerned hear that it stays"
    );
    let again = triage::keep_merged(&gül, one, "Es bleibt dabei.").await;
    assert_eq!(refusal(again), Refusal::Stale);
    triage::object(&crowd[0], one, None).await.unwrap();
    let waiting = triage::list(&gül, &QueueQuery::default()).await.unwrap().items.items;
    assert!(waiting.iter().all(|item| item.kind != ItemKind::Objection), "one objection each");

    let late = world.at(&world.ana, monday().plus(OBJECT_WITHIN + 1));
    assert_eq!(refusal(triage::object(&late, one, None).await), Refusal::ObjectionClosed);
    triage::unmerge(&world.chidi, one).await.unwrap();
    is_exact(&world).await;
}

async fn every_act_is_undone_within_the_hour(world: World) {
    let (one, other) = two(&world).await;
    let crowd = world.crowd(2).await;
    world.vote(&crowd[0], one, true).await;
    world.vote(&crowd[1], other, true).await;
    let apart = (votes_of(&world, one).await, votes_of(&world, other).await);
    merge(&world, one, other).await;
    triage::undo(&world.chidi, None).await.unwrap();
    assert_eq!((votes_of(&world, one).await, votes_of(&world, other).await), apart);
    merge(&world, one, other).await;
    triage::unmerge(&world.chidi, one).await.unwrap();
    triage::undo(&world.chidi, None).await.unwrap();
    assert_eq!(world.page(&world.chidi, one).await.kin.merge.unwrap().reason, WHY);
    assert_eq!(seen(&world.chidi, other).await, (4, false));
    is_exact(&world).await;
    // Somebody has changed the same thing since.
    let gül = world.colleague().await;
    triage::unmerge(&gül, one).await.unwrap();
    assert_eq!(refusal(triage::undo(&world.chidi, None).await), Refusal::NothingToUndo);
    merge(&world, one, other).await;
    triage::unmerge(&gül, one).await.unwrap();
    triage::merge(&gül, one, &other.to_string(), WHY).await.unwrap();
    assert_eq!(
        refusal(triage::undo(&world.chidi, None).await),
        Refusal::NothingToUndo,
        "it is another merge"
    );
    triage::unmerge(&gül, one).await.unwrap();

    let parts =
        triage::split(&world.chidi, one, &[part("Drucker oben"), part("Drucker unten")]).await.unwrap();
    triage::unsplit(&world.chidi, one).await.unwrap();
    triage::undo(&world.chidi, None).await.unwrap();
    assert_eq!(world.page(&world.chidi, one).await.standing.overlay, Overlay::Split);
    assert_eq!(seen(&crowd[0], parts[0]).await, (2, true));
    is_exact(&world).await;
}

async fn followers_and_voters_are_told_and_find_the_idea_where_it_is_now(world: World) {
    let (one, other) = two(&world).await;
    let crowd = world.crowd(2).await;
    world.vote(&crowd[0], one, true).await;
    follows::set(&crowd[1], domain::follows::SetFollow { idea: one, wanted: true }).await.unwrap();
    for call in [&crowd[0], &crowd[1], &world.ana, &world.ben] {
        news::my_ideas(call).await.unwrap();
    }
    news::write_marks(&world.service).await.unwrap();
    merge(&world, one, other).await;
    let told = |list: &domain::slices::Slice<domain::news::MyIdea>| {
        list.items.iter().map(|idea| (idea.number, idea.news)).collect::<Vec<_>>()
    };
    let joined = (other, News { regrouped: true, ..News::default() });
    let merged = (one, News { moved: true, ..News::default() });
    assert_eq!(told(&news::my_ideas(&crowd[0]).await.unwrap().voted), [joined, merged]);
    assert_eq!(told(&news::my_ideas(&crowd[1]).await.unwrap().followed), [joined, merged]);
    assert_eq!(told(&news::my_ideas(&world.ana).await.unwrap().posted), [joined, merged]);
    assert_eq!(told(&news::my_ideas(&world.ben).await.unwrap().posted), [joined], "it stands where it stood");
    let page = world.page(&crowd[1], other).await;
    assert!(page.following, "followers of the one follow the other");
    let merged = &page.kin.merged[0];
    assert_eq!((merged.number, merged.reason.as_str()), (one, WHY));
    assert_eq!(
        merged.byline,
        domain::ideas::Byline::Named { name: "Ana Yılmaz".into() },
        "its author is credited"
    );
    for mine in [Mine::Voted, Mine::Followed] {
        let call = if mine == Mine::Voted { &crowd[0] } else { &crowd[1] };
        let list = ideas::list(call, &Query { mine: Some(mine), ..Query::default() }).await.unwrap();
        assert_eq!(list.ideas.items.iter().map(|card| card.number).collect::<Vec<_>>(), [other], "{mine}");
        assert_eq!(list.total, 1);
        assert_eq!(list.ideas.items[0].ballot.mine, mine == Mine::Voted);
    }
    let all = ideas::list(&world.chidi, &Query::default()).await.unwrap();
    assert_eq!((all.ideas.items.len(), all.total), (1, 1), "lists show the one that is left");
    follows::set(&crowd[1], domain::follows::SetFollow { idea: other, wanted: false }).await.unwrap();
    assert!(!world.page(&crowd[1], other).await.following);
    service::search::rebuild(&world.service).await.unwrap();
    let q = |text: &str| Query { q: Some(text.into()), ..Query::default() };
    let found = ideas::list(&world.chidi, &q("Erdgeschoß")).await.unwrap();
    assert_eq!(found.ideas.items.iter().map(|card| card.number).collect::<Vec<_>>(), [other]);
}

async fn nobody_merges_what_is_their_own_or_of_their_unit(world: World) {
    let (one, other) = two(&world).await;
    let (own, _) = world.post(&world.chidi, "Schlüssel für alle", true).await;
    let of_unit = world.as_moderator(id(&world.colleague().await), Some(UnitId::from_i64(1)));
    for (call, idea, into) in [(&world.chidi, own, other), (&world.chidi, one, own), (&of_unit, one, other)] {
        let merged = triage::merge(call, idea, &into.to_string(), WHY).await;
        assert_eq!(refusal(merged), Refusal::ConflictOfInterest);
    }
    assert_eq!(refusal(triage::merge(&world.ben, one, &other.to_string(), WHY).await), Refusal::NotAllowed);
    merge(&world, one, other).await;
    assert_eq!(refusal(triage::unmerge(&of_unit, one).await), Refusal::ConflictOfInterest);
    let split = triage::split(&world.chidi, own, &[part("Drucker oben"), part("Drucker unten")]).await;
    assert_eq!(refusal(split), Refusal::ConflictOfInterest);
}
