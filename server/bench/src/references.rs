//! The physical limit as a program can see it: no sessions, no rules, no framework beyond axum and sqlx.

use std::{net::SocketAddr, str::FromStr as _, time::Duration};

use anyhow::Result;
use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::IntoResponse,
    routing::{get, put},
};
use sqlx::{
    Row as _, SqliteConnection, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::{mpsc, oneshot};

/// Serves `/static` (12 KiB) and, over the database at `path`, `/ideas` and `PUT /votes/{idea}/{voter}`.
pub async fn serve(listen: SocketAddr, path: Option<&str>) -> Result<()> {
    let page = "x".repeat(12 * 1024);
    let mut router = Router::new()
        .route("/static", get(move || async move { ([(header::CONTENT_TYPE, "text/html")], page.clone()) }));
    if let Some(path) = path {
        router = router.merge(with_database(path).await?);
    }
    let listener = tokio::net::TcpListener::bind(listen).await?;
    let listener = axum::serve::ListenerExt::tap_io(listener, |tcp| drop(tcp.set_nodelay(true)));
    Ok(axum::serve(listener, router).await?)
}

async fn with_database(path: &str) -> Result<Router> {
    let options = SqliteConnectOptions::from_str(path)?
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(10));
    let readers = SqlitePoolOptions::new()
        .max_connections(4)
        .test_before_acquire(false)
        .connect_with(options.clone())
        .await?;
    let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    let mut conn = writer.acquire().await?.detach();
    sqlx::raw_sql("CREATE TABLE IF NOT EXISTS reference_votes (idea INTEGER NOT NULL, voter INTEGER NOT NULL, PRIMARY KEY (idea, voter)) WITHOUT ROWID")
        .execute(&mut conn)
        .await?;
    let (queue, votes) = mpsc::channel(1_024);
    tokio::spawn(commit_together(conn, votes));
    Ok(Router::new()
        .route("/ideas", get(list))
        .with_state(readers)
        .merge(Router::new().route("/votes/{idea}/{voter}", put(vote)).with_state(queue)))
}

async fn list(State(readers): State<SqlitePool>) -> impl IntoResponse {
    let rows = sqlx::query(
        "SELECT i.number, i.title, i.pinch, i.wish, t.slug, i.status, i.votes, i.comments, p.name, i.created_at
         FROM ideas i JOIN topics t ON t.id = i.topic_id LEFT JOIN people p ON p.id = i.author_id
         WHERE i.listed ORDER BY i.number DESC LIMIT 20",
    )
    .fetch_all(&readers)
    .await;
    let Ok(rows) = rows else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let mut json = String::with_capacity(16 * 1024);
    for row in rows {
        json += &format!(
            r#"{{"number":{},"title":{:?},"pinch":{:?},"wish":{:?},"topic":{:?},"status":{:?},"votes":{},"comments":{},"author":{:?},"created_at":{}}},"#,
            row.get::<i64, _>(0),
            row.get::<&str, _>(1),
            row.get::<&str, _>(2),
            row.get::<&str, _>(3),
            row.get::<&str, _>(4),
            row.get::<&str, _>(5),
            row.get::<i64, _>(6),
            row.get::<i64, _>(7),
            row.get::<Option<&str>, _>(8),
            row.get::<i64, _>(9),
        );
    }
    ([(header::CONTENT_TYPE, "application/json")], format!("{{\"items\":[{json}]}}")).into_response()
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
