//! Work that takes longer than others may wait for a thread of the runtime.

use tokio::task::spawn_blocking;

use crate::{Error, Result};

/// Does it on a thread of its own.
pub(crate) async fn off_the_runtime<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T> {
    spawn_blocking(work).await.map_err(|error| Error::Fault(error.to_string()))
}
