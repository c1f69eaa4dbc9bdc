//! `dogital pull verify`.

use anyhow::bail;
use clap::Subcommand;
use service::pulls::{self, Checked};

use super::{open, said, say};
use crate::config::Config;

#[derive(Subcommand, Debug)]
pub enum Pull {
    /// Compute every pull again; ends with 1 where one comes out differently
    Verify,
}

impl Pull {
    /// Carries the command out.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let Self::Verify = self;
        let call = open::clockwork(config).await?;
        let mut changed = Vec::new();
        for Checked { campaign, number, hash } in pulls::verify(&call).await.map_err(said)? {
            match hash {
                Some(hash) => say(format_args!("{hash}\t{campaign}\t{number}"))?,
                None => changed.push(format!("pull {number} of {campaign} comes out differently")),
            }
        }
        if changed.is_empty() { Ok(()) } else { bail!(changed.join("; ")) }
    }
}
