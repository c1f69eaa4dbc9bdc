//! The REST interface, `/api/v1`.

use axum::Router;

use crate::state::App;

pub mod problem;

/// Every call.
pub fn router() -> Router<App> {
    Router::new()
}

/// The description of the interface, as JSON.
#[must_use]
pub fn openapi_json() -> String {
    String::new()
}
