//! The rules that the tree enforces (`CONTRIBUTING.md`): what may know of what, and what is called like what.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by where it stops")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// Crates, and what each must never depend on.
const NEVER: &[(&str, &[&str])] = &[
    ("domain", &["tokio", "leptos", "axum", "service", "store", "app", "server"]),
    ("store", &["leptos", "leptos_axum", "axum", "service", "app", "server"]),
    ("service", &["sqlx", "axum", "leptos", "leptos_axum", "app", "server"]),
    ("app", &["sqlx", "axum", "store", "server", "tokio"]),
    ("server", &["sqlx"]),
    ("frontend", &["sqlx", "axum", "store", "service", "server", "tokio"]),
];

/// Files among the nouns that are none: what every call shares.
const NO_NOUNS: &[&str] = &[
    // app/src/api
    "error",
    "forms",
    // server/src/http/rest
    "asked",
    "body",
    "declared",
    "description",
    "problem",
    "similar",
    "tags",
    "told",
    "wire",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(root().join(&path))
        .unwrap_or_else(|error| panic!("{}: {error}", path.as_ref().display()))
}

/// The files below a folder with this ending, by their path from the root.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() && !["target", "node_modules"].contains(&name) && !name.starts_with('.') {
                open.push(path);
            } else if name.ends_with(ending) {
                found.push(path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "nothing ends with {ending} in {folder}");
    found
}

/// What the files directly in a folder are called, without their ending.
fn names(folder: &str, ending: &str) -> BTreeSet<String> {
    let direct = files(folder, ending).into_iter().filter_map(|path| {
        let name = path.strip_prefix(folder)?.strip_prefix('/')?.strip_suffix(ending)?.to_owned();
        (!name.contains('/')).then_some(name)
    });
    direct.collect()
}

fn exists(path: &str) -> bool {
    root().join(path).exists()
}

#[test]
fn no_crate_depends_on_what_it_must_not_know() {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages: BTreeMap<String, BTreeSet<String>> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| {
            let all = package["dependencies"].as_array().unwrap();
            // What only tests use tells nothing about the product; `columns` of `domain` is for the store alone.
            let shipped = all.iter().filter(|one| one["kind"].is_null());
            (text(&package["name"]), shipped.map(|one| text(&one["name"])).collect())
        })
        .collect();
    for (package, never) in NEVER {
        let known = &packages[*package];
        for other in *never {
            assert!(!known.contains(*other), "{package} depends on {other}");
        }
    }
}

#[test]
fn every_noun_at_a_door_has_its_use_cases() {
    for folder in ["app/src/api", "server/src/http/rest"] {
        for noun in names(folder, ".rs") {
            let known = noun == "mod" || NO_NOUNS.contains(&noun.as_str());
            let twin = format!("server/service/src/{noun}");
            assert!(
                known || exists(&format!("{twin}.rs")) || exists(&twin),
                "{folder}/{noun}.rs has no twin in server/service/src"
            );
        }
    }
    for name in NO_NOUNS {
        let used = ["app/src/api", "server/src/http/rest"]
            .iter()
            .any(|folder| exists(&format!("{folder}/{name}.rs")));
        assert!(used, "{name} is an exception for nothing");
    }
}

#[test]
fn every_style_sheet_belongs_to_a_part_of_the_same_name() {
    for shelf in ["ui", "parts", "pages"] {
        for name in names(&format!("style/{shelf}"), ".css") {
            let part = format!("app/src/{shelf}/{name}");
            assert!(
                exists(&format!("{part}.rs")) || exists(&part),
                "style/{shelf}/{name}.css has no {part}.rs"
            );
        }
    }
}

#[test]
fn colours_are_named_in_the_tokens_alone() {
    let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color("];
    for path in files("style", ".css").iter().filter(|path| *path != "style/tokens.css") {
        for (at, line) in read(path).lines().enumerate() {
            let hex = line.split('#').skip(1).any(|rest| {
                let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
                let ends =
                    rest.chars().nth(digits).is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '_');
                [3, 4, 6, 8].contains(&digits) && ends
            });
            let raw = functions.iter().any(|function| {
                line.match_indices(function)
                    .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-'))
            });
            assert!(!hex && !raw, "{path}:{}: {line}", at + 1);
        }
    }
}

#[test]
fn a_migration_is_written_for_both_databases() {
    let (sqlite, postgres) = (names("migrations/sqlite", ".sql"), names("migrations/postgres", ".sql"));
    assert_eq!(sqlite, postgres);
    let numbers: BTreeSet<_> = sqlite.iter().map(|name| name.split('_').next().unwrap()).collect();
    assert_eq!(numbers.len(), sqlite.len(), "two migrations have the same number");
}

/// Code without its comments.
fn code(path: &str) -> String {
    let text = read(path);
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_shelf_of_the_pages_knows_only_those_before_it() {
    for path in files("app/src/ui", ".rs") {
        let text = code(&path);
        for shelf in ["parts", "pages", "api"] {
            assert!(!names_module(&text, shelf), "{path} knows {shelf}");
        }
        for (at, _) in text.match_indices("domain::") {
            assert!(text[at..].starts_with("domain::time::"), "{path} knows more of domain than time");
        }
    }
    for path in files("app/src/parts", ".rs") {
        assert!(!names_module(&code(&path), "pages"), "{path} knows pages");
    }
}

/// Whether a file of `app` names this module: `crate::parts`, or `parts` in a list behind `use crate::{`.
fn names_module(text: &str, module: &str) -> bool {
    let listed = text.split("use crate::{").skip(1).filter_map(|rest| rest.split(";\n").next());
    let listed =
        listed.flat_map(str::lines).any(|line| line.trim_start().starts_with(&format!("{module}::")));
    listed
        || text.contains(&format!("crate::{module}::"))
        || text.contains(&format!("super::super::{module}"))
}

#[test]
fn only_one_place_tells_the_server_from_the_browser() {
    let mut found = Vec::new();
    for path in files("app/src", ".rs") {
        let text = code(&path);
        for feature in ["cfg(feature", "cfg!(feature", "cfg_attr(feature"] {
            found.extend(text.matches(feature).map(|_| path.clone()));
        }
    }
    assert_eq!(found, ["app/src/lib.rs"]);
}

#[test]
fn no_file_is_longer_than_can_be_read() {
    for folder in ["app", "server", "frontend", "xtask"] {
        for path in files(folder, ".rs") {
            let lines = read(&path).lines().count();
            assert!(lines <= 500, "{path} has {lines} lines");
        }
    }
}
