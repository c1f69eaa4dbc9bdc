//! Installs what is missing and says so; what cannot be installed ends in one sentence that says what to do.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::workspace::{find_program, read, root, run, say};

const WASM: &str = "wasm32-unknown-unknown";

/// The compiler's standard library for the browser.
pub fn wasm_target() -> Result<()> {
    let sysroot = read(Command::new("rustc").args(["--print", "sysroot"]).current_dir(root()))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    if find_program(&["rustup"]).is_none() {
        bail!(
            "this Rust has no {WASM} target and there is no rustup to add it: install the target, then try again"
        );
    }
    say(format!("Installing the Rust target {WASM}"));
    run(Command::new("rustup").args(["target", "add", WASM]).current_dir(root()))
}

/// The packages of the browser tests, exactly as locked.
pub fn npm_packages() -> Result<()> {
    let folder = root().join("end2end");
    let lock =
        fs::read(folder.join("package-lock.json")).context("end2end/package-lock.json cannot be read")?;
    // Written after a complete installation, so that an interrupted one is not taken for whole.
    let done = folder.join("node_modules/.installed-lock.json");
    if fs::read(&done).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let npm = program(&["npm"], "npm")?;
    say("Installing the npm packages of the browser tests");
    run(Command::new(npm).args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    fs::write(done, lock).context("the installation could not be noted")
}

/// Makes sure that one of the programs exists, from a Debian package if need be.
pub fn program(names: &[&str], package: &str) -> Result<PathBuf> {
    if let Some(found) = find_program(names) {
        return Ok(found);
    }
    debian_package(package)?;
    find_program(names)
        .with_context(|| format!("the package {package} brought no program {}", names.join(" or ")))
}

/// Installs a Debian package; only root may.
pub fn debian_package(package: &str) -> Result<()> {
    if find_program(&["apt-get"]).is_none() {
        bail!("{package} is missing and there is no apt-get here: install {package} by hand, then try again");
    }
    if !is_root()? {
        bail!("{package} is missing: run `sudo apt-get install {package}`, then try again");
    }
    say(format!("Installing the Debian package {package}"));
    let apt = |arguments: &[&str]| {
        run(Command::new("apt-get")
            .args(["-q", "-y"])
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive"))
    };
    // An old package list names files that are gone.
    apt(&["update"])?;
    apt(&["install", "--no-install-recommends", package])
}

pub fn is_root() -> Result<bool> {
    Ok(read(Command::new("id").arg("-u"))?.trim() == "0")
}
