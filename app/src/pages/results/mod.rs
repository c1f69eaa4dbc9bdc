//! What the public reads of outcomes. These pages stand by themselves: without session, script and anything of the product, on the server and
//! as plain files.
//!
//! | file | what it holds |
//! |---|---|
//! | `ways` | the addresses of public pages, on the server and in a folder |
//! | `public` | the documents |
//! | `desk` | where moderation writes and releases |
//! | `plain` | a text for the public out of one for colleagues |
//! | `page` | the address of that, and what the browser carries |

mod desk;
mod page;
mod plain;
mod public;
mod ways;

pub use desk::{DeskView, draw_desk};
pub use page::ResultPage;
pub use public::{Content, draw_public};
pub use ways::{Address, Leaf, Place, TEXTS, Ways, below};
