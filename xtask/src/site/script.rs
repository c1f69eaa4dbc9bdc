//! The browser's program: WASM and the script that connects it to the page.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use wasm_bindgen_cli_support::Bindgen;
use wasm_encoder::{Module, RawSection};
use wasm_split_cli_support::Options;
use wasmparser::Parser;

use super::assets::Asset;
use super::fingerprint::{files_below, short};
use super::pieces;
use crate::workspace::{Mode, target};

/// What the compiled code calls the script that loads its parts, see `wasm_split_helpers`.
const LINKS: &str = "./__wasm_split.______________________.js";

/// How the bindings begin the name of what the program imports from the script.
const IMPORT: &[u8] = b"__wbg_";

/// Digits with which they end it, to tell two of the same name apart.
const HASH: usize = 16;

/// The id of sections that a program does not need in order to run.
const CUSTOM: u8 = 0;

/// `app.js`, `app.wasm`, the parts that are loaded when a page needs them, and the scripts that crates bring along.
///
/// They name each other, so they keep their names and share a folder that is named by the content of all of them.
pub fn generate(mode: Mode, wasm: &Path) -> Result<Vec<Asset>> {
    let folder = target().join("bindings");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let main = target().join("main.wasm");
    split(wasm, &main, &folder).context("the program could not be split into parts")?;
    bind(mode, &main, &folder).context("the bindings between WASM and script could not be made")?;

    let (mut files, mut names) = (Vec::new(), Names::default());
    for path in files_below(&folder)? {
        let name = path.strip_prefix(&folder)?.to_string_lossy().into_owned();
        let content = fs::read(&path)?;
        files.push((name.clone(), stripped(mode, &name, content, &mut names)?));
    }
    if mode == Mode::Release {
        files = pieces::gather(files, LINKS.trim_start_matches("./"))?;
    }
    let place = match mode {
        Mode::Debug => String::new(),
        Mode::Release => {
            let everything: Vec<u8> = files.iter().flat_map(|(_, content)| content.iter().copied()).collect();
            format!("app.{}/", short(&everything))
        }
    };
    Ok(files.into_iter().map(|(name, content)| asset(&place, &name, content)).collect())
}

fn asset(place: &str, file: &str, content: Vec<u8>) -> Asset {
    let name = if file == "app_bg.wasm" { "app.wasm" } else { file };
    Asset::at(format!("{place}{file}"), name, content)
}

/// Cuts off what is marked as lazy; without such marks, `main` is all there is.
fn split(wasm: &Path, main: &Path, folder: &Path) -> Result<()> {
    let compiled = fs::read(wasm)?;
    let mut options = Options::new(&compiled);
    options.output_dir = folder;
    options.main_out_path = main;
    options.main_module = "./app.js";
    options.link_name = LINKS;
    wasm_split_cli_support::transform(options).map_err(|error| anyhow!("{error:#}"))?;
    Ok(())
}

fn bind(mode: Mode, wasm: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).web(true)?.typescript(false).out_name("app").keep_lld_exports(true);
    if mode == Mode::Release {
        bindgen.remove_name_section(true).remove_producers_section(true).demangle(false);
    }
    bindgen.generate(folder)
}

fn stripped(mode: Mode, name: &str, content: Vec<u8>, names: &mut Names) -> Result<Vec<u8>> {
    Ok(match (mode, name.rsplit_once('.')) {
        (Mode::Release, Some((_, "js"))) => {
            names.numbered(without_comments(&String::from_utf8(content)?).as_bytes())
        }
        (Mode::Release, Some((_, "wasm"))) => names.numbered(&without_names(&content)?),
        (Mode::Debug | Mode::Release, _) => content,
    })
}

/// The names of imports with a number in the place of their hash, which is as long and which nothing compresses: of all that comes
/// over the wire on a first visit, they were 5 KiB.
#[derive(Default)]
struct Names {
    known: HashMap<Vec<u8>, String>,
    alike: HashMap<Vec<u8>, usize>,
}

impl Names {
    fn numbered(&mut self, content: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(content.len());
        let mut rest = content;
        while let Some(start) = rest.windows(IMPORT.len()).position(|part| part == IMPORT) {
            let (before, from) = rest.split_at(start);
            let end = from.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_');
            let (name, after) = from.split_at(end.unwrap_or(from.len()));
            let (stem, hash) = name.split_at(name.len().saturating_sub(HASH));
            out.extend_from_slice(before);
            out.extend_from_slice(stem);
            if stem.len() > IMPORT.len() && stem.ends_with(b"_") && hash.iter().all(u8::is_ascii_hexdigit) {
                out.extend_from_slice(self.number(name, stem).as_bytes());
            } else {
                out.extend_from_slice(hash);
            }
            rest = after;
        }
        out.extend_from_slice(rest);
        out
    }

    fn number(&mut self, name: &[u8], stem: &[u8]) -> &str {
        let alike = &mut self.alike;
        self.known.entry(name.to_vec()).or_insert_with(|| {
            let next = alike.entry(stem.to_vec()).or_default();
            *next += 1;
            format!("{next:0HASH$}")
        })
    }
}

/// Drops what only people read: the names of functions are as long as the code of a part.
fn without_names(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Some((id, range)) = payload?.as_section() else { continue };
        let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
        let data = wasm.get(range).context("a section ends behind its file")?;
        if id != CUSTOM {
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
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
    use wasm_encoder::{CustomSection, Module, TypeSection};

    use super::{Names, without_comments, without_names};

    #[test]
    fn comments_and_indentation_go_and_code_stays() {
        let script = "/**\n * @param {number} a\n */\nfunction f(a) {\n    // why\n    return a; // kept\n}\n\n/* one line */\nf(1);\n";
        assert_eq!(without_comments(script), "function f(a) {\nreturn a; // kept\n}\nf(1);\n");
    }

    #[test]
    fn names_go_and_what_runs_stays() {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let plain = Module::new().section(&types).clone().finish();
        let mut named = Module::new();
        named
            .section(&CustomSection { name: "name".into(), data: b"everything".as_slice().into() })
            .section(&types);
        let named = named.finish();
        assert!(named.len() > plain.len());
        assert_eq!(without_names(&named).expect("a module"), plain);
    }

    #[test]
    fn imports_are_told_apart_by_numbers_in_every_file() {
        let mut names = Names::default();
        let script = b"__wbg_set_value_cb7e77c93a95e491(a);__wbg_set_value_de138fbebedf43d3; this.__wbg_ptr";
        let program = b"\x00\x20__wbg_set_value_de138fbebedf43d3\x00__wbg_body_5f971cbc6950ca4f";
        assert_eq!(
            names.numbered(script),
            b"__wbg_set_value_0000000000000001(a);__wbg_set_value_0000000000000002; this.__wbg_ptr"
        );
        assert_eq!(
            names.numbered(program),
            b"\x00\x20__wbg_set_value_0000000000000002\x00__wbg_body_0000000000000001"
        );
    }

    #[test]
    fn text_over_several_lines_is_left_alone() {
        let script = "const t = `a\n   // not a comment\n`;\n   g(`x`);\n";
        assert_eq!(without_comments(script), "const t = `a\n   // not a comment\n`;\ng(`x`);\n");
    }
}
