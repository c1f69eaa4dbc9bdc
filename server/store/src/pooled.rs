//! Connections that are handed out and come back.
//!
//! sqlx asks a connection whether it still answers each time it comes back, in a task of its own: a round to the database for every
//! reading. What came back sound rests here instead, and whatever did not goes the way of sqlx.

use std::{
    ops::{Deref, DerefMut},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use sqlx::{Database, Pool, pool::PoolConnection};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, timeout},
};

/// How connections are handed out.
pub(crate) struct Terms {
    /// At most this many at a time.
    pub(crate) most: usize,
    /// Whoever waits longer is told so.
    pub(crate) patience: Duration,
    /// What has rested longer is closed: a firewall may have forgotten it.
    pub(crate) rest: Duration,
    /// What is older is closed when it comes back.
    pub(crate) life: Duration,
}

/// The connections of one database.
pub(crate) struct Connections<DB: Database> {
    pool: Pool<DB>,
    home: Arc<Home<DB>>,
}

struct Home<DB: Database> {
    terms: Terms,
    free: Arc<Semaphore>,
    resting: Mutex<Vec<Resting<DB>>>,
}

struct Resting<DB: Database> {
    conn: PoolConnection<DB>,
    opened: Instant,
    since: Instant,
}

impl<DB: Database> Connections<DB> {
    /// Hands out connections of `pool`.
    pub(crate) fn new(pool: Pool<DB>, terms: Terms) -> Self {
        let free = Arc::new(Semaphore::new(terms.most));
        Self { pool, home: Arc::new(Home { terms, free, resting: Mutex::default() }) }
    }

    /// What sqlx gives connections from.
    pub(crate) const fn pool(&self) -> &Pool<DB> {
        &self.pool
    }

    /// A connection of one's own.
    pub(crate) async fn take(&self) -> sqlx::Result<Pooled<DB>> {
        let free = timeout(self.home.terms.patience, Arc::clone(&self.home.free).acquire_owned()).await;
        let permit = free.map_err(|_| sqlx::Error::PoolTimedOut)?.map_err(|_| sqlx::Error::PoolClosed)?;
        let rested = self.home.rested();
        let (conn, opened) = match rested {
            Some(Resting { conn, opened, .. }) => (conn, opened),
            None => (self.pool.acquire().await?, Instant::now()),
        };
        let home = Arc::clone(&self.home);
        Ok(Pooled { conn: Some(conn), opened, sound: true, home, _permit: permit })
    }

    /// Closes every connection once it is back, and hands out none any more.
    pub(crate) async fn close(&self) {
        self.home.free.close();
        self.home.lock().clear();
        self.pool.close().await;
    }
}

impl<DB: Database> Home<DB> {
    /// The connection that came back last. Those that have rested too long are closed.
    fn rested(&self) -> Option<Resting<DB>> {
        let mut resting = self.lock();
        let stale = |resting: &mut Resting<DB>| resting.since.elapsed() > self.terms.rest;
        resting.extract_if(.., stale).for_each(|mut resting| resting.conn.close_on_drop());
        resting.pop()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Resting<DB>>> {
        self.resting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection that comes back when it is dropped.
pub(crate) struct Pooled<DB: Database> {
    /// There until it is dropped.
    conn: Option<PoolConnection<DB>>,
    opened: Instant,
    /// Whether the last statement came to its end.
    pub(crate) sound: bool,
    home: Arc<Home<DB>>,
    _permit: OwnedSemaphorePermit,
}

impl<DB: Database> Pooled<DB> {
    /// It is closed instead of coming back.
    pub(crate) fn close_on_drop(&mut self) {
        self.sound = false;
        if let Some(conn) = &mut self.conn {
            conn.close_on_drop();
        }
    }
}

impl<DB: Database> Deref for Pooled<DB> {
    type Target = DB::Connection;

    fn deref(&self) -> &Self::Target {
        self.conn.as_ref().expect("there until it is dropped")
    }
}

impl<DB: Database> DerefMut for Pooled<DB> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        self.conn.as_mut().expect("there until it is dropped")
    }
}

impl<DB: Database> Drop for Pooled<DB> {
    fn drop(&mut self) {
        if self.opened.elapsed() > self.home.terms.life {
            self.close_on_drop();
        }
        let Some(conn) = self.conn.take().filter(|_| self.sound) else { return };
        let mut resting = self.home.lock();
        if !self.home.free.is_closed() {
            resting.push(Resting { conn, opened: self.opened, since: Instant::now() });
        }
    }
}

#[cfg(test)]
mod tests {
    use futures::poll;
    use sqlx::{Sqlite, sqlite::SqlitePoolOptions};

    use super::*;
    use crate::{
        Tx,
        tx::{Conn, on},
    };

    const TERMS: Terms =
        Terms { most: 2, patience: Duration::from_millis(20), rest: Duration::MAX, life: Duration::MAX };

    async fn connections(terms: Terms) -> Connections<Sqlite> {
        let pool = SqlitePoolOptions::new().max_connections(4).connect("sqlite::memory:").await.unwrap();
        Connections::new(pool, terms)
    }

    async fn take(connections: &Connections<Sqlite>) -> Tx {
        Tx::new(Conn::Sqlite(connections.take().await.unwrap()))
    }

    /// A table that only this connection knows.
    async fn mark(tx: &mut Tx) {
        on!(tx, conn => sqlx::raw_sql("CREATE TEMP TABLE here (n INTEGER)").execute(conn).await.map(|_| ()))
            .unwrap();
    }

    /// Takes so long that nobody has the answer at once.
    async fn count(tx: &mut Tx) {
        const COUNT: &str = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 1000000) SELECT count(*) FROM n";
        on!(tx, conn => sqlx::raw_sql(COUNT).execute(conn).await.map(|_| ())).unwrap();
    }

    async fn is_marked(tx: &mut Tx) -> bool {
        on!(tx, conn => sqlx::raw_sql("SELECT n FROM here").execute(conn).await.map(|_| ())).is_ok()
    }

    #[tokio::test]
    async fn what_comes_back_sound_is_handed_out_again() {
        let connections = connections(TERMS).await;
        let mut tx = take(&connections).await;
        mark(&mut tx).await;
        drop(tx);
        assert!(is_marked(&mut take(&connections).await).await);
    }

    #[tokio::test]
    async fn what_failed_or_was_broken_off_does_not_rest_here() {
        let connections = connections(TERMS).await;
        let mut failed = take(&connections).await;
        assert!(!is_marked(&mut failed).await);
        let mut broken_off = take(&connections).await;
        assert!(poll!(Box::pin(count(&mut broken_off))).is_pending());
        drop((failed, broken_off));
        assert!(connections.home.lock().is_empty());
        assert!(connections.take().await.is_ok(), "its seat is free all the same");
    }

    #[tokio::test]
    async fn what_rested_too_long_or_is_too_old_is_closed() {
        let brief = Duration::ZERO;
        for terms in [Terms { rest: brief, ..TERMS }, Terms { life: brief, ..TERMS }] {
            let connections = connections(terms).await;
            let mut tx = take(&connections).await;
            mark(&mut tx).await;
            drop(tx);
            assert!(!is_marked(&mut take(&connections).await).await);
        }
    }

    #[tokio::test]
    async fn nobody_waits_for_ever() {
        let connections = connections(Terms { most: 1, ..TERMS }).await;
        let taken = connections.take().await.unwrap();
        assert!(matches!(connections.take().await, Err(sqlx::Error::PoolTimedOut)));
        drop(taken);
        assert!(connections.take().await.is_ok());
    }

    #[tokio::test]
    async fn closing_waits_for_what_is_out_and_hands_out_nothing() {
        let connections = Arc::new(connections(TERMS).await);
        drop(connections.take().await.unwrap());
        let out = connections.take().await.unwrap();
        let closing = connections.close();
        tokio::pin!(closing);
        assert!(poll!(&mut closing).is_pending());
        assert!(matches!(connections.take().await, Err(sqlx::Error::PoolClosed)));
        drop(out);
        closing.await;
        assert_eq!(connections.pool.size(), 0);
    }
}
