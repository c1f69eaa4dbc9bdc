//! Texts of the footer that the administration edits.

use serde::{Deserialize, Serialize};

use crate::{
    refusals::{Field, Fields, Refusal},
    text::PageText,
};

/// A text in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextSide {
    /// Markdown.
    pub body: String,
    /// Whether the city wrote it; else the product brought it along.
    pub own: bool,
}

impl TextSide {
    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.body.trim().is_empty()
    }

    /// How many places wait to be filled in: `[Name der Stadt eintragen]`.
    #[must_use]
    pub fn gaps(&self) -> usize {
        let marked = ["eintragen", "fill in", "enter", "falls vorhanden"];
        let brackets = self.body.split('[').skip(1).filter_map(|rest| rest.split_once(']'));
        let open = brackets.filter(|(_, after)| !after.starts_with('('));
        open.filter(|(inside, _)| marked.iter().any(|word| inside.contains(word))).count()
    }
}

/// A text as administrators edit it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextEntry {
    /// Its address without the slash.
    pub key: String,
    /// German.
    pub de: TextSide,
    /// English.
    pub en: TextSide,
    /// Changes with the text: tells whether somebody else edited it meanwhile.
    pub version: String,
}

/// The wish to put a text into the place of the one that the product brought along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeepText {
    /// Its address without the slash.
    pub key: &'static str,
    /// German.
    pub de: PageText,
    /// English.
    pub en: PageText,
}

/// The wish to go back to the text that the product brought along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForgetText(pub &'static str);

/// Reads both languages of a text, of which the English one may be missing.
///
/// # Errors
/// `Invalid`.
pub fn parse(de: &str, en: &str) -> Result<(PageText, PageText), Refusal> {
    let mut fields = Fields::default();
    let needed = PageText::parse(de).and_then(|text| {
        if text.as_str().is_empty() { Err(crate::text::TextError::Missing) } else { Ok(text) }
    });
    let de = fields.take(Field::BodyDe, needed);
    let en = fields.take(Field::BodyEn, PageText::parse(en));
    fields.finish()?;
    de.zip(en).ok_or(Refusal::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_to_fill_in_are_counted_and_links_are_not() {
        let side = TextSide {
            body: "**[Name eintragen]** [Link](/imprint) [enter the phone number]".into(),
            own: false,
        };
        assert_eq!(side.gaps(), 2);
        assert!(!side.is_missing());
    }
}
