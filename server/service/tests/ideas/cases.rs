use domain::{
    ideas::{Milestone, Status},
    ids::PersonId,
    policy::Actor,
    time::{DAY, HOUR},
    triage::{QueueItem, QueueQuery, RawDecision, View, With},
};
use service::{Call, accounts, campaigns, moderation_figures, triage};

use crate::world::{World, id, monday};

fn decision(status: &str, answer: &str) -> RawDecision {
    RawDecision { status: status.into(), answer: answer.into(), ..RawDecision::default() }
}

async fn queue(call: &Call, view: View) -> Vec<QueueItem> {
    let query = QueueQuery { view, ..QueueQuery::default() };
    triage::list(call, &query).await.unwrap().items.items
}

async fn set_deputy(world: &World, deputy: PersonId) {
    let console = world.service.call(Actor::Clockwork);
    let deputy = deputy.to_string();
    campaigns::set_moderation(&console, "fruehjahr-2019", "10", "off", &deputy, "").await.unwrap();
}

/// Nothing has to run for it, so that an outage changes nothing.
#[tokio::test]
async fn trap_11_what_is_overdue_stands_before_the_deputy_exactly_once_even_after_four_days_of_outage() {
    let world = World::new().await;
    let gül = world.colleague().await;
    set_deputy(&world, id(&gül)).await;
    let (late, _) = world.post(&world.ana, "Die ältere Idee", true).await;
    let (answered, _) = world.post(&world.ana, "Die beantwortete Idee", true).await;
    let friday = monday().plus(11 * DAY);
    let (young, _) = world.post(&world.at(&world.ana, friday), "Die junge Idee", true).await;
    let (own, _) = world.post(&world.at(&gül, friday), "Ihre eigene Idee", true).await;
    let colleague = world.at(&world.chidi, friday);
    triage::decide(&colleague, answered, &decision("planned", "Im Herbst.")).await.unwrap();
    triage::assign(&colleague, young, Some(id(&gül))).await.unwrap();

    // The last moment of the promise, and the first after it.
    let due = queue(&colleague, View::All).await.iter().find(|item| item.thing.idea == late).unwrap().due;
    let escalated = async |call: &Call| -> Vec<_> {
        let items = queue(call, View::Mine).await;
        items.iter().map(|item| (item.thing.idea, item.escalated)).collect()
    };
    assert_eq!(escalated(&world.at(&gül, due.plus(-1))).await, [(young, false)]);
    let wanted = [(late, true), (young, false)];
    assert_eq!(escalated(&world.at(&gül, due)).await, wanted);
    let later = world.at(&gül, due.plus(4 * DAY));
    assert_eq!(escalated(&later).await, wanted, "nobody was there for four days");
    let counts = triage::list(&later, &QueueQuery::default()).await.unwrap().counts;
    assert_eq!((counts.mine, counts.overdue), (2, 1));
    assert_eq!(queue(&world.at(&world.chidi, later.now), View::Mine).await.len(), 0, "others have their own");

    // Given to the deputy it still stands there once.
    triage::assign(&later, late, Some(id(&gül))).await.unwrap();
    assert_eq!(escalated(&later).await, wanted);
    triage::decide(&later, late, &decision("in_review", "Wir sehen nach.")).await.unwrap();
    assert_eq!(
        escalated(&later).await,
        [(young, false), (late, false)],
        "the promise is kept, and it is looked into"
    );
    assert!(queue(&later, View::All).await.iter().any(|item| item.thing.idea == own && item.conflict));
}

#[tokio::test]
async fn pages_of_the_deputys_own_view_neither_repeat_nor_skip() {
    let world = World::new().await;
    let gül = world.colleague().await;
    set_deputy(&world, id(&gül)).await;
    for n in 0..7 {
        let at = world.at(&world.ana, monday().plus(n * 3 * HOUR));
        let (idea, _) = world.post(&at, &format!("Idee Nummer {n}"), true).await;
        if n % 2 == 0 {
            triage::assign(&world.at(&world.chidi, at.now), idea, Some(id(&gül))).await.unwrap();
        }
    }
    let later = world.at(&gül, monday().plus(30 * DAY));
    let (mut after, mut seen) = (None, Vec::new());
    loop {
        let query = QueueQuery { view: View::Mine, limit: 2, after, ..QueueQuery::default() };
        let page = triage::list(&later, &query).await.unwrap().items;
        seen.extend(page.items.iter().map(|item| item.thing.idea));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let whole: Vec<_> = queue(&later, View::Mine).await.iter().map(|item| item.thing.idea).collect();
    assert_eq!((seen.len(), &seen), (7, &whole));
}

#[tokio::test]
async fn whoever_moderates_no_longer_leaves_their_items_to_nobody() {
    let world = World::new().await;
    let (gül, console) = (world.colleague().await, world.service.call(Actor::Clockwork));
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let left = async || {
        let nobody = QueueQuery { with: Some(With::Nobody), ..QueueQuery::default() };
        let queue = triage::list(&world.chidi, &nobody).await.unwrap().items.items.len();
        let deputy = campaigns::entry(&console, "fruehjahr-2019", None).await.unwrap().moderation.deputy;
        (queue, deputy)
    };
    for shut in [false, true] {
        set_deputy(&world, id(&gül)).await;
        triage::assign(&world.chidi, idea, Some(id(&gül))).await.unwrap();
        accounts::change(&console, id(&gül), "moderator", "kitas", "").await.unwrap();
        assert_eq!(left().await, (0, Some(id(&gül))), "in another unit they still moderate");
        if shut {
            accounts::shut(&console, id(&gül), true).await.unwrap();
        } else {
            accounts::change(&console, id(&gül), "employee", "", "").await.unwrap();
        }
        assert_eq!(left().await, (1, None), "shut: {shut}");
        accounts::change(&console, id(&gül), "moderator", "", "").await.unwrap();
        assert_eq!(left().await, (1, None), "nothing comes back by itself");
    }
}

#[tokio::test]
async fn how_promises_are_kept_is_told_from_twenty_ideas_on() {
    let world = World::new().await;
    let mut ideas = Vec::new();
    for n in 0..20 {
        ideas.push(world.post(&world.ana, &format!("Idee Nummer {n}"), true).await.0);
    }
    // Tuesday a week later: six working days.
    let chidi = world.at(&world.chidi, monday().plus(8 * DAY));
    for idea in &ideas[..19] {
        triage::decide(&chidi, *idea, &decision("planned", "Im Herbst.")).await.unwrap();
    }
    let told = |call: Call| async move {
        let figures = moderation_figures::load(&call).await.unwrap();
        let visit = campaigns::visit(&call, None).await.unwrap();
        assert_eq!(figures.promises.first().map(|one| one.kept).is_some(), !visit.promise.is_silent());
        (visit.promise.in_time, visit.promise.median)
    };
    assert_eq!(told(world.at(&world.ben, chidi.now)).await, (None, None), "nineteen are too few");
    let late = world.at(&world.chidi, monday().plus(25 * DAY));
    assert_eq!(told(world.at(&world.ben, late.now)).await, (Some(95), None), "the twentieth is overdue");
    triage::decide(&late, ideas[19], &decision("planned", "Im Winter.")).await.unwrap();
    assert_eq!(told(world.at(&world.ben, late.now)).await, (Some(95), Some(6)));
}

#[tokio::test]
async fn an_answer_that_was_taken_back_leaves_a_line_in_the_history() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    triage::decide(&world.chidi, idea, &decision("planned", "Im Herbst.")).await.unwrap();
    triage::undo(&world.chidi, None).await.unwrap();
    let page = world.page(&world.ben, idea).await;
    let told: Vec<_> = page.history.iter().map(|line| (line.milestone, line.status)).collect();
    let wanted = [
        (Milestone::Posted, None),
        (Milestone::StatusChanged, Some(Status::Planned)),
        (Milestone::Answered, None),
        (Milestone::AnswerUndone, None),
        (Milestone::StatusChanged, Some(Status::Open)),
    ];
    assert_eq!((told, page.answer), (wanted.to_vec(), None));
}
