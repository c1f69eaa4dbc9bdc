use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    api::handover::{HandoverVisit, open_handover},
    browser,
    loaded::load,
    parts::trouble::Trouble,
    ui::heading::PageHeading,
    words::use_words,
};

/// Cards or posters, at whichever address.
#[component]
pub fn HandoverPage() -> impl IntoView {
    let location = use_location();
    let visit = load(move || location.pathname.get(), open_handover);
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match visit.await {
                    Ok(visit) => view! { <Shown visit/> }.into_any(),
                    Err(error) => view! {
                        <PageHeading text=use_words().shell.workshops/>
                        <Trouble error/>
                    }
                    .into_any(),
                }
            })}
        </Suspense>
    }
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
