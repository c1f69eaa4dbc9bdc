//! Which parts there are, and the account of them at the end.

use std::cell::OnceCell;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use super::{browsers, lint, native};
use crate::postgres::Cluster;
use crate::workspace::say;

#[derive(Args)]
pub struct Test {
    /// Only this part; all of them when left out
    part: Option<Part>,
    /// Handed on to the part's runner, for example `-- --grep vote`
    #[arg(last = true, requires = "part")]
    arguments: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Format, clippy for the server and for the browser, style, licences of dependencies
    Lint,
    /// Rust tests, on SQLite and on PostgreSQL
    Rust,
    /// Only the tests that every statement works on both databases
    Contract,
    /// Browsers against the release build
    E2e,
}

impl Part {
    const fn name(self) -> &'static str {
        match self {
            Self::Lint => "lint",
            Self::Rust => "rust",
            Self::Contract => "contract",
            Self::E2e => "e2e",
        }
    }
}

impl Test {
    /// Goes on after a part has failed, so that one run tells everything that is wrong.
    pub fn run(&self) -> Result<()> {
        // The contract tests are among the Rust tests.
        let parts = self.part.map_or_else(|| vec![Part::Lint, Part::Rust, Part::E2e], |part| vec![part]);
        let databases = Databases::default();
        let mut failed = Vec::new();
        for part in &parts {
            say(format!("Testing: {}", part.name()));
            if let Err(error) = self.run_part(*part, &databases) {
                eprintln!("{}: {error:#}", part.name());
                failed.push(part.name());
            }
        }
        println!("Parts: {} passed, {} failed", parts.len() - failed.len(), failed.len());
        if failed.is_empty() { Ok(()) } else { bail!("failed: {}", failed.join(", ")) }
    }

    fn run_part(&self, part: Part, databases: &Databases) -> Result<()> {
        match part {
            Part::Lint => lint::everything(),
            Part::Rust => native::everything(databases.cluster()?, &self.arguments),
            Part::Contract => native::contract(databases.cluster()?, &self.arguments),
            Part::E2e => browsers::run_all(databases.cluster()?, &self.arguments),
        }
    }
}

/// One PostgreSQL for all parts, started by the first that asks.
#[derive(Default)]
struct Databases(OnceCell<Cluster>);

impl Databases {
    fn cluster(&self) -> Result<&Cluster> {
        if let Some(running) = self.0.get() {
            return Ok(running);
        }
        let started = Cluster::start()?;
        Ok(self.0.get_or_init(|| started))
    }
}
