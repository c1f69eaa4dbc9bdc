//! One idea with its vote, its history and its comments.

mod author;
mod comments;
pub mod drawn;
pub mod kin;
mod page;
mod side;
mod text;
pub mod verdict;

pub use page::IdeaPage;
