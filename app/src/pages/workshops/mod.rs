//! Workshops. The server alone draws them: lists, plain forms, the board. While a board is open, the browser draws it anew whenever
//! somebody of the team has done something.
//!
//! | file | what it holds |
//! |---|---|
//! | `page` | the address, and what the browser carries |
//! | `overview` | the workshops, and the frozen votes |
//! | `edit` | founding one, and keeping it |
//! | `workshop` | one of them: its board, what it could take, its facts, its team |
//! | `answer` | what is answered to a form, where it is about |
//! | `board` | the columns and their cards |
//! | `tools` | points and timer |
//! | `live` | the board while its page is open |
//! | `kept` | focus, what was typed, and answers, while the board is drawn anew |

mod answer;
mod board;
mod dragging;
mod edit;
pub mod kept;
mod live;
mod overview;
mod page;
mod tools;
mod workshop;

use domain::workshops::WorkshopIdea;
pub use edit::{draw_edit, draw_new};
pub use overview::{Overview, draw_overview};
pub use page::WorkshopsPage;
pub use workshop::{WorkshopDrawn, WorkshopView, draw_workshop};

use crate::words::Words;

/// `#12 Fahrradkeller`.
fn named(words: &Words, idea: &WorkshopIdea) -> String {
    format!("#{} {}", idea.number, idea.title.as_deref().unwrap_or(words.pulls().unseen))
}
