use leptos::prelude::*;

use crate::{
    api::outcomes::open_outcomes,
    loaded::{load, own_address},
    parts::shown::drawn,
    words::use_words,
};

/// What became of ideas that were pulled, at whichever address.
#[component]
pub fn OutcomesPage() -> impl IntoView {
    drawn(load(own_address(), |(path, _)| open_outcomes(path)), use_words().shell.results)
}
