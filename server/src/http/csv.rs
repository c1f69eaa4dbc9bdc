//! Tables for spreadsheets: UTF-8 with a mark at its beginning and semicolons, as German ones read them at a double click.

use axum::{
    http::header,
    response::{IntoResponse as _, Response},
};

/// With it a spreadsheet takes the rest for UTF-8.
const MARK: char = '\u{feff}';

/// What begins a formula, also in full width.
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A table that is written line by line.
pub struct Table(String);

impl Table {
    /// With these heads.
    pub fn new(heads: &[&str]) -> Self {
        let mut table = Self(MARK.to_string());
        table.line(heads);
        table
    }

    /// Adds a line.
    pub fn line(&mut self, cells: &[&str]) {
        let cells: Vec<_> = cells.iter().map(|text| cell(text)).collect();
        self.0.push_str(&cells.join(";"));
        self.0.push_str("\r\n");
    }

    /// The whole of it, for a file.
    pub fn into_text(self) -> String {
        self.0
    }

    /// To be taken out under this name.
    pub fn download(self, name: &str) -> Response {
        let headers = [
            (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
            (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        ];
        (headers, self.0).into_response()
    }
}

/// In quotes. What a spreadsheet would take for a formula has an apostrophe before it, and is a text.
fn cell(text: &str) -> String {
    let guard = if text.trim_start_matches(' ').starts_with(FORMULA) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_of_people_becomes_a_formula() {
        for text in ["=1+1", "+49 231", "-2", "@SUM(A1)", "\t=1", "  =1", "＝1"] {
            assert!(cell(text).starts_with("\"'"), "{text}");
        }
        assert_eq!(cell("Kita; \"neu\" = gut"), "\"Kita; \"\"neu\"\" = gut\"");
        assert_eq!(cell("12"), "\"12\"");
    }

    #[test]
    fn a_table_begins_with_the_mark() {
        let mut table = Table::new(&["a", "b"]);
        table.line(&["1", ""]);
        assert_eq!(table.0, "\u{feff}\"a\";\"b\"\r\n\"1\";\"\"\r\n");
    }
}
