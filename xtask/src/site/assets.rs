//! A file on its way to the browser.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::fingerprint::{files_below, short};
use crate::workspace::Mode;

/// Something served below `/pkg/`.
pub struct Asset {
    /// The path the rest of the product knows it by, for example `fonts/text.woff2`.
    pub name: String,
    content: Vec<u8>,
    /// Where it goes if its name may not be changed, because other files of its group name it.
    fixed: Option<String>,
}

impl Asset {
    pub fn named(name: impl Into<String>, content: Vec<u8>) -> Self {
        Self { name: name.into(), content, fixed: None }
    }

    /// Goes to exactly this path, in a release build too.
    pub fn at(path: impl Into<String>, name: impl Into<String>, content: Vec<u8>) -> Self {
        Self { name: name.into(), content, fixed: Some(path.into()) }
    }

    /// Writes the file and returns the path it has got below `pkg`.
    pub fn place(&self, mode: Mode, pkg: &Path) -> Result<String> {
        let name = match (&self.fixed, mode) {
            (Some(fixed), _) => fixed.clone(),
            (None, Mode::Debug) => self.name.clone(),
            (None, Mode::Release) => with_hash(&self.name, &short(&self.content)),
        };
        let path = pkg.join(&name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, &self.content)
            .with_context(|| format!("{} could not be written", path.display()))?;
        Ok(name)
    }
}

/// Everything below the folder of assets, named by its path there.
pub fn collect(folder: &Path) -> Result<Vec<Asset>> {
    let mut assets = Vec::new();
    for path in files_below(folder)? {
        let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
        // Licences and notes that lie beside a font are for the readers of the repository.
        if !name.ends_with(".md") && !name.ends_with(".txt") {
            assets.push(Asset::named(name, fs::read(&path)?));
        }
    }
    Ok(assets)
}

/// `fonts/text.woff2` becomes `fonts/text.0123456789ab.woff2`.
fn with_hash(name: &str, hash: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{hash}.{ending}"),
        None => format!("{name}.{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use super::with_hash;

    #[test]
    fn the_hash_stands_before_the_ending() {
        assert_eq!(with_hash("fonts/text.woff2", "abc"), "fonts/text.abc.woff2");
        assert_eq!(with_hash("CNAME", "abc"), "CNAME.abc");
    }
}
