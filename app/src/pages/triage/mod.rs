//! The queue of moderation: a list, and beside it the item that is opened. Every act is a plain form.

mod acts;
mod appeals;
mod item;
mod keys;
mod list;
mod merging;
mod page;

pub use page::TriagePage;
