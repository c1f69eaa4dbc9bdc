//! `dogital backup` and `dogital restore`.

use std::path::PathBuf;

use clap::Args;
use store::Store;

use super::{open, say};
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
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let store = open::store(config).await?;
        store.backup(&self.file).await?;
        store.close().await;
        say(format_args!("Wrote {}. Keep the secret file as well, but apart from it.", self.file.display()))
    }
}

impl Restore {
    /// Carries the command out.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        open::make_folder(config)?;
        Store::restore(config.database_url.expose(), &self.file).await?;
        say(format_args!("Restored {}. It works with the secret it was written under.", self.file.display()))
    }
}
