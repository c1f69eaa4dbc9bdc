//! `dogital backup` and `dogital restore`.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use crate::config::Config;

#[derive(Args, Debug)]
pub struct Backup {
    /// Where the copy goes; must not exist yet
    file: PathBuf,
}

#[derive(Args, Debug)]
pub struct Restore {
    /// A copy that `dogital backup` wrote
    file: PathBuf,
}

impl Backup {
    /// Carries the command out.
    pub async fn run(self, _config: &Config) -> anyhow::Result<()> {
        bail!("{self:?}")
    }
}

impl Restore {
    /// Carries the command out.
    pub async fn run(self, _config: &Config) -> anyhow::Result<()> {
        bail!("{self:?}")
    }
}
