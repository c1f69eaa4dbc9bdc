//! What a page can receive instead of an answer.

use domain::refusals::Refusal;
use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// Why a call brought no answer. Words for it: [`crate::words::Words::trouble`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApiError {
    /// The rules said no.
    Refused(Refusal),
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

impl ApiError {
    /// What the rules said, where it was they.
    pub const fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Fault { .. } | Self::Unreachable | Self::Outdated | Self::TooLarge => None,
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
