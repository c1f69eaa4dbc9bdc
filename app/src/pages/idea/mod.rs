//! One idea with its vote, its history and its comments.

mod author;
mod comments;
mod kin;
mod page;
mod side;
mod text;
mod verdict;

pub use page::IdeaPage;
