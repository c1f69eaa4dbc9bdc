//! `dogital results export DIR`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use clap::Subcommand;

use super::{open, said, say};
use crate::{
    config::Config,
    http::{
        results,
        site::{STYLE, Site},
    },
};

#[derive(Subcommand, Debug)]
pub enum Results {
    /// Write the public results into a new or empty folder, as plain files that any web server carries and any browser opens
    Export {
        /// The folder
        folder: PathBuf,
    },
}

/// Where the style sheet and what it loads stand in the folder.
const ASSETS: &str = "assets";

impl Results {
    /// Carries the command out.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let Self::Export { folder } = self;
        let site = Site::read(&config.site_dir).map_err(anyhow::Error::msg)?;
        let assets = site.for_folder().map_err(anyhow::Error::msg)?;
        let call = open::clockwork(config).await?;
        // Everything is read before anything is written: half a folder is none.
        let style = format!("{ASSETS}/{STYLE}");
        let documents = results::folder(&call.service, &style, &config.public_url).await.map_err(said)?;
        make_empty(&folder)?;
        for (path, text) in &documents {
            write(&folder, path, text.as_bytes())?;
        }
        for (path, bytes) in &assets {
            write(&folder, &format!("{ASSETS}/{path}"), bytes)?;
        }
        say(format_args!("{} files in {}", documents.len() + assets.len(), folder.display()))
    }
}

/// What was exported before and taken back since must not stay there.
fn make_empty(folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    let used = fs::read_dir(folder)
        .with_context(|| format!("the folder {} cannot be read", folder.display()))?
        .next()
        .is_some();
    if used {
        bail!(
            "{} is not empty: name a new folder, so that nothing stays in it that was taken back",
            folder.display()
        );
    }
    Ok(())
}

fn write(folder: &Path, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let file = folder.join(path);
    if let Some(parent) = file.parent() {
        fs::create_dir_all(parent)
            .with_context(|| format!("the folder {} cannot be made", parent.display()))?;
    }
    fs::write(&file, bytes).with_context(|| format!("{} cannot be written", file.display()))
}
