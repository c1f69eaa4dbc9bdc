use domain::{
    comments::{CommentStanding, ReportReason, Veil},
    ideas::{Overlay, Relation, Status},
    ids::{CampaignId, IdeaNumber, PersonId},
    people::{Role, Who},
    policy::{Actor, Report},
    slices::Cursor,
    text::{ReportNote, Sentence},
    time::{DAY, Timestamp},
    triage::{
        Approve, AsRead, Assign, Decide, Hide, HideGround, ItemKind, RawDecision, Restore, Thing, VerdictKind,
    },
};
use store::{
    Store, StoreError,
    comments::VeilReader,
    testing::Fresh,
    triage::{Asked, Cutoff, Decided},
};

use crate::world::{World, actor, locked, now, state, world};

/// Somebody who moderates and has nothing to do with any of it.
fn chidi() -> Actor {
    Actor::Person(Who { id: PersonId::from_i64(99), role: Role::Moderator, unit: None })
}

fn decision(idea: IdeaNumber, to: &str, answer: &str, ground: &str) -> Decide {
    let raw = RawDecision {
        status: to.into(),
        answer: answer.into(),
        ground: ground.into(),
        ..RawDecision::default()
    };
    raw.parse(idea, Ok(None)).unwrap()
}

async fn decide(store: &Store, idea: IdeaNumber, wish: Decide) -> Decided {
    let done = store.write(move |tx| {
        Box::pin(async move {
            let standing = locked(tx, idea).await.standing(Relation::Reader, now());
            let permit = chidi().decide(wish, &standing, &AsRead::default()).unwrap();
            tx.decide(permit, Some("<p>Ja</p>".into()), None, now()).await
        })
    });
    done.await.expect("it can be decided")
}

async fn hide(store: &Store, thing: Thing) {
    let done = store.write(move |tx| {
        Box::pin(async move {
            let standing = locked(tx, thing.idea).await.standing(Relation::Reader, now());
            let comment = thing.comment.map(|id| seen(thing, id, Veil::None));
            let sentence = Sentence::parse("Da steht ein Name.").unwrap();
            let wish = Hide { thing, ground: HideGround::Person, sentence };
            let permit = chidi().hide(wish, &standing, comment.as_ref()).unwrap();
            tx.hide(permit, None, now()).await
        })
    });
    done.await.expect("it can be hidden");
}

fn seen(thing: Thing, id: domain::ids::CommentId, veil: Veil) -> CommentStanding {
    let relation = Relation::Reader;
    CommentStanding { id, idea: thing.idea, is_reply: false, deleted: false, veil, relation }
}

async fn restore(store: &Store, thing: Thing) {
    let done = store.write(move |tx| {
        Box::pin(async move {
            let standing = locked(tx, thing.idea).await.standing(Relation::Reader, now());
            let comment = thing.comment.map(|id| seen(thing, id, Veil::Hidden));
            let wish = Restore::parse(thing, "mended", "Der Name ist heraus.").unwrap();
            let permit = chidi().restore(wish, &standing, comment.as_ref()).unwrap();
            tx.restore(permit, now()).await
        })
    });
    assert_eq!(done.await.expect("it can be shown again").len(), 1);
}

/// Everything that waits, as kind and idea.
async fn waiting(store: &Store, asked: Asked, cutoffs: &[Cutoff]) -> Vec<(ItemKind, IdeaNumber)> {
    let mut tx = store.read().await.unwrap();
    let items = tx.queue(&Asked { limit: 50, ..asked }, cutoffs, now()).await.unwrap();
    items.iter().map(|item| (item.kind, item.thing.idea)).collect()
}

async fn report(store: &Store, world: &World, idea: IdeaNumber, reporter: u8, unit: u8) {
    let ana = world.ana;
    let done = store.write(move |tx| {
        Box::pin(async move {
            let standing = locked(tx, idea).await.standing(Relation::Reader, now());
            let permit = actor(ana).report(Report { idea, comment: None }, &standing).unwrap();
            let note = ReportNote::parse("Weg damit").unwrap();
            tx.add_report(permit, [reporter; 32], [unit; 32], ReportReason::Spam, note, now()).await
        })
    });
    assert!(done.await.expect("it can be reported"));
}

async fn answers_stay_and_a_decline_is_kept_until_it_is_left(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Die erste Idee").await;
    decide(store, idea, decision(idea, "planned", "Im Herbst.", "")).await;
    let declined = decide(store, idea, decision(idea, "declined", "Doch nicht.", "cost")).await;
    assert!(declined.answer.is_some() && declined.verdict.is_some() && declined.lifted.is_empty());
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.answers(idea).await.unwrap().len(), 2);
    let verdicts = tx.verdicts_of(idea).await.unwrap();
    assert_eq!((verdicts.len(), verdicts[0].verdict.kind), (1, VerdictKind::Decline));
    assert_eq!(verdicts[0].verdict.ground, "cost");
    drop(tx);
    let opened = decide(store, idea, decision(idea, "open", "Noch einmal.", "")).await;
    assert_eq!(opened.lifted.len(), 1);
    let mut tx = store.read().await.unwrap();
    assert!(tx.verdicts_of(idea).await.unwrap().is_empty());
    assert_eq!(tx.miscounted().await.unwrap(), 0);
}

async fn counters_count_what_everybody_reads(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Die erste Idee").await;
    let comment = world.comment(store, idea, "eins").await;
    world.comment(store, idea, "zwei").await;
    let thing = Thing { idea, comment: Some(comment) };
    hide(store, thing).await;
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.idea(idea).await.unwrap().unwrap().comments, 1);
    assert_eq!(
        tx.comments_after(idea, None, 9, VeilReader::Writer { person: None, tag: None }).await.unwrap().len(),
        1
    );
    assert_eq!(tx.comments_after(idea, None, 9, VeilReader::Moderator).await.unwrap().len(), 2);
    assert_eq!(tx.miscounted().await.unwrap(), 0);
    drop(tx);
    restore(store, thing).await;
    hide(store, Thing::idea(idea)).await;
    assert_eq!(state(store, idea).await.overlay, Overlay::Hidden);
    assert_eq!(store.read().await.unwrap().miscounted().await.unwrap(), 0);
    restore(store, Thing::idea(idea)).await;
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.idea(idea).await.unwrap().unwrap().comments, 2);
    assert_eq!(tx.miscounted().await.unwrap(), 0);
}

async fn the_queue_holds_what_waits_and_nothing_else(store: &Fresh) {
    let world = world(store).await;
    let new = world.idea(store, "Neu ohne Antwort").await;
    let review = world.idea(store, "In Prüfung").await;
    let answered = world.idea(store, "Beantwortet").await;
    let held = world.idea(store, "Noch verborgen").await;
    let hidden = world.idea(store, "Ausgeblendet").await;
    let comment = world.comment(store, answered, "gehalten").await;
    decide(store, review, decision(review, "in_review", "", "")).await;
    decide(store, answered, decision(answered, "done", "Ist da.", "")).await;
    hide(store, Thing::idea(hidden)).await;
    store.run(format!("UPDATE ideas SET status = 'held', listed = FALSE WHERE number = {held}")).await;
    store.run(format!("UPDATE comments SET veil = 'held' WHERE id = {comment}")).await;
    store.run(format!("UPDATE ideas SET comments = 0 WHERE number = {answered}")).await;
    for (reporter, unit) in [(1, 1), (2, 1), (3, 2)] {
        report(store, &world, answered, reporter, unit).await;
    }
    let found = waiting(store, Asked::default(), &[]).await;
    assert_eq!(found[0], (ItemKind::Report, answered), "two units move it ahead");
    let at_once = |(kind, _): &(ItemKind, IdeaNumber)| matches!(kind, ItemKind::Report | ItemKind::Held);
    assert!(found.is_sorted_by_key(|item| !at_once(item)), "what is held keeps somebody waiting: {found:?}");
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_unstable();
    let mut wanted = vec![
        (ItemKind::Held, held),
        (ItemKind::Held, answered),
        (ItemKind::New, new),
        (ItemKind::Waiting, review),
        (ItemKind::Report, answered),
    ];
    wanted.sort_unstable();
    assert_eq!(found, wanted);
    let held_only = Asked { kinds: vec![ItemKind::Held], ..Asked::default() };
    assert_eq!(waiting(store, held_only, &[]).await.len(), 2);

    let overdue = || Asked { overdue: true, ..Asked::default() };
    let cutoff =
        |days: i64| [Cutoff { campaign: world.campaign, before: now().plus(days * DAY), deputy: None }];
    assert!(waiting(store, overdue(), &cutoff(-1)).await.is_empty());
    assert_eq!(waiting(store, overdue(), &cutoff(1)).await.len(), 5);
    let mut tx = store.read().await.unwrap();
    let counts = tx.count_queue(world.ana, &cutoff(1), now()).await.unwrap();
    assert_eq!((counts.all, counts.mine, counts.waiting, counts.overdue), (5, 0, 0, 5));
    let whole = tx.queue(&Asked { limit: 50, ..Asked::default() }, &[], now()).await.unwrap();
    assert_eq!((whole[0].weight, whole[0].beginning.starts_with("Der Drucker")), (2, true));
    let mut after: Option<Cursor> = None;
    for item in &whole {
        let one = tx.queue(&Asked { limit: 1, after, ..Asked::default() }, &[], now()).await.unwrap();
        assert_eq!(one[0].key, item.key);
        after = Some(one[0].place);
    }
    // Whatever an address says.
    for (value, left) in [(i64::MIN, whole.len()), (i64::MAX, 0)] {
        let after = Some(Cursor { value, key: 0 });
        let page = tx.queue(&Asked { limit: 50, after, ..Asked::default() }, &[], now()).await.unwrap();
        assert_eq!(page.len(), left);
    }
    assert_eq!(tx.open_reports(Thing::idea(answered)).await.unwrap().len(), 3);
}

async fn what_is_hidden_is_listed_the_newest_first(store: &Fresh) {
    let world = world(store).await;
    let first = world.idea(store, "Zuerst ausgeblendet").await;
    let second = world.idea(store, "Danach ausgeblendet").await;
    let shown = world.idea(store, "Bleibt stehen").await;
    let comment = world.comment(store, shown, "Auch ausgeblendet").await;
    let gone = world.comment(store, shown, "Zurückgezogen").await;
    for thing in [
        Thing::idea(first),
        Thing { idea: shown, comment: Some(comment) },
        Thing { idea: shown, comment: Some(gone) },
        Thing::idea(second),
    ] {
        hide(store, thing).await;
    }
    for (at, which) in [
        (1, format!("idea = {first}")),
        (2, format!("comment_id = {comment}")),
        (3, format!("idea = {second}")),
    ] {
        store.run(format!("UPDATE verdicts SET created_at = {at} WHERE {which}")).await;
    }
    store.run(format!("UPDATE comments SET deleted_at = 5 WHERE id = {gone}")).await;
    let mut tx = store.read().await.unwrap();
    let hidden = |limit, after| Asked { kinds: vec![ItemKind::Hidden], limit, after, ..Asked::default() };
    let found = tx.queue(&hidden(9, None), &[], now()).await.unwrap();
    let things: Vec<_> = found.iter().map(|item| (item.thing, item.since.as_millis())).collect();
    let of_comment = Thing { idea: shown, comment: Some(comment) };
    assert_eq!(things, [(Thing::idea(second), 3), (of_comment, 2), (Thing::idea(first), 1)]);
    let mut after = None;
    for item in &found {
        let page = tx.queue(&hidden(1, after), &[], now()).await.unwrap();
        assert_eq!((page[0].thing, page[0].key), (item.thing, domain::triage::ItemKey::of_thing(item.thing)));
        after = Some(page[0].place);
    }
    assert!(tx.queue(&hidden(1, after), &[], now()).await.unwrap().is_empty());
    assert!(
        tx.queue(&Asked { limit: 9, ..Asked::default() }, &[], now())
            .await
            .unwrap()
            .iter()
            .all(|item| item.kind != ItemKind::Hidden)
    );
}

/// However the database finds it: from the front, by a filter that leaves nothing out, or one by one.
async fn the_queue_is_the_same_however_it_is_read(store: &Fresh) {
    let world = world(store).await;
    let mut ideas = Vec::new();
    for n in 0..14 {
        ideas.push(world.idea(store, &format!("Idee {n}")).await);
    }
    for (at, idea) in ideas.iter().enumerate() {
        let status = ["open", "held", "in_workshop", "in_review", "in_review", "planned", "open"][at % 7];
        let answered = if matches!(at % 7, 4 | 5) { 5_000 } else { 0 };
        let sql = format!(
            "UPDATE ideas SET status = '{status}', answered_at = {answered}, created_at = {}, listed = {} WHERE number = {idea}",
            1_000 + at % 3,
            status != "held",
        );
        store.run(sql).await;
    }
    report(store, &world, ideas[0], 1, 1).await;
    let past = [Cutoff { campaign: world.campaign, before: now().plus(DAY), deputy: None }];
    let mut tx = store.read().await.unwrap();
    let every =
        tx.queue(&Asked { overdue: true, limit: 50, ..Asked::default() }, &past, now()).await.unwrap();
    let every: Vec<_> = every.into_iter().map(|item| (item.place, item.kind, item.thing)).collect();
    assert_eq!(every.len(), 13);
    for limit in [1, 3, 50] {
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let page = tx.queue(&Asked { limit, after, ..Asked::default() }, &past, now()).await.unwrap();
            let Some(last) = page.last() else { break };
            after = Some(last.place);
            found.extend(page.into_iter().map(|item| (item.place, item.kind, item.thing)));
        }
        assert_eq!(found, every, "in pages of {limit}");
    }
    for (place, kind, thing) in &every {
        let key = Some(domain::triage::ItemKey::from_i64(place.key));
        let one = tx.queue(&Asked { key, limit: 9, ..Asked::default() }, &past, now()).await.unwrap();
        let one: Vec<_> = one.into_iter().map(|item| (item.place, item.kind, item.thing)).collect();
        assert_eq!(one, [(*place, *kind, *thing)]);
        let about = Asked { idea: Some(thing.idea), limit: 9, ..Asked::default() };
        assert!(tx.queue(&about, &past, now()).await.unwrap().iter().any(|item| item.place == *place));
    }
    let waiting = every.iter().filter(|(_, kind, _)| *kind == ItemKind::Waiting).count();
    let counts = tx.count_queue(world.ben, &past, now()).await.unwrap();
    assert_eq!((counts.all, counts.mine, counts.waiting, counts.overdue), (13, 0, 0, 13));
    assert_eq!(waiting, 4);
    // Whoever stands in is counted for what is late, and once for what they take care of as well.
    let deputy = [Cutoff { deputy: Some(world.ben), ..past[0] }];
    drop(tx);
    store
        .run(format!(
            "INSERT INTO assignments (idea, person_id, created_at) VALUES ({}, {}, 1)",
            ideas[0], world.ben
        ))
        .await;
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.count_queue(world.ben, &deputy, now()).await.unwrap().mine, 13);
    assert_eq!(tx.count_queue(world.ben, &past, now()).await.unwrap().mine, 2);
    let mine = Asked { assignee: Some(world.ben), limit: 50, ..Asked::default() };
    assert_eq!(tx.queue(&mine, &deputy, now()).await.unwrap().len(), 13);
    assert_eq!(tx.queue(&mine, &past, now()).await.unwrap().len(), 2);
    // The date of another campaign is nobody's here, and nothing is late at its very date.
    let elsewhere = Cutoff { campaign: CampaignId::from_i64(999), ..deputy[0] };
    let mut late = Vec::new();
    for before in [1_000, 1_001, 1_002, 5_000, 5_001] {
        let dates = [elsewhere, Cutoff { before: Timestamp::from_millis(before), ..deputy[0] }];
        let overdue = Asked { overdue: true, limit: 50, ..Asked::default() };
        let mut listed = Vec::new();
        for asked in [&overdue, &mine] {
            listed.push(i64::try_from(tx.queue(asked, &dates, now()).await.unwrap().len()).unwrap());
        }
        let counts = tx.count_queue(world.ben, &dates, now()).await.unwrap();
        assert_eq!([counts.overdue, counts.mine], listed[..], "late before {before}");
        late.push(counts.overdue);
    }
    assert!(late.is_sorted_by(|a, b| a < b), "{late:?}");
}

async fn a_held_comment_is_let_through(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Die erste Idee").await;
    let comment = world.comment(store, idea, "eins").await;
    store.run(format!("UPDATE comments SET veil = 'held' WHERE id = {comment}")).await;
    store.run(format!("UPDATE ideas SET comments = 0 WHERE number = {idea}")).await;
    let done = store.write(move |tx| {
        Box::pin(async move {
            let standing = locked(tx, idea).await.standing(Relation::Reader, now());
            let held = seen(Thing::idea(idea), comment, Veil::Held);
            let wish = Approve { idea, comment, seen: None };
            let permit = chidi().approve(wish, &standing, &held, "").unwrap();
            tx.approve_comment(permit).await
        })
    });
    done.await.unwrap();
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.comment(comment).await.unwrap().unwrap().veil, Veil::None);
    assert_eq!(tx.miscounted().await.unwrap(), 0);
    assert!(tx.has_been_shown(world.ben).await.unwrap());
}

async fn an_idea_is_given_to_one_person_at_a_time(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Die erste Idee").await;
    store.run(format!("UPDATE people SET role = 'moderator' WHERE id = {}", world.ben)).await;
    for to in [Some(world.ben), None, Some(world.ben)] {
        let done = store.write(move |tx| {
            Box::pin(async move {
                let standing = locked(tx, idea).await.standing(Relation::Reader, now());
                let given = to.map(|id| Actor::Person(Who { id, role: Role::Moderator, unit: None }));
                let theirs = given.as_ref().map(|to| (to, &standing));
                let permit = chidi().assign(Assign { idea, to }, &standing, theirs).unwrap();
                tx.assign(permit, now()).await?;
                Ok::<_, StoreError>(())
            })
        });
        done.await.unwrap();
        assert_eq!(store.read().await.unwrap().assignee(idea).await.unwrap(), to);
    }
    let mut tx = store.read().await.unwrap();
    let known = tx.moderators().await.unwrap();
    let ben = Who { id: world.ben, role: Role::Moderator, unit: None };
    assert_eq!(known, [(ben, "Ben Kowalski".to_owned())]);
    assert_eq!(tx.count_queue(world.ben, &[], now()).await.unwrap().mine, 1);
    let mine = Asked { assignee: Some(world.ben), limit: 9, ..Asked::default() };
    assert_eq!(
        tx.queue(&mine, &[], now()).await.unwrap()[0].assignee,
        Some((world.ben, "Ben Kowalski".to_owned()))
    );
    let before = tx.standing_before(idea).await.unwrap().unwrap();
    assert_eq!((before.status, before.overlay, before.handed_to), (Status::Open, Overlay::None, None));
}

store::contract!(
    answers_stay_and_a_decline_is_kept_until_it_is_left,
    counters_count_what_everybody_reads,
    the_queue_holds_what_waits_and_nothing_else,
    what_is_hidden_is_listed_the_newest_first,
    the_queue_is_the_same_however_it_is_read,
    a_held_comment_is_let_through,
    an_idea_is_given_to_one_person_at_a_time,
);
