//! Parts that the server alone draws: browsers show them as they come (`docs/decisions/0018-drawn-by-the-server.md`).

use leptos::prelude::*;

/// As safe HTML.
pub fn html<V: IntoView>(draw: impl FnOnce() -> V) -> String {
    Owner::new().with(|| draw().to_html())
}
