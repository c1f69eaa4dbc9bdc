//! `cargo xtask`: builds, starts, tests and measures DOgital with nothing but Rust, Debian packages and Node.
//!
//! | file | what it does |
//! |---|---|
//! | `workspace` | where things lie, and running other programs |
//! | `setup` | installs what is missing, and says so |
//! | `site/` | the browser's half: WASM, style and assets, hashed and compressed |
//! | `build` | both halves, ready to serve |
//! | `start` | the one command that ends with the product running |
//! | `test/` | everything a change has to pass |
//! | `postgres` | a PostgreSQL for the length of one run |
//! | `bench` | the figures |
//! | `vectors` | the selection and ranking rules against files of worked examples |

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

mod bench;
mod build;
mod postgres;
mod setup;
mod site;
mod start;
mod test;
mod vectors;
mod workspace;

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "Builds, starts, tests and measures DOgital",
    disable_help_subcommand = true
)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything, fill an empty database with the demo, and serve it
    Start(start::Start),
    /// Set up and run every test, or one part of them
    Test(test::Test),
    /// Measure, on both databases, with the release build
    Bench(bench::Bench),
    /// Check the selection and ranking rules against a folder of test vectors
    Vectors(vectors::Vectors),
    /// Build only what browsers load, into target/site
    Site {
        /// Fast build without optimisation, hashed names and compression
        #[arg(long)]
        debug: bool,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    match task {
        Task::Start(start) => start.run(),
        Task::Test(test) => test.run(),
        Task::Bench(bench) => bench.run(),
        Task::Vectors(vectors) => vectors.run(),
        Task::Site { debug } => site::build(workspace::Mode::from_debug(debug)).map(drop),
    }
}
