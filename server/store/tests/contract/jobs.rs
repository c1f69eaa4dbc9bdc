use domain::time::{MINUTE, Timestamp};
use store::{Store, StoreError, jobs::ClaimedJob, testing::Fresh};

use crate::world::now;

async fn enqueue(store: &Store, job: &'static str, due_at: Timestamp) {
    let done = store.write(move |tx| Box::pin(async move { tx.enqueue(job.into(), due_at, now()).await }));
    done.await.unwrap();
}

async fn claim(store: &Store, at: Timestamp) -> Option<ClaimedJob> {
    let done = store.write(move |tx| Box::pin(async move { tx.claim_job(at, at.plus(10 * MINUTE)).await }));
    done.await.unwrap()
}

async fn nobody_begins_before_it_is_due(store: &Fresh) {
    enqueue(store, "later", now().plus(MINUTE)).await;
    assert_eq!(claim(store, now()).await, None);
    let job = claim(store, now().plus(MINUTE)).await.unwrap();
    assert_eq!((job.job.as_str(), job.attempts), ("later", 1));
}

async fn no_two_workers_have_the_same_job(store: &Fresh) {
    for job in ["a", "b", "c"] {
        enqueue(store, job, now()).await;
    }
    let claimed = futures::future::join_all((0..6).map(|_| claim(store, now()))).await;
    let mut jobs: Vec<String> = claimed.into_iter().flatten().map(|job| job.job).collect();
    // PostgreSQL skips what another is just taking; whoever comes next finds it.
    while let Some(job) = claim(store, now()).await {
        jobs.push(job.job);
    }
    jobs.sort();
    assert_eq!(jobs, ["a", "b", "c"]);
}

async fn what_a_worker_left_lying_another_takes(store: &Fresh) {
    enqueue(store, "once", now()).await;
    claim(store, now()).await.unwrap();
    assert_eq!(claim(store, now().plus(9 * MINUTE)).await, None);
    let again = claim(store, now().plus(10 * MINUTE)).await.unwrap();
    assert_eq!(again.attempts, 2);
}

async fn what_is_done_is_gone_and_what_is_put_off_comes_again(store: &Fresh) {
    enqueue(store, "once", now()).await;
    let job = claim(store, now()).await.unwrap().id;
    let later = now().plus(MINUTE);
    let done = store.write(move |tx| {
        Box::pin(async move {
            tx.put_off_job(job, later).await?;
            Ok::<_, StoreError>((tx.is_enqueued("once").await?, tx.is_enqueued("other").await?))
        })
    });
    assert_eq!(done.await.unwrap(), (true, false));
    assert_eq!(claim(store, now()).await, None);
    assert_eq!(claim(store, later).await.unwrap().id, job);
    store.write(move |tx| Box::pin(async move { tx.finish_job(job).await })).await.unwrap();
    assert_eq!(claim(store, later.plus(60 * MINUTE)).await, None);
}

store::contract!(
    nobody_begins_before_it_is_due,
    no_two_workers_have_the_same_job,
    what_a_worker_left_lying_another_takes,
    what_is_done_is_gone_and_what_is_put_off_comes_again,
);
