//! `cargo xtask test`: everything a change has to pass.

mod browsers;
mod licences;
mod lint;
mod native;
mod parts;

pub use parts::Test;
