//! The browser's calls: server functions, one file a noun. Each is three lines; the rules live in `service`.

pub mod error;
pub mod reports;
pub mod texts;
