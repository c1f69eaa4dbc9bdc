//! The heading of a page, which is also its title and where the focus goes on arrival.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;

use crate::{browser, words::use_words};

/// The one `<h1>` of a page. It names the browser's window as well, and takes the focus when the page was reached by a link inside the product.
#[component]
pub fn PageHeading(
    /// The heading, and the title before " – DOgital".
    #[prop(into)]
    text: String,
    /// Whether something in the page's form is wrong: the window's name says so first.
    #[prop(optional, into)]
    wrong: Signal<bool>,
) -> impl IntoView {
    let path = use_location().pathname;
    Effect::new(move |_| browser::arrive(path.get_untracked()));

    let prefix = use_words().common.error_prefix;
    let heading = text.clone();
    // The server writes the title last, when the values of this page are gone and those of another may be in their place.
    let as_rendered = wrong.get_untracked();
    let title = move || {
        let wrong = if browser::is_here() { wrong.get() } else { as_rendered };
        if wrong { format!("{prefix} {heading} – DOgital") } else { format!("{heading} – DOgital") }
    };
    view! {
        <Title text=title/>
        <h1 class="page__heading" tabindex="-1">{text}</h1>
    }
}
