//! The last try to send a form, and what the form says about it.

use domain::refusals::{Field, FieldError, Refusal};
use leptos::prelude::*;

use crate::{
    announce::use_announcer,
    api::error::ApiError,
    links,
    returned::error_of,
    ui::{badge::Tone, error_summary::FormError, notice::Notice},
    words::use_words,
};

/// The last try to send a form.
#[derive(Clone, Copy)]
pub struct Attempt {
    /// Whether it was tried in this browser: until then, what the server sent back holds.
    tried: RwSignal<bool>,
    /// What the same rules said in the browser already.
    refused_here: RwSignal<Option<Refusal>>,
    answered: Signal<Option<ApiError>>,
    came_back: StoredValue<Option<Refusal>>,
}

impl Attempt {
    /// `came_back` is the refusal with which the server sent the form back, `answered` the failure of the last call, nothing
    /// while one is under way.
    pub fn new(came_back: Option<Refusal>, answered: Signal<Option<ApiError>>) -> Self {
        Self {
            tried: RwSignal::new(false),
            refused_here: RwSignal::new(None),
            answered,
            came_back: StoredValue::new(came_back),
        }
    }

    /// Notes what the rules say before anything is sent. Returns whether it may be.
    pub fn check<T>(self, checked: Result<T, Refusal>) -> Option<T> {
        self.tried.set(true);
        match checked {
            Ok(checked) => {
                self.refused_here.set(None);
                Some(checked)
            }
            Err(refusal) => {
                self.refused_here.set(Some(refusal));
                None
            }
        }
    }

    /// Says no more about it until it is tried again: what was tried does not stand in the form any longer.
    pub fn forget(self) {
        self.came_back.set_value(None);
        self.tried.set(false);
    }

    /// Why it was not taken; reactive.
    pub fn trouble(self) -> Option<ApiError> {
        if !self.tried.get() {
            return self.came_back.get_value().as_ref().map(ApiError::refused);
        }
        self.refused_here.get().as_ref().map(ApiError::refused).or_else(|| self.answered.get())
    }

    /// What is wrong with a field, in words.
    pub fn error(self, field: Field) -> Signal<Option<String>> {
        let words = use_words();
        let wrong = Memo::new(move |_| self.trouble().and_then(|trouble| error_of(trouble.fields(), field)));
        Signal::derive(move || wrong.get().map(|wrong| words.text_error(words.field_label(field), wrong)))
    }

    /// Whether any field is wrong, for the name of the window.
    pub fn is_wrong(self) -> Signal<bool> {
        let errors = self.errors();
        Signal::derive(move || !errors.with(Vec::is_empty))
    }

    /// Every wrong field, for the summary above the form. A field's id is its name.
    pub fn errors(self) -> Signal<Vec<FormError>> {
        let words = use_words();
        Signal::derive(move || {
            let trouble = self.trouble();
            let wrong = trouble.as_ref().map_or(&[][..], ApiError::fields);
            let line = |wrong: &FieldError| FormError {
                field: wrong.field.as_str(),
                message: words.field_error(wrong),
            };
            wrong.iter().map(line).collect()
        })
    }
}

/// What stands in the way that is not about a field: no connection, a fault, a session that is over.
#[component]
pub fn AttemptNotice(
    /// The try.
    attempt: Attempt,
    /// The page of the form, to come back to after signing in.
    page: String,
) -> impl IntoView {
    let words = use_words();
    let announcer = use_announcer();
    let trouble = Memo::new(move |_| attempt.trouble().filter(|trouble| trouble.fields().is_empty()));
    Effect::new(move |_| {
        if let Some(trouble) = trouble.get() {
            announcer.alert(words.trouble(&trouble));
        }
    });
    move || {
        let (page, came_back) = (page.clone(), !attempt.tried.get());
        trouble.get().map(|trouble| {
            view! {
                <Notice tone=Tone::Danger>
                    <p>{words.trouble(&trouble)}</p>
                    <WayOut trouble page came_back/>
                </Notice>
            }
        })
    }
}

/// A link that helps, where there is one.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it is given")]
pub fn WayOut(
    /// What stands in the way.
    trouble: ApiError,
    /// The page of the form, to come back to.
    page: String,
    /// Whether the form came back with this page, which has made it anew.
    came_back: bool,
) -> impl IntoView {
    let words = use_words();
    if came_back && trouble.is(&Refusal::KeyReused) {
        return Some(view! { <p>{words.new_idea().send_changed}</p> }.into_any());
    }
    let old = trouble == ApiError::Outdated
        || [Refusal::OtherPerson, Refusal::Stale, Refusal::KeyReused]
            .iter()
            .any(|refusal| trouble.is(refusal));
    let (href, text) = if trouble.is(&Refusal::SignInFirst) {
        (links::sign_in(&page), words.shell.sign_in)
    } else if old {
        (page, words.trouble.reload)
    } else {
        return None;
    };
    // `external`: signing in and reloading are new pages.
    Some(view! { <p><a class="button" href=href rel="external">{text}</a></p> }.into_any())
}
