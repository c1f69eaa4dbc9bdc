//! The browser's half, built into `target/site`.
//!
//! `pkg/` holds what is served at `/pkg/`; `manifest.json` maps the plain name of each file (`app.css`,
//! `fonts/….woff2`) to the name it has in `pkg/`. In a release build that name carries a hash of the content, so that
//! browsers may keep the file for ever, and each text-like file has a `.br` and a `.gz` beside it.

mod assets;
mod build;
mod compress;
mod fingerprint;
mod pieces;
mod script;
mod style;

pub use build::build;
