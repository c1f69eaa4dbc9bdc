//! The heading of a page, which is also its title and where the focus goes on arrival.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;

use crate::browser;

/// The one `<h1>` of a page. It names the browser's window as well, and takes the focus when the page was reached by a link inside the product.
#[component]
pub fn PageHeading(
    /// The heading, and the title before " – DOgital".
    #[prop(into)]
    text: String,
    /// What stands before the title in the window's name, e.g. "Fehler:".
    #[prop(optional)]
    title_prefix: Option<&'static str>,
) -> impl IntoView {
    let path = use_location().pathname;
    Effect::new(move |_| browser::arrive(path.get_untracked()));

    let title = match title_prefix {
        Some(prefix) => format!("{prefix} {text} – DOgital"),
        None => format!("{text} – DOgital"),
    };
    view! {
        <Title text=title/>
        <h1 class="page__heading" tabindex="-1">{text}</h1>
    }
}
