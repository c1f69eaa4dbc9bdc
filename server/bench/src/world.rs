//! A seeded product, running as its users run it.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use sha2::{Digest as _, Sha256};
use sqlx::{ColumnIndex, Connection, Database, Decode, Encode, Executor, IntoArguments, Type};

use crate::client::{Client, Request};

/// How much is seeded.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub people: u32,
    pub ideas: u32,
    pub votes: u32,
    pub comments: u32,
}

/// Accounts that act in the loads.
pub const ACTORS: usize = 2_000;

/// A database with its product.
pub struct World {
    binary: PathBuf,
    site: PathBuf,
    pub database_url: String,
    data: PathBuf,
    pub address: SocketAddr,
    /// How long the generator took, seconds.
    pub seeding: f64,
}

/// A running server; ends with the value.
pub struct Running {
    child: Child,
    /// From the start of the process to the first answer, seconds.
    pub first_answer: f64,
}

impl World {
    /// Migrates and seeds `database_url`.
    pub async fn seed(
        binary: &Path,
        site: &Path,
        database_url: &str,
        data: &Path,
        port: u16,
        size: Size,
    ) -> Result<Self> {
        let mut world = Self {
            binary: binary.to_owned(),
            site: site.to_owned(),
            database_url: database_url.to_owned(),
            data: data.to_owned(),
            address: ([127, 0, 0, 1], port).into(),
            seeding: 0.0,
        };
        std::fs::create_dir_all(data)?;
        world.command(&["migrate"])?;
        world.command(&["seed", "--demo"])?;
        let start = Instant::now();
        world.command(&[
            "seed",
            "--people",
            &size.people.to_string(),
            "--ideas",
            &size.ideas.to_string(),
            "--votes",
            &size.votes.to_string(),
            "--comments",
            &size.comments.to_string(),
            "--rng",
            "1",
        ])?;
        world.seeding = start.elapsed().as_secs_f64();
        world.open_doors().await?;
        world.answer_most().await?;
        Ok(world)
    }

    fn command(&self, arguments: &[&str]) -> Result<()> {
        let status = self.process(arguments).stdout(Stdio::null()).status()?;
        ensure!(status.success(), "dogital {arguments:?} failed");
        Ok(())
    }

    /// What a command writes to standard output.
    pub fn output(&self, arguments: &[&str]) -> Result<String> {
        let output = self.process(arguments).stderr(Stdio::inherit()).output()?;
        ensure!(output.status.success(), "dogital {arguments:?} failed");
        Ok(String::from_utf8(output.stdout)?)
    }

    fn process(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.binary);
        command
            .args(arguments)
            .env("DOGITAL_DATABASE_URL", &self.database_url)
            .env("DOGITAL_DATA_DIR", &self.data)
            .env("DOGITAL_SITE_DIR", &self.site)
            .env("DOGITAL_LISTEN", self.address.to_string())
            .env("DOGITAL_LOG", "warn");
        command
    }

    /// Sessions and tokens for the actors, as signing in would have made them; Argon2 is not what is measured.
    async fn open_doors(&self) -> Result<()> {
        let now = i64::try_from(now_ms())?;
        if self.database_url.starts_with("postgres") {
            open_doors(&mut sqlx::PgConnection::connect(&self.database_url).await?, now).await
        } else {
            open_doors(&mut sqlx::SqliteConnection::connect(&self.database_url).await?, now).await
        }
    }

    /// One of eight new ideas still waits for its first answer: with what is in review, moderation has some 2,000 open items.
    async fn answer_most(&self) -> Result<()> {
        let sql = "UPDATE ideas SET answered_at = created_at + 1 \
                   WHERE status IN ('open', 'in_workshop') AND answered_at = 0 AND number % 8 <> 0";
        if self.database_url.starts_with("postgres") {
            let mut conn = sqlx::PgConnection::connect(&self.database_url).await?;
            conn.execute(sql).await?;
            // As autovacuum does within minutes: without it, no index answers alone.
            conn.execute("VACUUM ANALYZE").await?;
        } else {
            sqlx::SqliteConnection::connect(&self.database_url).await?.execute(sql).await?;
        }
        Ok(())
    }

    /// The idea whose comments are nearest to `wanted`.
    pub async fn idea_with_comments(&self, wanted: i64) -> Result<i64> {
        let sql = "SELECT number FROM ideas WHERE listed ORDER BY ABS(comments - $1), number LIMIT 1";
        Ok(if self.database_url.starts_with("postgres") {
            let mut conn = sqlx::PgConnection::connect(&self.database_url).await?;
            sqlx::query_scalar(sql).bind(wanted).fetch_one(&mut conn).await?
        } else {
            let mut conn = sqlx::SqliteConnection::connect(&self.database_url).await?;
            sqlx::query_scalar(sql).bind(wanted).fetch_one(&mut conn).await?
        })
    }

    /// Ideas that take votes.
    pub async fn open_ideas(&self) -> Result<Vec<i64>> {
        let sql =
            "SELECT number FROM ideas WHERE listed AND overlay = 'none' AND status = 'open' ORDER BY number";
        Ok(if self.database_url.starts_with("postgres") {
            let mut conn = sqlx::PgConnection::connect(&self.database_url).await?;
            sqlx::query_scalar(sql).fetch_all(&mut conn).await?
        } else {
            let mut conn = sqlx::SqliteConnection::connect(&self.database_url).await?;
            sqlx::query_scalar(sql).fetch_all(&mut conn).await?
        })
    }

    /// Waits until the search knows every idea: its index is memory that belongs to nobody who asks.
    pub async fn warm_up(&self) -> Result<()> {
        let start = Instant::now();
        let mut client = Client::connect(self.address).await?;
        let ask = Request::get("/api/v1/ideas?q=drucker", &bearer(3));
        while client.send(&ask).await?.status != 200 {
            ensure!(start.elapsed() < Duration::from_secs(120), "the search does not warm up");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    /// Starts the server and waits for its first answer.
    pub async fn start(&self) -> Result<Running> {
        let start = Instant::now();
        let child = self.process(&["serve"]).stdout(Stdio::null()).spawn().context("dogital serve")?;
        let mut running = Running { child, first_answer: 0.0 };
        let ready = Request::get("/health/ready", "");
        while start.elapsed() < Duration::from_secs(20) {
            if let Ok(mut client) = Client::connect(self.address).await
                && client.send(&ready).await.is_ok_and(|answer| answer.status == 200)
            {
                running.first_answer = start.elapsed().as_secs_f64();
                return Ok(running);
            }
            if let Some(status) = running.child.try_wait()? {
                bail!("the server ended at once: {status}");
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        bail!("the server did not answer within 20 s")
    }
}

impl Running {
    /// Memory that is in use, MiB.
    pub fn memory(&self) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).context("no VmRSS")?;
        let kib: f64 = line.split_whitespace().nth(1).context("no figure")?.parse()?;
        Ok(kib / 1024.0)
    }

    /// Time of the processor so far, seconds.
    pub fn processor(&self) -> Result<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks: f64 = fields[11].parse::<f64>()? + fields[12].parse::<f64>()?;
        Ok(ticks / 100.0)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Errors mean that it has ended already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The session cookie of actor `n`.
pub fn cookie(n: usize) -> String {
    format!("cookie: session={}\r\naccept: text/html\r\n", secret("session", n % ACTORS))
}

/// The session cookie of somebody who moderates.
pub fn moderator() -> String {
    format!("cookie: session={}\r\naccept: text/html\r\n", secret("moderator", 0))
}

/// The bearer token of actor `n`.
pub fn bearer(n: usize) -> String {
    format!("authorization: Bearer {}\r\n", secret("token", n % ACTORS))
}

fn secret(kind: &str, n: usize) -> String {
    format!("dgt_bench-{kind}-{n:040}")
}

#[expect(clippy::disallowed_methods, reason = "a bench measures the machine's time")]
fn now_ms() -> u128 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_millis()
}

async fn open_doors<C>(conn: &mut C, now: i64) -> Result<()>
where
    C: Connection,
    for<'c> &'c mut C: Executor<'c, Database = C::Database>,
    for<'q> i64: Encode<'q, C::Database> + Decode<'q, C::Database> + Type<C::Database>,
    for<'q> Vec<u8>: Encode<'q, C::Database> + Type<C::Database>,
    <C::Database as Database>::Arguments: IntoArguments<C::Database>,
    usize: ColumnIndex<<C::Database as Database>::Row>,
{
    let people: Vec<i64> =
        sqlx::query_scalar("SELECT id FROM people ORDER BY id DESC LIMIT 2000").fetch_all(&mut *conn).await?;
    sqlx::raw_sql("BEGIN").execute(&mut *conn).await?;
    for (n, person) in people.iter().enumerate() {
        sqlx::query("INSERT INTO sessions (token_hash, person_id, device, created_at, used_at, ends_at) VALUES ($1, $2, 'bench', $3, $3, $4)")
            .bind(Sha256::digest(secret("session", n)).to_vec())
            .bind(*person)
            .bind(now)
            .bind(now + 86_400_000)
            .execute(&mut *conn)
            .await?;
        sqlx::query("INSERT INTO tokens (token_hash, person_id, name, scopes, created_at) VALUES ($1, $2, 'bench', 'read write', $3)")
            .bind(Sha256::digest(secret("token", n)).to_vec())
            .bind(*person)
            .bind(now)
            .execute(&mut *conn)
            .await?;
    }
    sqlx::query(
        "INSERT INTO sessions (token_hash, person_id, device, created_at, used_at, ends_at) \
         SELECT $1, MIN(id), 'bench', $2, $2, $3 FROM people WHERE role = 'moderator'",
    )
    .bind(Sha256::digest(secret("moderator", 0)).to_vec())
    .bind(now)
    .bind(now + 86_400_000)
    .execute(&mut *conn)
    .await?;
    sqlx::raw_sql("COMMIT").execute(&mut *conn).await?;
    Ok(())
}
