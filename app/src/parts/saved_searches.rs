//! Saved searches: lists under names of one's own. Plain forms: each ends on the page, loaded anew.

use domain::{
    refusals::{Field, Refusal},
    saved_searches::SavedSearch,
    text::SearchName,
};
use leptos::prelude::*;

use crate::{
    links,
    returned::field_error,
    ui::{
        badge::Tone,
        button::{SubmitButton, Weight},
        field::{FieldText, TextField},
        notice::Notice,
    },
    words::use_words,
};

/// Saves a list under a name.
#[component]
pub fn SaveForm(
    /// The list, as its address says it.
    query: String,
    /// The name that was typed before.
    typed: String,
    /// Why the form came back.
    refusal: Option<Refusal>,
) -> impl IntoView {
    let words = use_words();
    let wrong = field_error(refusal.as_ref(), Field::Name);
    let error = wrong.map(|wrong| words.text_error(words.saved_search().name, wrong));
    let text = FieldText::new(words.saved_search().name).hint(words.saved_search().name_hint);
    view! {
        <form class="form saved__form" method="post" action=links::MY_SEARCHES novalidate>
            {refusal.filter(|_| wrong.is_none()).map(|refusal| view! {
                <Notice tone=Tone::Danger><p>{words.refusal(&refusal)}</p></Notice>
            })}
            <input type="hidden" name="query" value=query/>
            <TextField name="name" id="search-name" max=SearchName::MAX value=RwSignal::new(typed) error=Signal::stored(error) text alone=true/>
            <div class="actions"><SubmitButton weight=Weight::Plain>{words.common.save}</SubmitButton></div>
        </form>
    }
}

/// What was saved, each with a form that deletes it.
#[component]
pub fn KeptSearches(
    /// What was saved.
    saved: Vec<SavedSearch>,
) -> impl IntoView {
    let words = use_words().saved_search();
    let row = |SavedSearch { name, query }: SavedSearch| {
        let what = (words.delete_name)(&name);
        view! {
            <li class="saved__row">
                <a class="saved__name" href=links::saved_search(&query)>{name.clone()}</a>
                <form method="post" action=links::FORGET_SEARCH>
                    <input type="hidden" name="name" value=name/>
                    <button class="button" type="submit" aria-label=what>{words.delete}</button>
                </form>
            </li>
        }
    };
    if saved.is_empty() {
        view! { <p class="saved__empty">{words.empty}</p> }.into_any()
    } else {
        view! { <ul class="saved__rows" role="list">{saved.into_iter().map(row).collect_view()}</ul> }
            .into_any()
    }
}
