//! What a page says when a call brought no answer.

use crate::api::error::ApiError;

use super::Words;

impl Words {
    /// Beside a form whose text is still there.
    pub fn trouble(&self, error: &ApiError) -> String {
        match error {
            ApiError::Refused(refusal) => self.refusal(refusal),
            ApiError::Fault { incident } => (self.errors.fault)(incident),
            ApiError::Unreachable => self.errors.unreachable.to_owned(),
            ApiError::Outdated => self.errors.stale.to_owned(),
            ApiError::TooLarge => self.errors.too_large.to_owned(),
        }
    }

    /// Beside a vote that was not counted.
    pub fn vote_trouble(&self, error: &ApiError) -> String {
        match error {
            ApiError::Refused(refusal) => self.refusal(refusal),
            ApiError::Fault { .. } | ApiError::Unreachable => self.idea.vote_failed.to_owned(),
            ApiError::Outdated | ApiError::TooLarge => self.trouble(error),
        }
    }

    /// In place of something that was to be read.
    pub fn trouble_reading(&self, error: &ApiError) -> String {
        match error {
            ApiError::Fault { incident } => (self.errors.fault_reading)(incident),
            ApiError::Unreachable => self.errors.unreachable_reading.to_owned(),
            ApiError::Refused(_) | ApiError::Outdated | ApiError::TooLarge => self.trouble(error),
        }
    }
}
