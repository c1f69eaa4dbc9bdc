//! Live news: one stream for the whole visit, and what was heard on it.

use std::{collections::HashMap, time::Duration};

use domain::{
    events::Change,
    ids::{CommentId, IdeaNumber, WorkshopId},
};
use futures::{StreamExt as _, stream::select};
use gloo_net::eventsource::futures::EventSource;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsValue;

use crate::{
    ballots::{Ballots, use_ballots},
    browser,
    viewer::use_actor,
};

const ADDRESS: &str = "/live";
/// A change of the product.
const CHANGE: &str = "change";
/// The server left changes out, because this browser was too slow for them.
const LAGGED: &str = "lagged";
/// The browser's own event when the stream begins, also after an interruption.
const OPEN: &str = "open";
/// Under this name the switch is remembered until the tab is closed.
const REMEMBERED: &str = "live";
/// The longest wait before another attempt, once the browser has given up; seconds.
const PATIENCE: u64 = 30;

/// The stream and what was heard on it. In context everywhere below `App`; take it with [`use_live`].
#[derive(Clone, Copy)]
pub struct Live {
    switch: RwSignal<bool>,
    posted: RwSignal<Vec<IdeaNumber>>,
    news: StoredValue<HashMap<IdeaNumber, ArcRwSignal<News>>>,
    watched: StoredValue<Option<WorkshopId>>,
    board: RwSignal<u32>,
    gaps: RwSignal<u32>,
    attempts: RwSignal<u32>,
    failures: StoredValue<u32>,
    begun: RwSignal<bool>,
    ballots: Ballots,
}

/// What was heard about one idea since its page was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Comments that were written.
    pub comments: Vec<CommentId>,
    /// How often something else about it changed.
    pub changes: u32,
}

impl Live {
    /// Starts to listen once the page is live, for those who may. Needs [`Ballots`] in context.
    pub fn start() -> Self {
        let live = Self {
            switch: RwSignal::new(true),
            posted: RwSignal::default(),
            news: StoredValue::default(),
            watched: StoredValue::new(None),
            board: RwSignal::new(0),
            gaps: RwSignal::new(0),
            attempts: RwSignal::new(0),
            failures: StoredValue::new(0),
            begun: RwSignal::new(false),
            ballots: use_ballots(),
        };
        if use_actor().read().is_ok() {
            live.remember_switch();
            live.keep_listening();
        }
        live
    }

    /// Whether numbers move by themselves: the reader's switch.
    pub const fn switch(self) -> RwSignal<bool> {
        self.switch
    }

    /// Ideas that were posted since the list was loaded; reactive.
    pub fn posted(self) -> Vec<IdeaNumber> {
        self.posted.get()
    }

    /// The list is as new as can be.
    pub fn forget_posted(self) {
        self.posted.update(Vec::clear);
    }

    /// How often something may have been missed; reactive. Whoever shows numbers asks for them anew when it grows.
    pub fn gaps(self) -> u32 {
        self.gaps.get()
    }

    /// Whether the stream has begun; reactive. What happened before was not heard.
    pub fn has_begun(self) -> bool {
        self.begun.get()
    }

    /// What was heard about an idea since the last call for it.
    pub fn about(self, idea: IdeaNumber) -> ArcRwSignal<News> {
        let news = ArcRwSignal::new(News::default());
        self.news.update_value(|all| {
            all.insert(idea, news.clone());
        });
        news
    }

    /// How often the board of a workshop changed since the last call for it.
    pub fn watch_board(self, workshop: WorkshopId) -> RwSignal<u32> {
        self.watched.set_value(Some(workshop));
        self.board.set(0);
        self.board
    }

    /// An idea that a list did not know of, found after a gap.
    pub fn hear_of_idea(self, idea: IdeaNumber) {
        if !self.posted.read_untracked().contains(&idea) {
            self.posted.update(|posted| posted.push(idea));
        }
    }

    fn hear(self, change: Change) {
        match change {
            Change::Tally { idea, tally } => self.ballots.hear(idea, tally),
            Change::IdeaPosted { idea } => self.hear_of_idea(idea),
            Change::CommentAdded { idea, comment } => self.note(idea, |news| news.comments.push(comment)),
            Change::IdeaChanged { idea } => self.note(idea, |news| news.changes += 1),
            Change::BoardChanged { workshop } => {
                if self.watched.get_value() == Some(workshop) {
                    self.board.update(|changes| *changes += 1);
                }
            }
            // The server sends these as a gap in the stream, or not at all.
            Change::Missed | Change::CityChanged | Change::SearchOutdated | Change::SearchWordsChanged => {}
        }
    }

    fn note(self, idea: IdeaNumber, change: impl FnOnce(&mut News)) {
        if let Some(news) = self.news.with_value(|all| all.get(&idea).cloned()) {
            news.update(change);
        }
    }

    fn remember_switch(self) {
        Effect::new(move |recalled: Option<bool>| {
            // The server has drawn the switch as on, and it sleeps until then.
            if !browser::is_hydrated() {
                return false;
            }
            if recalled != Some(true) && browser::recall(REMEMBERED).as_deref() == Some("off") {
                self.switch.set(false);
            }
            browser::remember(REMEMBERED, if self.switch.get() { "on" } else { "off" });
            true
        });
    }

    /// Opens the stream while the switch is on, and closes it when it is off. The browser itself returns to a stream that
    /// broke; where it gives up (the server was down for longer, or a proxy answered), we try again.
    fn keep_listening(self) {
        Effect::new(move |stream: Option<Option<EventSource>>| {
            drop(stream.flatten());
            let attempt = self.attempts.get();
            (self.switch.get() && browser::is_hydrated()).then(|| self.open(attempt)).flatten()
        });
        Effect::new(move |_| {
            let online = window_event_listener(leptos::ev::online, move |_| {
                if self.failures.get_value() > 0 {
                    self.attempts.update(|attempts| *attempts += 1);
                }
            });
            on_cleanup(move || online.remove());
        });
    }

    fn open(self, attempt: u32) -> Option<EventSource> {
        let mut source = EventSource::new(ADDRESS).ok()?;
        let (opened, changed, lagged) =
            (source.subscribe(OPEN).ok()?, source.subscribe(CHANGE).ok()?, source.subscribe(LAGGED).ok()?);
        let mut events = select(select(opened, lagged), changed);
        spawn_local(async move {
            while let Some(Ok((kind, event))) = events.next().await {
                match kind.as_str() {
                    OPEN if !self.begun.get_untracked() => self.begun.set(true),
                    OPEN | LAGGED => self.gaps.update(|gaps| *gaps += 1),
                    _ => self.read(&event.data()),
                }
                self.failures.set_value(0);
            }
            self.try_again_after(attempt);
        });
        Some(source)
    }

    fn read(self, data: &JsValue) {
        let change = data.as_string().and_then(|json| serde_json::from_slice(json.as_bytes()).ok());
        match change {
            Some(change) => self.hear(change),
            None => leptos::logging::warn!("Live news of a kind this page does not know"),
        }
    }

    /// The stream ended. Unless it was closed for another or by the switch, there will be another attempt.
    fn try_again_after(self, attempt: u32) {
        if !self.switch.get_untracked() || self.attempts.get_untracked() != attempt {
            return;
        }
        let failures = self.failures.get_value();
        self.failures.set_value(failures.saturating_add(1));
        let pause = Duration::from_secs(PATIENCE.min(1 << failures.min(5)));
        set_timeout(
            move || {
                if self.attempts.get_untracked() == attempt {
                    self.attempts.set(attempt + 1);
                }
            },
            pause,
        );
    }
}

/// The live news of this visit; silent without a stream in context.
pub fn use_live() -> Live {
    use_context().unwrap_or_else(Live::start)
}
