use domain::stage::Scene;
use leptos::{
    ev,
    prelude::*,
    wasm_bindgen::JsCast as _,
    web_sys::{Element, KeyboardEvent},
};

use super::{screen, wall::Wall};
use crate::{browser, ui::switch::Switch, words::use_words};

/// Under which the choice about keys is remembered, for this tab.
const KEYS: &str = "stage-keys";

/// Buttons for all that keys do. They step back while nobody moves the mouse, but for the one that says whether the wall stands still.
#[component]
pub fn Controls(wall: Wall) -> impl IntoView {
    let words = use_words().stage();
    let help = RwSignal::new(false);
    let keys = listen(wall, help);
    let still = move || if wall.still.get() { words.go_on } else { words.hold };
    view! {
        <div class="stage__controls needs-script" role="group" aria-label=words.controls>
            <button class="stage__button stage__hold" type="button" aria-pressed=move || wall.still.get().to_string()
                on:click=move |_| hold(wall)>{still}</button>
            <div class="stage__more">
                <button class="stage__button" type="button" on:click=move |_| wall.go(Scene::previous)>{words.previous}</button>
                <button class="stage__button" type="button" on:click=move |_| wall.go(Scene::next)>{words.following}</button>
                <button class="stage__button" type="button" aria-pressed=move || wall.blank.get().to_string()
                    on:click=move |_| wall.blank.update(|blank| *blank = !*blank)>{words.blank}</button>
                <button class="stage__button" type="button" on:click=|_| screen::toggle_full()>{words.full}</button>
                <button class="stage__button" type="button" aria-expanded=move || help.get().to_string()
                    on:click=move |_| help.update(|open| *open = !*open)>{words.help}</button>
            </div>
            <Help help keys/>
        </div>
    }
}

/// What each key does, and the switch for them all (WCAG 2.1.4).
#[component]
fn Help(help: RwSignal<bool>, keys: RwSignal<bool>) -> impl IntoView {
    let words = use_words().stage();
    let key = |(key, what)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div> };
    view! {
        <div class="stage__help" hidden=move || !help.get()>
            <dl class="stage__keys">{words.keys.map(key)}</dl>
            <Switch text=words.keys_on on=keys/>
        </div>
    }
}

/// Holds the picture, or lets it go on.
fn hold(wall: Wall) {
    wall.still.update(|still| *still = !*still);
}

/// Listens to keys, unless they are switched off.
fn listen(wall: Wall, help: RwSignal<bool>) -> RwSignal<bool> {
    let on = RwSignal::new(true);
    Effect::new(move |before: Option<()>| {
        if before.is_none() && browser::recall(KEYS).as_deref() == Some("off") {
            on.set(false);
        }
        browser::remember(KEYS, if on.get() { "on" } else { "off" });
    });
    Effect::new(move |_| {
        let listener = window_event_listener(ev::keydown, move |event| {
            if on.get_untracked() && press(&event, wall, help) {
                event.prevent_default();
            }
        });
        on_cleanup(move || listener.remove());
    });
    on
}

/// Does what a key stands for; `false` for one that stands for nothing here.
fn press(event: &KeyboardEvent, wall: Wall, help: RwSignal<bool>) -> bool {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return false;
    }
    match event.key().as_str() {
        // A button that has the focus is pressed by it.
        " " if on_button(event) => return false,
        " " => hold(wall),
        "ArrowRight" => wall.go(Scene::next),
        "ArrowLeft" => wall.go(Scene::previous),
        "b" | "B" => wall.blank.update(|blank| *blank = !*blank),
        "f" | "F" => screen::toggle_full(),
        "?" => help.update(|open| *open = !*open),
        _ => return false,
    }
    true
}

fn on_button(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| matches!(element.tag_name().as_str(), "BUTTON" | "INPUT" | "A"))
}
