//! Workbooks for spreadsheets, with figures as figures and texts that are never formulas.

use app::words::Lang;
use axum::{http::header, response::IntoResponse as _};
use domain::time::Timestamp;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{
    tables::{Cell, Sheet},
    trouble::{Answer, Trouble},
};

const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Columns are as broad as what stands in them, within these limits; longer texts go on below.
const BREADTH: (usize, usize) = (8, 60);

/// Tables that go together.
#[derive(Debug)]
pub struct Book {
    /// What it is called.
    pub title: String,
    /// The language of its words.
    pub lang: Lang,
    /// As of when.
    pub at: Timestamp,
    /// The tables.
    pub sheets: Vec<Sheet>,
}

impl Book {
    /// To be taken out under this name.
    ///
    /// # Errors
    /// A fault, when there is more than a workbook can hold.
    pub fn download(&self, name: &str) -> Answer {
        let bytes = self.write().map_err(|error| Trouble::fault(&error.to_string()))?;
        let headers = [
            (header::CONTENT_TYPE, KIND.to_owned()),
            (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        ];
        Ok((headers, bytes).into_response())
    }

    fn write(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let made = ExcelDateTime::from_timestamp(self.at.as_millis() / 1_000)?;
        // The format has no place of its own for the language.
        let about = DocProperties::new()
            .set_title(&self.title)
            .set_author("DOgital")
            .set_creation_datetime(&made)
            .set_custom_property("Language", self.lang.code());
        book.set_properties(&about);
        for sheet in &self.sheets {
            write_sheet(book.add_worksheet(), sheet)?;
        }
        book.save_to_buffer()
    }
}

fn write_sheet(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    page.set_name(sheet.name)?;
    let (bold, text) = (Format::new().set_bold(), Format::new().set_text_wrap().set_align(FormatAlign::Top));
    let figure = Format::new().set_align(FormatAlign::Top);
    for (column, head) in (0..).zip(&sheet.heads) {
        page.write_string_with_format(0, column, *head, &bold)?;
        page.set_column_width(column, breadth(sheet, usize::from(column)))?;
    }
    for (row, line) in (1..).zip(&sheet.lines) {
        for (column, cell) in (0..).zip(line) {
            match cell {
                Cell::Text(words) => page.write_string_with_format(row, column, words, &text)?,
                Cell::Number(number) => page.write_number_with_format(row, column, *number, &figure)?,
                Cell::Nothing => continue,
            };
        }
    }
    page.set_freeze_panes(1, 0)?;
    let last = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let columns = u16::try_from(sheet.heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
    page.autofilter(0, 0, last(sheet.lines.len()), columns)?;
    Ok(())
}

/// In letters, with room for the arrow of the filter.
fn breadth(sheet: &Sheet, column: usize) -> f64 {
    let head = sheet.heads.get(column).map_or(0, |head| head.chars().count() + 3);
    let cells = sheet.lines.iter().filter_map(|line| line.get(column)).map(|cell| match cell {
        Cell::Text(text) => text.lines().map(|line| line.chars().count() + 1).max().unwrap_or(0),
        Cell::Number(number) => number.to_string().len() + 1,
        Cell::Nothing => 0,
    });
    let widest = cells.fold(head, usize::max).clamp(BREADTH.0, BREADTH.1);
    u32::try_from(widest).map_or(f64::from(8), f64::from)
}
