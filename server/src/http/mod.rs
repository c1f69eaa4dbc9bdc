//! The doors: pages, plain forms, the script's calls, REST, the live stream, health.

use axum::{Extension, Router, middleware::from_fn, middleware::from_fn_with_state as with};
use tower::ServiceBuilder;
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

/// The whole surface. Its layers are laid together, the outermost first: one by one, each would pack and copy all that lies below it
/// for each request.
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
        .layer(
            ServiceBuilder::new()
                .layer(from_fn(addresses::lead_to_the_one))
                .layer(with(app.clone(), guard::choose_language))
                .layer(with(app.clone(), identify::identify))
                .layer(with(app.clone(), limits::limit))
                .layer(Extension(pages::Renderer::new(app))),
        );
    Router::new()
        .merge(known)
        .merge(site::router(app))
        .merge(results::router())
        .merge(health::router())
        .method_not_allowed_fallback(|| async { trouble::Trouble::WrongMethod })
        .layer(
            ServiceBuilder::new()
                .layer(from_fn(figures::count))
                .layer(with(app.clone(), guard::headers))
                .layer(CompressionLayer::new().quality(CompressionLevel::Precise(5)))
                .layer(with(app.clone(), trouble::word))
                .layer(from_fn(guard::readable))
                .layer(with(app.clone(), guard::same_origin)),
        )
        .with_state(app.clone())
}
