//! The use cases of the product. Neither SQL nor HTTP compiles here.
//!
//! A use case has six beats, in this order: begin, load, ask (the policy), write (with its permit), record, commit.

pub mod accounts;
pub mod audit;
pub mod boards;
pub mod campaigns;
pub mod canvases;
pub mod comments;
pub mod demo;
pub mod follows;
pub mod generate;
pub mod handover;
pub mod hub;
pub mod ideas;
pub mod idempotency;
pub mod jobs;
pub mod markdown;
pub mod moderation_figures;
pub mod news;
pub mod opinions;
pub mod outcomes;
pub mod people;
pub mod ports;
pub mod pulls;
pub mod purge;
pub mod reports;
pub mod results;
pub mod saved_searches;
pub mod search;
pub mod secrets;
pub mod snapshots;
pub mod stage;
pub mod statistics;
pub mod surveys;
pub mod synonyms;
pub mod templates;
pub mod texts;
pub mod tokens;
pub mod topics;
pub mod triage;
pub mod units;
pub mod views;
pub mod votes;
pub mod whole;
pub mod workshops;

mod authors;
mod blocking;
mod call;
mod claims;
mod codes;
mod errors;
mod limits;
mod openings;
mod passwords;
mod pseudonyms;
mod sessions;

pub use call::{Call, Service};
pub use errors::{Error, Result};
