use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    api::outcomes::{OutcomesVisit, open_outcomes},
    loaded::load,
    parts::trouble::Trouble,
    ui::heading::PageHeading,
    words::use_words,
};

/// What became of ideas that were pulled, at whichever address.
#[component]
pub fn OutcomesPage() -> impl IntoView {
    let location = use_location();
    let visit = load(move || location.pathname.get(), open_outcomes);
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match visit.await {
                    Ok(OutcomesVisit { heading, wrong, html }) => view! {
                        <PageHeading text=heading wrong=Signal::stored(wrong)/>
                        <div class="drawn" inner_html=html></div>
                    }
                    .into_any(),
                    Err(error) => view! {
                        <PageHeading text=use_words().shell.results/>
                        <Trouble error/>
                    }
                    .into_any(),
                }
            })}
        </Suspense>
    }
}
