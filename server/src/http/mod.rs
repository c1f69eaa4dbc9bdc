//! The doors: pages, plain forms, the script's calls, REST, the live stream, health.

use axum::{
    Router,
    extract::{Request, State},
    middleware::{Next, from_fn_with_state as with},
    response::{IntoResponse as _, Response},
};
use tower_http::{CompressionLevel, compression::CompressionLayer};

use crate::state::App;

pub mod addresses;
pub mod audit;
pub mod auth;
pub mod claims;
pub mod csv;
pub mod error_page;
pub mod figures;
pub mod forms;
pub mod guard;
pub mod handover;
pub mod health;
pub mod identify;
pub mod kept;
pub mod keys;
pub mod limits;
pub mod live;
pub mod pages;
pub mod path;
pub mod pdf;
pub mod pulls;
pub mod qr;
pub mod reader;
pub mod rest;
pub mod results;
pub mod site;
pub mod stage;
pub mod statistics;
pub mod tables;
pub mod trouble;
pub mod urlencoded;
pub mod xlsx;

/// The whole surface.
pub fn router(app: &App) -> Router {
    let known = Router::new()
        .merge(pages::router(app))
        .merge(forms::router())
        .merge(auth::router())
        .merge(live::router())
        .merge(qr::router())
        .merge(audit::router())
        .merge(pulls::router())
        .merge(handover::router())
        .merge(statistics::router())
        .merge(stage::router())
        .merge(rest::router())
        .method_not_allowed_fallback(|| async { trouble::Trouble::WrongMethod })
        .layer(with((app.clone(), pages::Renderer::new(app)), around_doors));
    Router::new()
        .merge(known)
        .merge(site::router(app))
        .merge(results::router())
        .merge(health::router())
        .method_not_allowed_fallback(|| async { trouble::Trouble::WrongMethod })
        .layer(with(app.clone(), around_all))
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(5)))
        .with_state(app.clone())
}

/// What stands around everything, the innermost first. As layers of their own, each would pack and copy all that lies below it for
/// each request.
async fn around_all(State(app): State<App>, request: Request, next: Next) -> Response {
    let next = async |request| guard::readable(request, next).await.into_response();
    let next = async |request| guard::same_origin(&app, request, next).await.into_response();
    let next = async |request| trouble::word(&app, request, next).await;
    let next = async |request| guard::headers(&app, request, next).await;
    figures::count(request, next).await
}

/// What stands around all that asks who is there, the innermost first.
async fn around_doors(
    State((app, renderer)): State<(App, pages::Renderer)>,
    mut request: Request,
    next: Next,
) -> Response {
    request.extensions_mut().insert(renderer);
    let next = async |request| next.run(request).await;
    let next = async |request| limits::limit(&app, request, next).await.into_response();
    let next = async |request| identify::identify(&app, request, next).await.into_response();
    let next = async |request| guard::choose_language(&app, request, next).await;
    addresses::lead_to_the_one(request, next).await
}
