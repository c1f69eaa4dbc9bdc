//! What a page can receive instead of an answer.

use domain::refusals::{FieldError, Refusal};
use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

use crate::{
    returned::field_errors,
    words::{Words, use_words},
};

/// Why a call brought no answer. Words for it: [`crate::words::Words::trouble`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApiError {
    /// The rules said no.
    Refused(Refused),
    /// Our fault; logged under this number, which people can tell the support.
    Fault {
        /// The number of the incident.
        incident: String,
    },
    /// The server was not reached: nothing happened, and it can be tried again.
    Unreachable,
    /// Page and server do not understand each other: the page was loaded before the server changed.
    Outdated,
    /// More was sent than fits.
    TooLarge,
}

/// A no of the rules, as the browser is told it. The sentence comes with it, so that the program need not carry every one of
/// them in every language, nor the details they are made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// [`Refusal::code`].
    pub code: String,
    /// The sentence for people.
    pub said: String,
    /// The fields it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
}

impl Refused {
    /// In the language of these words.
    pub fn new(refusal: &Refusal, words: &Words) -> Self {
        Self {
            code: refusal.code().to_owned(),
            said: words.refusal(refusal),
            fields: field_errors(Some(refusal)).to_vec(),
        }
    }
}

impl ApiError {
    /// A no of the rules, in this page's language.
    pub fn refused(refusal: &Refusal) -> Self {
        Self::Refused(Refused::new(refusal, use_words()))
    }

    /// Whether it was the rules that said no.
    pub const fn is_refused(&self) -> bool {
        matches!(self, Self::Refused(_))
    }

    /// Whether it is this no, whatever its details.
    pub fn is(&self, refusal: &Refusal) -> bool {
        matches!(self, Self::Refused(refused) if refused.code == refusal.code())
    }

    /// The wrong fields that it names; none when it is about something else.
    pub fn fields(&self) -> &[FieldError] {
        match self {
            Self::Refused(refused) => &refused.fields,
            Self::Fault { .. } | Self::Unreachable | Self::Outdated | Self::TooLarge => &[],
        }
    }
}

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Unreachable,
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_)
            | ServerFnErrorErr::UnsupportedRequestMethod(_) => Self::Outdated,
            ServerFnErrorErr::Registration(_)
            | ServerFnErrorErr::ServerError(_)
            | ServerFnErrorErr::MiddlewareError(_)
            | ServerFnErrorErr::Serialization(_)
            | ServerFnErrorErr::Response(_) => Self::Fault { incident: "–".to_owned() },
        }
    }
}
