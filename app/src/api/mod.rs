//! The browser's calls: server functions, one file a noun. Each is three lines; the rules live in `service`.

pub mod campaigns;
pub mod comments;
pub mod error;
pub mod ideas;
pub mod reports;
pub mod texts;
pub mod votes;
