//! Tests that need no browser.

use std::process::{Command, Stdio};

use anyhow::Result;

use crate::postgres::Cluster;
use crate::workspace::{cargo, run};

/// Everything but `frontend`, whose features would mix with the server's.
pub fn everything(cluster: &Cluster, arguments: &[String]) -> Result<()> {
    run(&mut tests(cluster, &["--workspace", "--exclude", "frontend"], arguments))
}

pub fn contract(cluster: &Cluster, arguments: &[String]) -> Result<()> {
    run(&mut tests(cluster, &["--package", "store", "--test", "contract"], arguments))
}

/// With nextest where it is installed: it runs the tests of all crates side by side.
fn tests(cluster: &Cluster, which: &[&str], arguments: &[String]) -> Command {
    let mut command = if has_nextest() {
        cargo(["nextest", "run", "--no-fail-fast"])
    } else {
        cargo(["test", "--no-fail-fast"])
    };
    command.args(which).args(arguments).env("TEST_POSTGRES_URL", cluster.url("postgres"));
    command
}

fn has_nextest() -> bool {
    let mut asked = cargo(["nextest", "--version"]);
    asked.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}
