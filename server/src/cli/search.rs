use clap::Subcommand;
use service::jobs;

use super::{open, said, say};
use crate::config::Config;

/// `dogital search …`.
#[derive(Subcommand, Debug)]
pub enum Search {
    /// Let every running server read all ideas anew; they go on answering meanwhile
    Rebuild,
}

impl Search {
    /// Carries the command out.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let Self::Rebuild = self;
        let service = open::service(config).await?;
        jobs::rebuild_search(&service).await.map_err(said)?;
        service.store().close().await;
        say("Every running server reads all ideas anew within half a minute.")
    }
}
