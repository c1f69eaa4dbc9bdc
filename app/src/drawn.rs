//! Parts that the server alone draws: browsers show them as they come (`docs/decisions/0018-drawn-by-the-server.md`).

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A page that the server has drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// Its heading.
    pub heading: String,
    /// Whether something is wrong with what was typed.
    pub wrong: bool,
    /// All else, as safe HTML.
    pub html: String,
}

/// As safe HTML.
pub fn html<V: IntoView>(draw: impl FnOnce() -> V) -> String {
    Owner::new().with(|| draw().to_html())
}
