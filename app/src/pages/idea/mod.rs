//! One idea with its vote, its history and its comments.

mod author;
mod comments;
mod page;
mod side;
mod text;

pub use page::IdeaPage;
