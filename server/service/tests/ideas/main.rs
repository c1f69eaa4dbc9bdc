//! Stories about ideas, votes, comments and reports, on a fresh database with a clock that stands still.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by where it stops")]

mod administration;
mod appeals;
mod asides;
mod authors;
mod cases;
mod comments;
mod erasing;
mod finding;
mod follows;
mod leaks;
mod lists;
mod merging;
mod news;
mod phases;
mod posting;
mod premoderation;
mod recounts;
mod repeated;
mod reports;
mod saved_searches;
mod splitting;
mod triage;
mod undoing;
mod voting;
mod world;
