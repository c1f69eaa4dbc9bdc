use leptos::prelude::*;

use crate::{
    api::pulls::open_pulls,
    loaded::{load, own_address},
    parts::shown::drawn,
    words::use_words,
};

/// What workshops pull, at whichever address below `/workshops/campaigns`.
#[component]
pub fn PullsPage() -> impl IntoView {
    drawn(load(own_address(), |(path, search)| open_pulls(path, search)), use_words().shell.workshops)
}
