//! All SQL of the product, for SQLite and PostgreSQL alike. Nothing outside this crate can name a table.
//!
//! [`Store::read`] gives a [`Tx`] to read with; [`Store::write`] runs a use case in a transaction of its own and answers once it
//! is durable. Every statement is written once and proven on both databases by the tests in `tests/contract`.

mod announce;
mod checks;
mod connect;
mod errors;
mod pooled;
mod tx;
mod writer;

mod accounts;
pub mod audit;
pub mod backup;
pub mod boards;
pub mod campaigns;
pub mod canvases;
pub mod care;
pub mod comments;
pub mod events;
pub mod follows;
mod handover;
pub mod ideas;
pub mod idempotency;
pub mod jobs;
pub mod lists;
mod moderation_figures;
pub mod news;
pub mod opinions;
mod outcomes;
pub mod people;
pub mod pulls;
pub mod reports;
mod results;
pub mod saved_searches;
pub mod search;
pub mod seeds;
pub mod sessions;
pub mod snapshots;
pub mod stage;
pub mod statistics;
mod surveys;
mod templates;
mod texts;
pub mod tokens;
mod topics;
pub mod triage;
mod units;
pub mod views;
pub mod votes;
pub mod whole;
pub mod wordings;
pub mod workshops;

#[cfg(feature = "testing")]
pub mod testing;

pub use connect::Store;
pub use errors::{Result, StoreError};
pub use tx::Tx;
