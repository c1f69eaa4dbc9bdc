//! The queue of moderation: a list, and beside it the item that is opened. Every act is a plain form.

mod acts;
mod answer;
mod appeals;
mod cases;
mod complaints;
mod item;
mod keys;
mod list;
mod merging;
mod opinions;
mod page;
mod preview;

pub use cases::RESULTS;
pub use page::TriagePage;
