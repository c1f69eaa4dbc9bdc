//! Through every door, as browsers and programs come in: the real router on a real database, with a clock that stands still.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by where it stops")]

mod city;
mod knock;
mod world;

mod accounts;
mod administration;
mod audit;
mod bad_input;
mod boards;
mod boards_at_once;
mod cases;
mod commands;
mod comments;
mod crowd;
mod empty;
mod freeze;
mod full_disk;
mod handover;
mod headers;
mod ideas;
mod idempotency;
mod leaks;
mod ledger;
mod live;
mod matrix;
mod merging;
mod openapi;
mod opinions;
mod outcomes;
mod paging;
mod public;
mod pulls;
mod results;
mod results_folder;
mod returned;
mod settings;
mod sign_in;
mod stage;
mod stale;
mod statistics;
mod tokens;
mod traps;
mod triage;
mod votes;
mod workshops;
