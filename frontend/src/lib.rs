//! The browser's entry.

use app::{browser::provide_page, routes::App};
use wasm_bindgen::prelude::wasm_bindgen;

/// Wakes the page that the server rendered.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_lazy(|| {
        provide_page();
        App()
    });
}
