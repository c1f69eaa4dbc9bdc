//! What became of ideas that were pulled. The server alone draws it: reading, links and plain forms.
//!
//! | file | what it holds |
//! |---|---|
//! | `page` | the address, and what the browser carries |
//! | `ledger` | the ledger of a campaign, and the overview of all |
//! | `form` | where an outcome is recorded |
//! | `told` | an outcome on the page of its idea, and on the page of somebody who took part |
//! | `survey` | whether it has become better |

mod form;
mod ledger;
mod page;
mod survey;
mod told;

pub use form::{FormView, draw_form};
pub use ledger::{draw_ledger, draw_overview};
pub use page::OutcomesPage;
pub use told::{Told, draw_mine, draw_told};
