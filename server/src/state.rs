//! What every handler shares.

use std::{ops::Deref, sync::Arc};

use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use service::Service;
use tokio_util::sync::CancellationToken;

use crate::{
    config::Config,
    http::{limits::Limiter, live::Live, site::Site},
};

/// The running server. Each layer around a handler holds it and hands on a clone with every request, so it is one pointer.
#[derive(Clone)]
pub struct App(Arc<Server>);

/// What the running server is made of.
pub struct Server {
    /// The product.
    pub service: Service,
    /// The configuration.
    pub config: Config,
    /// What browsers load.
    pub site: Site,
    /// The live stream that all subscribers share.
    pub live: Live,
    /// How much one account or address may ask for.
    pub limiter: Limiter,
    /// Whether the database holds the seeded demo, whose people the door then offers.
    pub demo: bool,
    /// Ends what would last for ever.
    pub shutdown: CancellationToken,
}

impl App {
    /// Puts the server together, with the people of the `demo` at the door where it was seeded; its live stream ends with `shutdown`.
    #[must_use]
    pub fn new(
        service: Service,
        config: Config,
        site: Site,
        demo: bool,
        shutdown: CancellationToken,
    ) -> Self {
        Self(Arc::new(Server {
            live: Live::start(service.hub(), shutdown.clone()),
            limiter: Limiter::new(&config),
            service,
            config,
            site,
            demo,
            shutdown,
        }))
    }
}

impl Deref for App {
    type Target = Server;

    fn deref(&self) -> &Server {
        &self.0
    }
}

impl FromRef<App> for LeptosOptions {
    fn from_ref(_: &App) -> Self {
        Self::builder().output_name("app").build()
    }
}
