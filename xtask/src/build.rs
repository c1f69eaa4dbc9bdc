//! The product: the server's binary and what browsers load.

use std::path::PathBuf;
use std::process::Child;

use anyhow::{Context, Result, ensure};

use crate::site;
use crate::workspace::{Mode, cargo, say, target};

/// Everything that has to be there to serve.
pub struct Product {
    /// The binary `dogital`.
    pub program: PathBuf,
    /// What `DOGITAL_SITE_DIR` has to say.
    pub site: PathBuf,
}

/// Builds both halves side by side: linking the browser's half keeps only one processor busy.
pub fn product(mode: Mode) -> Result<Product> {
    say("Building the server");
    let server = start_server_build(mode)?;
    let site = site::build(mode);
    finish(server)?;
    Ok(Product { program: target().join(mode.folder()).join("dogital"), site: site? })
}

fn start_server_build(mode: Mode) -> Result<Child> {
    let profile = match mode {
        Mode::Debug => "dev",
        Mode::Release => "release",
    };
    cargo(["build", "--package", "server", "--bin", "dogital", "--profile", profile])
        // Two progress bars in one terminal overwrite each other.
        .env("CARGO_TERM_PROGRESS_WHEN", "never")
        .spawn()
        .context("cargo could not be started")
}

fn finish(mut server: Child) -> Result<()> {
    let status = server.wait().context("the build of the server got lost")?;
    ensure!(status.success(), "the server could not be built ({status})");
    Ok(())
}
