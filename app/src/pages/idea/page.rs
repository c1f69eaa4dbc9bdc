//! The page: what is loaded, and what is shown when there is nothing to load.

use domain::{ids::IdeaNumber, refusals::Refusal};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    author::Claim,
    comments::Comments,
    side::Side,
    text::{Gone, Text},
};
use crate::{
    api::{
        error::ApiError,
        ideas::{IdeaVisit, load_idea},
    },
    flash::{keep_flash, use_just_posted},
    links,
    loaded::load,
    pages::not_found::NotFoundPage,
    parts::{comment_thread::Act, kept::Kept, posted_note::PostedNote, trouble::Trouble, undo_bar::UndoBar},
    returned::{Returned, use_any_returned},
    ui::{heading::PageHeading, remembered::late},
    viewer::use_actor,
    words::use_words,
};

/// One idea with its vote, its history and its comments.
#[component]
pub fn IdeaPage() -> impl IntoView {
    let params = use_params_map();
    let number = Memo::new(move |_| params.read().get_str("number").and_then(IdeaNumber::from_address));
    let visit = load(
        move || number.get(),
        |number| async move {
            // The server says that there is none, with the status that says so.
            load_idea(number.unwrap_or(IdeaNumber::NONE)).await
        },
    );
    let returned = StoredValue::new(use_any_returned());
    keep_flash(number.get_untracked().unwrap_or(IdeaNumber::NONE));
    view! {
        <Transition fallback=move || view! { <p class="lead">{use_words().states.loading}</p> }>
            {move || visit.with(Option::is_some).then(|| late(move || match visit.get_untracked() {
                None => ().into_any(),
                Some(Ok(visit)) => view! { <Idea visit/> }.into_any(),
                Some(Err(error)) => view! { <NoIdea error number=number.get_untracked() returned/> }.into_any(),
            }))}
        </Transition>
    }
}

#[component]
fn Idea(mut visit: IdeaVisit) -> impl IntoView {
    // There are many of them, and they alone change: what else reads the visit is spared them.
    let comments = std::mem::take(&mut visit.page.comments);
    let visit = StoredValue::new(visit);
    let gone = visit.with_value(|visit| visit.page.text.is_none());
    // Earlier versions of a comment, where the address asks for them, are data: what loads any has to be awake with the page.
    let loads = use_query_map().read_untracked().get_str(Act::Versions.as_str()).is_some();
    let comments = late(move || view! { <Comments visit comments/> }.into_any());
    let comments = if loads { comments } else { comments.in_turn() };
    let homeless = visit.with_value(|visit| visit.returned.clone()).filter(Returned::is_homeless);
    view! {
        <p class="idea__back"><a href=links::IDEAS>{use_words().common.back_to_list}</a></p>
        {homeless.map(|returned| view! { <Kept returned/> })}
        <article class="idea">
            {late(move || {
                let text = if gone { view! { <Gone visit/> }.into_any() } else { view! { <Text visit/> }.into_any() };
                view! { <div class="idea__main">{text}</div> }.into_any()
            }).in_turn()}
            {late(move || view! { <div class="idea__aside"><Side visit/></div> }.into_any()).in_turn()}
            {comments}
        </article>
        <UndoBar/>
    }
}

/// In place of an idea: not there, or not to be loaded. Whoever has just posted it learns that it waits to be let through, and whoever
/// has its claim code opens it with that.
#[component]
fn NoIdea(
    error: ApiError,
    number: Option<IdeaNumber>,
    returned: StoredValue<Option<Returned>>,
) -> impl IntoView {
    let words = use_words();
    let missing = error.is(&Refusal::NotFound);
    let returned = returned.get_value();
    let posted = number.filter(|number| use_just_posted().of(*number).is_some());
    let next = missing.then(|| words.new_idea().next_step_held.to_owned());
    let why = match posted {
        Some(number) if missing => {
            view! { <PageHeading text=(words.idea.number)(number.as_i64())/> }.into_any()
        }
        _ if missing => view! { <NotFoundPage/> }.into_any(),
        _ => view! { <PageHeading text=words.common.claim/> <Trouble error/> }.into_any(),
    };
    let claimed = number.filter(|_| missing && use_actor().who().is_some());
    view! {
        {why}
        {posted.map(|number| view! { <PostedNote number next/> })}
        {returned.clone().map(|returned| view! { <Kept returned/> })}
        {claimed.map(|number| view! { <Claim number returned/> })}
    }
}
