//! The real program as a process: killed, and told to end.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by where it stops")]

mod crash;
mod ending;
mod place;
