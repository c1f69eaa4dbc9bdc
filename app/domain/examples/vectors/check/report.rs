//! Counts what was checked, what differed, and what was not checked and why.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use super::fields::Fields;

#[derive(Default)]
struct Row {
    instances: BTreeSet<String>,
    checks: u64,
    mismatches: u64,
}

#[derive(Default)]
pub struct Report {
    file: String,
    rows: BTreeMap<(String, &'static str), Row>,
    differences: Vec<String>,
    unreadable: Vec<String>,
    /// (file, what, why) → how often.
    not_checked: BTreeMap<(String, String, String), u64>,
    unknown: BTreeMap<(String, String), u64>,
    others: Vec<String>,
    notes: Vec<String>,
}

impl Report {
    pub fn begin(&mut self, file: &str) {
        file.clone_into(&mut self.file);
    }

    pub fn other(&mut self, file: &str) {
        self.others.push(file.to_owned());
    }

    pub fn unreadable(&mut self, file: &str, why: &str) {
        self.unreadable.push(format!("{file}: {why}"));
    }

    pub fn unreadable_part(&mut self, why: &str) {
        self.unreadable.push(format!("{}: {why}", self.file));
    }

    pub fn note(&mut self, note: String) {
        self.notes.push(note);
    }

    /// Names what is there and was not checked.
    pub fn not_checked(&mut self, what: &str, why: &str) {
        *self.not_checked.entry((self.file.clone(), what.into(), why.into())).or_default() += 1;
    }

    /// Names fields nobody asked for, and fields that could not be read.
    pub fn unknown(&mut self, fields: &Fields) {
        for name in fields.misread() {
            self.unreadable_part(&format!("{name} is not what was expected"));
        }
        for name in fields.rest() {
            *self.unknown.entry((self.file.clone(), name)).or_default() += 1;
        }
    }

    pub fn equal<T: PartialEq + Debug>(
        &mut self,
        rule: &'static str,
        id: &str,
        what: &str,
        expected: &T,
        found: &T,
    ) {
        self.count(rule, id, expected == found, || format!("{what}: expected {expected:?}, found {found:?}"));
    }

    /// Compares with a relative tolerance of 10⁻⁹.
    pub fn close(&mut self, rule: &'static str, id: &str, what: &str, expected: &[f64], found: &[f64]) {
        self.within(rule, id, what, (1e-9, 1e-15), (expected, found));
    }

    pub fn within(
        &mut self,
        rule: &'static str,
        id: &str,
        what: &str,
        (relative, absolute): (f64, f64),
        (expected, found): (&[f64], &[f64]),
    ) {
        let equal = |(a, b): (&f64, &f64)| (a - b).abs() <= relative * a.abs().max(b.abs()) + absolute;
        let same = expected.len() == found.len() && expected.iter().zip(found).all(equal);
        self.count(rule, id, same, || format!("{what}: expected {expected:?}, found {found:?}"));
    }

    pub fn count(&mut self, rule: &'static str, id: &str, passed: bool, difference: impl FnOnce() -> String) {
        let row = self.rows.entry((self.file.clone(), rule)).or_default();
        row.instances.insert(id.to_owned());
        row.checks += 1;
        if !passed {
            row.mismatches += 1;
            let mut text = difference();
            if let Some((cut, _)) = text.char_indices().nth(600) {
                text.truncate(cut);
                text.push('…');
            }
            self.differences.push(format!("{} {id} {rule} {text}", self.file));
        }
    }

    /// Whether nothing differed and everything could be read.
    pub fn passed(&self) -> bool {
        self.differences.is_empty() && self.unreadable.is_empty()
    }

    pub fn print(&self) {
        println!("{:<36} {:<26} {:>9} {:>7} {:>10}", "file", "rule", "instances", "checks", "mismatches");
        let (mut checks, mut mismatches) = (0, 0);
        for ((file, rule), row) in &self.rows {
            println!(
                "{file:<36} {rule:<26} {:>9} {:>7} {:>10}",
                row.instances.len(),
                row.checks,
                row.mismatches
            );
            checks += row.checks;
            mismatches += row.mismatches;
        }
        println!("{:<36} {:<26} {:>9} {checks:>7} {mismatches:>10}", "all", "", "");
        let unknown = self.unknown.iter().map(|((file, name), count)| format!("{file}: {name} ({count}×)"));
        let not_checked = self.not_checked.iter();
        let not_checked =
            not_checked.map(|((file, what, why), count)| format!("{file}: {what} ({count}×): {why}"));
        section("Not checked", not_checked.collect());
        section("Unknown fields, not checked", unknown.collect());
        section("Other files", self.others.clone());
        section("Unreadable", self.unreadable.clone());
        section("Times", self.notes.clone());
        section("Mismatches", self.differences.clone());
    }
}

fn section(heading: &str, lines: Vec<String>) {
    if !lines.is_empty() {
        println!("\n{heading}:");
        for line in lines {
            println!("  {line}");
        }
    }
}
