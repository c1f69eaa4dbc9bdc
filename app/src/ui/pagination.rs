//! The way to the next page of a list: a real address.

use leptos::prelude::*;

use crate::words::use_words;

use super::icon::{Glyph, Icon};

/// The way to the next page of a list, and back to its beginning.
#[component]
pub fn Pagination(
    /// The address of the next page; none on the last.
    next: Option<String>,
    /// The address of the first page; none on the first.
    #[prop(optional_no_strip)]
    first: Option<String>,
) -> impl IntoView {
    let words = &use_words().common;
    (next.is_some() || first.is_some()).then(|| {
        view! {
            <nav class="pagination" aria-label=words.pages>
                {first.map(|href| view! { <a class="button" href=href rel="prev">{words.first}</a> })}
                {next.map(|href| view! {
                    <a class="button" href=href rel="next">{words.next}<Icon glyph=Glyph::ArrowRight/></a>
                })}
            </nav>
        }
    })
}
