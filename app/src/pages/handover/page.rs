use leptos::prelude::*;

use crate::{
    api::handover::{HandoverVisit, open_handover},
    browser,
    loaded::{load, own_address},
    parts::shown::headed,
    ui::heading::PageHeading,
    words::use_words,
};

/// Cards or posters, at whichever address.
#[component]
pub fn HandoverPage() -> impl IntoView {
    let visit = load(own_address(), |(path, _)| open_handover(path));
    headed(visit, use_words().shell.workshops, |visit| view! { <Shown visit/> })
}

/// Without a script the browser prints by itself.
#[component]
fn Shown(visit: HandoverVisit) -> impl IntoView {
    let HandoverVisit { heading, print, html } = visit;
    let press = move |_| browser::report(window().print());
    view! {
        <PageHeading text=heading/>
        <p class="handover__screen needs-script">
            <button class="button button--primary" type="button" on:click=press>{print}</button>
        </p>
        <div class="drawn" inner_html=html></div>
    }
}
