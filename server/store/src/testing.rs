//! Fresh databases for tests: SQLite in a temporary file, PostgreSQL under a name of its own.

use std::{
    ops::Deref,
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
    time::SystemTime,
};

use sqlx::{AssertSqlSafe, Connection, PgConnection};

use crate::{Store, StoreError, tx::on};

/// Where tests find PostgreSQL: the address of any database of a role that may create others.
const POSTGRES: &str = "TEST_POSTGRES_URL";

/// An empty database with the schema of this version, gone when dropped.
pub struct Fresh {
    store: Store,
    remains: Remains,
}

enum Remains {
    Files(PathBuf),
    Database { server: String, name: String },
}

impl Deref for Fresh {
    type Target = Store;
    fn deref(&self) -> &Store {
        &self.store
    }
}

impl Fresh {
    /// Another connection to the same database, as another server would have it.
    ///
    /// # Panics
    /// When the database is away.
    pub async fn again(&self) -> Store {
        Store::connect(&self.url()).await.expect("the database was there a moment ago")
    }

    /// Another database of the same kind, without any schema.
    ///
    /// # Panics
    /// When it cannot be made.
    pub async fn blank(&self) -> Blank {
        let remains = match &self.remains {
            Remains::Files(_) => Remains::Files(std::env::temp_dir().join(format!("{}.db", fresh_name()))),
            Remains::Database { server, .. } => {
                let name = fresh_name();
                command(server, format!("CREATE DATABASE {name}")).await;
                Remains::Database { server: server.clone(), name }
            }
        };
        Blank { remains }
    }

    /// Where the database is.
    #[must_use]
    pub fn url(&self) -> String {
        self.remains.url()
    }

    /// Runs a statement where the product writes: for states that no use case brings about yet, and for full disks.
    ///
    /// # Panics
    /// When the database does not take it.
    pub async fn run(&self, text: impl Into<String>) {
        let text = text.into();
        let run = self.store.write(move |tx| {
            Box::pin(async move {
                on!(tx, conn => sqlx::query(AssertSqlSafe(text)).execute(conn).await.map(|_| ()))?;
                Ok::<_, StoreError>(())
            })
        });
        run.await.expect("a statement of a test is right");
    }

    /// Asks for one number.
    ///
    /// # Panics
    /// When the database does not answer.
    pub async fn number(&self, text: impl Into<String>) -> i64 {
        let (text, mut tx) = (text.into(), self.store.read().await.expect("the database answers"));
        let answer: Result<i64, sqlx::Error> =
            on!(&mut tx, conn => sqlx::query_scalar(AssertSqlSafe(text)).fetch_one(conn).await);
        answer.expect("a question of a test is right")
    }
}

/// A database that nobody has opened yet, gone when dropped.
pub struct Blank {
    remains: Remains,
}

impl Blank {
    /// Connects to it; the schema stays as it is.
    ///
    /// # Panics
    /// When the database is away.
    pub async fn again(&self) -> Store {
        Store::connect(&self.url()).await.expect("the database was there a moment ago")
    }

    /// Where the database is.
    #[must_use]
    pub fn url(&self) -> String {
        self.remains.url()
    }
}

impl Remains {
    fn url(&self) -> String {
        match self {
            Self::Files(path) => format!("sqlite://{}", path.display()),
            Self::Database { server, name } => address_of(server, name),
        }
    }
}

/// A fresh SQLite database.
///
/// # Panics
/// When it cannot be made.
pub async fn fresh_sqlite() -> Fresh {
    let path = std::env::temp_dir().join(format!("{}.db", fresh_name()));
    let store = Store::connect(&format!("sqlite://{}", path.display())).await.expect("SQLite opens");
    store.migrate().await.expect("the migrations fit");
    Fresh { store, remains: Remains::Files(path) }
}

/// A fresh PostgreSQL database; `None`, said aloud, where there is no server to make it on.
///
/// # Panics
/// When it cannot be made, and on the build server when there is none.
pub async fn fresh_postgres() -> Option<Fresh> {
    let Ok(server) = std::env::var(POSTGRES) else {
        assert!(std::env::var_os("CI").is_none(), "{POSTGRES} is not set, and CI must not skip PostgreSQL");
        eprintln!("skipped: set {POSTGRES} to run this test on PostgreSQL");
        return None;
    };
    let name = fresh_name();
    command(&server, format!("CREATE DATABASE {name}")).await;
    let store = Store::connect(&address_of(&server, &name)).await.expect("PostgreSQL answers");
    store.migrate().await.expect("the migrations fit");
    Some(Fresh { store, remains: Remains::Database { server, name } })
}

/// Unique on this machine: the process, a counter in it, and the moment, for a process that was killed leaves its files to the
/// next one with its number.
fn fresh_name() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let moment = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default().as_micros();
    format!("dogital_test_{}_{}_{moment}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

/// `postgres://user@host:port/other?options` with another database.
fn address_of(server: &str, name: &str) -> String {
    let (address, options) =
        server.split_once('?').map_or((server, ""), |(address, options)| (address, options));
    let host = address.find("://").map_or(0, |at| at + 3);
    let end = address[host..].find('/').map_or(address.len(), |at| host + at);
    let question = if options.is_empty() { "" } else { "?" };
    format!("{}/{name}{question}{options}", &address[..end])
}

async fn command(server: &str, text: String) {
    let mut conn = PgConnection::connect(server).await.expect("PostgreSQL answers");
    sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut conn).await.expect("the role may create databases");
    conn.close().await.expect("PostgreSQL says goodbye");
}

impl Drop for Remains {
    fn drop(&mut self) {
        match self {
            Self::Files(path) => {
                for end in ["", "-wal", "-shm"] {
                    let file = PathBuf::from(format!("{}{end}", path.display()));
                    // What is not there need not go.
                    std::fs::remove_file(file).ok();
                }
            }
            Self::Database { server, name } => {
                let (server, drop) = (server.clone(), format!("DROP DATABASE {name} WITH (FORCE)"));
                // A runtime of its own, for that of the test waits for this.
                let dropped = std::thread::spawn(move || {
                    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                    runtime.expect("a runtime starts").block_on(command(&server, drop));
                });
                if dropped.join().is_err() {
                    eprintln!("the database {name} is left behind");
                }
            }
        }
    }
}

/// Runs each test on both databases, as `sqlite::name` and `postgres::name`. A test takes an `&Fresh`.
#[macro_export]
macro_rules! contract {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {$(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name(&$crate::testing::fresh_sqlite().await).await;
            }
        )+}
        mod postgres {$(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                if let Some(fresh) = $crate::testing::fresh_postgres().await {
                    super::$name(&fresh).await;
                }
            }
        )+}
    };
}
