//! Single keys, for those who switch them on (WCAG 2.1.4): each presses what carries its `data-key`.

use leptos::{
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlElement, KeyboardEvent},
};

use crate::{
    browser,
    ui::{dialog::Dialog, switch::Switch},
    words::use_words,
};

/// Under which the choice is remembered, for this tab.
const NAME: &str = "triage-keys";
/// What takes typing, and what opens or is chosen.
const INSIDE: &str = "summary, textarea, input:not([type=hidden]), select";

/// The switch, and the list of all keys.
#[component]
pub fn Keys() -> impl IntoView {
    let words = use_words().triage();
    let (on, listed) = (RwSignal::new(false), RwSignal::new(false));
    Effect::new(move |before: Option<()>| {
        if before.is_none() {
            on.set(browser::recall(NAME).as_deref() == Some("on"));
        } else {
            browser::remember(NAME, if on.get() { "on" } else { "off" });
        }
        on.track();
    });
    Effect::new(move |_| {
        let listener = window_event_listener(leptos::ev::keydown, move |event| {
            if on.get_untracked() && is_plain(&event) && !is_covered() {
                press(&event);
            }
        });
        on_cleanup(move || listener.remove());
    });
    let key = |(key, what)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div> };
    view! {
        <div class="triage__keys needs-script">
            <Switch text=words.keys on/>
            <button class="button" type="button" aria-haspopup="dialog" data-key="?" on:click=move |_| listed.set(true)>
                {words.keys_list}
            </button>
            <Dialog heading=words.keys_list id="keys" open=listed>
                <dl class="triage__key-list">{words.key_names.map(key)}</dl>
                <div class="actions">
                    <button class="button button--primary" type="button" on:click=move |_| listed.set(false)>{use_words().common.close}</button>
                </div>
            </Dialog>
        </div>
    }
}

/// Whether the list of keys, or a question, lies over what they would act on.
fn is_covered() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some())
}

/// A key by itself, pressed once and not held down, for the next item opens by itself; and not while somebody types.
fn is_plain(event: &KeyboardEvent) -> bool {
    let typing = event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|element| {
        let radio = element.get_attribute("type").is_some_and(|kind| kind == "radio");
        !radio && matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    });
    !(typing
        || event.repeat()
        || event.ctrl_key()
        || event.alt_key()
        || event.meta_key()
        || event.is_composing())
}

/// Presses a button, follows a link, opens what opens, and goes where something is typed.
fn press(event: &KeyboardEvent) {
    let key = event.key();
    if key.chars().count() != 1 || key.contains(['\'', '\\']) {
        return;
    }
    let Ok(Some(place)) = document().query_selector(&format!("[data-key='{key}']")) else { return };
    event.prevent_default();
    let inner = if matches!(place.tag_name().as_str(), "DIV" | "FORM") {
        place.query_selector(INSIDE).ok().flatten()
    } else {
        None
    };
    // A key leads to a form; what is chosen there is no matter of one key.
    let leads = place.tag_name() == "FORM";
    let Ok(target) = inner.unwrap_or(place).dyn_into::<HtmlElement>() else { return };
    if !leads && !matches!(target.tag_name().as_str(), "TEXTAREA" | "SELECT") {
        target.click();
    }
    if matches!(target.tag_name().as_str(), "TEXTAREA" | "SELECT" | "INPUT" | "SUMMARY") {
        browser::report(target.focus());
    }
}
