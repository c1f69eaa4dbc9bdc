use domain::{
    comments::ReportReason,
    events::Event,
    ideas::{Relation, Status},
    ids::CommentId,
    people::Role,
    policy::Report,
    text::{BarrierText, ReportNote},
};
use store::{
    StoreError,
    events::{Audience, Recorded},
    testing::Fresh,
};

use crate::world::{actor, locked, now, scalar, world};

async fn what_happened_comes_back_in_order(store: &Fresh) {
    let idea = world(store).await.idea(store, "Die erste Idee").await;
    let comment = CommentId::from_i64(3);
    let entries = [
        Recorded { event: Event::IdeaPosted { idea }, role: None, at: now() },
        Recorded {
            event: Event::StatusChanged {
                idea,
                status: Status::InReview,
                note: Some("Grund: „Größe“".into()),
            },
            role: Some(Role::Moderator),
            at: now().plus(1),
        },
        Recorded {
            event: Event::Judged { idea, comment: Some(comment) },
            role: Some(Role::Council),
            at: now().day(),
        },
    ];
    let of_comments = [
        Event::CommentAdded { idea, comment },
        Event::CommentEdited { idea, comment },
        Event::CommentDeleted { idea, comment },
        Event::CommentHidden { idea, comment },
        Event::CommentRestored { idea, comment },
    ];
    let of_comments = of_comments.map(|event| Recorded { event, role: None, at: now() });
    for entry in entries.clone().into_iter().chain(of_comments) {
        let done = store.write(move |tx| Box::pin(async move { tx.record(entry, Audience::Everyone).await }));
        done.await.unwrap();
    }
    assert_eq!(store.read().await.unwrap().history_of(idea).await.unwrap(), entries);
}

async fn what_is_held_or_hidden_is_written_down_and_not_told(store: &Fresh) {
    let idea = world(store).await.idea(store, "Die erste Idee").await;
    let mut heard = store.changes();
    let done = store.write(move |tx| {
        Box::pin(async move {
            let at = now();
            tx.record(Recorded { event: Event::IdeaPosted { idea }, role: None, at }, Audience::Nobody).await
        })
    });
    done.await.unwrap();
    assert!(heard.try_recv().is_err());
    assert_eq!(store.read().await.unwrap().history_of(idea).await.unwrap().len(), 1);
}

async fn a_report_counts_once(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Die erste Idee").await;
    let mut first = Vec::new();
    for _ in 0..2 {
        let done = store.write(move |tx| {
            Box::pin(async move {
                let standing = locked(tx, idea).await.standing(Relation::Reader, now());
                let permit = actor(world.ben).report(Report { idea, comment: None }, &standing).unwrap();
                let note = ReportNote::parse("Da steht ein Name.").unwrap();
                tx.add_report(permit, [9; 32], [8; 32], ReportReason::Person, note, now()).await
            })
        });
        first.push(done.await.unwrap());
    }
    assert_eq!(first, [true, false]);
    assert_eq!(scalar(store, "SELECT COUNT(*) FROM reports WHERE reason = 'person'").await, 1);
}

async fn everybody_may_report_a_barrier(store: &Fresh) {
    let done = store.write(|tx| {
        Box::pin(async move {
            let body = BarrierText::parse("Der Knopf hat keinen Namen.").unwrap();
            tx.add_barrier_report(body, ReportNote::parse("").unwrap(), now()).await?;
            Ok::<_, StoreError>(())
        })
    });
    done.await.unwrap();
    assert_eq!(scalar(store, "SELECT COUNT(*) FROM barrier_reports WHERE contact = ''").await, 1);
}

store::contract!(
    what_happened_comes_back_in_order,
    what_is_held_or_hidden_is_written_down_and_not_told,
    a_report_counts_once,
    everybody_may_report_a_barrier,
);
