//! The figures of the product, each against a reference in the same run.

mod checks;
mod client;
mod conference;
mod figures;
mod growth;
mod lighthouse;
mod live;
mod load;
mod references;
mod selection;
mod speed;
mod visit;
mod world;

use std::{net::SocketAddr, path::PathBuf, process::Command};

use anyhow::{Result, ensure};
use clap::{Parser, Subcommand};

use crate::{
    figures::{Figure, Figures},
    speed::Round,
    world::Size,
};

#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

#[derive(Parser)]
#[command(about = "Measures the product against its references")]
struct Arguments {
    #[command(subcommand)]
    command: Option<Reference>,
    /// The product's binary.
    #[arg(long, env = "DOGITAL_BIN", default_value = "target/release/dogital")]
    binary: PathBuf,
    /// The built site.
    #[arg(long, env = "DOGITAL_SITE_DIR", default_value = "target/site")]
    site: PathBuf,
    /// An empty PostgreSQL database; without it only SQLite is measured.
    #[arg(long, env = "BENCH_POSTGRES_URL")]
    postgres: Option<String>,
    /// Writes the figures as JSON.
    #[arg(long)]
    json: Option<PathBuf>,
    /// Writes the figures as a Markdown page.
    #[arg(long)]
    markdown: Option<PathBuf>,
    /// Rounds per figure; the median counts.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Seconds per round.
    #[arg(long, default_value_t = 3)]
    seconds: u64,
    /// Ideas in the three databases of which growth is read.
    #[arg(long, num_args = 3, default_values_t = [1_000, 10_000, 100_000])]
    sizes: Vec<u32>,
    /// Open live connections.
    #[arg(long, default_value_t = 9_500)]
    listeners: usize,
    /// Measures the start of a conference alone.
    #[arg(long)]
    conference: bool,
    #[arg(long, default_value_t = 11_000)]
    people: u32,
    #[arg(long, default_value_t = 10_000)]
    ideas: u32,
    #[arg(long, default_value_t = 300_000)]
    votes: u32,
    #[arg(long, default_value_t = 50_000)]
    comments: u32,
}

#[derive(Subcommand)]
enum Reference {
    /// Serves the references.
    References {
        #[arg(long)]
        listen: SocketAddr,
        /// SQLite, for votes.
        #[arg(long)]
        database: Option<String>,
        /// For lists.
        #[arg(long)]
        lists: String,
    },
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    if let Some(Reference::References { listen, database, lists }) = &arguments.command {
        return references::serve(*listen, database.as_deref(), lists).await;
    }
    ensure!(arguments.binary.exists(), "there is no {}: build the release first", arguments.binary.display());
    let figures = measure(&arguments).await?;
    let table = figures::table(&figures);
    println!("{table}");
    if let Some(file) = &arguments.json {
        std::fs::write(file, serde_json::to_string_pretty(&figures)?)?;
    }
    if let Some(file) = &arguments.markdown {
        std::fs::write(file, page(&arguments, &table))?;
    }
    let missed = figures.iter().filter(|figure| figure.verdict() == "MISSED").count();
    println!("{} figures, {missed} missed their must", figures.len());
    Ok(())
}

async fn measure(arguments: &Arguments) -> Result<Vec<Figure>> {
    let Arguments { people, ideas, votes, comments, .. } = *arguments;
    let size = Size { people, ideas, votes, comments };
    let folder = std::env::temp_dir().join(format!("dogital-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let sqlite = format!("sqlite://{}", folder.join("bench.db").display());
    let mut figures = Figures::default();
    let databases = [Some(("SQLite", sqlite)), arguments.postgres.clone().map(|url| ("PostgreSQL", url))];
    for (name, url) in databases.into_iter().flatten() {
        eprintln!("{name}: seeding …");
        let data = folder.join(name);
        let world = world::World::seed(&arguments.binary, &arguments.site, &url, &data, 4_390, size).await?;
        if arguments.conference {
            figures.add(conference::measure(name, &world).await?);
            continue;
        }
        let round = Round { rounds: arguments.rounds, seconds: arguments.seconds };
        figures.add(speed::measure(name, &world, round, &folder).await?);
        figures.add(live::measure(name, &world, arguments.listeners).await?);
        figures.add(conference::measure(name, &world).await?);
        if name == "SQLite" {
            figures.add(visit::measure(&world).await?);
            figures.add(lighthouse::measure(&world, arguments.rounds).await?);
        }
    }
    if arguments.conference {
        std::fs::remove_dir_all(&folder)?;
        return Ok(figures.sorted());
    }
    let seed = async |size: Size| {
        let name = format!("growth-{}", size.ideas);
        let url = format!("sqlite://{}", folder.join(format!("{name}.db")).display());
        world::World::seed(&arguments.binary, &arguments.site, &url, &folder.join(name), 4_390, size).await
    };
    figures.add(growth::measure(seed, &arguments.sizes, arguments.rounds).await?);
    figures.add(selection::measure(arguments.rounds)?);
    figures.add(checks::measure(arguments.rounds)?);
    std::fs::remove_dir_all(&folder)?;
    Ok(figures.sorted())
}

fn page(arguments: &Arguments, table: &str) -> String {
    let Arguments { people, ideas, votes, comments, rounds, seconds, .. } = arguments;
    let date = Command::new("date")
        .arg("+%Y-%m-%d")
        .output()
        .map(|out| String::from_utf8_lossy(&out.stdout).trim().to_owned());
    format!(
        "# Performance\n\nMeasured on {}, on a machine with {} cores that also carried the load: {people} people, {ideas} ideas, {votes} votes, {comments} comments. \
         Median of {rounds} rounds of {seconds} s. `cargo xtask bench` measures again.\n\n\
         `ref-static` is an axum handler that returns 12 KiB; `ref-sql` is axum and sqlx with the one SQL statement of the list, over the same database, and a `format!`, without rules or framework. \
         Ratios count, absolute values are context.\n\n{table}",
        date.unwrap_or_default(),
        std::thread::available_parallelism().map_or(1, usize::from),
    )
}
