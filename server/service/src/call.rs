use std::sync::Arc;

use domain::{ids::SessionId, policy::Actor, time::Timestamp};
use store::Store;

use crate::{
    campaigns,
    hub::Hub,
    idempotency::IdempotencyKey,
    limits::Limits,
    news::Seen,
    ports::{Clock, Dice},
    search::Search,
    secrets::Secret,
    texts::Rendered,
    views::Looks,
};

/// The running product: its database and its outside world. Cheap to clone.
#[derive(Clone)]
pub struct Service {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    hub: Hub,
    secret: Secret,
    clock: Arc<dyn Clock>,
    dice: Arc<dyn Dice>,
    limits: Limits,
    rendered: Rendered,
    campaigns: campaigns::Memory,
    search: Search,
    seen: Seen,
    looks: Looks,
}

/// One request: who asks, and when. Made once at the door, handed to every use case.
#[derive(Clone)]
pub struct Call {
    /// The running product.
    pub service: Service,
    /// Whoever asks.
    pub actor: Actor,
    /// The moment of the request; it stands still while the request lasts.
    pub now: Timestamp,
    /// The session, when a browser asks.
    pub session: Option<SessionId>,
    /// The name in the header of the page, when a browser asks.
    pub name: Option<String>,
    /// The key with which a program makes sure that a repeated request happens once.
    pub idempotency: Option<IdempotencyKey>,
}

impl Service {
    /// Puts the product together and starts listening to its database.
    #[must_use]
    pub fn new(store: Store, secret: Secret, clock: Arc<dyn Clock>, dice: Arc<dyn Dice>) -> Self {
        let hub = Hub::over(&store);
        let campaigns = campaigns::Memory::hearing(hub.subscribe());
        Self {
            inner: Arc::new(Inner {
                store,
                hub,
                secret,
                clock,
                dice,
                limits: Limits::default(),
                rendered: Rendered::default(),
                campaigns,
                search: Search::default(),
                seen: Seen::default(),
                looks: Looks::default(),
            }),
        }
    }

    /// The database.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// Live news.
    #[must_use]
    pub fn hub(&self) -> &Hub {
        &self.inner.hub
    }

    /// The installation's secret.
    #[must_use]
    pub fn secret(&self) -> &Secret {
        &self.inner.secret
    }

    /// The dice.
    #[must_use]
    pub fn dice(&self) -> &dyn Dice {
        self.inner.dice.as_ref()
    }

    /// What slows guessing down.
    pub(crate) fn limits(&self) -> &Limits {
        &self.inner.limits
    }

    /// Texts that were rendered already.
    pub(crate) fn rendered(&self) -> &Rendered {
        &self.inner.rendered
    }

    /// Campaigns that were read a moment ago.
    pub(crate) fn campaigns(&self) -> &campaigns::Memory {
        &self.inner.campaigns
    }

    /// What ideas are found with.
    pub(crate) fn search(&self) -> &Search {
        &self.inner.search
    }

    /// Visits of people to their own pages.
    pub(crate) fn seen(&self) -> &Seen {
        &self.inner.seen
    }

    /// Looks at ideas that were counted today.
    pub(crate) fn looks(&self) -> &Looks {
        &self.inner.looks
    }

    /// This moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.inner.clock.now()
    }

    /// A call by `actor`, now.
    #[must_use]
    pub fn call(&self, actor: Actor) -> Call {
        Call { service: self.clone(), actor, now: self.now(), session: None, name: None, idempotency: None }
    }
}
