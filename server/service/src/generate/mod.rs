//! A generated crowd for tests of size and speed: people, ideas, votes and comments in German, the same for the same seed.

mod crowd;
mod names;
mod phrases;
mod shares;
mod speech;

pub use crowd::{Generated, generate};
pub(crate) use names::name;
pub(crate) use shares::{hex, voters};
