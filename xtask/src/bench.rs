//! `cargo xtask bench`: builds everything for speed and hands over to the crate `bench`; `cargo xtask bench search` to
//! the crate `search`.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Subcommand};

use crate::build;
use crate::postgres::Cluster;
use crate::workspace::{Mode, cargo, run};

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Bench {
    #[command(subcommand)]
    part: Option<Part>,
    /// Handed on, for example `--json FILE`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

#[derive(Subcommand)]
enum Part {
    /// How well and how fast search and similar ideas find, on texts in a folder
    Search {
        /// JSON lines with any of id, title and text; tables of pairs with level, title_a, text_a, title_b and text_b
        #[arg(long)]
        data: PathBuf,
        /// Handed on, for example `--sizes 1000` or `--misses`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
}

impl Bench {
    pub fn run(&self) -> Result<()> {
        if let Some(Part::Search { data, arguments }) = &self.part {
            let command = ["run", "--release", "--package", "search", "--example", "recall", "--", "--data"];
            return run(cargo(command).arg(data).args(arguments));
        }
        let product = build::product(Mode::Release)?;
        let cluster = Cluster::start()?;
        run(cargo(["run", "--release", "--package", "bench", "--"])
            .args(&self.arguments)
            .env("DOGITAL_BIN", product.program)
            .env("DOGITAL_SITE_DIR", product.site)
            .env("BENCH_POSTGRES_URL", cluster.create("bench")?))
    }
}
