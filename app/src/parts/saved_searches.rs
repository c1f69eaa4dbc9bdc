//! Saved searches: links to lists under names of one's own, and the form that saves the list on the screen.

use domain::{
    refusals::{Field, Refusal},
    saved_searches::{SaveSearch as Wish, SavedSearch},
    text::SearchName,
};
use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    announce::use_announcer,
    api::{error::ApiError, saved_searches::SaveSearch},
    links,
    loaded::Loaded,
    parts::attempt::{Attempt, AttemptNotice},
    ui::{
        button::{SubmitButton, Weight},
        disclosure::Disclosure,
        field::{FieldText, TextField},
        icon::Glyph,
    },
    words::use_words,
};

/// What was saved, as links, and the form.
#[component]
pub fn SavedSearches(
    /// The list on the screen, as its address says it.
    #[prop(into)]
    query: Signal<String>,
    /// What was saved.
    saved: Loaded<Result<Vec<SavedSearch>, ApiError>>,
) -> impl IntoView {
    let words = &use_words().saved_search;
    let on_saved = Callback::new(move |()| saved.refetch());
    view! {
        <div class="saved">
            {move || saved.get().and_then(Result::ok).map(|saved| view! { <Ways saved/> })}
            <Disclosure summary=words.save glyph=Glyph::Plus>
                <SaveForm query typed=String::new() refusal=None on_saved/>
            </Disclosure>
        </div>
    }
}

#[component]
fn Ways(saved: Vec<SavedSearch>) -> impl IntoView {
    let way = |saved: SavedSearch| {
        view! { <li><a href=links::saved_search(&saved.query) data-noscroll="">{saved.name}</a></li> }
    };
    (!saved.is_empty()).then(|| {
        view! {
            <nav aria-label=use_words().saved_search.heading>
                <ul class="saved__ways" role="list">{saved.into_iter().map(way).collect_view()}</ul>
            </nav>
        }
    })
}

/// Saves a list under a name.
#[component]
pub fn SaveForm(
    /// The list, as its address says it.
    query: Signal<String>,
    /// The name that was typed before.
    typed: String,
    /// Why the form came back.
    refusal: Option<Refusal>,
    /// Called once it is saved.
    on_saved: Callback<()>,
) -> impl IntoView {
    let words = &use_words().saved_search;
    let name = RwSignal::new(typed);
    let (save, attempt) = saving(refusal);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let (name, query) = (name.get_untracked(), query.get_untracked());
        if attempt.check(Wish::parse(&name, &query)).is_some() && !save.pending().get_untracked() {
            save.dispatch(SaveSearch { name, query });
        }
    };
    let announcer = use_announcer();
    Effect::new(move |_| {
        if let Some(Ok(())) = save.value().get() {
            announcer.say(words.saved);
            name.set(String::new());
            on_saved.run(());
        }
    });
    view! {
        <form class="form saved__form" method="post" action=links::MY_SEARCHES novalidate on:submit=send>
            <input type="hidden" name="query" value=query/>
            <TextField
                name="name" id="search-name" max=SearchName::MAX value=name error=attempt.error(Field::Name)
                text=FieldText::new(words.name).hint(words.name_hint)
            />
            <AttemptNotice attempt page=links::IDEAS.to_owned()/>
            <div class="actions">
                <SubmitButton weight=Weight::Plain busy=save.pending()>{use_words().common.save}</SubmitButton>
            </div>
        </form>
    }
}

/// The call, and the last try to make it.
fn saving(came_back: Option<Refusal>) -> (ServerAction<SaveSearch>, Attempt) {
    let save = ServerAction::<SaveSearch>::new();
    let pending = save.pending();
    let failed =
        Signal::derive(move || if pending.get() { None } else { save.value().get().and_then(Result::err) });
    (save, Attempt::new(came_back, failed))
}

/// What was saved, each with a form that deletes it.
#[component]
pub fn KeptSearches(
    /// What was saved.
    saved: Vec<SavedSearch>,
) -> impl IntoView {
    let words = &use_words().saved_search;
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
