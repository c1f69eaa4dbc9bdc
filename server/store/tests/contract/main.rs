//! Every method of `Tx`, on SQLite and on PostgreSQL.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by where it stops")]

mod campaigns;
mod comments;
mod events;
mod ideas;
mod jobs;
mod lists;
mod schema;
mod votes;
mod world;
