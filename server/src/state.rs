//! What every handler shares. Cheap to clone.

use std::sync::Arc;

use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use service::Service;
use tokio_util::sync::CancellationToken;

use crate::{
    config::Config,
    http::{limits::Limiter, live::Live, site::Site},
};

/// The running server.
#[derive(Clone)]
pub struct App {
    /// The product.
    pub service: Service,
    /// The configuration.
    pub config: Arc<Config>,
    /// What browsers load.
    pub site: Arc<Site>,
    /// The live stream that all subscribers share.
    pub live: Live,
    /// How much one account or address may ask for.
    pub limiter: Arc<Limiter>,
    /// Whether the database holds the seeded demo, whose people the door then offers.
    pub demo: bool,
    /// Ends what would last for ever.
    pub shutdown: CancellationToken,
}

impl App {
    /// Puts the server together; its live stream ends with `shutdown`.
    #[must_use]
    pub fn new(service: Service, config: Config, site: Site, shutdown: CancellationToken) -> Self {
        Self {
            live: Live::start(service.hub(), shutdown.clone()),
            limiter: Arc::new(Limiter::new(&config)),
            service,
            config: Arc::new(config),
            site: Arc::new(site),
            demo: false,
            shutdown,
        }
    }

    /// With the people of the demo at the door, where it was seeded.
    #[must_use]
    pub fn with_demo(self, demo: bool) -> Self {
        Self { demo, ..self }
    }
}

impl FromRef<App> for LeptosOptions {
    fn from_ref(_: &App) -> Self {
        Self::builder().output_name("app").build()
    }
}
