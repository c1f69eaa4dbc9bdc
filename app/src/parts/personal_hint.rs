//! A soft hint when a text seems to hold what should not be in it. It never leaves the browser and never stands in the way.

use domain::personal::{Kind, look};
use leptos::prelude::*;

use crate::{
    announce::use_announcer,
    links,
    ui::{badge::Tone, notice::Notice},
    words::use_words,
};

/// The hint, while there is reason for it. Each kind is announced once; the focus stays where it is.
#[component]
pub fn PersonalHint(
    /// What is being typed.
    texts: Vec<RwSignal<String>>,
) -> impl IntoView {
    let words = use_words();
    let announcer = use_announcer();
    let texts = StoredValue::new(texts);
    let hints = Memo::new(move |_| {
        let typed = texts.with_value(|texts| texts.iter().map(|text| text.get()).collect::<Vec<_>>());
        let found = typed.iter().flat_map(|text| look(text)).map(|found| (found.kind, words.finding(&found)));
        let mut hints: Vec<(Kind, String)> = Vec::new();
        for (kind, hint) in found {
            if hints.iter().all(|(known, _)| *known != kind) {
                hints.push((kind, hint));
            }
        }
        hints
    });
    Effect::new(move |told: Option<Vec<Kind>>| {
        let mut told = told.unwrap_or_default();
        let hints = hints.get();
        let fresh: Vec<&str> =
            hints.iter().filter(|(kind, _)| !told.contains(kind)).map(|(_, hint)| hint.as_str()).collect();
        if !fresh.is_empty() {
            announcer.say_after_rest(fresh.join(" "));
        }
        told.extend(hints.iter().map(|(kind, _)| *kind));
        told
    });
    // Only once the script runs: the server does not read along.
    let awake = RwSignal::new(false);
    Effect::new(move |_| awake.set(true));
    move || {
        let hints = if awake.get() { hints.get() } else { Vec::new() };
        (!hints.is_empty()).then(|| view! { <Hints hints/> })
    }
}

#[component]
fn Hints(hints: Vec<(Kind, String)>) -> impl IntoView {
    let words = use_words();
    let line = |(kind, hint): (Kind, String)| {
        let office = (kind == Kind::Misconduct).then(|| {
            // `external`: a new tab, so that nothing typed is left behind.
            view! { " " <a href=links::IMPRINT target="_blank" rel="external">{words.new_idea().misconduct_link}</a> }
        });
        view! { <p>{hint}{office}</p> }
    };
    view! {
        <Notice tone=Tone::Warn title=words.personal().heading>
            {hints.into_iter().map(line).collect_view()}
            <p class="personal__local">{words.personal().local}</p>
        </Notice>
    }
}
