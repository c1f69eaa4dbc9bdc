use domain::{
    comments::{ReportReason, Veil},
    events::Change,
    ideas::{IdeaPage, IdeaText, Milestone, Overlay, Status},
    ids::{IdeaNumber, UnitId},
    refusals::{Field, FieldError, Refusal},
    text::TextError,
    time::{DAY, HOUR},
    triage::{
        AppealOutcome, ItemKey, ItemKind, QueueItem, QueueQuery, RawDecision, RawPart, RestoreGround, Thing,
        View, workdays::Light,
    },
};
use service::{Call, comments, ideas, news, reports, triage};

use crate::world::{World, heard, id, monday, refusal, restore};

fn decision(status: &str, answer: &str) -> RawDecision {
    RawDecision { status: status.into(), answer: answer.into(), ..RawDecision::default() }
}

async fn queue(call: &Call, view: View) -> Vec<QueueItem> {
    let query = QueueQuery { view, ..QueueQuery::default() };
    triage::list(call, &query).await.unwrap().items.items
}

async fn kinds(call: &Call) -> Vec<(ItemKind, IdeaNumber)> {
    queue(call, View::All).await.iter().map(|item| (item.kind, item.thing.idea)).collect()
}

#[tokio::test]
async fn an_answer_reaches_page_history_and_open_browsers_and_earlier_ones_stay() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let mut browsers = world.service.hub().subscribe();
    triage::decide(&world.chidi, idea, &decision("in_review", "")).await.unwrap();
    let raw = RawDecision { unit: "kitas".into(), ..decision("planned", "Im **Herbst**.<script>x</script>") };
    triage::decide(&world.chidi, idea, &raw).await.unwrap();
    triage::decide(&world.chidi, idea, &decision("", "Doch erst im Winter.")).await.unwrap();
    let page = world.page(&world.ben, idea).await;
    assert_eq!(page.standing.status, Status::Planned);
    assert!(page.answer.unwrap().html.contains("Winter"));
    assert_eq!(page.earlier_answers.len(), 1);
    let first = &page.earlier_answers[0];
    assert!(first.html.contains("<strong>Herbst</strong>") && !first.html.contains("<script"), "{first:?}");
    assert!(first.unit.is_some());
    let told: Vec<_> = page.history.iter().map(|line| (line.milestone, line.status)).collect();
    let wanted = [
        (Milestone::Posted, None),
        (Milestone::StatusChanged, Some(Status::InReview)),
        (Milestone::StatusChanged, Some(Status::Planned)),
        (Milestone::Answered, None),
        (Milestone::Answered, None),
    ];
    assert_eq!(told, wanted);
    assert_eq!(heard(&mut browsers).last(), Some(&Change::IdeaChanged { idea }));
}

/// Trap 7 of the peers.
#[tokio::test]
async fn a_changed_explanation_without_a_change_of_state_is_news() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    triage::decide(&world.chidi, idea, &decision("planned", "Im Herbst.")).await.unwrap();
    news::my_ideas(&world.ana).await.unwrap();
    news::write_marks(&world.service).await.unwrap();
    triage::decide(&world.chidi, idea, &decision("", "Im Winter.")).await.unwrap();
    let mine = news::my_ideas(&world.ana).await.unwrap();
    let news = mine.posted.items[0].news;
    assert!(news.answered && !news.moved, "{news:?}");
}

#[tokio::test]
async fn declining_takes_a_ground_and_an_answer_and_handing_over_a_place() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let missing = |field| Refusal::field(field, TextError::Missing);
    let declined = refusal(triage::decide(&world.chidi, idea, &decision("declined", "Nein.")).await);
    assert_eq!(declined, missing(Field::Ground));
    let handed = refusal(triage::decide(&world.chidi, idea, &decision("handed_over", "Dorthin.")).await);
    assert_eq!(handed, missing(Field::Place));
    let nothing = refusal(triage::decide(&world.chidi, idea, &decision("declined", "")).await);
    let both = [Field::Ground, Field::Answer].map(|field| FieldError { field, error: TextError::Missing });
    assert_eq!(nothing, Refusal::Invalid { fields: both.to_vec() }, "what lacks is said at once");
    let raw = RawDecision { ground: "law".into(), ..decision("declined", "Das Gesetz steht dagegen.") };
    triage::decide(&world.chidi, idea, &raw).await.unwrap();
    let page = world.page(&world.ben, idea).await;
    assert_eq!(page.history[1].note.as_deref(), Some("law"));
    assert!(page.verdict.is_none(), "the decision against the author is for the author");
    assert_eq!(world.page(&world.ana, idea).await.verdict.unwrap().ground, "law");
    let nothing = refusal(triage::decide(&world.ben, idea, &decision("open", "x")).await);
    assert_eq!(nothing, Refusal::NotAllowed);
}

#[tokio::test]
async fn nobody_decides_on_an_own_idea_or_on_one_of_the_own_unit() {
    let world = World::new().await;
    let (own, _) = world.post(&world.chidi, "Schlüssel für alle", true).await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let of_unit = world.as_moderator(id(&world.ben), Some(UnitId::from_i64(1)));
    for (call, idea) in [(&world.chidi, own), (&of_unit, idea)] {
        let thing = Thing::idea(idea);
        let decided = triage::decide(call, idea, &decision("in_review", "")).await;
        assert_eq!(refusal(decided), Refusal::ConflictOfInterest);
        let hidden = triage::hide(call, thing, "spam", "Das ist Werbung.").await;
        assert_eq!(refusal(hidden), Refusal::ConflictOfInterest);
        assert_eq!(refusal(triage::settle_reports(call, thing, None).await), Refusal::ConflictOfInterest);
    }
    let gül = world.colleague().await;
    let item = ItemKey::of_thing(Thing::idea(own));
    let deciders = triage::open(&world.chidi, item, None).await.unwrap().deciders;
    assert_eq!(deciders, [(id(&gül), "Gül Aydın".to_owned())], "it is given to those alone who may decide");
    let give = async |by, to| triage::assign(by, own, Some(id(to))).await;
    assert_eq!(refusal(give(&world.chidi, &world.chidi).await), Refusal::ConflictOfInterest);
    assert_eq!(refusal(give(&gül, &world.chidi).await), Refusal::SecondPersonNeeded);
    assert!(give(&world.chidi, &gül).await.is_ok());
    let shown = queue(&world.chidi, View::All).await;
    let conflicts: Vec<_> = shown.iter().filter(|item| item.conflict).map(|item| item.thing.idea).collect();
    assert_eq!(conflicts, [own], "the queue says so before anybody tries");
}

#[tokio::test]
async fn what_is_hidden_is_there_for_its_author_and_moderators_alone_and_comes_back_as_it_was() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let comment = world.comment(&world.ben, idea, "Der Hausmeister Meier ist faul.").await.id;
    world.comment(&world.ana, idea, "Bei uns auch.").await;
    let thing = Thing { idea, comment: Some(comment) };
    triage::hide(&world.chidi, thing, "person", "Da steht ein Name.").await.unwrap();
    let seen = world.page(&world.ana, idea).await;
    assert_eq!((seen.comments.len(), seen.comment_count), (1, 1), "not even the idea's author reads it");
    let own = world.page(&world.ben, idea).await;
    assert_eq!(own.comments[0].veil, Veil::Hidden);
    assert_eq!(own.comments[0].verdict.as_ref().unwrap().sentence, "Da steht ein Name.");
    assert_eq!(refusal(comments::versions(&world.ana, comment).await), Refusal::NotFound);
    let reply = comments::add(&world.ana, &crate::world::reply(idea, comment, "Stimmt"), None).await;
    assert_eq!(refusal(reply), Refusal::NotFound);
    let unsaid = triage::restore(&world.chidi, thing, "", "").await;
    assert!(matches!(refusal(unsaid), Refusal::Invalid { .. }), "its author hears why");
    restore(&world.chidi, thing).await.unwrap();
    assert_eq!(world.page(&world.ana, idea).await.comment_count, 2);
    let told = |page: IdeaPage| page.comments.into_iter().find_map(|comment| comment.verdict?.lifted);
    let lifted = told(world.page(&world.ben, idea).await).unwrap();
    assert_eq!((lifted.ground, &*lifted.sentence), (RestoreGround::Mistake, "Das war ein Irrtum."));
    assert_eq!(told(world.page(&world.ana, idea).await), None, "nobody else hears it");
    triage::undo(&world.chidi, None).await.unwrap();
    let hidden = world.page(&world.ben, idea).await.comments[0].clone();
    assert_eq!((hidden.veil, hidden.verdict.unwrap().lifted), (Veil::Hidden, None), "it was never said");
    restore(&world.chidi, thing).await.unwrap();

    triage::hide(&world.chidi, Thing::idea(idea), "insult", "Das beleidigt jemanden.").await.unwrap();
    assert_eq!(refusal(ideas::page(&world.ben, idea, None).await), Refusal::NotFound);
    let mine = world.page(&world.ana, idea).await;
    assert_eq!(mine.verdict.unwrap().sentence, "Das beleidigt jemanden.");
    restore(&world.chidi, Thing::idea(idea)).await.unwrap();
    let page = world.page(&world.ben, idea).await;
    assert_eq!((page.standing.overlay, page.ballot.tally.votes), (Overlay::None, 1));
    assert_eq!(page.verdict, None);
    let lifted = world.page(&world.ana, idea).await.verdict.unwrap().lifted.unwrap();
    assert_eq!(&*lifted.sentence, "Das war ein Irrtum.");
    let mut tx = world.service.store().read().await.unwrap();
    assert_eq!(tx.miscounted().await.unwrap(), 0);
}

#[tokio::test]
async fn there_is_one_appeal_and_another_person_decides_it() {
    let world = World::new().await;
    let gül = world.colleague().await;
    let (idea, claim) = world.post(&world.ana, "Ohne Namen geschrieben", false).await;
    let (thing, claim) = (Thing::idea(idea), claim.as_deref());
    triage::hide(&world.chidi, thing, "other", "Das gehört nicht hierher.").await.unwrap();
    let verdict = ideas::page(&world.ana, idea, claim).await.unwrap().verdict.unwrap();
    let why = "Das betrifft uns alle.";
    let reader = triage::appeal(&world.ben, thing, Some(verdict.id), why, None).await;
    assert_eq!(refusal(reader), Refusal::NotFound);
    let appeal = triage::appeal(&world.ana, thing, Some(verdict.id), why, claim).await.unwrap();
    let again = triage::appeal(&world.ana, thing, Some(verdict.id), why, claim).await;
    assert_eq!(refusal(again), Refusal::AlreadyAppealed);
    assert_eq!(kinds(&gül).await, [(ItemKind::Appeal, idea)]);
    let same = triage::decide_appeal(&world.chidi, appeal, "upheld", "Es bleibt dabei.").await;
    assert_eq!(refusal(same), Refusal::SecondPersonNeeded);
    triage::decide_appeal(&gül, appeal, "granted", "Sie haben recht.").await.unwrap();
    let twice = triage::decide_appeal(&gül, appeal, "upheld", "Es bleibt dabei.").await;
    assert_eq!(refusal(twice), Refusal::Stale);
    assert_eq!(world.page(&world.ben, idea).await.standing.overlay, Overlay::None);
    assert_eq!(kinds(&gül).await, [(ItemKind::New, idea)]);
}

#[tokio::test]
async fn showing_again_and_undoing_it_makes_no_appeal_vanish() {
    let world = World::new().await;
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let thing = Thing::idea(idea);
    triage::hide(&world.chidi, thing, "other", "Das verstehen wir nicht.").await.unwrap();
    let verdict = world.page(&world.ana, idea).await.verdict.unwrap().id;
    let appeal =
        triage::appeal(&world.ana, thing, Some(verdict), "Das ist ernst gemeint.", None).await.unwrap();
    restore(&world.chidi, thing).await.unwrap();
    triage::undo(&world.chidi, None).await.unwrap();
    assert_eq!(kinds(&gül).await, [(ItemKind::Appeal, idea)], "it waits again for another person");
    assert_eq!(world.page(&world.ana, idea).await.verdict.unwrap().appeal.unwrap().outcome, None);
    triage::decide_appeal(&gül, appeal, "upheld", "Es bleibt dabei.").await.unwrap();
}

#[tokio::test]
async fn a_declined_idea_whose_author_was_right_is_looked_into_again() {
    let world = World::new().await;
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let raw = RawDecision { ground: "cost".into(), ..decision("declined", "Zu teuer.") };
    triage::decide(&world.chidi, idea, &raw).await.unwrap();
    let verdict = world.page(&world.ana, idea).await.verdict.unwrap().id;
    let appeal = triage::appeal(&world.ana, Thing::idea(idea), Some(verdict), "Es kostet nichts.", None)
        .await
        .unwrap();
    triage::decide_appeal(&gül, appeal, "upheld", "Es bleibt dabei.").await.unwrap();
    let told = world.page(&world.ana, idea).await.verdict.unwrap().appeal.unwrap();
    assert_eq!((told.outcome, told.reply.as_str()), (Some(AppealOutcome::Upheld), "Es bleibt dabei."));

    let (other, _) = world.post(&world.ana, "Schlüssel für alle", true).await;
    triage::decide(&world.chidi, other, &raw).await.unwrap();
    let verdict = world.page(&world.ana, other).await.verdict.unwrap().id;
    let appeal = triage::appeal(&world.ana, Thing::idea(other), Some(verdict), "Es kostet nichts.", None)
        .await
        .unwrap();
    triage::decide_appeal(&gül, appeal, "granted", "Sie haben recht.").await.unwrap();
    assert_eq!(world.page(&world.ben, other).await.standing.status, Status::InReview);
    assert!(kinds(&gül).await.contains(&(ItemKind::Waiting, other)));
}

#[tokio::test]
async fn an_appeal_is_decided_though_another_decision_came_after_the_one_it_is_against() {
    let world = World::new().await;
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let thing = Thing::idea(idea);
    let raw = RawDecision { ground: "cost".into(), ..decision("declined", "Zu teuer.") };
    triage::decide(&world.chidi, idea, &raw).await.unwrap();
    let verdict = world.page(&world.ana, idea).await.verdict.unwrap().id;
    let appeal = triage::appeal(&world.ana, thing, Some(verdict), "Es kostet nichts.", None).await.unwrap();
    triage::hide(&gül, thing, "person", "Da steht ein Name.").await.unwrap();
    let item = queue(&gül, View::All).await.into_iter().find(|item| item.kind == ItemKind::Appeal).unwrap();
    let opened = triage::open(&gül, item.key, None).await.unwrap();
    assert_eq!(opened.verdict.unwrap().appeal.map(|filed| filed.id), Some(appeal));
    assert!(!opened.needs_other, "whoever hid it did not decline it");
    assert!(triage::open(&world.chidi, item.key, None).await.unwrap().needs_other);
    triage::decide_appeal(&gül, appeal, "granted", "Sie haben recht.").await.unwrap();
    let page = world.page(&gül, idea).await;
    assert_eq!((page.standing.status, page.standing.overlay), (Status::InReview, Overlay::Hidden));
}

/// Trap 9 of the peers.
#[tokio::test]
async fn three_hostile_reports_do_not_hide_and_a_unit_counts_once() {
    let world = World::new().await;
    let (old, _) = world.post(&world.ana, "Die ältere Idee", true).await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let unit = Some(UnitId::from_i64(1));
    for person in [&world.ana, &world.ben, &world.chidi] {
        let hostile = world.as_moderator(id(person), unit);
        reports::report(&hostile, idea, None, ReportReason::Spam, "Weg damit").await.unwrap();
    }
    let page = world.page(&world.ben, idea).await;
    assert!(page.text.is_some(), "reports hide nothing");
    let items = queue(&world.chidi, View::All).await;
    let report = items.iter().find(|item| item.kind == ItemKind::Report).unwrap();
    assert_eq!((report.thing.idea, report.weight), (idea, 1));
    assert_eq!(items[0].kind, ItemKind::Report, "reports come first, old ideas or not: {old}");
    let opened = triage::open(&world.chidi, report.key, None).await.unwrap();
    assert_eq!(opened.reports.len(), 3);
    assert!(triage::settle_reports(&world.chidi, Thing::idea(idea), None).await.unwrap().is_some());
    assert!(kinds(&world.chidi).await.iter().all(|(kind, _)| *kind != ItemKind::Report));
    assert!(world.page(&world.ben, idea).await.text.is_some());
}

#[tokio::test]
async fn a_report_that_came_while_somebody_read_waits_to_be_read() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let thing = Thing::idea(idea);
    let report = async |call: &Call, note: &str| {
        reports::report(call, idea, None, ReportReason::Insult, note).await.unwrap();
    };
    let waiting = async || {
        let items = queue(&world.chidi, View::All).await;
        let item = items.into_iter().find(|item| item.kind == ItemKind::Report)?;
        Some(triage::open(&world.chidi, item.key, None).await.unwrap().reports)
    };
    report(&world.ana, "Das kränkt.").await;
    let read = waiting().await.unwrap();
    report(&world.ben, "Und dort steht ein Name.").await;
    triage::settle_reports(&world.chidi, thing, Some(read[0].id)).await.unwrap();
    let left = waiting().await.unwrap();
    assert_eq!((left.len(), left[0].note.as_str()), (1, "Und dort steht ein Name."));
    triage::settle_reports(&world.chidi, thing, Some(left[0].id)).await.unwrap();
    assert_eq!(waiting().await, None);
    // What was looked at may have become another since.
    report(&world.ana, "Jetzt steht es im Titel.").await;
    report(&world.ana, "Noch einmal.").await;
    let again = waiting().await.unwrap();
    assert_eq!((again.len(), again[0].note.as_str()), (1, "Jetzt steht es im Titel."));
}

#[tokio::test]
async fn parts_of_an_answered_idea_have_its_answer_and_break_no_promise() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker und Schlüssel", true).await;
    let long_ago = monday().plus(-40 * DAY).as_millis();
    world.run(format!("UPDATE ideas SET created_at = {long_ago} WHERE number = {idea}")).await;
    triage::decide(&world.chidi, idea, &decision("", "Wir fragen nach.")).await.unwrap();
    let part = |title: &str| RawPart {
        text: IdeaText { title: title.into(), pinch: "Der Weg ist zu weit.".into(), wish: String::new() },
        topic: String::new(),
    };
    let parts =
        triage::split(&world.chidi, idea, &[part("Der Drucker"), part("Der Schlüssel")]).await.unwrap();
    assert!(queue(&world.chidi, View::Overdue).await.is_empty());
    for part in parts {
        let page = world.page(&world.ben, part).await;
        assert!(page.answer.unwrap().html.contains("Wir fragen nach."));
    }
    let mut tx = world.service.store().read().await.unwrap();
    let awaited = tx.awaited(None).await.unwrap();
    assert_eq!(awaited.len(), 2);
    assert!(awaited.iter().all(|(_, idea)| idea.answered == Some(monday())));
}

#[tokio::test]
async fn what_waits_for_nothing_is_opened_by_its_number_and_decided_on() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let comment = world.comment(&world.ben, idea, "Der Hausmeister ist faul.").await.id;
    triage::decide(&world.chidi, idea, &decision("planned", "Im Herbst.")).await.unwrap();
    assert!(kinds(&world.chidi).await.is_empty());
    let of_comment = Thing { idea, comment: Some(comment) };
    let open = async |call: &Call, thing| triage::open(call, ItemKey::of_thing(thing), None).await;
    for thing in [Thing::idea(idea), of_comment] {
        let item = open(&world.chidi, thing).await.unwrap().item;
        assert_eq!((item.kind, item.thing, item.key), (ItemKind::Settled, thing, ItemKey::of_thing(thing)));
        assert_eq!(refusal(open(&world.ana, thing).await), Refusal::NotAllowed);
    }
    triage::decide(&world.chidi, idea, &decision("done", "Er steht da.")).await.unwrap();
    assert!(kinds(&world.chidi).await.is_empty(), "nothing waits that was only opened");
    reports::report(&world.ana, idea, Some(comment), ReportReason::Insult, "").await.unwrap();
    let waits = open(&world.chidi, of_comment).await.unwrap();
    assert_eq!((waits.item.kind, waits.reports.len()), (ItemKind::Report, 1), "it is opened as what waits");
    let none = Thing::idea(IdeaNumber::from_i64(99));
    assert_eq!(refusal(open(&world.chidi, none).await), Refusal::NotFound);
}

#[tokio::test]
async fn the_promise_runs_by_working_days_and_ends_with_an_answer() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let item = queue(&world.chidi, View::All).await.remove(0);
    // Monday, 4 February 2019; ten working days later it is Monday, the 18th.
    assert_eq!((item.due.rfc3339().as_str(), item.light), ("2019-02-18T23:00:00Z", Light::Green));
    assert!(queue(&world.chidi, View::Overdue).await.is_empty());
    let later = world.at(&world.chidi, monday().plus(11 * DAY));
    assert_eq!(queue(&later, View::All).await[0].light, Light::Amber);
    let late = world.at(&world.chidi, monday().plus(15 * DAY));
    let overdue = queue(&late, View::Overdue).await;
    assert_eq!((overdue.len(), overdue[0].light), (1, Light::Red));
    let counts = triage::list(&late, &QueueQuery::default()).await.unwrap().counts;
    assert_eq!((counts.all, counts.overdue, counts.mine), (1, 1, 0));
    triage::decide(&late, idea, &decision("planned", "Im Herbst.")).await.unwrap();
    assert!(kinds(&late).await.is_empty());
}

#[tokio::test]
async fn items_are_given_to_somebody_and_found_there() {
    let world = World::new().await;
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    assert!(triage::assign(&world.chidi, idea, Some(id(&world.ben))).await.is_err(), "Ben does not moderate");
    triage::assign(&world.chidi, idea, Some(id(&gül))).await.unwrap();
    assert_eq!(queue(&gül, View::Mine).await.len(), 1);
    assert!(queue(&world.chidi, View::Mine).await.is_empty());
    assert_eq!(queue(&world.chidi, View::All).await[0].assignee, Some((id(&gül), "Gül Aydın".into())));
    triage::decide(&gül, idea, &decision("in_review", "")).await.unwrap();
    assert!(queue(&world.chidi, View::Waiting).await.is_empty(), "no unit was asked");
    assert_eq!(queue(&world.chidi, View::All).await[0].kind, ItemKind::Waiting);
    triage::assign(&gül, idea, None).await.unwrap();
    assert!(queue(&gül, View::Mine).await.is_empty());
}

#[tokio::test]
async fn the_last_act_can_be_undone_by_whoever_did_it() {
    let world = World::new().await;
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    assert_eq!(refusal(triage::undo(&world.chidi, None).await), Refusal::NothingToUndo);
    let raw = RawDecision { ground: "law".into(), ..decision("declined", "Geht nicht.") };
    triage::decide(&world.chidi, idea, &raw).await.unwrap();
    assert_eq!(refusal(triage::undo(&gül, None).await), Refusal::NothingToUndo, "only one's own");
    triage::undo(&world.chidi, None).await.unwrap();
    let page = world.page(&world.ana, idea).await;
    assert_eq!((page.standing.status, page.answer, page.verdict), (Status::Open, None, None));
    assert_eq!(kinds(&world.chidi).await, [(ItemKind::New, idea)]);
    assert_eq!(refusal(triage::undo(&world.chidi, None).await), Refusal::NothingToUndo, "once");

    reports::report(&world.ben, idea, None, ReportReason::Spam, "").await.unwrap();
    triage::hide(&world.chidi, Thing::idea(idea), "spam", "Das ist Werbung.").await.unwrap();
    triage::undo(&world.chidi, None).await.unwrap();
    assert!(world.page(&world.ben, idea).await.text.is_some());
    assert!(kinds(&world.chidi).await.contains(&(ItemKind::Report, idea)), "the report waits again");

    triage::decide(&world.chidi, idea, &decision("in_review", "")).await.unwrap();
    triage::decide(&gül, idea, &decision("planned", "Im Herbst.")).await.unwrap();
    let late = refusal(triage::undo(&world.chidi, None).await);
    assert_eq!(late, Refusal::NothingToUndo, "a colleague has gone on");
    let old = world.at(&gül, monday().plus(3 * HOUR));
    assert_eq!(refusal(triage::undo(&old, None).await), Refusal::NothingToUndo, "too long ago");
}

#[tokio::test]
async fn what_others_have_said_since_survives_an_undo() {
    let world = World::new().await;
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    triage::decide(&world.chidi, idea, &decision("", "Danke.")).await.unwrap();
    triage::decide(&gül, idea, &decision("", "Wir sehen es uns an.")).await.unwrap();
    assert_eq!(refusal(triage::undo(&world.chidi, None).await), Refusal::NothingToUndo, "gone on");
    assert!(world.page(&world.ana, idea).await.answer.unwrap().html.contains("sehen"));

    triage::hide(&world.chidi, Thing::idea(idea), "spam", "Das ist Werbung.").await.unwrap();
    let verdict = world.page(&world.ana, idea).await.verdict.unwrap().id;
    let why = "Das ist keine Werbung.";
    triage::appeal(&world.ana, Thing::idea(idea), Some(verdict), why, None).await.unwrap();
    assert_eq!(refusal(triage::undo(&world.chidi, None).await), Refusal::NothingToUndo);
    restore(&world.chidi, Thing::idea(idea)).await.unwrap();
    assert!(kinds(&gül).await.is_empty(), "the appeal has done its service");
}

#[tokio::test]
async fn every_act_is_in_the_audit() {
    let world = World::new().await;
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    triage::assign(&world.chidi, idea, Some(id(&gül))).await.unwrap();
    triage::decide(&world.chidi, idea, &decision("planned", "Im Herbst.")).await.unwrap();
    triage::undo(&world.chidi, None).await.unwrap();
    triage::hide(&world.chidi, Thing::idea(idea), "person", "Da steht ein Name.").await.unwrap();
    restore(&world.chidi, Thing::idea(idea)).await.unwrap();
    for (verb, detail) in [
        ("assign", ""),
        ("answer", "open->planned"),
        ("undo", "answer"),
        ("hide", "person"),
        ("restore", "mistake"),
    ] {
        let found = world
            .number(&format!(
                "SELECT COUNT(*) FROM audit_entries WHERE verb = '{verb}' AND detail = '{detail}'"
            ))
            .await;
        assert_eq!(found, 1, "{verb}");
    }
}

#[tokio::test]
async fn a_page_of_the_queue_goes_on_where_the_one_before_ended() {
    let world = World::new().await;
    for n in 0..7 {
        world.post(&world.ana, &format!("Idee Nummer {n}"), true).await;
    }
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let query = QueueQuery { limit: 3, after, ..QueueQuery::default() };
        let page = triage::list(&world.chidi, &query).await.unwrap();
        assert_eq!(page.counts.all, 7);
        seen.extend(page.items.items.iter().map(|item| item.thing.idea));
        after = page.items.next;
        if after.is_none() {
            break;
        }
    }
    let mut once = seen.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!((seen.len(), once.len()), (7, 7));
    assert_eq!(refusal(triage::list(&world.ana, &QueueQuery::default()).await), Refusal::NotAllowed);
}
