//! Readers who go before they have their page: they press reload, or the network of the depot is gone again.

use std::{
    future::poll_fn,
    panic,
    pin::pin,
    sync::{
        Arc, Barrier,
        atomic::{AtomicUsize, Ordering},
        mpsc::channel,
    },
    task::Poll,
    thread,
    time::Duration,
};

use futures::future::join_all;
use tokio::{runtime::Builder, time::timeout};

use crate::world::World;

const WORKERS: usize = 2;
const WORKER: &str = "draws pages";
const READERS: u32 = 1_600;
/// Steps until a page is there, and some more.
const STEPS: u32 = 12;
/// A page takes less.
const PATIENCE: Duration = Duration::from_millis(40);

#[test]
fn readers_who_go_before_they_have_their_page_disturb_nobody_who_draws_pages() {
    let panics = panics_of(WORKER);
    let (told, all_there) = channel();
    thread::spawn(move || {
        Builder::new_multi_thread()
            .worker_threads(WORKERS)
            .thread_name(WORKER)
            .enable_all()
            .build()
            .unwrap()
            .block_on(leave_and_meet());
        told.send(()).unwrap();
    });
    // A thread that hangs keeps no time itself.
    let all_there = all_there.recv_timeout(Duration::from_secs(120)).is_ok();
    assert_eq!((panics.load(Ordering::Relaxed), all_there), (0, true));
}

/// Asks for pages and goes; then everybody who draws them meets.
async fn leave_and_meet() {
    let world = World::new().await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let ben = world.browser("ben").await;
    let pages = ["/".to_owned(), format!("/ideas/{number}")];
    for reader in 0..READERS {
        let (which, how) = (reader as usize % pages.len(), reader / 2);
        let page = ben.get(&pages[which]);
        if how % 2 == 0 {
            leave_after(how / 2 % STEPS, page).await;
        } else {
            drop(timeout(PATIENCE * reader / READERS, page).await);
        }
    }
    let meeting = Arc::new(Barrier::new(WORKERS));
    let workers = (0..WORKERS).map(|_| {
        let meeting = Arc::clone(&meeting);
        tokio::spawn(async move { meeting.wait() })
    });
    join_all(workers).await;
}

/// Waits for as many steps of the way to an answer.
async fn leave_after<T>(mut steps: u32, answer: impl Future<Output = T>) {
    let mut answer = pin!(answer);
    poll_fn(|context| match answer.as_mut().poll(context) {
        Poll::Pending if steps > 0 => {
            steps -= 1;
            Poll::Pending
        }
        Poll::Pending | Poll::Ready(_) => Poll::Ready(()),
    })
    .await;
}

/// Counts the panics of threads with this name from now on.
fn panics_of(name: &'static str) -> Arc<AtomicUsize> {
    let count = Arc::new(AtomicUsize::new(0));
    let (counted, before) = (Arc::clone(&count), panic::take_hook());
    panic::set_hook(Box::new(move |panic| {
        if thread::current().name() == Some(name) {
            counted.fetch_add(1, Ordering::Relaxed);
        }
        before(panic);
    }));
    count
}

/// What a page is drawn with lies on the thread that draws it. Another request that is answered there meanwhile must not find it.
#[tokio::test]
async fn what_one_reader_typed_is_in_no_answer_to_another_who_asks_meanwhile() {
    const TYPED: &str = "Das darf sonst niemand lesen";
    let world = World::new().await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let (ana, ben) = (world.browser("ana").await, world.browser("ben").await);
    let (comments, key) = (format!("/ideas/{number}/comments"), number.to_string());
    let too_long = TYPED.repeat(200);
    for round in 0..READERS / 5 {
        let form = [("body", too_long.as_str())];
        let mut sending = pin!(ana.post(&comments, &form));
        leave_after(round % STEPS, sending.as_mut()).await;
        let asked = ben.ask("ideas/load_idea", &[("number", &key)]).await;
        assert_eq!(asked.status, 200);
        assert!(!asked.text().contains(TYPED), "in round {round}");
    }
}
