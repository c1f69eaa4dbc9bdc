//! The statistics of a campaign. The server alone draws them: there is nothing on this page but reading and links.
//!
//! | file | what it holds |
//! |---|---|
//! | `page` | the address, and what the browser carries |
//! | `draw` | all figures, one below the other |
//! | `found` | what each figure says, in a sentence |
//! | `pictures` | the pictures |
//! | `grid` | each figure as rows and columns, for the page and for files |

mod draw;
mod found;
mod grid;
mod page;
mod pictures;

pub use draw::draw_statistics;
pub use grid::{Cell, Grid, grid};
pub use page::StatisticsPage;
