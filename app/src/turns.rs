//! What the browser does in several turns, so that it answers in between.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    time::Duration,
};

use futures::channel::oneshot;
use leptos::prelude::{document, set_timeout};

/// A turn that has taken this long ends; milliseconds. On a phone, everything takes four times as long as on a desk, and somebody
/// who presses something should wait for 50 ms at most.
const TURN: f64 = 5.0;

type Work = Box<dyn FnOnce()>;

thread_local! {
    static WAITING: RefCell<VecDeque<Work>> = RefCell::default();
    static BEGUN: Cell<bool> = const { Cell::new(false) };
}

/// Whether the page is awake but for what waits here.
pub fn have_begun() -> bool {
    BEGUN.get()
}

/// Puts work off until [`all`] comes to it.
pub fn later(work: impl FnOnce() + 'static) {
    WAITING.with_borrow_mut(|waiting| waiting.push_back(Box::new(work)));
}

/// Does all that waits, in its order, also what it puts off itself. Browser only.
pub async fn all() {
    BEGUN.set(true);
    let mut began = None;
    while let Some(work) = WAITING.with_borrow_mut(VecDeque::pop_front) {
        let over = began.is_none_or(|began| js_sys::Date::now() - began > TURN);
        if over {
            next().await;
            began = Some(js_sys::Date::now());
        }
        work();
    }
}

/// Lets the browser answer before what follows. Browser only.
pub async fn next() {
    // Nobody waits for the answer of a page that is not seen, and its timers are slow.
    if document().hidden() {
        return;
    }
    let (begin, begun) = oneshot::channel::<()>();
    set_timeout(move || drop(begin), Duration::ZERO);
    // It ends when it is dropped.
    begun.await.unwrap_or_default();
}
