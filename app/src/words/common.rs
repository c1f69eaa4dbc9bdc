//! Words that several areas share.

/// Words that several areas share.
pub struct CommonWords {
    /// The product's name.
    pub name: &'static str,
    /// The claim under the name.
    pub claim: &'static str,
    /// After a field's label when it may stay empty.
    pub optional: &'static str,
    /// Before an error message, and in the window's title on a page with errors.
    pub error_prefix: &'static str,
    /// Heading of the error summary.
    pub check_input: &'static str,
    /// How many characters may still be typed.
    pub characters_left: fn(u64) -> String,
    /// How many characters are too many.
    pub characters_over: fn(u64) -> String,
    /// The author of an anonymous text.
    pub without_name: &'static str,
    /// Save changes.
    pub save: &'static str,
    /// Leave without saving.
    pub cancel: &'static str,
    /// Change a text.
    pub edit: &'static str,
    /// Close a dialog or a bar.
    pub close: &'static str,
    /// Take the last act back.
    pub undo: &'static str,
    /// Try the failed act again.
    pub retry: &'static str,
    /// Copy to the clipboard.
    pub copy: &'static str,
    /// Announced after copying.
    pub copied: &'static str,
    /// The browser copies nothing by itself; the text is marked.
    pub copy_by_hand: &'static str,
    /// A text was changed after posting.
    pub edited: &'static str,
    /// Back to the list.
    pub back_to_list: &'static str,
    /// Pagination: the landmark's name.
    pub pages: &'static str,
    /// Pagination: to the next page.
    pub next: &'static str,
    /// Pagination: back to the first page.
    pub first: &'static str,
    /// "42 comments", with its singular.
    pub comments: fn(u64) -> String,
    /// "42 votes", with its singular.
    pub votes: fn(u64) -> String,
    /// "42 ideas", with its singular.
    pub ideas: fn(u64) -> String,
    /// The author of a text whose account was removed.
    pub former: &'static str,
    /// Marks a comment of whoever wrote the anonymous idea.
    pub idea_author: &'static str,
}

use super::Lang;

pub(super) const DE: CommonWords = CommonWords {
    name: "DOgital",
    claim: "Wo drückt der Schuh?",
    optional: "freiwillig",
    error_prefix: "Fehler:",
    check_input: "Bitte prüfen Sie Ihre Angaben",
    characters_left: |n| match n {
        1 => "Noch 1 Zeichen".into(),
        n => format!("Noch {} Zeichen", Lang::De.number(n)),
    },
    characters_over: |n| match n {
        1 => "1 Zeichen zu viel".into(),
        n => format!("{} Zeichen zu viel", Lang::De.number(n)),
    },
    without_name: "Ohne Namen",
    save: "Speichern",
    cancel: "Abbrechen",
    edit: "Bearbeiten",
    close: "Schließen",
    undo: "Rückgängig",
    retry: "Noch einmal versuchen",
    copy: "Kopieren",
    copied: "Kopiert.",
    copy_by_hand: "Ihr Browser kopiert hier nicht selbst. Die Adresse ist markiert: bitte von Hand kopieren.",
    edited: "bearbeitet",
    back_to_list: "Alle Ideen",
    pages: "Seiten",
    next: "Weitere Einträge",
    first: "Zum Anfang der Liste",
    comments: |n| match n {
        1 => "1 Kommentar".into(),
        n => format!("{} Kommentare", Lang::De.number(n)),
    },
    votes: |n| match n {
        1 => "1 Stimme".into(),
        n => format!("{} Stimmen", Lang::De.number(n)),
    },
    ideas: |n| match n {
        1 => "1 Idee".into(),
        n => format!("{} Ideen", Lang::De.number(n)),
    },
    former: "Ehemalige Mitarbeitende",
    idea_author: "schrieb diese Idee",
};

pub(super) const EN: CommonWords = CommonWords {
    name: "DOgital",
    claim: "Where does the shoe pinch?",
    optional: "optional",
    error_prefix: "Error:",
    check_input: "Check what you entered",
    characters_left: |n| match n {
        1 => "1 character left".into(),
        n => format!("{} characters left", Lang::En.number(n)),
    },
    characters_over: |n| match n {
        1 => "1 character too many".into(),
        n => format!("{} characters too many", Lang::En.number(n)),
    },
    without_name: "No name given",
    save: "Save",
    cancel: "Cancel",
    edit: "Edit",
    close: "Close",
    undo: "Undo",
    retry: "Try again",
    copy: "Copy",
    copied: "Copied.",
    copy_by_hand: "Your browser does not copy here by itself. The address is marked: please copy it by hand.",
    edited: "edited",
    back_to_list: "All ideas",
    pages: "Pages",
    next: "More entries",
    first: "Back to the start of the list",
    comments: |n| match n {
        1 => "1 comment".into(),
        n => format!("{} comments", Lang::En.number(n)),
    },
    votes: |n| match n {
        1 => "1 vote".into(),
        n => format!("{} votes", Lang::En.number(n)),
    },
    ideas: |n| match n {
        1 => "1 idea".into(),
        n => format!("{} ideas", Lang::En.number(n)),
    },
    former: "Former colleague",
    idea_author: "wrote this idea",
};
