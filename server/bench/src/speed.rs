//! S1 to S5 and S10: pages, lists, votes, new ideas, start and memory.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::Result;

use crate::{
    client::{Client, Request},
    figures::{Better, Figure},
    load::{self, Outcome},
    world::{Running, World, bearer, cookie, moderator},
};

/// How each figure is taken.
#[derive(Debug, Clone, Copy)]
pub struct Round {
    pub rounds: usize,
    pub seconds: u64,
}

const CONNECTIONS: usize = 32;
const REFERENCES: u16 = 4_391;
/// Until a server that has nothing to do is idle.
const SETTLED: Duration = Duration::from_secs(15);

/// Takes every figure on a seeded database.
pub async fn measure(database: &str, world: &World, round: Round, folder: &Path) -> Result<Vec<Figure>> {
    let references = References::start(folder, world).await?;
    let mut figures = vec![start(database, world, round).await?];
    let server = world.start().await?;
    world.warm_up().await?;
    // Everything was read for the index; what was needed for that alone has time to go back to the machine.
    tokio::time::sleep(SETTLED).await;
    let idle = server.memory()?;
    let list = Page { id: "S1", what: "list page, signed in", path: "/".to_owned(), reader: cookie };
    let queue = Page {
        id: "S1",
        what: "queue of moderation, 2,000 open items",
        path: "/triage".to_owned(),
        reader: |_| moderator(),
    };
    let busy = format!("/ideas/{}", world.idea_with_comments(50).await?);
    let busy = Page { id: "S2", what: "idea page with 50 comments", path: busy, reader: cookie };
    for page in [list, queue, busy] {
        figures.push(pages(database, page, world, &server, round).await?);
    }
    figures.push(rest_list(database, world, round).await?);
    for connections in [CONNECTIONS, 128] {
        figures.push(votes(database, world, round, connections, references.has_sql).await?);
    }
    figures.push(posts(database, world, round).await?);
    figures.push(memory(database, "memory idle", idle, 60.0, 30.0));
    figures.push(memory(database, "memory under load", server.memory()?, 250.0, 120.0));
    figures.push(Figure {
        id: "–",
        what: format!("generator, {database}"),
        value: world.seeding,
        unit: "s",
        must: 60.0,
        aim: 20.0,
        better: Better::Less,
        context: String::new(),
    });
    Ok(figures)
}

struct References {
    child: Child,
    has_sql: bool,
}

impl References {
    async fn start(folder: &Path, world: &World) -> Result<Self> {
        let original = folder.join("bench.db");
        let copy = folder.join("reference.db");
        let has_sql = original.exists();
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["references", "--listen", &format!("127.0.0.1:{REFERENCES}")]);
        command.args(["--lists", &world.database_url]);
        if has_sql && !copy.exists() {
            // The write-ahead log is empty: nobody has the database open.
            std::fs::copy(&original, &copy)?;
        }
        if has_sql {
            command.args(["--database", &format!("sqlite://{}", copy.display())]);
        }
        let child = command.stdout(Stdio::null()).spawn()?;
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(5)
            && Client::connect(([127, 0, 0, 1], REFERENCES).into()).await.is_err()
        {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(Self { child, has_sql })
    }
}

impl Drop for References {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

async fn reference(
    connections: usize,
    round: Round,
    make: impl Fn(usize) -> Request + Send + Sync + 'static,
) -> Result<Outcome> {
    load::run(
        ([127, 0, 0, 1], REFERENCES).into(),
        connections,
        Duration::from_secs(round.seconds),
        Arc::new(make),
    )
    .await
}

async fn subject(
    world: &World,
    connections: usize,
    round: Round,
    make: impl Fn(usize) -> Request + Send + Sync + 'static,
) -> Result<Outcome> {
    load::run(world.address, connections, Duration::from_secs(round.seconds), Arc::new(make)).await
}

async fn start(database: &str, world: &World, round: Round) -> Result<Figure> {
    let mut took = Vec::new();
    for _ in 0..round.rounds {
        took.push(world.start().await?.first_answer);
    }
    took.sort_by(f64::total_cmp);
    Ok(Figure {
        id: "S10",
        what: format!("start to first answer, {database}"),
        value: took[took.len() / 2],
        unit: "s",
        must: 0.5,
        aim: 0.15,
        better: Better::Less,
        context: String::new(),
    })
}

/// A page that many ask for at once.
struct Page {
    id: &'static str,
    what: &'static str,
    path: String,
    /// The cookie of whoever asks, for each request.
    reader: fn(usize) -> String,
}

async fn pages(database: &str, page: Page, world: &World, server: &Running, round: Round) -> Result<Figure> {
    let Page { id, what, path, reader } = page;
    let before = server.processor()?;
    let mut answers = 0.0;
    let (ours, theirs) = load::side_by_side(
        round.rounds,
        || {
            let path = path.to_owned();
            subject(world, CONNECTIONS, round, move |n| Request::get(&path, &reader(n)))
        },
        || reference(CONNECTIONS, round, |_| Request::get("/static", "")),
    )
    .await?;
    answers += ours.rate * load::count(round.rounds) * Duration::from_secs(round.seconds).as_secs_f64();
    let cost = (server.processor()? - before) / answers * 1e3;
    Ok(Figure {
        id,
        what: format!("{what}, of ref-static, {database}"),
        value: ours.rate / theirs.rate,
        unit: "×",
        must: 1.0 / 25.0,
        aim: 1.0 / 12.0,
        better: Better::More,
        context: format!(
            "{:.0}/s of {:.0}/s, p50 {:.1} ms, p99 {:.1} ms, {cost:.2} ms CPU, {} errors",
            ours.rate, theirs.rate, ours.p50, ours.p99, ours.errors
        ),
    })
}

async fn rest_list(database: &str, world: &World, round: Round) -> Result<Figure> {
    let (ours, theirs) = load::side_by_side(
        round.rounds,
        || subject(world, CONNECTIONS, round, |n| Request::get("/api/v1/ideas?limit=20", &bearer(n))),
        || reference(CONNECTIONS, round, |_| Request::get("/ideas", "")),
    )
    .await?;
    Ok(Figure {
        id: "S3",
        what: format!("REST list, of ref-sql, {database}"),
        value: ours.rate / theirs.rate,
        unit: "×",
        must: 0.35,
        aim: 0.7,
        better: Better::More,
        context: format!(
            "{:.0}/s of {:.0}/s, p99 {:.1} ms, {} errors",
            ours.rate, theirs.rate, ours.p99, ours.errors
        ),
    })
}

async fn votes(
    database: &str,
    world: &World,
    round: Round,
    connections: usize,
    has_sql: bool,
) -> Result<Figure> {
    let open = Arc::new(world.open_ideas().await?);
    // Every voter meets every idea once before anything repeats.
    let address = move |n: usize| open[(n * 7 + n / open.len()) % open.len()];
    let (vote_at, their_vote_at) = (address.clone(), address);
    let vote =
        move |n: usize| Request::json("PUT", &format!("/api/v1/ideas/{}/vote", vote_at(n)), &bearer(n), "");
    let their_vote =
        move |n: usize| Request::json("PUT", &format!("/votes/{}/{n}", their_vote_at(n)), "", "");
    let (ours, theirs) = if has_sql {
        load::side_by_side(
            round.rounds,
            || subject(world, connections, round, vote.clone()),
            || reference(connections, round, their_vote.clone()),
        )
        .await?
    } else {
        let ours = load::median(vec![subject(world, connections, round, vote).await?]);
        (ours, Outcome { rate: 1_500.0, p50: 0.0, p99: 0.0, errors: 0 })
    };
    let (must, aim) = if has_sql { (0.3, 0.6) } else { (0.5, 1.0) };
    Ok(Figure {
        id: "S4",
        what: format!(
            "durable votes at {connections} connections, of {}, {database}",
            if has_sql { "ref-sql" } else { "1,500/s" }
        ),
        value: ours.rate / theirs.rate,
        unit: "×",
        must,
        aim,
        better: Better::More,
        context: format!(
            "{:.0}/s of {:.0}/s, p99 {:.1} ms, {} errors",
            ours.rate, theirs.rate, ours.p99, ours.errors
        ),
    })
}

async fn posts(database: &str, world: &World, round: Round) -> Result<Figure> {
    let ours = subject(world, CONNECTIONS, round, |n| {
        let body = format!(
            r#"{{"title":"Messidee Nummer {n}","pinch":"Der Drucker im Flur zieht seit Wochen das Papier schief ein, Fall {n}.","wish":"","topic":"TOPIC","named":true}}"#
        );
        Request::json("POST", "/api/v1/ideas", &bearer(n), &body.replace("TOPIC", TOPIC))
    })
    .await?;
    Ok(Figure {
        id: "S5",
        what: format!("new ideas, {database}"),
        value: if ours.errors == 0 { ours.rate } else { 0.0 },
        unit: "/s",
        must: 700.0,
        aim: 2_000.0,
        better: Better::More,
        context: format!("{:.0}/s, p99 {:.1} ms, {} errors", ours.rate, ours.p99, ours.errors),
    })
}

/// A topic of the demo campaign.
const TOPIC: &str = "technik";

fn memory(database: &str, what: &str, value: f64, must: f64, aim: f64) -> Figure {
    Figure {
        id: "S10",
        what: format!("{what}, {database}"),
        value,
        unit: "MiB",
        must,
        aim,
        better: Better::Less,
        context: String::new(),
    }
}
