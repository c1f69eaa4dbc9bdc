use std::time::Duration;

use domain::stage::{Scene, StageIdea, StageView};
use leptos::{ev, prelude::*};

use super::{line::Line, screen};

/// How long a scene stays, in seconds.
const STAY: u32 = 12;
/// After how many seconds without a hand on the mouse the buttons step back.
const IDLE_AFTER: u32 = 4;

/// What is on the wall. Nothing of it is set before the script runs: until then, every scene is shown.
#[derive(Clone, Copy)]
pub struct Wall {
    /// The latest from the server.
    pub view: RwSignal<StageView>,
    /// The scene; `None` before the script runs.
    pub scene: RwSignal<Option<Scene>>,
    /// Nothing changes by itself.
    pub still: RwSignal<bool>,
    /// Nothing is shown.
    pub blank: RwSignal<bool>,
    /// Nobody moves the mouse.
    pub idle: RwSignal<bool>,
    /// The line to the server is gone.
    pub lost: RwSignal<bool>,
    /// How often the scene of one idea came: each time it is another.
    round: RwSignal<usize>,
    /// Seconds in this scene.
    stayed: StoredValue<u32>,
    /// Seconds since somebody moved the mouse.
    untouched: StoredValue<u32>,
}

/// Puts a campaign on the wall, and keeps it up to date while the page is open.
pub fn up(view: StageView) -> Wall {
    let wall = Wall {
        view: RwSignal::new(view),
        scene: RwSignal::new(None),
        still: RwSignal::new(false),
        blank: RwSignal::new(false),
        idle: RwSignal::new(false),
        lost: RwSignal::new(false),
        round: RwSignal::new(0),
        stayed: StoredValue::new(0),
        untouched: StoredValue::new(0),
    };
    Effect::new(move |_| wall.begin());
    wall
}

impl Wall {
    /// From the first scene on; the script runs.
    fn begin(self) {
        self.scene.set(Scene::ALL.first().copied());
        let line = Line::to(self);
        screen::stay_awake();
        let clock = set_interval_with_handle(
            move || {
                line.look_after();
                self.second();
            },
            Duration::from_secs(1),
        );
        let moved = window_event_listener(ev::mousemove, move |_| self.touch());
        let typed = window_event_listener(ev::keydown, move |_| self.touch());
        on_cleanup(move || {
            if let Ok(clock) = clock {
                clock.clear();
            }
            line.hang_up();
            moved.remove();
            typed.remove();
        });
    }

    /// A second has passed.
    fn second(self) {
        self.untouched.update_value(|seconds| *seconds += 1);
        if self.untouched.get_value() >= IDLE_AFTER && !self.idle.get_untracked() {
            self.idle.set(true);
        }
        if self.still.get_untracked() || self.blank.get_untracked() {
            return;
        }
        self.stayed.update_value(|seconds| *seconds += 1);
        if self.stayed.get_value() >= STAY {
            self.go(Scene::next);
        }
    }

    fn touch(self) {
        self.untouched.set_value(0);
        if self.idle.get_untracked() {
            self.idle.set(false);
        }
    }

    /// To another scene, which then stays its time.
    pub fn go(self, step: fn(Scene) -> Scene) {
        self.stayed.set_value(0);
        self.scene.update(|scene| *scene = scene.map(step));
        if self.scene.get_untracked() == Some(Scene::Idea) {
            self.round.update(|round| *round += 1);
        }
    }

    /// Whether a scene is not on the wall; reactive.
    pub fn hides(self, scene: Scene) -> bool {
        self.scene.get().is_some_and(|shown| shown != scene)
    }

    /// The idea of this round; reactive.
    pub fn one(self) -> Option<StageIdea> {
        let (view, round) = (self.view.read(), self.round.get());
        view.top.get(round.checked_rem(view.top.len())?).cloned()
    }
}
