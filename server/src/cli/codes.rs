//! `dogital codes`.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Args, Subcommand};
use service::people::{self, FreshCodes};

use super::{letters, open, said, say};
use crate::config::Config;

#[derive(Subcommand, Debug)]
pub enum Codes {
    /// Make access codes and print them, this once, one a line
    Create(Create),
    /// The batches of codes that work: name, number of codes, end
    List,
    /// Stop all codes of a batch; accounts that came of them stay
    Revoke(Revoke),
}

#[derive(Args, Debug)]
pub struct Create {
    /// How many
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    count: u32,
    /// The slug of the unit whose people get them
    #[arg(long)]
    unit: String,
    /// Write them as letters to be printed, one a page, instead of printing them; must not exist yet
    #[arg(long, value_name = "FILE.html")]
    letters: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub struct Revoke {
    /// The name of the batch, as `codes create` and `codes list` say it
    #[arg(long)]
    batch: String,
}

impl Codes {
    /// Carries the command out.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let call = open::clockwork(config).await?;
        match self {
            Self::Create(Create { count, unit, letters: None }) => {
                let made = people::create_codes(&call, count, &unit).await.map_err(said)?;
                eprintln!("Batch “{}”; `dogital codes revoke --batch` stops all of them.", made.batch);
                made.codes.iter().try_for_each(say)
            }
            Self::Create(Create { count, unit, letters: Some(file) }) => {
                // Before there are codes that nobody would ever see.
                let paper = letters::paper(&file)
                    .with_context(|| format!("the letters cannot be written to {}", file.display()))?;
                let made = people::create_codes(&call, count, &unit).await.map_err(said)?;
                let FreshCodes { batch, codes, .. } = &made;
                letters::write(paper, &made, &config.public_url)
                    .with_context(|| format!("the letters cannot be written to {}", file.display()))?;
                say(format_args!(
                    "Wrote {} letters of the batch {batch} to {}. Print them, hand them out, then delete the file.",
                    codes.len(),
                    file.display()
                ))
            }
            Self::List => {
                for batch in people::code_batches(&call).await.map_err(said)? {
                    say(format_args!("{}\t{}\t{}", batch.batch, batch.codes, batch.expires_at.rfc3339()))?;
                }
                Ok(())
            }
            Self::Revoke(Revoke { batch }) => {
                match people::revoke_codes(&call, &batch).await.map_err(said)? {
                    0 => anyhow::bail!("there is no batch “{batch}” with codes that work"),
                    revoked => say(format_args!("Revoked {revoked}.")),
                }
            }
        }
    }
}
