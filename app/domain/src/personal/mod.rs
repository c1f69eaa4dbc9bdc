//! What a text seems to say about a person: names, ways to reach them, numbers of cases, health, misconduct.
//!
//! Only hints are made of it, while somebody types: it misses much and now and then errs, so nothing may be refused on its
//! word. Where it can choose, it stays silent: a hint that is wrong twice is not read a third time.

mod health;
mod look;
mod misconduct;
mod names;
mod numbers;
mod sentences;

pub use look::{Finding, Kind, look};
