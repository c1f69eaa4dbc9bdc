//! The browser's entry.

use any_spawner::Executor;
use app::{
    browser::{mark_hydrated, provide_page, stay_on_this_page, watch_visit},
    loaded::served,
    routes::App,
    turns,
};
use leptos::{
    mount::hydrate_from_async,
    prelude::document,
    task::{spawn_local, tick},
};
use wasm_bindgen::prelude::wasm_bindgen;

/// Wakes the page that the server rendered, and says so once all of it is awake: what is typed before is adopted, what is
/// typed after is heard.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    // A second start finds the executor running, which is no fault.
    drop(Executor::init_wasm_bindgen());
    let Some(body) = document().body() else { return };
    served();
    stay_on_this_page();
    watch_visit();
    spawn_local(async {
        let app = hydrate_from_async(body, || {
            provide_page();
            App()
        });
        app.await.forget();
        turns::all().await;
        tick().await;
        mark_hydrated();
    });
}
