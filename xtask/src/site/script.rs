//! The browser's program: WASM and the script that connects it to the page.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::assets::Asset;
use super::fingerprint::files_below;
use crate::workspace::{Mode, target};

/// `app.js`, `app.wasm` and the scripts that crates bring along.
pub fn generate(mode: Mode, wasm: &Path) -> Result<Vec<Asset>> {
    let folder = target().join("bindings");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    bind(mode, wasm, &folder).context("the bindings between WASM and script could not be made")?;

    let mut files = Vec::new();
    for path in files_below(&folder)? {
        let name = path.strip_prefix(&folder)?.to_string_lossy().into_owned();
        let content = fs::read(&path)?;
        files.push(match name.as_str() {
            "app.js" => Asset::named("app.js", stripped(mode, content)?),
            "app_bg.wasm" => Asset::named("app.wasm", content),
            // The main script imports these by their path, which carries the crate's own hash.
            _ => Asset::with_fixed_name(name, content),
        });
    }
    Ok(files)
}

fn bind(mode: Mode, wasm: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).web(true)?.typescript(false).out_name("app");
    if mode == Mode::Release {
        bindgen.remove_name_section(true).remove_producers_section(true).demangle(false);
    }
    bindgen.generate(folder)
}

fn stripped(mode: Mode, script: Vec<u8>) -> Result<Vec<u8>> {
    Ok(match mode {
        Mode::Debug => script,
        Mode::Release => without_comments(&String::from_utf8(script)?).into_bytes(),
    })
}

/// Drops indentation, empty lines and comments that have lines of their own, which are all that the bindings hold.
///
/// Deliberately not a minifier: that would be the largest dependency of the build, for 2 KiB on the wire.
fn without_comments(script: &str) -> String {
    let mut short = String::with_capacity(script.len());
    let (mut in_comment, mut in_template) = (false, false);
    for line in script.lines() {
        let trimmed = line.trim();
        if in_template {
            short.push_str(line);
        } else if in_comment || trimmed.starts_with("/*") {
            in_comment = !trimmed.contains("*/");
            continue;
        } else if trimmed.is_empty() || trimmed.starts_with("//") {
            continue;
        } else {
            short.push_str(trimmed);
        }
        in_template ^= line.matches('`').count() % 2 == 1;
        short.push('\n');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn comments_and_indentation_go_and_code_stays() {
        let script = "/**\n * @param {number} a\n */\nfunction f(a) {\n    // why\n    return a; // kept\n}\n\n/* one line */\nf(1);\n";
        assert_eq!(without_comments(script), "function f(a) {\nreturn a; // kept\n}\nf(1);\n");
    }

    #[test]
    fn text_over_several_lines_is_left_alone() {
        let script = "const t = `a\n   // not a comment\n`;\n   g(`x`);\n";
        assert_eq!(without_comments(script), "const t = `a\n   // not a comment\n`;\ng(`x`);\n");
    }
}
