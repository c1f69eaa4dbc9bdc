//! Links that look like tabs: each is an address, and the current one says so.

use leptos::prelude::*;

/// One of several views of the same thing.
#[derive(Clone, Debug)]
pub struct Tab {
    /// Its address.
    pub href: String,
    /// Its name.
    pub text: &'static str,
    /// Whether it is the one being shown.
    pub current: bool,
}

/// Links that look like tabs. The router leaves the page where it is scrolled to.
#[component]
pub fn Tabs(
    /// The name of the navigation.
    label: &'static str,
    /// The tabs.
    tabs: Vec<Tab>,
) -> impl IntoView {
    let link = |Tab { href, text, current }| {
        view! {
            <li>
                <a class="tabs__link" href=href aria-current=current.then_some("true") data-noscroll="">{text}</a>
            </li>
        }
    };
    view! {
        <nav class="tabs" aria-label=label>
            <ul class="tabs__list" role="list">{tabs.into_iter().map(link).collect_view()}</ul>
        </nav>
    }
}
