//! What can be found wrong without running anything.

use std::process::Command;

use anyhow::{Result, bail};

use super::licences;
use crate::setup;
use crate::workspace::{cargo, root, run};

type Check = (&'static str, fn() -> Result<()>);

/// All checks, also after one has failed.
pub fn everything() -> Result<()> {
    let checks: [Check; 5] = [
        ("format", format),
        ("licences", licences::check),
        ("style", style),
        ("clippy", clippy),
        ("clippy for the browser", clippy_for_the_browser),
    ];
    let mut failed = Vec::new();
    for (name, check) in checks {
        if let Err(error) = check() {
            eprintln!("{name}: {error:#}");
            failed.push(name);
        }
    }
    if failed.is_empty() { Ok(()) } else { bail!("{}", failed.join(", ")) }
}

fn format() -> Result<()> {
    run(&mut cargo(["fmt", "--all", "--check"]))
}

fn style() -> Result<()> {
    setup::npm_packages()?;
    let stylelint = root().join("end2end/node_modules/.bin/stylelint");
    run(Command::new(stylelint).arg("../style/**/*.css").current_dir(root().join("end2end")))
}

/// Not `frontend`: its features would mix with the server's.
fn clippy() -> Result<()> {
    let which = ["--workspace", "--exclude", "frontend", "--all-targets"];
    run(cargo(["clippy"]).args(which).args(["--", "--deny", "warnings"]))
}

fn clippy_for_the_browser() -> Result<()> {
    setup::wasm_target()?;
    let which = ["--package", "frontend", "--target", "wasm32-unknown-unknown"];
    run(cargo(["clippy"]).args(which).args(["--", "--deny", "warnings"]))
}
