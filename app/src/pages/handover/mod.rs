//! Ideas on paper, for those who work on them away from the screen. The server alone draws it.
//!
//! | file | what it holds |
//! |---|---|
//! | `page` | the address, and what the browser carries |
//! | `links` | the ways to all of it, on the page of a pull and of a workshop |
//! | `cards` | four cards of A6 on each sheet of A4 |
//! | `posters` | a sheet of A3 for each topic |

mod cards;
mod links;
mod page;
mod posters;

pub use cards::draw_cards;
use domain::{handover::Handover, ids::IdeaNumber};
use leptos::prelude::*;
pub use links::HandoverLinks;
pub use page::HandoverPage;
pub use posters::draw_posters;

use crate::words::use_words;

/// What goes on paper.
pub struct Paper {
    /// The ideas.
    pub handover: Handover,
    /// Where they come from: address and words of the link.
    pub back: (String, &'static str),
    /// How browsers reach the server.
    pub site: String,
}

impl Paper {
    /// An address as people type it.
    fn typed(&self, path: &str) -> String {
        let bare = self.site.split_once("://").map_or(self.site.as_str(), |(_, bare)| bare);
        format!("{bare}{path}")
    }
}

/// What only the screen shows: the way back, how to print, and what is left out.
#[component]
fn OnScreen(back: (String, &'static str), hint: &'static str, unread: Vec<IdeaNumber>) -> impl IntoView {
    let numbers: Vec<_> = unread.iter().map(|number| format!("#{number}")).collect();
    let unread = (!numbers.is_empty()).then(|| {
        view! { <p>{(use_words().handover().unread)(&numbers.join(", "))}</p> }
    });
    let (href, text) = back;
    view! {
        <div class="handover__screen">
            <p><a href=href>{text}</a></p>
            <p>{hint}</p>
            {unread}
        </div>
    }
}
