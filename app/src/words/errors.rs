//! What went wrong, and what to do.

/// What went wrong, and what to do.
pub struct ErrorWords {
    /// A fault of ours; takes the incident's number.
    pub fault: fn(&str) -> String,
    /// A fault of ours on a page without input.
    pub fault_reading: fn(&str) -> String,
    /// The server cannot be reached.
    pub unreachable: &'static str,
    /// The page is older than the server.
    pub stale: &'static str,
    /// Loads the page anew.
    pub reload: &'static str,
    /// A field must not stay empty; takes its label.
    pub required: fn(&str) -> String,
    /// Too short; takes the label and the least length.
    pub too_short: fn(&str, u64) -> String,
    /// Too long; takes the label and the greatest length.
    pub too_long: fn(&str, u64) -> String,
    /// Characters that cannot be shown; takes the label.
    pub unreadable: fn(&str) -> String,
    /// One of the choices must be taken; takes the legend.
    pub choose: fn(&str) -> String,
}

use super::Lang;

pub(super) const DE: ErrorWords = ErrorWords {
    fault: |incident| format!("Da ist bei uns etwas schiefgegangen. Ihr Text ist noch da. Bitte versuchen Sie es noch einmal. (Fehler {incident})"),
    fault_reading: |incident| format!("Da ist bei uns etwas schiefgegangen. Bitte versuchen Sie es noch einmal. (Fehler {incident})"),
    unreachable: "Keine Verbindung. Ihr Text ist noch da. Bitte versuchen Sie es noch einmal.",
    stale: "Diese Seite ist älter als das System. Laden Sie sie neu, Ihr Text bleibt.",
    reload: "Seite neu laden",
    required: |label| format!("«{label}» fehlt. Bitte füllen Sie das Feld aus."),
    too_short: |label, least| format!("«{label}» ist zu kurz. Bitte schreiben Sie mindestens {} Zeichen.", Lang::De.number(least)),
    too_long: |label, most| format!("«{label}» ist zu lang. Bitte kürzen Sie auf {} Zeichen.", Lang::De.number(most)),
    unreadable: |label| format!("«{label}» enthält Zeichen, die wir nicht anzeigen können. Bitte löschen Sie sie."),
    choose: |legend| format!("«{legend}» fehlt. Bitte wählen Sie aus."),
};

pub(super) const EN: ErrorWords = ErrorWords {
    fault: |incident| format!("Something went wrong on our side. Your text is still here. Please try again. (Error {incident})"),
    fault_reading: |incident| format!("Something went wrong on our side. Please try again. (Error {incident})"),
    unreachable: "No connection. Your text is still here. Please try again.",
    stale: "This page is older than the system. Reload it, your text stays.",
    reload: "Reload page",
    required: |label| format!("\u{201c}{label}\u{201d} is missing. Fill in the field."),
    too_short: |label, least| format!("\u{201c}{label}\u{201d} is too short. Write at least {} characters.", Lang::En.number(least)),
    too_long: |label, most| format!("\u{201c}{label}\u{201d} is too long. Shorten it to {} characters.", Lang::En.number(most)),
    unreadable: |label| format!("\u{201c}{label}\u{201d} holds characters we cannot show. Delete them."),
    choose: |legend| format!("\u{201c}{legend}\u{201d} is missing. Choose one."),
};
