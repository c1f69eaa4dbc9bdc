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

/// After this long at rest, sqlx asks a connection before it is used again: a firewall may have forgotten it.
const FRESH: Duration = Duration::from_secs(30);

/// The connections of one database.
pub(crate) struct Connections<DB: Database> {
    pool: Pool<DB>,
    home: Arc<Home<DB>>,
    patience: Duration,
}

struct Home<DB: Database> {
    free: Arc<Semaphore>,
    resting: Mutex<Vec<(PoolConnection<DB>, Instant)>>,
}

impl<DB: Database> Connections<DB> {
    /// Hands out at most `most` connections of `pool` at a time; whoever waits longer than `patience` is told so.
    pub(crate) fn new(pool: Pool<DB>, most: usize, patience: Duration) -> Self {
        let home = Home { free: Arc::new(Semaphore::new(most)), resting: Mutex::default() };
        Self { pool, home: Arc::new(home), patience }
    }

    /// What sqlx gives connections from.
    pub(crate) const fn pool(&self) -> &Pool<DB> {
        &self.pool
    }

    /// A connection of one's own.
    pub(crate) async fn take(&self) -> sqlx::Result<Pooled<DB>> {
        let free = timeout(self.patience, Arc::clone(&self.home.free).acquire_owned()).await;
        let permit = free.map_err(|_| sqlx::Error::PoolTimedOut)?.map_err(|_| sqlx::Error::PoolClosed)?;
        let rested = self.home.lock().pop().filter(|(_, since)| since.elapsed() < FRESH);
        let conn = match rested {
            Some((conn, _)) => conn,
            None => self.pool.acquire().await?,
        };
        Ok(Pooled { conn: Some(conn), sound: true, home: Arc::clone(&self.home), _permit: permit })
    }

    /// Closes every connection once it is back, and hands out none any more.
    pub(crate) async fn close(&self) {
        self.home.free.close();
        self.home.lock().clear();
        self.pool.close().await;
    }
}

impl<DB: Database> Home<DB> {
    fn lock(&self) -> MutexGuard<'_, Vec<(PoolConnection<DB>, Instant)>> {
        self.resting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection that comes back when it is dropped.
pub(crate) struct Pooled<DB: Database> {
    /// There until it is dropped.
    conn: Option<PoolConnection<DB>>,
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
        let Some(conn) = self.conn.take().filter(|_| self.sound) else { return };
        let mut resting = self.home.lock();
        if !self.home.free.is_closed() {
            resting.push((conn, Instant::now()));
        }
    }
}

#[cfg(test)]
mod tests {
    use sqlx::{Sqlite, sqlite::SqlitePoolOptions};

    use super::*;

    const PATIENCE: Duration = Duration::from_millis(20);

    async fn connections(most: usize) -> Connections<Sqlite> {
        let pool = SqlitePoolOptions::new().max_connections(4).connect("sqlite::memory:").await.unwrap();
        Connections::new(pool, most, PATIENCE)
    }

    async fn run(conn: &mut Pooled<Sqlite>, statement: &'static str) -> sqlx::Result<()> {
        conn.sound = false;
        let done = sqlx::raw_sql(statement).execute(&mut **conn).await;
        conn.sound = done.is_ok();
        done.map(|_| ())
    }

    #[tokio::test]
    async fn what_comes_back_sound_is_handed_out_again() {
        let connections = connections(2).await;
        let mut conn = connections.take().await.unwrap();
        // Each connection to `:memory:` has a database of its own.
        run(&mut conn, "CREATE TABLE here (n INTEGER)").await.unwrap();
        drop(conn);
        let mut again = connections.take().await.unwrap();
        run(&mut again, "SELECT n FROM here").await.unwrap();
    }

    #[tokio::test]
    async fn what_failed_or_was_broken_off_does_not_rest_here() {
        let connections = connections(2).await;
        let mut failed = connections.take().await.unwrap();
        assert!(run(&mut failed, "SELECT n FROM nowhere").await.is_err());
        let mut broken_off = connections.take().await.unwrap();
        broken_off.sound = false;
        drop((failed, broken_off));
        assert!(connections.home.lock().is_empty());
        assert!(connections.take().await.is_ok(), "its seat is free all the same");
    }

    #[tokio::test]
    async fn nobody_waits_for_ever() {
        let connections = connections(1).await;
        let taken = connections.take().await.unwrap();
        assert!(matches!(connections.take().await, Err(sqlx::Error::PoolTimedOut)));
        drop(taken);
        assert!(connections.take().await.is_ok());
    }

    #[tokio::test]
    async fn closing_waits_for_what_is_out_and_hands_out_nothing() {
        let connections = Arc::new(connections(2).await);
        drop(connections.take().await.unwrap());
        let out = connections.take().await.unwrap();
        let closing = tokio::spawn({
            let connections = Arc::clone(&connections);
            async move { connections.close().await }
        });
        while !connections.home.free.is_closed() {
            tokio::task::yield_now().await;
        }
        assert!(matches!(connections.take().await, Err(sqlx::Error::PoolClosed)));
        drop(out);
        closing.await.unwrap();
        assert_eq!(connections.pool.size(), 0);
    }
}
