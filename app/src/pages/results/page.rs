use leptos::prelude::*;

use crate::{
    api::results::{ResultVisit, open_result},
    loaded::{load, own_address},
    parts::trouble::Trouble,
    ui::heading::PageHeading,
    words::use_words,
};

/// Where moderation writes and releases what the public reads of an idea.
#[component]
pub fn ResultPage() -> impl IntoView {
    let visit = load(own_address(), |(path, _)| open_result(path));
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match visit.await {
                    Ok(ResultVisit { heading, wrong, html }) => view! {
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
