use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    api::statistics::open_statistics, loaded::load, parts::shown::shown, ui::heading::PageHeading,
    words::use_words,
};

/// The statistics of the campaign in the address, or of the current one.
#[component]
pub fn StatisticsPage() -> impl IntoView {
    let query = use_query_map();
    let campaign = move || query.with(|query| query.get("campaign").unwrap_or_default());
    let html = load(campaign, open_statistics);
    view! {
        <PageHeading text=use_words().statistics().heading/>
        {shown(html, |html| view! { <div class="drawn" inner_html=html></div> })}
    }
}
