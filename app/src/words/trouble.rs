//! What a page says when a call brought no answer.

use crate::api::error::ApiError;

use super::Words;

/// What went wrong that is not about the rules.
pub struct TroubleWords {
    /// A fault of ours; takes the incident's number.
    pub fault: fn(&str) -> String,
    /// A fault of ours on a page without input.
    pub fault_reading: fn(&str) -> String,
    /// The server cannot be reached.
    pub unreachable: &'static str,
    /// The server cannot be reached; on a page without input.
    pub unreachable_reading: &'static str,
    /// The same, where the page goes on by itself.
    pub unreachable_waiting: &'static str,
    /// The page is older than the server.
    pub stale: &'static str,
    /// More was sent than fits.
    pub too_large: &'static str,
    /// Loads the page anew.
    pub reload: &'static str,
}

pub(super) const DE: TroubleWords = TroubleWords {
    fault: |incident| {
        format!(
            "Da ist bei uns etwas schiefgegangen. Ihr Text ist noch da. Bitte versuchen Sie es noch einmal. (Fehler {incident})"
        )
    },
    fault_reading: |incident| {
        format!(
            "Da ist bei uns etwas schiefgegangen. Bitte versuchen Sie es noch einmal. (Fehler {incident})"
        )
    },
    unreachable: "Keine Verbindung. Ihr Text ist noch da. Bitte versuchen Sie es noch einmal.",
    unreachable_reading: "Keine Verbindung. Bitte versuchen Sie es noch einmal.",
    unreachable_waiting: "Keine Verbindung. Die Seite kommt, sobald wieder eine da ist.",
    stale: "Diese Seite ist älter als das System. Laden Sie sie neu, Ihr Text bleibt.",
    too_large: "Das ist zu viel auf einmal. Kürzen Sie den Text und senden Sie ihn noch einmal.",
    reload: "Seite neu laden",
};

pub(super) const EN: TroubleWords = TroubleWords {
    fault: |incident| {
        format!(
            "Something went wrong on our side. Your text is still here. Please try again. (Error {incident})"
        )
    },
    fault_reading: |incident| {
        format!("Something went wrong on our side. Please try again. (Error {incident})")
    },
    unreachable: "No connection. Your text is still here. Please try again.",
    unreachable_reading: "No connection. Please try again.",
    unreachable_waiting: "No connection. The page comes as soon as there is one.",
    stale: "This page is older than the system. Reload it, your text stays.",
    too_large: "That is too much at once. Shorten the text and send it again.",
    reload: "Reload page",
};

impl Words {
    /// Beside a form whose text is still there.
    pub fn trouble(&self, error: &ApiError) -> String {
        match error {
            ApiError::Refused(refused) => refused.said.clone(),
            ApiError::Fault { incident } => (self.trouble.fault)(incident),
            ApiError::Unreachable => self.trouble.unreachable.to_owned(),
            ApiError::Outdated => self.trouble.stale.to_owned(),
            ApiError::TooLarge => self.trouble.too_large.to_owned(),
        }
    }

    /// Beside a vote that was not counted.
    pub fn vote_trouble(&self, error: &ApiError) -> String {
        match error {
            ApiError::Refused(refused) => refused.said.clone(),
            ApiError::Fault { .. } | ApiError::Unreachable => self.idea.vote_failed.to_owned(),
            ApiError::Outdated | ApiError::TooLarge => self.trouble(error),
        }
    }

    /// In place of something that was to be read.
    pub fn trouble_reading(&self, error: &ApiError) -> String {
        match error {
            ApiError::Fault { incident } => (self.trouble.fault_reading)(incident),
            ApiError::Unreachable => self.trouble.unreachable_reading.to_owned(),
            ApiError::Refused(_) | ApiError::Outdated | ApiError::TooLarge => self.trouble(error),
        }
    }
}
