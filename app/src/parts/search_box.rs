//! The search over all ideas: a form that works without a script.

use domain::search::{Query, search_text};
use leptos::{
    ev::SubmitEvent,
    prelude::*,
    web_sys::{FormData, HtmlFormElement},
};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use wasm_bindgen::JsCast;

use crate::{
    links,
    parts::filter_bar::list_address,
    ui::icon::{Glyph, Icon},
    viewer::use_actor,
    words::use_words,
};

/// The search. Filters stay, and the list begins anew.
#[component]
pub fn SearchBox(
    /// What the address asks for.
    query: Memo<Query>,
) -> impl IntoView {
    let words = &use_words().list;
    let navigate = use_navigate();
    let go = move |event: SubmitEvent| {
        event.prevent_default();
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let typed = form.and_then(|form| FormData::new_with_form(&form).ok()?.get("q").as_string());
        let q = search_text(&typed.unwrap_or_default());
        let wanted = Query { q, ..query.get_untracked().from_start() };
        navigate(&list_address(&wanted), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    let text = Memo::new(move |_| query.get().q.unwrap_or_default());
    view! {
        <form class="search" role="search" method="get" action=links::IDEAS on:submit=go>
            <label class="search__label" for="q">{words.search}</label>
            <div class="search__row">
                <input class="input" id="q" name="q" type="search" autocomplete="off" enterkeyhint="search"
                    maxlength=domain::search::SEARCH_MAX.to_string()
                    value=text.get_untracked() prop:value=move || text.get()/>
                <Kept query/>
                <button class="button button--primary" type="submit">
                    <Icon glyph=Glyph::Search/>{words.search_button}
                </button>
            </div>
            {use_actor().moderates().then(|| view! {
                <p class="search__words"><a href=links::SYNONYMS>{use_words().synonyms().heading}</a></p>
            })}
        </form>
    }
}

/// The filters that stay, for browsers without a script.
#[component]
fn Kept(query: Memo<Query>) -> impl IntoView {
    move || {
        let Query { sort, campaign, topic, status, unit, mine, .. } = query.get();
        let sort = sort.map(|sort| sort.to_string());
        let status = status.map(|status| status.to_string());
        let mine = mine.map(|mine| mine.to_string());
        [
            ("sort", sort),
            ("campaign", campaign),
            ("topic", topic),
            ("status", status),
            ("unit", unit),
            ("mine", mine),
        ]
        .into_iter()
        .filter_map(|(name, value)| value.map(|value| view! { <input type="hidden" name=name value=value/> }))
        .collect_view()
    }
}
