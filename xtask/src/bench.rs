//! `cargo xtask bench`: builds everything for speed and hands over to the crate `bench`.

use anyhow::Result;
use clap::Args;

use crate::build;
use crate::postgres::Cluster;
use crate::workspace::{Mode, cargo, run};

#[derive(Args)]
pub struct Bench {
    /// Handed on, for example `--json FILE`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

impl Bench {
    pub fn run(&self) -> Result<()> {
        let product = build::product(Mode::Release)?;
        let cluster = Cluster::start()?;
        run(cargo(["run", "--release", "--package", "bench", "--"])
            .args(&self.arguments)
            .env("DOGITAL_BIN", product.program)
            .env("DOGITAL_SITE_DIR", product.site)
            .env("BENCH_POSTGRES_URL", cluster.create("bench")?))
    }
}
