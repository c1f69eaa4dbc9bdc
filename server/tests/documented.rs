//! What can be set, called or run stands in the pages for those who set, call and run it.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by where it stops")]

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use clap::Args as _;
use serde_json::Value;
use server::config::Settings;

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    fs::read_to_string(root.join(path)).unwrap()
}

/// What stands between backticks in the first column of the tables of a page.
fn first_column(text: &str) -> BTreeSet<String> {
    let rows = text.lines().filter_map(|line| line.strip_prefix("| "));
    let cells = rows.filter_map(|row| row.split('|').next());
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

fn settings() -> clap::Command {
    Settings::augment_args(clap::Command::new("dogital"))
}

#[test]
fn every_setting_stands_in_the_table_of_the_server() {
    let readme = read("server/README.md");
    let mut known = BTreeSet::new();
    for setting in settings().get_arguments() {
        let variable = setting.get_env().unwrap().to_str().unwrap();
        assert!(readme.contains(&format!("`{variable}`")), "{variable} is missing in server/README.md");
        let key = setting.get_id().as_str();
        known.insert(variable.to_owned());
        if variable != "DOGITAL_CONFIG" {
            assert!(
                readme.contains(&format!(".{key}` | `{variable}`")),
                "{key} is missing in server/README.md"
            );
        }
    }
    assert!(known.len() > 10, "{known:?}");
    for page in ["server/README.md", "docs/operation.md"] {
        for word in read(page).split(|c: char| !c.is_ascii_uppercase() && c != '_') {
            let variable = word.starts_with("DOGITAL_") && word.len() > "DOGITAL_".len();
            assert!(!variable || known.contains(word), "{page} tells of {word}, which does not exist");
        }
    }
}

#[test]
fn every_setting_has_a_key_of_its_section_in_the_file() {
    let readme = read("server/README.md");
    for row in first_column(&readme).iter().filter(|cell| cell.contains('.') && !cell.contains('/')) {
        let (section, key) = row.split_once('.').unwrap();
        let value = if key.ends_with("per_second") { "1" } else { "\"x\"" };
        let text = format!("[{section}]\n{key} = {value}\n");
        assert!(toml::from_str::<Settings>(&text).is_ok(), "{row} is no key of dogital.toml");
    }
}

#[test]
fn every_operation_stands_in_the_page_for_programs() {
    let page = read("docs/api.md");
    let api: Value = serde_json::from_str(&server::http::rest::openapi_json()).unwrap();
    let table = first_column(&page);
    for (path, item) in api["paths"].as_object().unwrap() {
        for method in item
            .as_object()
            .unwrap()
            .keys()
            .filter(|key| ["get", "put", "post", "patch", "delete"].contains(&key.as_str()))
        {
            let call = format!("{} {}", method.to_uppercase(), path.strip_prefix("/api/v1").unwrap());
            assert!(table.contains(&call), "`{call}` is missing in the table of docs/api.md");
        }
    }
}

#[test]
fn every_command_stands_in_the_page_for_operators() {
    let page = read("docs/operation.md");
    let table = first_column(&page);
    let named =
        |command: &str| table.iter().any(|cell| cell == command || cell.starts_with(&format!("{command} ")));
    for command in commands(&[]) {
        let below = commands(&[&command]);
        if below.is_empty() {
            assert!(named(&command), "`{command}` is missing in the table of docs/operation.md");
        }
        for second in below {
            let whole = format!("{command} {second}");
            assert!(named(&whole), "`{whole}` is missing in the table of docs/operation.md");
        }
    }
}

#[test]
fn every_job_stands_in_the_page_for_operators() {
    let source = read("server/service/src/jobs.rs");
    let list = source.split("pub enum Job {").nth(1).unwrap().split('}').next().unwrap();
    let jobs = list.lines().map(str::trim).filter(|line| line.ends_with(',') && !line.starts_with("//"));
    let jobs: Vec<_> =
        jobs.map(|line| line.trim_end_matches(',').split([' ', '(', '{']).next().unwrap()).collect();
    assert!(!jobs.is_empty());
    let table = first_column(&read("docs/operation.md"));
    for job in jobs {
        let snake = job.chars().enumerate().fold(String::new(), |name, (at, c)| {
            let gap = if at > 0 && c.is_uppercase() { "_" } else { "" };
            name + gap + &c.to_lowercase().to_string()
        });
        assert!(table.contains(&snake), "the job `{snake}` is missing in the table of docs/operation.md");
    }
}

/// The commands that the help of a command lists.
fn commands(path: &[&str]) -> Vec<String> {
    let help = Command::new(env!("CARGO_BIN_EXE_dogital")).args(path).arg("--help").output().unwrap();
    assert!(help.status.success());
    let help = String::from_utf8(help.stdout).unwrap();
    let Some(list) = help.split("Commands:\n").nth(1) else { return Vec::new() };
    let names = list.lines().take_while(|line| line.starts_with("  ")).filter_map(|line| {
        let name = line.strip_prefix("  ")?;
        (!name.starts_with(' ')).then(|| name.split(' ').next().unwrap().to_owned())
    });
    names.filter(|name| name != "help").collect()
}
