//! Every method of `Tx`, on SQLite and on PostgreSQL.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by where it stops")]

mod administration;
mod boards;
mod campaigns;
mod canvases;
mod cases;
mod catalogue;
mod comments;
mod copies;
mod events;
mod follows;
mod handover;
mod ideas;
mod jobs;
mod lists;
mod news;
mod outcomes;
mod people;
mod pulls;
mod requests;
mod results;
mod saved_searches;
mod schema;
mod search;
mod sessions;
mod stage;
mod statistics;
mod triage;
mod views;
mod votes;
mod workshops;
mod world;
