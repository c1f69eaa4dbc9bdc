//! What can be found wrong without running anything.

use std::process::Command;

use anyhow::{Result, bail};

use super::licences;
use crate::setup;
use crate::workspace::{cargo, root, run};

type Check = (&'static str, fn() -> Result<()>);

/// All checks, also after one has failed.
pub fn everything() -> Result<()> {
    let checks: [Check; 6] = [
        ("format", format),
        ("licences", licences::check),
        ("style", style),
        ("types of the browser tests", types),
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
    npm_program("stylelint", &["../style/**/*.css"])
}

fn types() -> Result<()> {
    npm_program("tsc", &["--noEmit"])
}

fn npm_program(name: &str, arguments: &[&str]) -> Result<()> {
    setup::npm_packages()?;
    let folder = root().join("end2end");
    run(Command::new(folder.join("node_modules/.bin").join(name)).args(arguments).current_dir(folder))
}

/// Not `frontend`: its features would mix with the server's.
fn clippy() -> Result<()> {
    let which = ["--workspace", "--exclude", "frontend", "--all-targets", "--keep-going"];
    run(cargo(["clippy"]).args(which).args(["--", "--deny", "warnings"]))
}

fn clippy_for_the_browser() -> Result<()> {
    setup::wasm_target()?;
    let which = ["--package", "frontend", "--target", "wasm32-unknown-unknown"];
    run(cargo(["clippy"]).args(which).args(["--", "--deny", "warnings"]))
}
