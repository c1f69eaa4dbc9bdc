//! What stands around a decision: notes, tags, prepared answers, who has what open, and how promises are kept.

use domain::{
    ideas::Relation,
    ids::{IdeaNumber, PersonId, UnitId},
    opinions::{AskOpinion, RawReply, RevokeOpinion, TakeOpinion, Way},
    people::{Role, Who},
    policy::{Actor, link_until},
    text::{NoteBody, OpinionQuestion},
    time::{DAY, Timestamp},
    triage::{AddNote, AsRead, Awaited, ForgetPrepared, LOCKED_FOR, Prepare, RawDecision, SetTag, TagName},
};
use store::{
    Store,
    opinions::StoredOpinion,
    testing::Fresh,
    triage::{Asked, Cutoff},
};

use crate::world::{locked, now, world};

fn chidi() -> Actor {
    Actor::Person(Who { id: PersonId::from_i64(99), role: Role::Moderator, unit: None })
}

async fn set_tag(store: &Store, idea: IdeaNumber, tag: &'static str, wanted: bool) -> bool {
    let done = store.write(move |tx| {
        Box::pin(async move {
            let standing = locked(tx, idea).await.standing(Relation::Reader, now());
            let wish = SetTag { idea, tag: TagName::parse(tag).unwrap(), wanted };
            let permit = chidi().set_tag(wish, &standing).unwrap();
            tx.set_tag(permit).await
        })
    });
    done.await.unwrap()
}

async fn notes_stay_when_their_author_goes(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Die erste Idee").await;
    let ben = world.ben;
    for (body, by) in [("Zuerst fragen", Some(ben)), ("Gefragt", None)] {
        let done = store.write(move |tx| {
            Box::pin(async move {
                let standing = locked(tx, idea).await.standing(Relation::Reader, now());
                let wish = AddNote { idea, body: NoteBody::parse(body).unwrap() };
                let permit = chidi().note(wish, &standing).unwrap();
                tx.add_note(permit, by, now()).await
            })
        });
        done.await.unwrap();
    }
    let notes = store.read().await.unwrap().notes(idea, Some(ben)).await.unwrap();
    let told: Vec<_> =
        notes.iter().map(|note| (note.author.as_deref(), note.body.as_str(), note.mine)).collect();
    assert_eq!(told, [(Some("Ben Kowalski"), "Zuerst fragen", true), (None, "Gefragt", false)]);
    assert!(store.read().await.unwrap().notes(idea, None).await.unwrap().iter().all(|note| !note.mine));
    assert_eq!(notes[0].at, now());
}

async fn a_tag_stands_on_an_idea_once(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Die erste Idee").await;
    let other = world.idea(store, "Die zweite Idee").await;
    for (idea, tag, wanted, changed) in [
        (idea, "Technik", true, true),
        (idea, "technik", true, false),
        (idea, "größe", true, true),
        (other, "weg", true, true),
        (other, "weg", false, true),
        (other, "weg", false, false),
    ] {
        assert_eq!(set_tag(store, idea, tag, wanted).await, changed, "{tag}");
    }
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.tags().await.unwrap(), ["größe", "technik"]);
    let of = tx.tags_of(&[idea, other]).await.unwrap();
    assert_eq!((of.len(), of[&idea].as_slice()), (1, ["größe".to_owned(), "technik".to_owned()].as_slice()));
    let tagged = Asked { tag: TagName::parse("größe").ok(), limit: 9, ..Asked::default() };
    let found = tx.queue(&tagged, &[], now()).await.unwrap();
    assert_eq!(found.iter().map(|item| item.thing.idea).collect::<Vec<_>>(), [idea]);
}

async fn one_decision_is_prepared_for_an_idea_and_goes_when_it_is_decided(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Die erste Idee").await;
    let ben = world.ben;
    let decision = |answer: &str| RawDecision {
        status: "planned".into(),
        answer: answer.into(),
        seen: "open".into(),
        ..RawDecision::default()
    };
    for (answer, kept) in [("Im Sommer.", None), ("Im Herbst.", Some(now()))] {
        let replaces = kept.map(Timestamp::rfc3339).unwrap_or_default();
        let decision = RawDecision { replaces, ..decision(answer) };
        let done = store.write(move |tx| {
            Box::pin(async move {
                let standing = locked(tx, idea).await.standing(Relation::Reader, now());
                let wish = decision.parse(idea, Ok(None)).unwrap();
                let prepare = Prepare { idea, decision };
                let permit = chidi().prepare(prepare, wish, (&standing, &AsRead::default()), kept).unwrap();
                tx.prepare(permit, Some(ben), now()).await
            })
        });
        done.await.unwrap();
    }
    let mut tx = store.read().await.unwrap();
    let kept = tx.prepared(idea).await.unwrap().unwrap();
    assert_eq!(
        (kept.decision, kept.by.as_deref(), kept.at),
        (decision("Im Herbst."), Some("Ben Kowalski"), now())
    );
    assert_eq!(tx.count_queue(ben, &[], now()).await.unwrap().prepared, 1);
    drop(tx);
    let forget = store.write(move |tx| {
        Box::pin(async move {
            let standing = locked(tx, idea).await.standing(Relation::Reader, now());
            let permit = chidi().forget_prepared(ForgetPrepared(idea), &standing).unwrap();
            tx.forget_prepared(permit).await
        })
    });
    forget.await.unwrap();
    assert_eq!(store.read().await.unwrap().prepared(idea).await.unwrap(), None);
}

async fn an_item_is_held_by_one_person_until_its_time_is_over(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Die erste Idee").await;
    let (ana, ben) = (world.ana, world.ben);
    let hold = |by, at| store.write(move |tx| Box::pin(async move { tx.hold_item(idea, by, at).await }));
    hold(ana, now()).await.unwrap();
    hold(ben, now().plus(1)).await.unwrap();
    let mut tx = store.read().await.unwrap();
    let busy = tx.held_by_others(idea, ben, now().plus(1)).await.unwrap().unwrap();
    assert_eq!((busy.name.as_str(), busy.until), ("Ana Yılmaz", now().plus(LOCKED_FOR)));
    assert_eq!(tx.held_by_others(idea, ana, now().plus(1)).await.unwrap(), None);
    drop(tx);
    hold(ben, now().plus(LOCKED_FOR)).await.unwrap();
    let mut tx = store.read().await.unwrap();
    assert_eq!(
        tx.held_by_others(idea, ana, now().plus(LOCKED_FOR)).await.unwrap().unwrap().name,
        "Ben Kowalski"
    );
    drop(tx);
    let release = store.write(move |tx| {
        Box::pin(async move {
            tx.release_item(idea, ana).await?;
            tx.forget_locks(now().plus(LOCKED_FOR)).await
        })
    });
    release.await.unwrap();
    assert_eq!(store.number("SELECT COUNT(*) FROM item_locks").await, 1, "neither was theirs nor over");
    store
        .write(move |tx| Box::pin(async move { tx.forget_locks(now().plus(2 * LOCKED_FOR)).await }))
        .await
        .unwrap();
    assert_eq!(store.number("SELECT COUNT(*) FROM item_locks").await, 0);
}

async fn what_is_past_its_date_comes_first_for_the_deputy_alone(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Die erste Idee").await;
    let mut tx = store.read().await.unwrap();
    let cutoff = |before, deputy| [Cutoff { campaign: world.campaign, before, deputy }];
    let mine = |person| Asked { assignee: Some(person), limit: 9, ..Asked::default() };
    let past = cutoff(now().plus(DAY), Some(world.ben));
    let found = tx.queue(&mine(world.ben), &past, now()).await.unwrap();
    assert_eq!(
        found.iter().map(|item| (item.thing.idea, item.escalated)).collect::<Vec<_>>(),
        [(idea, true)]
    );
    assert!(tx.queue(&mine(world.ana), &past, now()).await.unwrap().is_empty());
    assert!(tx.queue(&mine(world.ben), &cutoff(now(), Some(world.ben)), now()).await.unwrap().is_empty());
    assert_eq!(tx.count_queue(world.ben, &past, now()).await.unwrap().mine, 1);
    assert_eq!(tx.count_queue(world.ana, &past, now()).await.unwrap().mine, 0);
}

async fn an_idea_waits_for_its_first_answer(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Die erste Idee").await;
    world.idea(store, "Die zweite Idee").await;
    for at in [5, 9] {
        let at = now().plus(at * DAY).as_millis();
        store
            .run(format!(
                "INSERT INTO answers (idea, body, html, created_at) VALUES ({idea}, 'x', 'x', {at})"
            ))
            .await;
    }
    store.run(format!("UPDATE ideas SET answered_at = 1 WHERE number = {idea}")).await;
    let mut tx = store.read().await.unwrap();
    let waits = |answered| (world.campaign, Awaited { since: now(), answered });
    for campaign in [None, Some(world.campaign)] {
        let mut found = tx.awaited(campaign).await.unwrap();
        found.sort_by_key(|(_, idea)| idea.answered);
        assert_eq!(found, [waits(None), waits(Some(now().plus(5 * DAY)))]);
    }
}

async fn opinions_are_asked_given_and_taken_up(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Die erste Idee").await;
    let unit = store.number("SELECT MIN(id) FROM units").await;
    let (unit, ana) = (UnitId::from_i64(unit), world.ana);
    let mut asked = Vec::new();
    for (person, link) in [(None, Some([7; 32])), (Some(ana), None)] {
        let done = store.write(move |tx| {
            Box::pin(async move {
                let standing = locked(tx, idea).await.standing(Relation::Reader, now());
                let question = OpinionQuestion::parse("Geht das bei Ihnen?").unwrap();
                let wish = AskOpinion { idea, unit, person, question, due: now().plus(DAY) };
                tx.ask_opinion(chidi().ask_opinion(wish, &standing).unwrap(), link, None, now()).await
            })
        });
        asked.push(done.await.unwrap());
    }
    let mut tx = store.read().await.unwrap();
    let ids = |found: Vec<StoredOpinion>| found.iter().map(|one| one.standing.id).collect::<Vec<_>>();
    assert_eq!(ids(tx.opinions_of(idea).await.unwrap()), [asked[1], asked[0]]);
    assert_eq!(ids(tx.opinions_for(ana, &[]).await.unwrap()), [asked[1]]);
    assert_eq!(ids(tx.opinions_for(world.ben, &[unit]).await.unwrap()), [asked[0]]);
    let linked = tx.linked_opinion([7; 32]).await.unwrap().unwrap();
    assert_eq!(
        (linked.standing.id, linked.standing.link_until),
        (asked[0], Some(link_until(now().plus(DAY))))
    );
    assert_eq!(tx.linked_opinion([8; 32]).await.unwrap(), None);
    assert_eq!(tx.opinion(asked[1]).await.unwrap().unwrap().opinion.person.as_deref(), Some("Ana Yılmaz"));
    assert_eq!(tx.count_queue(ana, &[], now().plus(2 * DAY)).await.unwrap().overdue, 2);
    drop(tx);
    let (first, second) = (asked[0], asked[1]);
    let raw = RawReply {
        possible: "partly".into(),
        effort: "M".into(),
        until: "2019-10-01".into(),
        ..RawReply::default()
    };
    let given = raw.clone();
    let done = store.write(move |tx| {
        Box::pin(async move {
            let standing = locked(tx, idea).await.standing(Relation::Reader, now());
            let known = tx.opinion(first).await?.unwrap().standing;
            let wish = given.parse(first).unwrap();
            tx.give_opinion(Actor::Visitor.give_opinion(wish, &known, &standing, Way::Link).unwrap(), now())
                .await?;
            let known = tx.opinion(second).await?.unwrap().standing;
            tx.revoke_opinion(
                chidi().revoke_opinion(RevokeOpinion(second), &known, &standing).unwrap(),
                now(),
            )
            .await?;
            let known = tx.opinion(first).await?.unwrap().standing;
            tx.take_opinion(chidi().take_opinion(TakeOpinion(first), &known, &standing).unwrap(), now()).await
        })
    });
    done.await.unwrap();
    let found = store.read().await.unwrap().opinions_of(idea).await.unwrap();
    assert_eq!((found.len(), found[0].standing.taken), (1, true));
    let reply = found[0].opinion.reply.clone().unwrap();
    assert_eq!((reply.effort.as_str(), reply.until, reply.at), ("m", raw.until, now()));
}

store::contract!(
    opinions_are_asked_given_and_taken_up,
    notes_stay_when_their_author_goes,
    a_tag_stands_on_an_idea_once,
    one_decision_is_prepared_for_an_idea_and_goes_when_it_is_decided,
    an_item_is_held_by_one_person_until_its_time_is_over,
    what_is_past_its_date_comes_first_for_the_deputy_alone,
    an_idea_waits_for_its_first_answer,
);
