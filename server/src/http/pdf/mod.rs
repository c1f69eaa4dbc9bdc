//! Documents as PDF, for screen readers as for eyes: tagged, with bookmarks, in the city's letters (PDF/UA-1, ISO 14289-1).
//!
//! | file | what |
//! |---|---|
//! | `face` | the letters and how broad they are |
//! | `lines` | text into lines |
//! | `sheets` | lines onto pages |
//! | `ink` | pages into bytes, with what they mean |

mod face;
mod ink;
mod lines;
mod sheets;

use axum::{
    http::header,
    response::{IntoResponse as _, Response},
};

use super::trouble::{Answer, Trouble};

/// A piece of text that looks the same. A line ends where the text has an end of line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// The text.
    pub text: String,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it leans.
    pub italic: bool,
    /// Where it leads to.
    pub link: Option<String>,
}

impl Span {
    /// Plain text.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Bold text.
    #[must_use]
    pub fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: true, ..Self::default() }
    }
}

/// What stands before an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A dot.
    Dot,
    /// Its number.
    Number(u64),
}

impl Mark {
    fn shown(self) -> String {
        match self {
            Self::Dot => "•".to_owned(),
            Self::Number(number) => format!("{number}."),
        }
    }
}

/// Something that stands by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading of level 1, 2 or 3.
    Heading(u8, String),
    /// A heading of level 2 that begins a page and stands in the contents.
    Chapter(String),
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// An item of a list; items of one kind that follow each other are one list.
    Item(Mark, Vec<Span>),
    /// All chapters, with their pages.
    Contents,
    /// A code that phones read.
    Code {
        /// What it says.
        address: String,
        /// What it is, for those who do not see it.
        alt: String,
    },
}

/// A document.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// `de` or `en`.
    pub lang: &'static str,
    /// What stands at the head of every page.
    pub head: String,
    /// Which page, of how many.
    pub page: fn(&str, &str) -> String,
    /// What is in it.
    pub blocks: Vec<Block>,
}

impl Document {
    /// The bytes; the same for the same document.
    ///
    /// # Errors
    /// When the document cannot be made accessible, which is a fault of ours.
    pub fn bytes(&self) -> Result<Vec<u8>, String> {
        let faces = face::Faces::load()?;
        let sheets = sheets::Layout::new(self, &faces);
        ink::write(self, &sheets, &faces)
    }

    /// As a file under this name.
    ///
    /// # Errors
    /// As [`Self::bytes`].
    pub async fn download(self, name: &str) -> Answer {
        let made = tokio::task::spawn_blocking(move || self.bytes()).await;
        let made = made.map_err(|error| Trouble::fault(&error.to_string()))?;
        Ok(download(made.map_err(|error| Trouble::fault(&error))?, name))
    }
}

fn download(bytes: Vec<u8>, name: &str) -> Response {
    let name = format!("attachment; filename=\"{name}\"");
    let head = [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, name)];
    (head, bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(blocks: Vec<Block>) -> Document {
        Document {
            title: "Dossier".into(),
            lang: "de",
            head: "Ideenaufruf".into(),
            page: |at, of| format!("Seite {at} von {of}"),
            blocks,
        }
    }

    #[test]
    fn a_document_with_everything_in_it_keeps_the_rules_of_pdf_ua() {
        let link = |text: &str| Span {
            text: text.into(),
            link: Some("https://ideen.example/ideas/1".into()),
            ..Span::default()
        };
        let blocks = vec![
            Block::Heading(1, "Dossier".into()),
            Block::Item(Mark::Dot, vec![Span::bold("Regel: "), Span::plain("ausgewogen\nam 3. März")]),
            Block::Item(Mark::Number(12), vec![Span { italic: true, ..link("Adresse") }]),
            Block::Heading(2, "Inhalt".into()),
            Block::Contents,
            Block::Chapter(format!("#1 {}", "Dienstreisekostenabrechnungsformular ".repeat(3))),
            Block::Paragraph(vec![Span::plain("Text ".repeat(800)), link("eine lange Adresse ")]),
            Block::Heading(3, "→ 👩🏽‍🚒".into()),
            Block::Item(Mark::Dot, vec![Span::plain("e\u{301}in Punkt, dann \u{ad}nichts")]),
            Block::Code { address: "https://ideen.example/ideas/1".into(), alt: "QR-Code".into() },
        ];
        let document = document(blocks);
        let bytes = document.bytes().unwrap();
        assert!(bytes.starts_with(b"%PDF-1.7"));
        assert_eq!(document.bytes().unwrap(), bytes, "the same for the same document");
    }

    #[test]
    fn a_document_without_ideas_is_one_too() {
        assert!(document(vec![Block::Heading(1, "Dossier".into())]).bytes().is_ok());
    }
}
