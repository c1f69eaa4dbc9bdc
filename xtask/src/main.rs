//! `cargo xtask`: builds, starts, tests and measures DOgital with nothing but Rust, Debian packages and Node.
//!
//! | file | what it does |
//! |---|---|
//! | `workspace` | where things lie, and running other programs |
//! | `setup` | installs what is missing, and says so |
//! | `site/` | the browser's half: WASM, style and assets, hashed and compressed |
//! | `server` | the release build of the server |
//! | `start` | the one command that ends with the product running |

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

mod server;
mod setup;
mod site;
mod start;
mod workspace;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, starts and tests DOgital", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything, fill an empty database with the demo, and serve it
    Start(start::Start),
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
        Task::Site { debug } => site::build(workspace::Mode::from_debug(debug)).map(drop),
    }
}
