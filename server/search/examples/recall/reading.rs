//! What lies in the folder: files are known by their ending and their columns. What is not understood is named.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// A text of a corpus.
pub struct Record {
    pub title: String,
    pub text: String,
}

impl Record {
    /// Whether it has at least so many characters.
    pub fn is_long(&self, shortest: usize) -> bool {
        self.text.chars().count() >= shortest
    }
}

/// Two ideas with the same wish.
pub struct Pair {
    pub level: String,
    pub title_a: String,
    pub text_a: String,
    pub title_b: String,
    pub text_b: String,
}

/// All that was found.
#[derive(Default)]
pub struct Texts {
    pub records: Vec<Record>,
    pub pairs: Vec<Pair>,
}

/// Reads every file below the folder.
pub fn read(folder: &Path, aloud: bool) -> Result<Texts> {
    let mut texts = Texts::default();
    let mut files = files(folder)?;
    files.sort();
    for file in files {
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        let said = match (ending.as_str(), content(&file)) {
            ("jsonl" | "ndjson" | "tsv", Err(why)) => format!("not read: {why}"),
            ("jsonl" | "ndjson", Ok(content)) => read_records(&content, &mut texts),
            ("tsv", Ok(content)) => read_pairs(&content, &mut texts),
            _ => "not read: neither JSON lines nor a table".to_owned(),
        };
        if aloud {
            println!("{}: {said}", file.strip_prefix(folder).unwrap_or(&file).display());
        }
    }
    ensure!(!texts.records.is_empty() || !texts.pairs.is_empty(), "{} holds no texts", folder.display());
    Ok(texts)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        // Links are not followed: one may lead back to where it lies.
        let kind = fs::symlink_metadata(&path)?.file_type();
        if kind.is_dir() { out.extend(files(&path)?) } else { out.push(path) }
    }
    Ok(out)
}

/// The text of a file, without the mark that some programs put in front of it.
fn content(file: &Path) -> std::io::Result<String> {
    let content = fs::read_to_string(file)?;
    Ok(content.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(content))
}

fn read_records(content: &str, texts: &mut Texts) -> String {
    let before = texts.records.len();
    let (mut titled, mut empty, mut strange) = (0, 0, 0);
    for line in content.lines().filter(|line| !line.trim().is_empty()) {
        let Ok(value) = serde_json::from_str::<Value>(line) else {
            strange += 1;
            continue;
        };
        let field = |name: &str| value[name].as_str().unwrap_or_default().trim().to_owned();
        let record = Record { title: field("title"), text: field("text") };
        if record.text.is_empty() {
            empty += 1;
            continue;
        }
        titled += usize::from(!record.title.is_empty());
        texts.records.push(record);
    }
    let read = texts.records.len() - before;
    format!(
        "{read} texts, {titled} with a title; {empty} lines without text, {strange} lines that are no JSON"
    )
}

fn read_pairs(content: &str, texts: &mut Texts) -> String {
    let mut lines = content.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').map(str::trim).collect();
    let column = |name: &str| header.iter().position(|column| *column == name);
    let columns = ["level", "title_a", "text_a", "title_b", "text_b"].map(column);
    let [Some(level), Some(title_a), Some(text_a), Some(title_b), Some(text_b)] = columns else {
        return format!("not read: a table of {}, not of pairs", header.join(", "));
    };
    let (before, mut short) = (texts.pairs.len(), 0);
    for line in lines.filter(|line| !line.trim().is_empty()) {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default().to_owned();
        // Programs leave empty cells at the end of a line away; without both titles it is no pair.
        if cell(title_a).is_empty() || cell(title_b).is_empty() {
            short += 1;
            continue;
        }
        texts.pairs.push(Pair {
            level: cell(level),
            title_a: cell(title_a),
            text_a: cell(text_a),
            title_b: cell(title_b),
            text_b: cell(text_b),
        });
    }
    format!("{} pairs; {short} lines without both titles", texts.pairs.len() - before)
}
