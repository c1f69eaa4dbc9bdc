use domain::{
    comments::ReportReason,
    ideas::{Overlay, Status},
    refusals::Refusal,
    time::{DAY, HOUR},
};
use service::{jobs, reports};

use crate::world::{World, monday, refusal};

#[tokio::test]
async fn reporting_twice_changes_nothing_and_hides_nothing() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let comment = world.comment(&world.ana, idea, "Und noch etwas.").await.id;
    for thing in [None, None, Some(comment), Some(comment)] {
        reports::report(&world.ben, idea, thing, ReportReason::Person, "Da steht ein Name.").await.unwrap();
    }
    let page = world.page(&world.ben, idea).await;
    assert!(page.text.is_some() && page.comments[0].html.is_some());
}

#[tokio::test]
async fn only_what_one_sees_can_be_reported() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let (other, _) = world.post(&world.ana, "Schlüssel für alle", true).await;
    let comment = world.comment(&world.ana, other, "Und noch etwas.").await.id;
    let hidden = world.idea_in("Verborgen", Status::Open, Overlay::Hidden).await;
    let report =
        async |idea, comment| reports::report(&world.ben, idea, comment, ReportReason::Spam, "").await;
    assert_eq!(refusal(report(idea, Some(comment)).await), Refusal::NotFound);
    assert_eq!(refusal(report(hidden, None).await), Refusal::NotFound);
    let visitor = reports::report(&world.visitor, idea, None, ReportReason::Spam, "").await;
    assert_eq!(refusal(visitor), Refusal::SignInFirst);
}

#[tokio::test]
async fn a_barrier_can_be_reported_by_everybody() {
    let world = World::new().await;
    reports::report_barrier(&world.visitor, "Der Knopf hat keinen Namen.", "").await.unwrap();
    let empty = refusal(reports::report_barrier(&world.visitor, " ", "").await);
    assert!(matches!(empty, Refusal::Invalid { fields } if fields.len() == 1));
}

#[tokio::test]
async fn what_has_had_its_time_is_forgotten_every_hour() {
    let world = World::new().await;
    jobs::schedule(&world.service).await.unwrap();
    jobs::schedule(&world.service).await.unwrap();
    assert_eq!(jobs::finish_due(&world.service).await.unwrap(), 3);
    assert_eq!(jobs::finish_due(&world.service).await.unwrap(), 0);
    world.clock.set(monday().plus(HOUR));
    assert_eq!(jobs::finish_due(&world.service).await.unwrap(), 3);
    world.clock.set(monday().plus(4 * DAY));
    assert_eq!(jobs::finish_due(&world.service).await.unwrap(), 3, "four days of outage are caught up once");
}
