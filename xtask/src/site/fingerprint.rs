//! One hash over everything the site is made of.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::workspace::{Mode, root};

/// Changes when the program, the style, an asset, the mode or this tool itself changes.
pub fn of(mode: Mode, wasm: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    hash.update(mode.folder());
    let own = std::env::current_exe().context("the path of this program is unknown")?;
    // Big and written by the compiler: the moment of writing tells as much as the content.
    for built in [wasm, &own] {
        let about = built.metadata().with_context(|| format!("{} is missing", built.display()))?;
        hash.update(format!("{} {:?}\n", about.len(), about.modified()?));
    }
    for folder in ["style", "app/assets"] {
        for file in files_below(&root().join(folder))? {
            hash.update(file.to_string_lossy().as_bytes());
            hash.update(fs::read(&file)?);
        }
    }
    Ok(hex(&hash.finalize()))
}

/// Twelve digits are enough to tell two versions of a file apart.
pub fn short(content: &[u8]) -> String {
    let mut digits = hex(&Sha256::digest(content));
    digits.truncate(12);
    digits
}

/// Every file below the folder, in a fixed order; none if the folder does not exist.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files_below(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
