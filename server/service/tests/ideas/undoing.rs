//! Taking back what moderation did, right away or from the history, and what two who work at once do to each other.

use domain::{
    audit::Verb,
    comments::ReportReason,
    ideas::{Overlay, Status},
    ids::ActId,
    refusals::Refusal,
    time::{DAY, HOUR},
    triage::{ActKey, ItemKind, QueueQuery, RawDecision, Thing, UNDO_WITHIN, View},
};
use service::{Call, comments, ideas, news, purge, reports, triage};

use crate::{
    merging::stories,
    world::{World, id, monday, refusal, restore, schedule},
};

stories!(
    each_act_is_undone_from_the_history_by_a_colleague_the_last_first,
    an_act_that_is_not_the_last_any_more_stays,
    what_tied_ideas_comes_apart_by_its_own_ways_alone,
    nobody_overrules_by_a_key_who_decided_against_them,
    what_a_comment_went_through_leaves_its_idea_alone,
    a_move_without_an_answer_leaves_what_a_colleague_prepared,
    nobody_who_moderates_no_longer_gets_an_item_back,
    whose_act_it_was_is_forgotten_within_the_hour,
    an_undone_answer_is_prepared_again_and_nothing_written_is_lost,
    two_who_answer_at_once_do_not_both_go_out,
    a_colleagues_prepared_answer_is_not_overwritten_unread,
    who_is_concerned_neither_prepares_nor_takes_up_an_opinion,
    what_is_said_below_a_withdrawn_idea_can_still_be_moderated,
    what_went_to_a_workshop_unanswered_still_waits_for_its_answer,
    authors_hear_what_was_decided_on_their_own,
    reading_reports_is_noted_for_each_thing,
);

fn decision(status: &str, answer: &str) -> RawDecision {
    RawDecision { status: status.into(), answer: answer.into(), ..RawDecision::default() }
}

async fn last(call: &Call, thing: Thing) -> Option<ActId> {
    let acts = triage::undoable(call, thing.idea).await.unwrap();
    acts.iter().find(|act| act.about == ActKey { thing, matter: None }).map(|act| act.id)
}

async fn kinds(call: &Call, view: View) -> Vec<ItemKind> {
    let queue = triage::list(call, &QueueQuery { view, ..QueueQuery::default() }).await.unwrap();
    queue.items.items.iter().map(|item| item.kind).collect()
}

async fn each_act_is_undone_from_the_history_by_a_colleague_the_last_first(world: World) {
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let thing = Thing::idea(idea);
    triage::decide(&world.chidi, idea, &decision("in_review", "")).await.unwrap();
    triage::assign(&world.chidi, idea, Some(id(&gül))).await.unwrap();
    triage::hide(&world.chidi, thing, "person", "Da steht ein Name.").await.unwrap();
    let later = world.at(&gül, monday().plus(5 * DAY));
    let offered: Vec<Verb> =
        triage::undoable(&later, idea).await.unwrap().iter().map(|act| act.verb).collect();
    assert_eq!(offered, [Verb::Hide, Verb::Assign]);
    assert_eq!(triage::undoable(&world.ana, idea).await.unwrap(), [], "for moderators");
    let hidden = last(&later, thing).await;
    triage::undo(&later, hidden).await.unwrap();
    assert!(world.page(&world.ben, idea).await.text.is_some());
    assert_eq!(refusal(triage::undo(&later, hidden).await), Refusal::NothingToUndo, "each once");
    let moved = last(&later, thing).await;
    triage::undo(&later, moved).await.unwrap();
    assert_eq!(world.page(&world.ben, idea).await.standing.status, Status::Open);
    let [ref assigned] = triage::undoable(&later, idea).await.unwrap()[..] else { panic!("one is left") };
    triage::undo(&later, Some(assigned.id)).await.unwrap();
    assert!(triage::list(&later, &QueueQuery::default()).await.unwrap().items.items[0].assignee.is_none());

    // Whoever has to do with it leaves a colleague's act as it is, and nobody goes back further than a month.
    let (own, _) = world.post(&gül, "Die Idee einer Moderatorin", true).await;
    triage::decide(&world.chidi, own, &decision("in_review", "")).await.unwrap();
    let act = last(&world.chidi, Thing::idea(own)).await;
    assert_eq!(refusal(triage::undo(&gül, act).await), Refusal::ConflictOfInterest);
    let old = world.at(&world.chidi, monday().plus(UNDO_WITHIN + DAY + 1));
    assert_eq!(refusal(triage::undo(&old, act).await), Refusal::NothingToUndo);
}

async fn an_act_that_is_not_the_last_any_more_stays(world: World) {
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let thing = Thing::idea(idea);
    triage::decide(&world.chidi, idea, &decision("in_review", "")).await.unwrap();
    let first = last(&world.chidi, thing).await;
    triage::decide(&gül, idea, &decision("planned", "Im Herbst.")).await.unwrap();
    assert_eq!(refusal(triage::undo(&world.chidi, first).await), Refusal::NothingToUndo);
    assert_eq!(world.page(&world.ben, idea).await.standing.status, Status::Planned);
}

async fn what_tied_ideas_comes_apart_by_its_own_ways_alone(world: World) {
    let gül = world.colleague().await;
    let (one, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let (other, _) = world.post(&gül, "Drucker im Keller", true).await;
    triage::merge(&world.chidi, one, &other.to_string(), "Beide meinen den Drucker.").await.unwrap();
    triage::unmerge(&world.chidi, one).await.unwrap();
    // Tied again, its voters would count for the colleague's own idea.
    assert_eq!(last(&gül, Thing::idea(one)).await, None);
    let act = last(&world.chidi, Thing::idea(one)).await;
    assert!(act.is_some());
    assert_eq!(refusal(triage::undo(&gül, act).await), Refusal::NothingToUndo);
    let late = world.at(&world.chidi, schedule().review);
    assert_eq!(refusal(triage::undo(&late, act).await), Refusal::NothingToUndo);
    assert_eq!(world.page(&world.ben, one).await.standing.overlay, Overlay::None);
}

async fn nobody_overrules_by_a_key_who_decided_against_them(world: World) {
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let thing = Thing::idea(idea);
    triage::hide(&world.chidi, thing, "person", "Da steht ein Name.").await.unwrap();
    triage::appeal(&world.ana, thing, None, "Das ist nur ein Vorname.", None).await.unwrap();
    restore(&gül, thing).await.unwrap();
    let act = last(&gül, thing).await;
    assert!(act.is_some(), "whoever did it takes it back");
    assert_eq!(refusal(triage::undo(&world.chidi, act).await), Refusal::NothingToUndo);
    assert!(world.page(&world.ben, idea).await.text.is_some());
}

async fn what_a_comment_went_through_leaves_its_idea_alone(world: World) {
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let comment = world.comment(&world.ben, idea, "Der Kollege Meier ist schuld.").await.id;
    let thing = Thing { idea, comment: Some(comment) };
    triage::hide(&world.chidi, thing, "person", "Da steht ein Name.").await.unwrap();
    triage::decide(&world.chidi, idea, &decision("in_review", "")).await.unwrap();
    let act = last(&world.chidi, thing).await;
    triage::undo(&world.chidi, act).await.unwrap();
    let page = world.page(&world.ana, idea).await;
    assert_eq!(page.standing.status, Status::InReview);
    assert!(page.comments[0].html.is_some());
    // What its author has deleted since does not come back.
    triage::hide(&world.chidi, thing, "person", "Da steht ein Name.").await.unwrap();
    let act = last(&world.chidi, thing).await;
    comments::delete(&world.ben, comment, None).await.unwrap();
    assert_eq!(refusal(triage::undo(&world.chidi, act).await), Refusal::NothingToUndo);
}

async fn a_move_without_an_answer_leaves_what_a_colleague_prepared(world: World) {
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    triage::prepare(&gül, idea, &decision("", "Das nehmen wir uns vor.")).await.unwrap();
    triage::decide(&world.chidi, idea, &decision("in_review", "")).await.unwrap();
    triage::decide(&world.chidi, idea, &decision("", "Danke.")).await.unwrap();
    let kept = triage::prepared(&gül, idea).await.unwrap();
    assert_eq!(kept.decision.answer, "Das nehmen wir uns vor.");
    // Its writer sends it, and it is prepared no longer.
    let sent = RawDecision { replaces: kept.at.rfc3339(), ..kept.decision };
    triage::decide(&gül, idea, &sent).await.unwrap();
    assert_eq!(refusal(triage::prepared(&gül, idea).await), Refusal::NotFound);
}

async fn nobody_who_moderates_no_longer_gets_an_item_back(world: World) {
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    triage::assign(&world.chidi, idea, Some(id(&gül))).await.unwrap();
    triage::assign(&world.chidi, idea, Some(id(&world.chidi))).await.unwrap();
    world.run(format!("UPDATE people SET role = 'employee' WHERE id = {}", id(&gül).as_i64())).await;
    triage::undo(&world.chidi, None).await.unwrap();
    assert_eq!(world.number("SELECT COUNT(*) FROM assignments").await, 0);
}

async fn whose_act_it_was_is_forgotten_within_the_hour(world: World) {
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    triage::decide(&world.chidi, idea, &decision("in_review", "")).await.unwrap();
    let known = "SELECT COUNT(*) FROM acts WHERE person_id IS NOT NULL";
    assert_eq!(world.number(known).await, 1);
    let later = world.at(&world.chidi, monday().plus(HOUR + 1));
    purge::purge(&world.service).await.unwrap();
    assert_eq!(world.number(known).await, 0);
    assert_eq!(refusal(triage::undo(&later, None).await), Refusal::NothingToUndo);
    let act = last(&later, Thing::idea(idea)).await;
    triage::undo(&later, act).await.unwrap();
}

async fn an_undone_answer_is_prepared_again_and_nothing_written_is_lost(world: World) {
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let raw = RawDecision { ground: "law".into(), ..decision("declined", "Das **Gesetz** steht dagegen.") };
    triage::decide(&world.chidi, idea, &raw).await.unwrap();
    triage::undo(&world.chidi, None).await.unwrap();
    let kept = triage::prepared(&world.chidi, idea).await.unwrap();
    let said = (kept.decision.status.as_str(), kept.decision.answer.as_str(), kept.decision.ground.as_str());
    assert_eq!(said, ("declined", "Das **Gesetz** steht dagegen.", "law"));
    let outcomes = triage::bulk(&world.chidi, &domain::triage::Bulk::Publish, &[Thing::idea(idea)]).await;
    assert_eq!(outcomes.unwrap()[0].refusal, None);
    assert_eq!(world.page(&world.ben, idea).await.standing.status, Status::Declined);
}

async fn two_who_answer_at_once_do_not_both_go_out(world: World) {
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let seen =
        |answer: &str| RawDecision { seen: "open".into(), seen_answers: "0".into(), ..decision("", answer) };
    triage::decide(&world.chidi, idea, &seen("Danke, wir sehen es uns an.")).await.unwrap();
    let second = triage::decide(&gül, idea, &seen("Dazu können wir nichts sagen.")).await;
    assert_eq!(refusal(second), Refusal::Stale);
    assert!(world.page(&world.ben, idea).await.earlier_answers.is_empty());
}

async fn a_colleagues_prepared_answer_is_not_overwritten_unread(world: World) {
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    triage::prepare(&world.chidi, idea, &decision("planned", "Im Sommer.")).await.unwrap();
    let unread = triage::prepare(&gül, idea, &decision("planned", "Nie.")).await;
    assert_eq!(refusal(unread), Refusal::Stale);
    let kept = triage::prepared(&gül, idea).await.unwrap();
    assert_eq!(kept.decision.answer, "Im Sommer.");
    let later = world.at(&gül, monday().plus(HOUR));
    let read = RawDecision { replaces: kept.at.rfc3339(), ..decision("planned", "Im Herbst.") };
    triage::prepare(&later, idea, &read).await.unwrap();
    triage::forget_prepared(&later, idea).await.unwrap();
    triage::forget_prepared(&later, idea).await.unwrap();
    let noted = "SELECT COUNT(*) FROM audit_entries WHERE verb = 'prepare' AND detail = ";
    assert_eq!(world.number(&format!("{noted}''")).await, 2);
    assert_eq!(world.number(&format!("{noted}'discarded'")).await, 1);
}

async fn who_is_concerned_neither_prepares_nor_takes_up_an_opinion(world: World) {
    let gül = world.colleague().await;
    let (idea, _) = world.post(&gül, "Die Idee einer Moderatorin", true).await;
    triage::prepare(&world.chidi, idea, &decision("planned", "Im Sommer.")).await.unwrap();
    assert_eq!(refusal(triage::forget_prepared(&gül, idea).await), Refusal::ConflictOfInterest);
    let question = domain::opinions::RawQuestion {
        unit: "kitas".into(),
        question: "Geht das mit dem Datenschutz zusammen?".into(),
        due: "2019-02-20".into(),
        ..Default::default()
    };
    let (opinion, _) = service::opinions::ask(&world.chidi, idea, &question).await.unwrap();
    assert_eq!(refusal(service::opinions::revoke(&gül, opinion).await), Refusal::ConflictOfInterest);
    assert_eq!(refusal(service::opinions::take(&gül, opinion).await), Refusal::ConflictOfInterest);
    service::opinions::revoke(&world.chidi, opinion).await.unwrap();
}

async fn what_is_said_below_a_withdrawn_idea_can_still_be_moderated(world: World) {
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let comment = world.comment(&world.ben, idea, "Der Kollege Meier ist schuld.").await.id;
    reports::report(&world.ana, idea, Some(comment), ReportReason::Person, "").await.unwrap();
    ideas::withdraw(&world.ana, idea, None).await.unwrap();
    assert_eq!(kinds(&world.chidi, View::All).await, [ItemKind::Report], "others still read it");
    let queue = triage::list(&world.chidi, &QueueQuery::default()).await.unwrap();
    assert_eq!(queue.items.items[0].title, "…", "what was taken back is read by nobody");
    let thing = Thing { idea, comment: Some(comment) };
    triage::hide(&world.chidi, thing, "person", "Da steht ein Name.").await.unwrap();
    let read = |call: Call| {
        let world = &world;
        async move { world.page(&call, idea).await.comments.iter().any(|known| known.html.is_some()) }
    };
    assert!(!read(world.ana.clone()).await);
    triage::appeal(&world.ben, thing, None, "Das ist nur ein Vorname.", None).await.unwrap();
    assert_eq!(kinds(&world.chidi, View::All).await, [ItemKind::Appeal]);
    restore(&world.chidi, thing).await.unwrap();
    assert!(read(world.ana.clone()).await);
    let own = triage::hide(&world.chidi, Thing::idea(idea), "person", "Da steht ein Name.").await;
    assert_eq!(refusal(own), Refusal::Withdrawn, "there is nothing left of the idea itself");
}

async fn what_went_to_a_workshop_unanswered_still_waits_for_its_answer(world: World) {
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    triage::decide(&world.chidi, idea, &decision("in_workshop", "")).await.unwrap();
    assert_eq!(kinds(&world.chidi, View::All).await, [ItemKind::New]);
    triage::decide(&world.chidi, idea, &decision("", "Eine Werkstatt nimmt sich das vor.")).await.unwrap();
    assert!(kinds(&world.chidi, View::All).await.is_empty());
}

async fn authors_hear_what_was_decided_on_their_own(world: World) {
    let gül = world.colleague().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let comment = world.comment(&world.ben, idea, "Der Kollege Meier ist schuld.").await.id;
    let thing = Thing { idea, comment: Some(comment) };
    let judged = async |call: &Call| {
        let mine = news::my_ideas(call).await.unwrap();
        news::write_marks(&world.service).await.unwrap();
        let all = [mine.posted, mine.commented];
        all.iter().flat_map(|list| &list.items).any(|idea| idea.news.judged)
    };
    // On the first visit nothing is new.
    assert!(!judged(&world.ben).await && !judged(&world.ana).await);
    triage::hide(&world.chidi, thing, "person", "Da steht ein Name.").await.unwrap();
    assert!(judged(&world.ben).await);
    assert!(!judged(&world.ana).await, "it is none of theirs");
    triage::appeal(&world.ben, thing, None, "Das ist nur ein Vorname.", None).await.unwrap();
    let appeal = world.number("SELECT MAX(id) FROM appeals").await;
    let appeal = domain::ids::AppealId::from_i64(appeal);
    assert!(!judged(&world.ben).await);
    triage::decide_appeal(&gül, appeal, "upheld", "Es bleibt dabei.").await.unwrap();
    assert!(judged(&world.ben).await);
    assert!(!judged(&world.ana).await);
    comments::delete(&world.ben, comment, None).await.unwrap();
}

async fn reading_reports_is_noted_for_each_thing(world: World) {
    for title in ["Die erste Idee", "Die zweite Idee"] {
        let (idea, _) = world.post(&world.ana, title, true).await;
        reports::report(&world.ben, idea, None, ReportReason::Spam, "").await.unwrap();
    }
    let query = QueueQuery { kind: Some(ItemKind::Report), ..QueueQuery::default() };
    for item in triage::list(&world.chidi, &query).await.unwrap().items.items {
        triage::open(&world.chidi, item.key, None).await.unwrap();
        triage::open(&world.chidi, item.key, None).await.unwrap();
    }
    let noted = "SELECT COUNT(*) FROM audit_entries WHERE verb = 'read_reports'";
    assert_eq!(world.number(noted).await, 2);
}
