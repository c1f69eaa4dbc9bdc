//! `cargo xtask vectors FOLDER`: hands over to the example `vectors` of the crate `domain`, built for speed.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use crate::workspace::{cargo, run};

#[derive(Args)]
pub struct Vectors {
    /// Holds .json and .json.gz files of test vectors for selections and rankings
    folder: PathBuf,
}

impl Vectors {
    pub fn run(&self) -> Result<()> {
        // The checks run at the top folder, wherever we were called.
        let folder = self.folder.canonicalize().with_context(|| format!("{}", self.folder.display()))?;
        run(cargo(["run", "--quiet", "--release", "--package", "domain", "--example", "vectors", "--"])
            .arg(folder))
    }
}
