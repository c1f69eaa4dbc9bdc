//! What moderation does beside deciding (tags, answers that are prepared, questions to units, many items at once) is taken back as
//! well; and the queue is read by what stands beside its items.

use domain::{
    ideas::Overlay,
    ids::{ActId, IdeaNumber},
    opinions::{RawQuestion, RawReply},
    refusals::Refusal,
    time::{DAY, Timestamp},
    triage::{ActKey, Bulk, ItemKind, Matter, Outcome, QueueQuery, RawDecision, TagName, Thing, View, With},
};
use service::{Call, opinions, triage};

use crate::{
    merging::{part, stories},
    world::{World, id, monday, raw, refusal},
};

stories!(
    a_tag_is_taken_back,
    what_was_prepared_comes_back_and_what_was_published_since_does_not,
    a_prepared_answer_is_due_when_its_idea_is,
    a_question_is_taken_back_and_asked_again,
    a_reply_waits_for_moderation_wherever_its_idea_went,
    what_was_done_to_many_is_taken_back_at_once_and_nothing_else,
    nothing_comes_back_of_what_is_gone,
    the_queue_is_read_by_campaign_topic_unit_and_who_takes_care,
);

async fn last(call: &Call, idea: IdeaNumber, matter: Matter) -> Option<ActId> {
    let about = ActKey { thing: Thing::idea(idea), matter: Some(matter) };
    triage::undoable(call, idea).await.unwrap().iter().find(|act| act.about == about).map(|act| act.id)
}

async fn tags(call: &Call, idea: IdeaNumber) -> Vec<String> {
    let queue = triage::list(call, &QueueQuery::default()).await.unwrap();
    queue.items.items.into_iter().find(|item| item.thing.idea == idea).map(|item| item.tags).unwrap()
}

fn answer(text: &str) -> RawDecision {
    RawDecision { answer: text.into(), ..RawDecision::default() }
}

async fn a_tag_is_taken_back(world: World) {
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let first = triage::set_tag(&world.chidi, idea, "Dringend", true).await.unwrap();
    assert_eq!(triage::set_tag(&world.chidi, idea, "dringend", true).await.unwrap(), None, "it stands there");
    assert_eq!(last(&world.chidi, idea, Matter::Tagged).await, first);
    triage::undo(&world.chidi, first).await.unwrap();
    assert!(tags(&world.chidi, idea).await.is_empty());
    assert_eq!(last(&world.chidi, idea, Matter::Tagged).await, None);

    triage::set_tag(&world.chidi, idea, "dringend", true).await.unwrap();
    let off = triage::set_tag(&world.chidi, idea, "dringend", false).await.unwrap();
    triage::undo(&world.at(&world.chidi, monday().plus(DAY)), off).await.unwrap();
    assert_eq!(tags(&world.chidi, idea).await, ["dringend"]);
}

async fn due(call: &Call, view: View) -> Vec<Timestamp> {
    let queue = triage::list(call, &QueueQuery { view, ..QueueQuery::default() }).await.unwrap();
    queue.items.items.into_iter().map(|item| item.due).collect()
}

async fn a_prepared_answer_is_due_when_its_idea_is(world: World) {
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let later = world.at(&world.chidi, monday().plus(3 * DAY));
    triage::prepare(&later, idea, &answer("Wir sehen nach.")).await.unwrap();
    let promised = due(&later, View::All).await;
    assert_eq!((promised.len(), due(&later, View::Prepared).await), (1, promised));

    // Nothing more is promised for what is answered: a second answer waits since it was written.
    let decided = RawDecision { status: "planned".into(), ..answer("Kommt im Mai.") };
    let kept = triage::prepared(&later, idea).await.unwrap();
    triage::decide(&later, idea, &RawDecision { replaces: kept.at.rfc3339(), ..decided }).await.unwrap();
    let much_later = world.at(&world.chidi, monday().plus(40 * DAY));
    triage::prepare(&much_later, idea, &answer("Kommt erst im Juni.")).await.unwrap();
    let due = due(&much_later, View::Prepared).await;
    assert!(due.iter().all(|due| *due > much_later.now) && due.len() == 1, "{due:?}");
}

async fn what_was_prepared_comes_back_and_what_was_published_since_does_not(world: World) {
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    triage::prepare(&gül, idea, &answer("Wir sehen nach.")).await.unwrap();
    let kept = triage::prepared(&gül, idea).await.unwrap();
    let later = world.at(&world.chidi, monday().plus(DAY));
    let other = RawDecision { replaces: kept.at.rfc3339(), ..answer("Wir sehen im Mai nach.") };
    triage::prepare(&later, idea, &other).await.unwrap();
    let act = last(&later, idea, Matter::Prepared).await;
    triage::undo(&later, act).await.unwrap();
    let back = triage::prepared(&later, idea).await.unwrap();
    assert_eq!((back.decision.answer.as_str(), back.by, back.at), ("Wir sehen nach.", None, kept.at));

    // Discarded, and back; then the first one goes as well.
    triage::forget_prepared(&later, idea).await.unwrap();
    let act = last(&later, idea, Matter::Prepared).await;
    triage::undo(&later, act).await.unwrap();
    assert_eq!(triage::prepared(&later, idea).await.unwrap().decision.answer, "Wir sehen nach.");
    let act = last(&later, idea, Matter::Prepared).await;
    triage::undo(&later, act).await.unwrap();
    assert_eq!(refusal(triage::prepared(&later, idea).await), Refusal::NotFound);

    triage::prepare(&later, idea, &answer("Wir sehen nach.")).await.unwrap();
    let act = last(&later, idea, Matter::Prepared).await;
    triage::bulk(&later, &Bulk::Publish, &[Thing::idea(idea)]).await.unwrap();
    assert_eq!(refusal(triage::undo(&later, act).await), Refusal::NothingToUndo);
    assert_eq!(last(&later, idea, Matter::Prepared).await, None);
}

async fn a_question_is_taken_back_and_asked_again(world: World) {
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let question = RawQuestion {
        unit: "kitas".into(),
        question: "Geht das mit dem Datenschutz zusammen?".into(),
        due: "2019-02-20".into(),
        ..RawQuestion::default()
    };
    let (opinion, _) = opinions::ask(&world.chidi, idea, &question).await.unwrap();
    let asked = last(&world.chidi, idea, Matter::Opinion).await;
    triage::undo(&world.chidi, asked).await.unwrap();
    assert!(opinions::list(&world.chidi, idea).await.unwrap().is_empty());

    let linked = RawQuestion { linked: true, ..question };
    let (second, link) = opinions::ask(&world.chidi, idea, &linked).await.unwrap();
    assert_ne!(second, opinion);
    opinions::revoke(&world.chidi, second).await.unwrap();
    let revoked = last(&world.chidi, idea, Matter::Opinion).await;
    triage::undo(&world.chidi, revoked).await.unwrap();
    assert_eq!(opinions::list(&world.chidi, idea).await.unwrap()[0].id, second);

    // Who was asked has replied: the question stays.
    let asked = last(&world.chidi, idea, Matter::Opinion).await;
    let reply = RawReply { possible: "yes".into(), effort: "m".into(), ..RawReply::default() };
    let reply = RawReply { who: "Amt für Kitas".into(), ..reply };
    opinions::linked_reply(&world.ben, &link.unwrap(), &reply).await.unwrap();
    assert_eq!(refusal(triage::undo(&world.chidi, asked).await), Refusal::NothingToUndo);
    opinions::take(&world.chidi, second).await.unwrap();
    let taken = last(&world.chidi, idea, Matter::Opinion).await;
    triage::undo(&world.chidi, taken).await.unwrap();
    assert!(!opinions::list(&world.chidi, idea).await.unwrap()[0].taken);
}

async fn a_reply_waits_for_moderation_wherever_its_idea_went(world: World) {
    let question = RawQuestion {
        unit: "kitas".into(),
        question: "Geht das bei Ihnen?".into(),
        due: "2019-02-20".into(),
        linked: true,
        ..RawQuestion::default()
    };
    let reply = RawReply { possible: "yes".into(), ..RawReply::default() };
    let (target, _) = world.post(&world.ana, "Drucker im Keller", true).await;
    for merged in [true, false] {
        let (idea, _) = world.post(&world.ana, "Drucker und Schlüssel", true).await;
        let (first, link) = opinions::ask(&world.chidi, idea, &question).await.unwrap();
        let (second, _) = opinions::ask(&world.chidi, idea, &question).await.unwrap();
        if merged {
            triage::merge(&world.chidi, idea, &target.to_string(), "Beide wollen dasselbe.").await.unwrap();
        } else {
            triage::split(&world.chidi, idea, &[part("Drucker"), part("Schlüssel für alle")]).await.unwrap();
        }
        opinions::linked_reply(&world.ben, &link.unwrap(), &reply).await.unwrap();
        let of = async |view| {
            let query = QueueQuery { view, ..QueueQuery::default() };
            let queue = triage::list(&world.chidi, &query).await.unwrap().items.items;
            let of = queue.into_iter().filter(|item| item.thing.idea == idea);
            of.map(|item| (item.kind, item.key)).collect::<Vec<_>>()
        };
        let waiting = of(View::All).await;
        assert!(matches!(waiting[..], [(ItemKind::Opinion, _)]), "{waiting:?}");
        assert!(matches!(of(View::Waiting).await[..], [(ItemKind::Asked, _)]));
        let opened = triage::open(&world.chidi, waiting[0].1, None).await.unwrap();
        assert_eq!(opened.opinions.len(), 2);
        opinions::take(&world.chidi, first).await.unwrap();
        opinions::revoke(&world.chidi, second).await.unwrap();
        assert_eq!((of(View::All).await, of(View::Waiting).await), (vec![], vec![]));
    }
}

async fn what_was_done_to_many_is_taken_back_at_once_and_nothing_else(world: World) {
    let mut things = Vec::new();
    for title in ["Drucker im Erdgeschoß", "Drucker im Keller", "Drucker im Dach"] {
        things.push(Thing::idea(world.post(&world.ana, title, true).await.0));
    }
    let [first, second, third] = things[..] else { panic!("there are three") };
    triage::set_tag(&world.chidi, second.idea, "drucker", true).await.unwrap();
    let act = Bulk::Tag(TagName::parse("drucker").unwrap());
    let done = triage::bulk(&world.chidi, &act, &things).await.unwrap();
    let acts: Vec<ActId> = done.iter().filter_map(|outcome| outcome.act).collect();
    assert_eq!(acts.len(), 2, "one had the tag before");
    triage::set_tag(&world.chidi, third.idea, "drucker", false).await.unwrap();
    let undone = triage::undo_many(&world.chidi, &acts).await.unwrap();
    let outcome = |thing, refusal| Outcome { thing, refusal, act: None };
    let later = Some(Refusal::NothingToUndo);
    assert_eq!(undone, [outcome(first, None), outcome(third, later)], "somebody went on with the third");
    assert!(tags(&world.chidi, first.idea).await.is_empty());
    assert_eq!(tags(&world.chidi, second.idea).await, ["drucker"]);

    let given = triage::bulk(&world.chidi, &Bulk::Assign(Some(id(&world.chidi))), &things).await.unwrap();
    let acts: Vec<ActId> = given.iter().filter_map(|outcome| outcome.act).collect();
    assert_eq!(refusal(triage::undo_many(&world.ana, &acts).await), Refusal::NotAllowed);
    assert_eq!(triage::undo_many(&world.chidi, &acts).await.unwrap().len(), 3);
    // Of an idea and its comment, one gives it away, and undoing brings back who had it before.
    let comment = world.comment(&world.ben, first.idea, "Bei uns auch.").await.id;
    let both = [first, Thing { idea: first.idea, comment: Some(comment) }];
    let given = triage::bulk(&world.chidi, &Bulk::Assign(Some(id(&world.chidi))), &both).await.unwrap();
    assert_eq!(given.iter().map(|outcome| outcome.act.is_some()).collect::<Vec<_>>(), [true, false]);
    let stale: Vec<ActId> = given.iter().filter_map(|outcome| outcome.act).collect();
    triage::undo_many(&world.chidi, &stale).await.unwrap();
    let queue = triage::list(&world.chidi, &QueueQuery::default()).await.unwrap();
    assert!(queue.items.items.iter().all(|item| item.assignee.is_none()));
    // A page that is sent again undoes nothing that was done since.
    triage::set_tag(&world.chidi, second.idea, "keller", true).await.unwrap();
    for sent in [acts, stale] {
        assert_eq!(refusal(triage::undo_many(&world.chidi, &sent).await), Refusal::NothingToUndo);
    }
    assert_eq!(tags(&world.chidi, second.idea).await, ["drucker", "keller"]);
}

async fn nothing_comes_back_of_what_is_gone(world: World) {
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    triage::prepare(&world.chidi, idea, &answer("Wir sehen nach.")).await.unwrap();
    triage::forget_prepared(&world.chidi, idea).await.unwrap();
    let discarded = last(&world.chidi, idea, Matter::Prepared).await;
    let (other, _) = world.post(&world.ana, "Drucker im Keller", true).await;
    triage::prepare(&world.chidi, other, &answer("Wir sehen nach.")).await.unwrap();
    triage::forget_prepared(&world.chidi, other).await.unwrap();
    let moved = last(&world.chidi, other, Matter::Prepared).await;
    triage::decide(
        &world.chidi,
        other,
        &RawDecision { status: "in_review".into(), ..RawDecision::default() },
    )
    .await
    .unwrap();
    assert_eq!(
        refusal(triage::undo(&world.chidi, moved).await),
        Refusal::NothingToUndo,
        "it was moved since"
    );
    world.set_overlay(idea, Overlay::Withdrawn).await;
    assert_eq!(refusal(triage::undo(&world.chidi, discarded).await), Refusal::Withdrawn);
    assert_eq!(last(&world.chidi, idea, Matter::Prepared).await, None);
}

async fn the_queue_is_read_by_campaign_topic_unit_and_who_takes_care(world: World) {
    let gül = world.colleague().await;
    let (it, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    world.next_campaign().await;
    let elsewhere =
        domain::ideas::RawIdea { topic: "arbeitszeit".into(), unit: String::new(), ..raw("Gleitzeit", true) };
    let time = service::ideas::post(&world.ana, &elsewhere).await.unwrap().number;
    triage::assign(&world.chidi, time, Some(id(&gül))).await.unwrap();
    let later = world.at(&world.chidi, monday().plus(2 * DAY));
    let found = async |query: &str| -> Vec<IdeaNumber> {
        let queue = triage::list(&later, &QueueQuery::from_address(query)).await.unwrap();
        queue.items.items.iter().map(|item| item.thing.idea).collect()
    };
    assert_eq!(found("").await, [it, time]);
    assert_eq!(found("?topic=it").await, [it]);
    assert_eq!(found("?topic=arbeitszeit&campaign=fruehjahr-2019").await, [time]);
    assert_eq!(found("?unit=kitas").await, [it]);
    assert_eq!(found("?with=nobody").await, [it]);
    assert_eq!(found(&format!("?with={}", id(&gül))).await, [time]);
    assert_eq!(found(&format!("?with={}&topic=it", id(&gül))).await, []);
    for nothing in ["?topic=x", "?unit=x", "?campaign=x", "?campaign=sommer-2019", "?view=prepared&kind=new"]
    {
        assert_eq!(found(nothing).await, [], "{nothing}");
    }
    assert_eq!(found("?campaign=fruehjahr-2019").await, [it, time]);
    let nobodys = QueueQuery { view: View::All, with: Some(With::Nobody), ..QueueQuery::default() };
    let queue = triage::list(&later, &nobodys).await.unwrap();
    assert_eq!(queue.campaigns.len(), 2, "the one of summer as well");
    assert!(queue.topics.iter().any(|(slug, _)| slug == "it"));
    assert!(queue.units.iter().any(|(slug, _)| slug == "kitas"));
    assert_eq!(queue.counts.all, 2, "the views count all that waits");
}
