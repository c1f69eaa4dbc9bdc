//! The order of the steps, and skipping them all when nothing has changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::assets::{self, Asset};
use super::{compress, fingerprint, script, style};
use crate::setup;
use crate::workspace::{Mode, cargo, root, run, say, target};

const MANIFEST: &str = "manifest.json";
const FINGERPRINT: &str = ".fingerprint";

/// Builds the site if its sources have changed, and returns its folder.
pub fn build(mode: Mode) -> Result<PathBuf> {
    setup::wasm_target()?;
    let wasm = compile(mode)?;
    let site = target().join("site");
    let fingerprint = fingerprint::of(mode, &wasm)?;
    if fs::read_to_string(site.join(FINGERPRINT)).is_ok_and(|last| last == fingerprint) {
        return Ok(site);
    }
    say("Building the site");
    // Written beside the old one and swapped in whole: a running server never sees half a site.
    let fresh = target().join("site.new");
    remove(&fresh)?;
    write(mode, &wasm, &fresh)?;
    fs::write(fresh.join(FINGERPRINT), fingerprint)?;
    remove(&site)?;
    fs::rename(&fresh, &site).context("the new site could not be put in place")?;
    Ok(site)
}

/// Compiles the browser's program; cargo decides whether there is anything to do.
fn compile(mode: Mode) -> Result<PathBuf> {
    say("Building the browser's program");
    let (profile, folder) = match mode {
        Mode::Debug => ("dev", "debug"),
        Mode::Release => ("wasm-release", "wasm-release"),
    };
    let target_triple = "wasm32-unknown-unknown";
    let which = ["--package", "frontend", "--lib", "--target", target_triple, "--profile", profile];
    let mut command = cargo(["rustc"]);
    if mode == Mode::Release {
        // Where this machine keeps the sources of libraries is nobody's business.
        command.args(["--config", &format!("build.rustflags={:?}", without_places()?)]);
    }
    // Splitting moves code between files, so it has to know where each piece is referred to.
    run(command.args(which).args(["--", "-Clink-args=--emit-relocs", "-Cstrip=none"]))?;
    Ok(target().join(target_triple).join(folder).join("frontend.wasm"))
}

/// Flags after which the program names the sources of libraries without the folder they lie in.
fn without_places() -> Result<Vec<String>> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .context("there is no home folder")?;
    let registries = fs::read_dir(home.join("registry/src")).context("cargo keeps no sources")?;
    let flag = |entry: std::io::Result<fs::DirEntry>| {
        Ok(format!("--remap-path-prefix={}/=", entry?.path().display()))
    };
    registries.map(flag).collect()
}

fn write(mode: Mode, wasm: &Path, site: &Path) -> Result<()> {
    let pkg = site.join("pkg");
    let mut files = script::generate(mode, wasm)?;
    files.extend(assets::collect(&root().join("app/assets"))?);

    let mut manifest = BTreeMap::new();
    for file in files {
        let name = file.place(mode, &pkg)?;
        ensure!(manifest.insert(file.name.clone(), name).is_none(), "two files are called {}", file.name);
    }
    // Last, because style sheets name other files.
    for (name, entry) in [("app", "main"), ("sheets", "sheets"), ("stage", "stage"), ("staff", "staff")] {
        let css = style::bundle(mode, &root().join(format!("style/{entry}.css")), &manifest)?;
        let css = Asset::named(format!("{name}.css"), css.into_bytes());
        manifest.insert(css.name.clone(), css.place(mode, &pkg)?);
    }

    fs::write(site.join(MANIFEST), serde_json::to_string_pretty(&manifest)?)?;
    if mode == Mode::Release {
        compress::folder(&pkg)?;
    }
    Ok(())
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} could not be removed", folder.display()))?;
    }
    Ok(())
}
