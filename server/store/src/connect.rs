use std::{str::FromStr, sync::Arc, time::Duration};

use domain::events::Change;
use futures::future::BoxFuture;
use sqlx::{
    Connection, Postgres, Sqlite, SqliteConnection,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::{broadcast, mpsc, oneshot};

use crate::{
    Result, StoreError, Tx,
    announce::Announcer,
    pooled::{Connections, Terms},
    tx::Conn,
    writer::{self, Work},
};

static SQLITE_MIGRATIONS: Migrator = sqlx::migrate!("../../migrations/sqlite");
static POSTGRES_MIGRATIONS: Migrator = sqlx::migrate!("../../migrations/postgres");

/// Connections that read an SQLite database; each has a thread.
const SQLITE_READERS: u32 = 4;
/// Connections to PostgreSQL from one process.
const POSTGRES_CONNECTIONS: u32 = 24;
/// Those of them that listen, tell and clear up.
const POSTGRES_ASIDE: u32 = 3;
/// How long a request waits for a connection before it is told to come back later.
const PATIENCE: Duration = Duration::from_secs(3);
/// A file on this machine neither forgets a connection nor makes it grow.
const FILE: Terms =
    Terms { most: SQLITE_READERS as usize, patience: PATIENCE, rest: Duration::MAX, life: Duration::MAX };
const SERVER: Terms = Terms {
    most: (POSTGRES_CONNECTIONS - POSTGRES_ASIDE) as usize,
    patience: PATIENCE,
    rest: Duration::from_secs(60),
    life: Duration::from_secs(30 * 60),
};
/// Use cases that wait for the one writer before new ones have to wait at the door.
const QUEUE: usize = 1_024;

/// The newest schema of SQLite that this version knows.
pub(crate) fn newest_sqlite_migration() -> i64 {
    SQLITE_MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// The database, whichever it is. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    pools: Pools,
    announcer: Announcer,
    url: String,
}

enum Pools {
    Sqlite { readers: Connections<Sqlite>, options: Box<SqliteConnectOptions>, writer: mpsc::Sender<Work> },
    Postgres(Arc<Connections<Postgres>>),
}

impl Store {
    /// Connects to `sqlite://path` or `postgres://…`. An SQLite file is created when there is none; migrations are not run.
    ///
    /// # Errors
    /// When the address is of neither kind or the database cannot be opened.
    pub async fn connect(url: &str) -> Result<Self> {
        if url.starts_with("postgres") {
            Self::connect_postgres(url).await
        } else {
            Self::connect_sqlite(url).await
        }
    }

    async fn connect_sqlite(url: &str) -> Result<Self> {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .statement_cache_capacity(256)
            // KiB for each connection, which stay taken once they are full. What is not in them, the machine's own cache still holds:
            // of ideas asked for at random, each reads 12 pages from there, and 6 with eight times as much.
            .pragma("cache_size", "-500")
            // What is deleted is overwritten: ballots, above all.
            .pragma("secure_delete", "true")
            .pragma("temp_store", "memory");
        let writer_pool = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options.clone())
            .await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(SQLITE_READERS)
            .min_connections(1)
            .acquire_timeout(PATIENCE)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .connect_with(options.clone().pragma("query_only", "true"))
            .await?;
        let announcer = Announcer::in_process();
        let (writer, queue) = mpsc::channel(QUEUE);
        let tx =
            Tx::new(Conn::Sqlite(Connections::new(writer_pool, Terms { most: 1, ..FILE }).take().await?));
        tokio::spawn(writer::run(tx, queue, announcer.clone()));
        Ok(Self {
            inner: Arc::new(Inner {
                pools: Pools::Sqlite {
                    readers: Connections::new(readers, FILE),
                    options: Box::new(options),
                    writer,
                },
                announcer,
                url: url.to_owned(),
            }),
        })
    }

    async fn connect_postgres(url: &str) -> Result<Self> {
        // Every statement is static and fits every value: planning it anew for each costs more than running it.
        let options = PgConnectOptions::from_str(url)?
            .application_name("dogital")
            .statement_cache_capacity(256)
            .options([("plan_cache_mode", "force_generic_plan")]);
        let pool = PgPoolOptions::new()
            .max_connections(POSTGRES_CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .connect_with(options)
            .await?;
        let announcer = Announcer::over_postgres(&pool);
        let pools = Pools::Postgres(Arc::new(Connections::new(pool, SERVER)));
        Ok(Self { inner: Arc::new(Inner { pools, announcer, url: url.to_owned() }) })
    }

    /// Brings the schema to this version. Doing it twice changes nothing.
    ///
    /// # Errors
    /// When the database is newer than this version, or cannot be written.
    pub async fn migrate(&self) -> Result<()> {
        match &self.inner.pools {
            Pools::Sqlite { options, .. } => {
                let mut conn = SqliteConnection::connect_with(options).await?;
                SQLITE_MIGRATIONS.run(&mut conn).await?;
                Ok(conn.close().await?)
            }
            Pools::Postgres(pool) => Ok(POSTGRES_MIGRATIONS.run(pool.pool()).await?),
        }
    }

    /// A connection to read with.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn read(&self) -> Result<Tx> {
        Ok(Tx::new(match &self.inner.pools {
            Pools::Sqlite { readers, .. } => Conn::Sqlite(readers.take().await?),
            Pools::Postgres(pool) => Conn::Postgres(pool.take().await?),
        }))
    }

    /// Runs a use case in a transaction and answers once it is durable. An error of the use case leaves no trace.
    /// It runs to its end even when whoever asked has gone.
    ///
    /// # Errors
    /// The use case's own, or the store's.
    pub async fn write<T, E, F>(&self, act: F) -> std::result::Result<T, E>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, std::result::Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.inner.pools {
            Pools::Sqlite { writer, .. } => {
                let (answer, wait) = oneshot::channel();
                writer.send(work(act, answer)).await.map_err(|_| E::from(away()))?;
                wait.await.map_err(|_| E::from(away()))?
            }
            Pools::Postgres(pool) => {
                let (pool, announcer) = (Arc::clone(pool), self.inner.announcer.clone());
                tokio::spawn(write_postgres(pool, announcer, act))
                    .await
                    .unwrap_or_else(|_| Err(E::from(away())))
            }
        }
    }

    /// Takes what was deleted out of the files: SQLite writes its log into the database and empties it, PostgreSQL clears dead rows of
    /// ballots and keys.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn scrub(&self) -> Result<()> {
        match &self.inner.pools {
            Pools::Sqlite { options, .. } => {
                let mut conn = SqliteConnection::connect_with(options).await?;
                sqlx::raw_sql("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut conn).await?;
                Ok(conn.close().await?)
            }
            Pools::Postgres(pool) => {
                sqlx::raw_sql("VACUUM votes, campaigns").execute(pool.pool()).await?;
                Ok(())
            }
        }
    }

    /// The address it was opened with.
    pub(crate) fn url(&self) -> &str {
        &self.inner.url
    }

    /// Committed changes, as they come.
    #[must_use]
    pub fn changes(&self) -> broadcast::Receiver<Change> {
        self.inner.announcer.subscribe()
    }

    /// Closes every connection, after what is being written.
    pub async fn close(&self) {
        match &self.inner.pools {
            Pools::Sqlite { readers, .. } => readers.close().await,
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

async fn write_postgres<T, E, F>(
    pool: Arc<Connections<Postgres>>,
    announcer: Announcer,
    act: F,
) -> std::result::Result<T, E>
where
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, std::result::Result<T, E>> + Send + 'static,
    E: From<StoreError>,
{
    let conn = pool.take().await.map_err(StoreError::from)?;
    let mut tx = Tx::new(Conn::Postgres(conn));
    tx.begin().await?;
    match act(&mut tx).await {
        Ok(done) => {
            tx.commit().await?;
            announcer.tell(std::mem::take(&mut tx.changes));
            Ok(done)
        }
        Err(error) => {
            tx.rollback().await?;
            Err(error)
        }
    }
}

/// Wraps a use case for the writer: its own answer goes out only after the commit it shares.
fn work<T, E, F>(act: F, answer: oneshot::Sender<std::result::Result<T, E>>) -> Work
where
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, std::result::Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    Box::new(move |tx| {
        Box::pin(async move {
            let outcome = act(tx).await;
            let keep = outcome.is_ok();
            let acknowledge = move |committed: Result<()>| {
                let told = match committed {
                    Ok(()) => outcome,
                    Err(error) => Err(E::from(error)),
                };
                // An error means that whoever asked has gone.
                drop(answer.send(told));
            };
            (keep, Box::new(acknowledge) as writer::Acknowledge)
        })
    })
}

fn away() -> StoreError {
    StoreError::Away("the writer has stopped".to_owned())
}
