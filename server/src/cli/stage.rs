//! `dogital stage`.

use clap::{Args, Subcommand};
use domain::ids::DisplayId;
use service::stage;

use super::{open, said, say};
use crate::config::Config;

#[derive(Subcommand, Debug)]
pub enum Stage {
    /// Make an address that opens the hall view of a campaign, and print it, this once, alone on standard output
    Open(Open),
    /// What opens the hall view of a campaign: number, name, day of making
    List(Of),
    /// End one of them
    End(End),
}

#[derive(Args, Debug)]
pub struct Open {
    /// The campaign, by its name in addresses
    #[arg(long)]
    campaign: String,
    /// Where it is used
    #[arg(long, default_value = "command line")]
    name: String,
}

#[derive(Args, Debug)]
pub struct Of {
    /// The campaign, by its name in addresses
    #[arg(long)]
    campaign: String,
}

#[derive(Args, Debug)]
pub struct End {
    /// The campaign, by its name in addresses
    #[arg(long)]
    campaign: String,
    /// Its number, as `stage list` shows it
    #[arg(long)]
    id: i64,
}

impl Stage {
    /// Carries the command out.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let call = open::clockwork(config).await?;
        match self {
            Self::Open(Open { campaign, name }) => {
                let token = stage::open(&call, &campaign, &name).await.map_err(said)?;
                say(format_args!("{}{}", config.public_url, app::links::stage_opening(&campaign, &token)))
            }
            Self::List(Of { campaign }) => {
                for display in stage::desk(&call, &campaign).await.map_err(said)?.displays {
                    say(format_args!("{}\t{}\t{}", display.id, display.name, display.created_at.rfc3339()))?;
                }
                Ok(())
            }
            Self::End(End { campaign, id }) => {
                stage::end(&call, &campaign, DisplayId::from_i64(id)).await.map_err(said)?;
                say("It opens nothing any more.")
            }
        }
    }
}
