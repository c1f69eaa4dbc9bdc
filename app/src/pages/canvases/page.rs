use leptos::prelude::*;

use super::live::{LiveCanvas, LiveForm};
use crate::{
    api::canvases::{CanvasVisit, open_canvas},
    loaded::{load, own_address},
    parts::shown::headed,
    ui::heading::PageHeading,
    words::use_words,
};

/// The canvas of an idea, at whichever of its addresses.
#[component]
pub fn CanvasesPage() -> impl IntoView {
    let visit = load(own_address(), |(path, search)| open_canvas(path, search));
    headed(visit, use_words().shell.workshops, |visit| view! { <Shown visit/> })
}

#[component]
fn Shown(visit: CanvasVisit) -> impl IntoView {
    let heading = visit.heading.clone();
    let wrong = Signal::stored(visit.wrong || visit.refused);
    let body = match visit.fields.clone() {
        Some(fields) => view! { <LiveForm visit fields/> }.into_any(),
        None => view! { <LiveCanvas visit/> }.into_any(),
    };
    view! { <PageHeading text=heading wrong/> {body} }
}
