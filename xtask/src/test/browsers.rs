//! Browser tests against the release build.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::postgres::Cluster;
use crate::workspace::{Mode, find_program, root, run};
use crate::{build, setup};

/// Playwright starts the servers itself: one on SQLite for each project, and on PostgreSQL two that share a database and one
/// for the story from the vote to its outcomes, which is told on both.
pub fn run_all(cluster: &Cluster, arguments: &[String]) -> Result<()> {
    let chromium = browser("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"], "chromium")?;
    let firefox = browser("FIREFOX", &["firefox-esr"], "firefox-esr")?;
    setup::npm_packages()?;
    let product = build::product(Mode::Release)?;
    let database = |name| cluster.create(&format!("{name}_{}", std::process::id()));
    let (shared, outcomes) = (database("browsers")?, database("outcomes")?);

    let end2end = root().join("end2end");
    run(Command::new(end2end.join("node_modules/.bin/playwright"))
        .arg("test")
        .args(arguments)
        .current_dir(end2end)
        .env("CHROMIUM", chromium)
        .env("FIREFOX", firefox)
        .env("DOGITAL_BIN", product.program)
        .env("DOGITAL_SITE_DIR", product.site)
        .env("SHARED_POSTGRES_URL", shared)
        .env("OUTCOMES_POSTGRES_URL", outcomes))
}

/// The browser named by the variable, else one that is installed, else Debian's.
fn browser(variable: &str, names: &[&str], package: &str) -> Result<PathBuf> {
    if let Some(chosen) = std::env::var_os(variable) {
        return Ok(chosen.into());
    }
    match find_program(names) {
        Some(found) => Ok(found),
        None => setup::program(names, package),
    }
}
