//! The server's binary.

use std::path::PathBuf;

use anyhow::Result;

use crate::workspace::{Mode, cargo, run, say, target};

/// Builds `dogital` and returns where it lies.
pub fn build(mode: Mode) -> Result<PathBuf> {
    say("Building the server");
    let profile = match mode {
        Mode::Debug => "dev",
        Mode::Release => "release",
    };
    run(&mut cargo(["build", "--package", "server", "--bin", "dogital", "--profile", profile]))?;
    Ok(target().join(mode.folder()).join("dogital"))
}
