//! The audit: what moderation and administration did, in a chain of hashes that shows every change.

mod check;
mod notes;
mod reading;

pub use check::{check, verify};
pub use notes::note;
pub(crate) use reading::note_reading;
pub use reading::{Line, Lines, export, list};
