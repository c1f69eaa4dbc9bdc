//! Stories about people: signing in, sessions, codes, tokens, texts, the demo and the crowd.

#![expect(clippy::unwrap_used, reason = "tests")]

mod crowd;
mod sessions;
mod signing_in;
mod texts;
mod tokens;
mod world;
