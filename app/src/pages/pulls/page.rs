use leptos::prelude::*;

use crate::{
    api::pulls::{PullsVisit, open_pulls},
    loaded::{load, own_address},
    parts::trouble::Trouble,
    ui::heading::PageHeading,
    words::use_words,
};

/// What workshops pull, at whichever address below `/workshops/campaigns`.
#[component]
pub fn PullsPage() -> impl IntoView {
    let visit = load(own_address(), |(path, search)| open_pulls(path, search));
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match visit.await {
                    Ok(PullsVisit { heading, wrong, html }) => view! {
                        <PageHeading text=heading wrong=Signal::stored(wrong)/>
                        <div class="drawn" inner_html=html></div>
                    }
                    .into_any(),
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
