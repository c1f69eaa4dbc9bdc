//! Forgetting what has had its time.

use crate::{Error, Result, Service, surveys};

/// What was forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Purged {
    /// Sessions that are over.
    pub sessions: u64,
    /// Answers to requests with an idempotency key, after their day.
    pub answers: u64,
}

/// Forgets sessions that are over, answers that are older than a day, and what people answered to surveys of archived campaigns. Meant to run every hour; doing it twice changes nothing.
///
/// # Errors
/// When the database is away.
pub async fn purge(service: &Service) -> Result<Purged> {
    surveys::close(service).await?;
    let now = service.now();
    let purge = service.store().write(move |tx| {
        Box::pin(async move {
            let sessions = tx.forget_sessions(now).await?;
            let answers = tx.forget_answers(now).await?;
            tx.forget_acts(now).await?;
            tx.forget_locks(now).await?;
            Ok::<_, Error>(Purged { sessions, answers })
        })
    });
    purge.await
}
