//! The physical limit as a program can see it: no sessions, no rules, no framework beyond axum and sqlx.

use std::{
    net::SocketAddr,
    str::FromStr as _,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use anyhow::Result;
use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::IntoResponse,
    routing::{get, put},
};
use sqlx::{
    ColumnIndex, Decode, Row, SqliteConnection, Type,
    postgres::PgPoolOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use store::search::LISTED_CARDS;
use tokio::sync::{mpsc, oneshot};

/// The statement of the product's list (`store::search::LISTED_CARDS`) over a pool of this database, and a `format!`.
macro_rules! list_over {
    ($pool:expr, $statement:expr) => {{
        let pool = $pool;
        let ideas = sqlx::query_scalar("SELECT number FROM ideas WHERE listed ORDER BY number")
            .fetch_all(&pool)
            .await?;
        let voters =
            sqlx::query_scalar("SELECT DISTINCT voter_tag FROM votes LIMIT 2000").fetch_all(&pool).await?;
        let asked = Arc::new(Asked { ideas, voters, turn: AtomicUsize::new(0) });
        Router::new().route(
            "/ideas",
            get(move || {
                let (pool, asked) = (pool.clone(), Arc::clone(&asked));
                async move {
                    let (numbers, voter) = asked.numbers_and_voter();
                    match sqlx::query($statement).bind(numbers).bind(voter).bind(1_i64).fetch_all(&pool).await
                    {
                        Ok(rows) => {
                            ([(header::CONTENT_TYPE, "application/json")], written(&rows)).into_response()
                        }
                        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
                    }
                }
            }),
        )
    }};
}

/// Serves `/static` (12 KiB), `/ideas` over the database at `lists`, and `PUT /votes/{idea}/{voter}` over that of SQLite at `path`.
pub async fn serve(listen: SocketAddr, path: Option<&str>, lists: &str) -> Result<()> {
    let page = "x".repeat(12 * 1024);
    let mut router = Router::new()
        .route("/static", get(move || async move { ([(header::CONTENT_TYPE, "text/html")], page.clone()) }));
    if let Some(path) = path {
        router = router.merge(with_votes(path).await?);
    }
    router = router.merge(if lists.starts_with("postgres") {
        list_over!(PgPoolOptions::new().max_connections(16).connect(lists).await?, LISTED_CARDS.postgres)
    } else {
        let pool = SqlitePoolOptions::new().max_connections(4).test_before_acquire(false);
        list_over!(pool.connect(lists).await?, LISTED_CARDS.sqlite)
    });
    let listener = tokio::net::TcpListener::bind(listen).await?;
    let listener = axum::serve::ListenerExt::tap_io(listener, |tcp| drop(tcp.set_nodelay(true)));
    Ok(axum::serve(listener, router).await?)
}

async fn with_votes(path: &str) -> Result<Router> {
    let options = SqliteConnectOptions::from_str(path)?
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(10));
    let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    let mut conn = writer.acquire().await?.detach();
    sqlx::raw_sql("CREATE TABLE IF NOT EXISTS reference_votes (idea INTEGER NOT NULL, voter INTEGER NOT NULL, PRIMARY KEY (idea, voter)) WITHOUT ROWID")
        .execute(&mut conn)
        .await?;
    let (queue, votes) = mpsc::channel(1_024);
    tokio::spawn(commit_together(conn, votes));
    Ok(Router::new().route("/votes/{idea}/{voter}", put(vote)).with_state(queue))
}

/// What a list is asked for: twenty ideas of all, and whether somebody voted for them, another one each time.
struct Asked {
    ideas: Vec<i64>,
    voters: Vec<Vec<u8>>,
    turn: AtomicUsize,
}

impl Asked {
    fn numbers_and_voter(&self) -> (String, &[u8]) {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        // As a list in the fair order, that of one turn lies all over the table.
        let number = |n: usize| self.ideas[(turn * 20 + n) * 7_919 % self.ideas.len()].to_string();
        let numbers: Vec<String> = (0..20).map(number).collect();
        (format!("[{}]", numbers.join(",")), &self.voters[turn % self.voters.len()])
    }
}

fn written<'r, R>(rows: &'r [R]) -> String
where
    R: Row,
    usize: ColumnIndex<R>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
    bool: Decode<'r, R::Database> + Type<R::Database>,
    &'r str: Decode<'r, R::Database> + Type<R::Database>,
{
    let mut json = String::with_capacity(16 * 1024);
    for row in rows {
        json += &format!(
            r#"{{"number":{},"title":{:?},"excerpt":{:?},"topic":{},"status":{:?},"votes":{},"comments":{},"author":{:?},"created_at":{},"voted":{}}},"#,
            row.get::<i64, _>(1),
            row.get::<&str, _>(2),
            row.get::<&str, _>(3),
            row.get::<i64, _>(4),
            row.get::<&str, _>(6),
            row.get::<i64, _>(8),
            row.get::<i64, _>(10),
            row.get::<Option<&str>, _>(12),
            row.get::<i64, _>(13),
            row.get::<bool, _>(15),
        );
    }
    format!("{{\"items\":[{json}]}}")
}

type Vote = (i64, i64, oneshot::Sender<bool>);

async fn vote(State(queue): State<mpsc::Sender<Vote>>, Path((idea, voter)): Path<(i64, i64)>) -> StatusCode {
    let (done, answer) = oneshot::channel();
    if queue.send((idea, voter, done)).await.is_err() {
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    if answer.await.unwrap_or(false) { StatusCode::OK } else { StatusCode::INTERNAL_SERVER_ERROR }
}

async fn commit_together(mut conn: SqliteConnection, mut votes: mpsc::Receiver<Vote>) {
    let mut together = Vec::new();
    while votes.recv_many(&mut together, 256).await > 0 {
        let written = write(&mut conn, &together).await.is_ok();
        for (_, _, done) in together.drain(..) {
            // An error means that whoever asked has gone.
            done.send(written).unwrap_or_default();
        }
    }
}

async fn write(conn: &mut SqliteConnection, votes: &[Vote]) -> sqlx::Result<()> {
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *conn).await?;
    for (idea, voter, _) in votes {
        sqlx::query("INSERT INTO reference_votes (idea, voter) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(idea)
            .bind(voter)
            .execute(&mut *conn)
            .await?;
        sqlx::query("UPDATE ideas SET votes = votes + 1 WHERE number = $1")
            .bind(idea)
            .execute(&mut *conn)
            .await?;
    }
    sqlx::query("COMMIT").execute(&mut *conn).await?;
    Ok(())
}
