use std::time::Duration;

use domain::stage::StagePulse;
use futures::StreamExt as _;
use gloo_net::eventsource::{State, futures::EventSource};
use leptos::{prelude::*, task::spawn_local};

use super::wall::Wall;
use crate::{api::stage::load_stage, browser, links};

/// What the server sends.
const PULSE: &str = "stage";
/// After so many seconds without a pulse the line is gone: the server sends one every ten.
const SILENT: u32 = 25;
/// The wait before another attempt, once the browser has given up.
const PAUSE: Duration = Duration::from_secs(3);

/// The way to the server: numbers come as they change, words are asked for when something did.
#[derive(Clone, Copy)]
pub struct Line {
    wall: Wall,
    source: StoredValue<Option<EventSource>, LocalStorage>,
    /// Seconds since the last pulse.
    silent: StoredValue<u32>,
    /// Whether something changed that is not on the wall yet.
    behind: StoredValue<bool>,
}

impl Line {
    /// Listens for the wall.
    pub fn to(wall: Wall) -> Self {
        let (source, silent, behind) =
            (StoredValue::new_local(None), StoredValue::new(0), StoredValue::new(false));
        let line = Self { wall, source, silent, behind };
        line.call();
        line
    }

    fn call(self) {
        let campaign = self.wall.view.with_untracked(|view| view.slug.clone());
        let Ok(mut source) = EventSource::new(&links::stage_line(&campaign)) else { return };
        let Ok(mut pulses) = source.subscribe(PULSE) else { return };
        self.source.set_value(Some(source));
        spawn_local(async move {
            while let Some(Ok((_, pulse))) = pulses.next().await {
                let pulse = pulse.data().as_string();
                if let Some(pulse) = pulse.and_then(|json| serde_json::from_slice(json.as_bytes()).ok()) {
                    self.hear(pulse);
                }
            }
            set_timeout(move || self.call_again(), PAUSE);
        });
    }

    /// The browser gave up; it is closed for good when the page is left.
    fn call_again(self) {
        let closed = self.source.try_with_value(|source| {
            source.as_ref().is_some_and(|source| matches!(source.state(), State::Closed))
        });
        if closed == Some(true) {
            self.call();
        }
    }

    fn hear(self, StagePulse { at, counts, changed }: StagePulse) {
        self.silent.set_value(0);
        let wall = self.wall;
        let behind = changed || wall.view.with_untracked(|view| view.counts != counts);
        self.behind.update_value(|before| *before |= behind);
        // Whoever holds the picture gets what is new when they let go.
        if wall.still.get_untracked() {
            return;
        }
        if self.behind.get_value() {
            self.read();
        } else {
            wall.view.update(|view| view.at = at);
        }
    }

    /// Asks for everything. Until it is there, the wall shows what was, with its time.
    fn read(self) {
        let campaign = self.wall.view.with_untracked(|view| view.slug.clone());
        // What changes while this is on its way is asked for with the next pulse.
        self.behind.set_value(false);
        spawn_local(async move {
            match load_stage(campaign).await {
                Ok(view) if !self.wall.still.try_get_untracked().unwrap_or(true) => self.wall.view.set(view),
                Ok(_) | Err(_) => _ = self.behind.try_set_value(true),
            }
        });
    }

    /// Every second: whether the line stands.
    pub fn look_after(self) {
        self.silent.update_value(|seconds| *seconds += 1);
        let open = self
            .source
            .with_value(|source| source.as_ref().is_some_and(|source| matches!(source.state(), State::Open)));
        let lost =
            !open && self.silent.get_value() > 2 || self.silent.get_value() > SILENT || !browser::is_online();
        if self.wall.lost.get_untracked() != lost {
            self.wall.lost.set(lost);
        }
    }

    /// Listens no more.
    pub fn hang_up(self) {
        self.source.set_value(None);
    }
}
