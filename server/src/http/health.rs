//! Whether the process lives and whether it can work, and the figures.

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::refusals::Refusal;

use super::trouble::Trouble;
use crate::{state::App, telemetry};

/// `/health/live`, `/health/ready`, `/metrics`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/health/live", get(|| async { "live\n" }))
        .route("/health/ready", get(ready))
        .route("/metrics", get(figures_by_token))
}

/// The figures alone, for a listener of their own.
pub fn figures_router() -> Router {
    Router::new().route("/metrics", get(|| async { telemetry::figures().render() }))
}

/// 200 when the database answers in the schema of this version.
async fn ready(State(app): State<App>) -> Response {
    let answers = async { app.service.store().read().await?.ping().await };
    match answers.await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => {
            tracing::warn!("Not ready: {error}");
            (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "5")], "the database does not answer\n")
                .into_response()
        }
    }
}

/// Closed, and hidden, unless the configuration names a token.
async fn figures_by_token(State(app): State<App>, headers: HeaderMap) -> Response {
    let known = app.config.metrics_token.as_ref().map(|token| format!("Bearer {}", token.expose()));
    let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    // Both hashed first: comparing then takes as long for every wrong token.
    let same = known.zip(shown).is_some_and(|(known, shown)| {
        service::secrets::sha256(known.as_bytes()) == service::secrets::sha256(shown.as_bytes())
    });
    if same {
        telemetry::figures().render().into_response()
    } else {
        Trouble::Refused(Refusal::NotFound).into_response()
    }
}
