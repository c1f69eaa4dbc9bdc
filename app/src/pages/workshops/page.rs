use leptos::prelude::*;

use super::live::LiveWorkshop;
use crate::{
    api::workshops::{WorkshopVisit, open_workshops},
    loaded::{load, own_address},
    parts::shown::headed,
    ui::heading::PageHeading,
    words::use_words,
};

/// Workshops, at whichever address below `/workshops`.
#[component]
pub fn WorkshopsPage() -> impl IntoView {
    let visit = load(own_address(), |(path, search)| open_workshops(path, search));
    headed(visit, use_words().shell.workshops, |visit| view! { <Shown visit/> })
}

#[component]
fn Shown(visit: WorkshopVisit) -> impl IntoView {
    let heading = visit.heading.clone();
    let wrong = Signal::stored(visit.wrong);
    let body = match visit.board {
        Some(workshop) => view! { <LiveWorkshop visit workshop/> }.into_any(),
        None => view! { <div class="drawn" inner_html=visit.html></div> }.into_any(),
    };
    view! { <PageHeading text=heading wrong/> {body} }
}
