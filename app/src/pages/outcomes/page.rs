use leptos::prelude::*;

use crate::{
    api::outcomes::{OutcomesVisit, open_outcomes},
    loaded::{load, own_address},
    parts::trouble::Trouble,
    ui::heading::PageHeading,
    words::use_words,
};

/// What became of ideas that were pulled, at whichever address.
#[component]
pub fn OutcomesPage() -> impl IntoView {
    let visit = load(own_address(), |(path, _)| open_outcomes(path));
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
