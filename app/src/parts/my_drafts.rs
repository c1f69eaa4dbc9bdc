//! Texts that somebody has begun. They lie in this tab alone, so that only the browser can list them.

use domain::ids::IdeaNumber;
use leptos::prelude::*;

use crate::{
    drafts::{self, KeptDraft},
    links,
    viewer::use_actor,
    words::{Words, use_words},
};

/// The id of their heading.
pub const DRAFTS: &str = "drafts";

/// Drafts of this tab, each with the way back to its form.
#[component]
pub fn MyDrafts() -> impl IntoView {
    let words = use_words();
    let owner = use_actor().who().map(|who| who.id);
    let kept = RwSignal::new(Vec::new());
    Effect::new(move |_| kept.set(drafts::list(owner)));
    let row = move |draft: KeptDraft| {
        let name = name(words, &draft.form);
        let title = (!draft.title.is_empty()).then(|| format!(": {}", draft.title));
        view! { <li class="mine__row"><p class="mine__title"><a href=draft.form>{name}{title}</a></p></li> }
    };
    view! {
        <section class="section needs-script" aria-labelledby=DRAFTS>
            <h2 class="section__heading" id=DRAFTS>{words.me().drafts}</h2>
            <p class="mine__note">{words.me().drafts_note}</p>
            {move || match kept.get() {
                kept if kept.is_empty() => view! { <p class="mine__empty">{words.me().drafts_empty}</p> }.into_any(),
                kept => view! { <ul class="mine" role="list">{kept.into_iter().map(row).collect_view()}</ul> }.into_any(),
            }}
        </section>
    }
}

/// What the form at this address writes.
fn name(words: &Words, form: &str) -> String {
    let path = form.split('?').next().unwrap_or(form);
    let segment = path.strip_prefix("/ideas/").and_then(|rest| rest.split('/').next());
    match segment.and_then(IdeaNumber::from_address) {
        Some(number) if path == links::edit_idea(number) => (words.me().draft_edit)(number.as_i64()),
        Some(number) => (words.me().draft_comment)(number.as_i64()),
        None if form.starts_with(links::WORKSHOPS) => words.me().draft_canvas.to_owned(),
        None => words.me().draft_new.to_owned(),
    }
}
