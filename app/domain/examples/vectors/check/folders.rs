//! Finds the files and what each holds.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::fields::Fields;
use super::report::Report;
use super::{formulas, instances, polis};

/// Checks every file of a folder.
pub fn check(folder: &Path) -> Result<Report, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut report = Report::default();
    // Read first, since one file may refer to another.
    let mut files = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !name.ends_with(".json") && !name.ends_with(".json.gz") {
            report.other(&name);
            continue;
        }
        match read(&path) {
            Ok(content) => files.push((name, content)),
            Err(error) => report.unreadable(&name, &error),
        }
    }
    if files.is_empty() {
        return Err(format!("{} holds no .json and no .json.gz", folder.display()));
    }
    let counts = polis::counts(&files);
    for (name, content) in &files {
        report.begin(name);
        check_file(&mut report, content, &counts);
    }
    Ok(report)
}

fn check_file(report: &mut Report, content: &Value, counts: &polis::Counts) {
    let Some(file) = Fields::new(content, "") else {
        report.unreadable_part("not an object");
        return;
    };
    for known in ["format", "tie_breaking", "note"] {
        file.skip(known);
    }
    if let Some(rule) = file.text("tie_breaking").filter(|rule| *rule != "lowest candidate index") {
        report.unreadable_part(&format!("ties are broken by {rule:?}"));
        return;
    }
    let mut understood = false;
    for instance in file.list("instances") {
        understood = true;
        instances::check(report, instance);
    }
    for conversation in file.list("conversations") {
        understood = true;
        polis::check(report, conversation, counts);
    }
    understood |= formulas::check(report, &file);
    if !understood {
        report.unreadable_part("neither instances nor conversations nor formulas");
    }
    report.unknown(&file);
}

fn read(path: &Path) -> Result<Value, String> {
    let bytes = fs::read(path).map_err(|error| error.to_string())?;
    let mut text = Vec::new();
    if path.extension().is_some_and(|extension| extension == "gz") {
        flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut text).map_err(|error| error.to_string())?;
    } else {
        text = bytes;
    }
    serde_json::from_slice(&text).map_err(|error| error.to_string())
}
