//! The demo: a campaign that runs, with people, ideas, votes, comments and answers, as `demo/demo.json` tells it.

mod campaign;
mod play;
mod script;
mod seed;

pub(crate) use campaign::{Stage, open_campaign};
pub(crate) use script::Script;
pub use script::{PASSWORD, PEOPLE};
pub use seed::{Seeded, is_there, seed};
