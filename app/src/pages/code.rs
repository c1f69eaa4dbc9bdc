//! Where the QR code of an access letter leads. The code stands after `#`, so that it reaches no log; one tap signs in, so that
//! no preview of the link does.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::{
    browser::report,
    links,
    pages::sign_in::CodeForm,
    ui::{
        heading::PageHeading,
        icon::{Glyph, Icon},
    },
    words::use_words,
};

/// The form for an access code, filled from the address.
#[component]
pub fn CodePage() -> impl IntoView {
    let words = use_words().sign_in();
    let code = RwSignal::new(String::new());
    let read = RwSignal::new(false);
    Effect::new(move |_| {
        if let Some(found) = code_of_address() {
            code.set(found);
            read.set(true);
        }
    });
    view! {
        <PageHeading text=words.with_code/>
        <p class="lead">{move || if read.get() { words.code_read } else { words.with_code_hint }}</p>
        <div class="door door--alone">
            <CodeForm next=links::IDEAS.to_owned() code/>
        </div>
        <p class="doors__promise"><Icon glyph=Glyph::Shield/>{words.visibility}</p>
        <p><a href=links::SIGN_IN>{words.other_doors}</a></p>
    }
}

/// Takes the code out of the address, and with it out of the browser's history.
fn code_of_address() -> Option<String> {
    let hash = window().location().hash().ok()?;
    let code: String =
        hash.trim_start_matches('#').chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    if code.is_empty() {
        return None;
    }
    if let Ok(history) = window().history() {
        report(history.replace_state_with_url(&JsValue::NULL, "", Some(links::CODE)));
    }
    Some(code)
}
