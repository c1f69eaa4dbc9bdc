//! `dogital audit verify`, `dogital audit export`.

use std::{
    fs,
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use clap::Subcommand;
use domain::audit::Chain;
use service::{Call, audit};

use super::{open, said, say};
use crate::config::Config;

#[derive(Subcommand, Debug)]
pub enum Audit {
    /// Walk along the whole chain; ends with 1 where it is broken
    Verify,
    /// Write every entry into a new file, one JSON object a line
    Export {
        /// The file
        file: PathBuf,
    },
}

impl Audit {
    /// Carries the command out.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let call = open::clockwork(config).await?;
        match self {
            Self::Verify => {
                let chain = audit::verify(&call).await.map_err(said)?;
                match chain {
                    Chain::Whole(_) => say(chain)?,
                    Chain::Broken { .. } => bail!("{chain}"),
                }
                Ok(())
            }
            Self::Export { file } => export(&call, &file)
                .await
                .with_context(|| format!("the audit cannot be written into {}", file.display())),
        }
    }
}

async fn export(call: &Call, path: &Path) -> anyhow::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = BufWriter::new(options.open(path)?);
    let mut lines = audit::export(call).await.map_err(said)?;
    loop {
        let batch = lines.next().await.map_err(said)?;
        if batch.is_empty() {
            break;
        }
        for line in batch {
            serde_json::to_writer(&mut file, &line)?;
            file.write_all(b"\n")?;
        }
    }
    file.into_inner()?.sync_all()?;
    Ok(())
}
