use leptos::prelude::*;

use crate::{links, words::use_words};

/// The ways to cards, posters and tables.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn HandoverLinks(
    /// The address of the pull or the workshop.
    of: String,
) -> impl IntoView {
    let known = use_words().handover();
    let files = [("xlsx", known.xlsx), ("csv", known.csv), ("json", known.json)];
    let files = files.map(|(ending, text)| {
        view! { <li><a href=format!("{of}/ideas.{ending}") download rel="external">{text}</a></li> }
    });
    view! {
        <section class="section" aria-labelledby="handover">
            <h2 id="handover">{known.heading}</h2>
            <p>{known.hint}</p>
            <ul class="handover__links">
                // `external`: sheets bring a style of their own.
                <li><a href=links::cards(&of) rel="external">{known.cards}</a></li>
                <li><a href=links::posters(&of) rel="external">{known.posters}</a></li>
                <li><a href=format!("{of}/dossier.pdf") download rel="external">{known.pdf}</a></li>
                {files.collect_view()}
            </ul>
        </section>
    }
}
