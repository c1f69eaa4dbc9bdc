use leptos::prelude::*;

use crate::{
    api::results::open_result,
    loaded::{load, own_address},
    parts::shown::drawn,
    words::use_words,
};

/// Where moderation writes and releases what the public reads of an idea.
#[component]
pub fn ResultPage() -> impl IntoView {
    drawn(load(own_address(), |(path, _)| open_result(path)), use_words().shell.results)
}
