//! The browser's calls: server functions, one file a noun. Each is three lines; the rules live in `service`.

pub mod admin;
pub mod audit;
pub mod campaigns;
pub mod canvases;
pub mod comments;
pub mod error;
pub mod follows;
pub mod forms;
pub mod handover;
pub mod ideas;
pub mod moderation_figures;
pub mod opinions;
pub mod outcomes;
pub mod people;
pub mod pulls;
pub mod reports;
pub mod results;
pub mod search;
pub mod stage;
pub mod statistics;
pub mod synonyms;
pub mod texts;
pub mod triage;
pub mod views;
pub mod votes;
pub mod workshops;
