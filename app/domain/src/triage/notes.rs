//! What moderators write for each other: notes and tags. Neither ever leaves to anybody else.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{IdeaNumber, NoteId},
    text::{NoteBody, TextError, clean},
    time::Timestamp,
};

/// An internal note on an idea.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The key.
    pub id: NoteId,
    /// The name of whoever wrote it; `None` once that account is gone.
    pub author: Option<String>,
    /// What was written.
    pub body: String,
    /// When.
    pub at: Timestamp,
    /// Whether whoever asks wrote it.
    pub mine: bool,
}

/// The wish to write a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddNote {
    /// The idea.
    pub idea: IdeaNumber,
    /// What is written.
    pub body: NoteBody,
}

/// The wish to take a note away that one wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RemoveNote {
    /// The idea.
    pub idea: IdeaNumber,
    /// The note.
    pub note: NoteId,
}

/// A tag: a few words in small letters, so that one tag is one tag, however it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "columns", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct TagName(String);

impl TagName {
    /// The most characters.
    pub const MAX: usize = 40;

    /// Trims, brings blanks together and letters down, and checks.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(raw: &str) -> Result<Self, TextError> {
        let flat = raw.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let flat = clean(flat.trim_start_matches('#'), 1, Self::MAX, false)?;
        if flat.contains([',', '/']) { Err(TextError::Malformed) } else { Ok(Self(flat)) }
    }

    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The wish to put a tag on an idea, or to take it off. The wanted state, never a toggle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetTag {
    /// The idea.
    pub idea: IdeaNumber,
    /// The tag.
    pub tag: TagName,
    /// Whether it is on from now on.
    pub wanted: bool,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_tag_is_one_tag_however_it_was_typed() {
        for typed in ["IT  Ausstattung", " #it ausstattung ", "It\tAUSSTATTUNG"] {
            assert_eq!(TagName::parse(typed).unwrap().as_str(), "it ausstattung", "{typed}");
        }
        assert_eq!(TagName::parse(" # "), Err(TextError::Missing));
        assert_eq!(TagName::parse("a, b"), Err(TextError::Malformed));
        assert!(matches!(TagName::parse(&"ä".repeat(41)), Err(TextError::TooLong { max: 40, is: 41 })));
    }

    proptest! {
        #[test]
        fn what_was_taken_once_is_taken_as_it_is(typed in "\\PC{0,60}") {
            if let Ok(tag) = TagName::parse(&typed) {
                prop_assert_eq!(TagName::parse(tag.as_str()), Ok(tag));
            }
        }
    }
}
