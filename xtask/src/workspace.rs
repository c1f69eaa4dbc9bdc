//! Where things lie, how they are built, and running other programs.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// How much the compiler is asked to do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Builds fast, runs slowly.
    Debug,
    /// What people get.
    Release,
}

impl Mode {
    pub const fn from_debug(debug: bool) -> Self {
        if debug { Self::Debug } else { Self::Release }
    }

    /// The name of the folder below `target/` that cargo uses for native builds.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }
}

/// The top folder of the checkout. Asked at run time, so that a copied `target/` still works.
pub fn root() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR")
        .and_then(|own| Path::new(&own).parent().map(Path::to_owned))
        .unwrap_or_else(|| PathBuf::from("."))
}

pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |chosen| root().join(chosen))
}

/// Tells the person at the terminal what happens now.
pub fn say(what: impl AsRef<str>) {
    eprintln!("» {}", what.as_ref());
}

/// The cargo that started us, at the top folder.
pub fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    command
}

/// Runs to the end; anything but success is an error that names the command.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{} could not be started", shown(command)))?;
    ensure!(status.success(), "`{}` failed ({status})", shown(command));
    Ok(())
}

/// Runs to the end and returns what it printed on standard output.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("{} could not be started", shown(command)))?;
    ensure!(
        output.status.success(),
        "`{}` failed ({}): {}",
        shown(command),
        output.status,
        String::from_utf8_lossy(&output.stderr).trim()
    );
    String::from_utf8(output.stdout).context("the output is not UTF-8")
}

/// The first of the programs that lies on the search path.
pub fn find_program(names: &[&str]) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    names.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file()))
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
