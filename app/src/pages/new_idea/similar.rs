//! Similar ideas while somebody types: looked for once typing rests, shown below what is typed, never in the way.

use std::time::Duration;

use domain::{
    campaigns::CampaignPage,
    search::{SIMILAR_FROM, SIMILAR_TEXT, SIMILAR_TITLE, SimilarIdea, first_words},
};
use leptos::{prelude::*, task::spawn_local};

use super::fields::Typed;
use crate::{
    announce::use_announcer,
    api::{forms::IdeaForm, search::list_similar},
    browser,
    drafts::Draft,
    links,
    parts::similar_ideas::{Place, SimilarIdeas},
    words::use_words,
};

/// How long typing must rest before anything is looked for.
const REST: Duration = Duration::from_millis(600);

/// The region. Esc puts it away until something else is typed. Where somebody is in it or has written a variant, it stays as it is.
#[component]
pub fn SimilarWhileTyping(typed: Typed, campaign: StoredValue<CampaignPage>) -> impl IntoView {
    let found = RwSignal::new(Vec::<SimilarIdea>::new());
    let busy = Busy { inside: StoredValue::new(false), answering: StoredValue::new(false) };
    look_when_typing_rests(typed, found, busy);
    announce(found);
    Effect::new(move |_| {
        let key = window_event_listener(leptos::ev::keydown, move |event| {
            if event.key() == "Escape" && !busy.answering.get_value() {
                if busy.inside.get_value() {
                    browser::focus("#pinch");
                }
                found.set(Vec::new());
            }
        });
        on_cleanup(move || key.remove());
    });
    let moved = Callback::new(move |()| {
        typed.set(IdeaForm::default());
        Draft::of(links::NEW_IDEA).forget();
    });
    let region = move || {
        let ideas = found.get();
        // Whoever was in the region before is so no longer.
        busy.release();
        (!ideas.is_empty()).then(|| {
            let pinch = typed.pinch.get_untracked();
            view! {
                <div
                    on:input=move |_| busy.answering.set_value(true)
                    on:focusin=move |_| busy.inside.set_value(true)
                    on:focusout=move |_| busy.inside.set_value(false)
                >
                    <SimilarIdeas ideas campaign pinch key=typed.key place=Place::WhileTyping moved/>
                </div>
            }
        })
    };
    view! {
        <p class="form__aside needs-script">{use_words().new_idea().similar_sent}</p>
        {region}
    }
}

/// What keeps the region as it is.
#[derive(Clone, Copy)]
struct Busy {
    /// The focus is in it.
    inside: StoredValue<bool>,
    /// Somebody has written a variant.
    answering: StoredValue<bool>,
}

impl Busy {
    fn release(self) {
        self.inside.set_value(false);
        self.answering.set_value(false);
    }

    fn is(self) -> bool {
        self.inside.get_value() || self.answering.get_value()
    }
}

fn look_when_typing_rests(typed: Typed, found: RwSignal<Vec<SimilarIdea>>, busy: Busy) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let asked = StoredValue::new((String::new(), String::new()));
    Effect::new(move |_| {
        let now =
            (shortened(&typed.title.read(), SIMILAR_TITLE), shortened(&typed.pinch.read(), SIMILAR_TEXT));
        if let Some(Some(before)) = waiting.try_get_value() {
            before.clear();
        }
        let look = move || {
            if asked.try_get_value().is_none_or(|before| before == now) || busy.is() {
                return;
            }
            asked.set_value(now.clone());
            let (title, text) = now;
            if title.chars().count() < SIMILAR_FROM && text.chars().count() < SIMILAR_FROM {
                found.set(Vec::new());
                return;
            }
            spawn_local(async move {
                // A hint is no reason to bother anybody with an error.
                let Ok(ideas) = list_similar(title.clone(), text.clone()).await else { return };
                let still = asked.try_get_value().is_some_and(|newest| newest == (title, text));
                // What is being read or answered stays in its place while it is the same.
                if still && !busy.is() && numbers(&found.get_untracked()) != numbers(&ideas) {
                    found.set(ideas);
                }
            });
        };
        waiting.set_value(set_timeout_with_handle(look, REST).ok());
    });
}

/// What leaves the browser: as much as the search looks at.
fn shortened(typed: &str, words: usize) -> String {
    first_words(typed.trim(), words).to_owned()
}

/// Says how many there are, when their number changes.
fn announce(found: RwSignal<Vec<SimilarIdea>>) {
    let announcer = use_announcer();
    let words = use_words();
    Effect::new(move |before: Option<usize>| {
        let now = found.read().len();
        if now > 0 && before != Some(now) {
            announcer.say((words.new_idea().similar_announced)(now));
        }
        now
    });
}

fn numbers(ideas: &[SimilarIdea]) -> Vec<domain::ids::IdeaNumber> {
    ideas.iter().map(|idea| idea.card.number).collect()
}
