//! A table that scrolls by itself where the screen is narrower.

use leptos::prelude::*;

/// A table under a name. Where it is wider than the screen it scrolls in a region of its own, by keyboard too.
#[component]
pub fn Table(
    /// What it shows, read before it.
    #[prop(into)]
    caption: String,
    /// The headings of its columns.
    columns: Vec<&'static str>,
    /// Whether a heading above says the same: then the caption is only read out.
    #[prop(optional)]
    headed: bool,
    /// The rows, each a `<tr>` with a `<th scope="row">`.
    children: Children,
) -> impl IntoView {
    let label = caption.clone();
    let class = if headed { "visually-hidden" } else { "table__caption" };
    let heads = columns.into_iter().map(|text| view! { <th scope="col">{text}</th> }).collect_view();
    view! {
        <section class="table" aria-label=label tabindex="0">
            <table class="table__grid">
                <caption class=class>{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </section>
    }
}
