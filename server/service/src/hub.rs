//! Live news: committed changes, spread to whoever listens.

use domain::events::Change;
use store::Store;
use tokio::sync::broadcast;

/// Spreads changes. Cheap to clone.
#[derive(Clone)]
pub struct Hub {
    store: Store,
}

impl Hub {
    /// Listens to the database.
    #[must_use]
    pub fn over(store: &Store) -> Self {
        Self { store: store.clone() }
    }

    /// Changes from now on. Held and hidden ideas are never announced, so whoever may read may hear all of it.
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<Change> {
        self.store.changes()
    }
}
