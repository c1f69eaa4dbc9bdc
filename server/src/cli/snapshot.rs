//! `dogital snapshot verify`, `dogital snapshot show`.

use anyhow::bail;
use clap::Subcommand;
use service::snapshots;

use super::{open, said, say};
use crate::config::Config;

#[derive(Subcommand, Debug)]
pub enum Snapshot {
    /// Check the frozen vote of every campaign; ends with 1 where one is not what was frozen
    Verify,
    /// What a frozen vote holds: its hash, and the votes of each idea
    Show {
        /// The slug of the campaign
        campaign: String,
    },
}

impl Snapshot {
    /// Carries the command out.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let call = open::clockwork(config).await?;
        match self {
            Self::Verify => {
                let mut changed = Vec::new();
                for checked in snapshots::verify(&call).await.map_err(said)? {
                    match checked {
                        Ok(frozen) => say(format_args!("{}\t{}", frozen.hash, frozen.snapshot.campaign()))?,
                        Err(tampered) => changed.push(tampered.to_string()),
                    }
                }
                if changed.is_empty() { Ok(()) } else { bail!(changed.join("; ")) }
            }
            Self::Show { campaign } => {
                let frozen = snapshots::load(&call, &campaign).await.map_err(said)?;
                say(format_args!("campaign\t{}", frozen.snapshot.campaign()))?;
                say(format_args!("closed\t{}", frozen.snapshot.closed().rfc3339()))?;
                say(format_args!("frozen\t{}", frozen.frozen_at.rfc3339()))?;
                let destroyed = frozen.destroyed_at.map_or_else(|| "not yet".to_owned(), |at| at.rfc3339());
                say(format_args!("ballots destroyed\t{destroyed}"))?;
                say(format_args!("sha256\t{}", frozen.hash))?;
                say(format_args!("voters\t{}", frozen.snapshot.people()))?;
                for (idea, votes) in frozen.snapshot.votes() {
                    say(format_args!("idea {idea}\t{votes}"))?;
                }
                Ok(())
            }
        }
    }
}
