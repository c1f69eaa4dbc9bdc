//! Workshops. The server alone draws them: lists, plain forms, and what can be taken.
//!
//! | file | what it holds |
//! |---|---|
//! | `page` | the address, and what the browser carries |
//! | `overview` | the workshops, and the frozen votes |
//! | `edit` | founding one, and keeping it |
//! | `workshop` | one of them: its facts, its team, its ideas |

mod edit;
mod overview;
mod page;
mod workshop;

pub use edit::{draw_edit, draw_new};
pub use overview::{Overview, draw_overview};
pub use page::WorkshopsPage;
pub use workshop::draw_workshop;
