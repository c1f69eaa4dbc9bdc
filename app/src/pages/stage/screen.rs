use js_sys::{Function, Promise, Reflect};
use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use crate::browser;

/// Fills the whole screen, or gives it back.
pub fn toggle_full() {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    } else if let Some(html) = document().document_element() {
        browser::report(html.request_fullscreen());
    }
}

/// Keeps the screen from going dark, where browsers can; they let go when the page is not seen for a while.
pub fn stay_awake() {
    ask();
    let seen = window_event_listener(ev::Custom::<web_sys::Event>::new("visibilitychange"), |_| {
        if !document().hidden() {
            ask();
        }
    });
    on_cleanup(move || seen.remove());
}

/// Not every browser has it, and none without TLS; then the machine decides.
fn ask() {
    let lock = Reflect::get(&window().navigator(), &JsValue::from_str("wakeLock")).ok();
    let lock = lock.filter(|lock| lock.is_object());
    let request = lock.as_ref().and_then(|lock| Reflect::get(lock, &JsValue::from_str("request")).ok());
    if let (Some(lock), Some(Ok(request))) = (lock, request.map(JsCast::dyn_into::<Function>))
        && let Ok(held) = request.call1(&lock, &JsValue::from_str("screen"))
        && let Ok(held) = held.dyn_into::<Promise>()
    {
        // Refused when the battery is low: no more than the machine would have done.
        let refused = Closure::<dyn FnMut(JsValue)>::new(|_| {});
        drop(held.catch(&refused));
        refused.forget();
    }
}
