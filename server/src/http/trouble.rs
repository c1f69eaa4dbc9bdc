//! Everything a door says instead of an answer, worded once: as a page, as problem details, or for our own script.

use std::panic::AssertUnwindSafe;

use app::{
    api::error::{ApiError, Refused},
    ssr::status_of,
    words::{Lang, Words},
};
use axum::{
    Json,
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::refusals::Refusal;
use futures::FutureExt as _;
use service::Error;
use tracing::{error, warn};

use super::{
    error_page::{self, Unsent},
    reader,
    rest::problem,
    results,
};
use crate::state::App;

/// What a handler answers with.
pub type Answer<T = Response> = Result<T, Trouble>;

/// Why there is no answer. It travels in the extensions of a response that is still empty; [`word`] fills it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The rules said no.
    Refused(Refusal),
    /// Fields and parameters that the rules know nothing of.
    Wrong(Vec<WrongField>),
    /// The address or the body is not UTF-8, or not JSON.
    Malformed,
    /// The body is over the limit.
    TooLarge,
    /// A page of another site sent it.
    CrossSite,
    /// The address does not take this method.
    WrongMethod,
    /// The body is in a format that is not read here.
    WrongMedia,
    /// The script of an older page calls what is not there any more.
    NoSuchCall,
    /// The database is away or full; nothing was written.
    Away,
    /// Our fault; logged under this number.
    Fault {
        /// The number of the incident.
        incident: String,
    },
}

/// A field or parameter of a request that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongField {
    /// Its name, as it was sent or has to be.
    pub field: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong with a field or parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// There is no such field.
    Unknown,
    /// Its value is of the wrong kind or not among the choices.
    Value,
    /// What the rules say about its text.
    Text(domain::refusals::FieldError),
}

impl Trouble {
    /// The status it travels under.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Refused(refusal) => status_of(refusal),
            Self::Wrong(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::CrossSite => StatusCode::FORBIDDEN,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::WrongMedia => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::NoSuchCall => StatusCode::NOT_FOUND,
            Self::Away => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The sentence for people.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        let door = words.door();
        match self {
            Self::Refused(refusal) => words.refusal(refusal),
            Self::Wrong(fields) => {
                fields.iter().map(|wrong| wrong.sentence(words)).collect::<Vec<_>>().join(" ")
            }
            Self::Malformed => door.malformed.to_owned(),
            Self::TooLarge => door.too_large.to_owned(),
            Self::CrossSite => door.cross_site.to_owned(),
            Self::WrongMethod => door.wrong_method.to_owned(),
            Self::WrongMedia => door.wrong_media.to_owned(),
            Self::NoSuchCall => words.trouble.stale.to_owned(),
            Self::Away => door.away.to_owned(),
            Self::Fault { incident } => (words.trouble.fault_reading)(incident),
        }
    }

    /// Whether it is no fault of what was sent, so that sending the same again can go well.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Away | Self::Fault { .. } | Self::Refused(Refusal::TooManyRequests { .. }))
    }

    /// Logs a fault once, under a number that the person also sees.
    #[must_use]
    pub fn fault(cause: &str) -> Self {
        let incident = format!("{:06X}", rand::random::<u32>() >> 8);
        metrics::counter!("dogital_faults_total").increment(1);
        error!(%incident, "A request failed: {cause}");
        Self::Fault { incident }
    }

    /// After how many seconds trying again is right.
    #[must_use]
    pub fn retry_after(&self) -> Option<u32> {
        match self {
            Self::Refused(Refusal::TooManyRequests { retry_after_seconds }) => Some(*retry_after_seconds),
            Self::Refused(Refusal::SearchWarming) => Some(2),
            Self::Away => Some(5),
            Self::Refused(_)
            | Self::Wrong(_)
            | Self::Malformed
            | Self::TooLarge
            | Self::CrossSite
            | Self::WrongMethod
            | Self::WrongMedia
            | Self::NoSuchCall
            | Self::Fault { .. } => None,
        }
    }

    /// For our own script, which shows it beside what was typed.
    fn as_api_error(&self, words: &Words) -> ApiError {
        match self {
            Self::Refused(refusal) => ApiError::Refused(Refused::new(refusal, words)),
            Self::Away => ApiError::Unreachable,
            Self::Fault { incident } => ApiError::Fault { incident: incident.clone() },
            Self::TooLarge => ApiError::TooLarge,
            Self::Wrong(_)
            | Self::Malformed
            | Self::CrossSite
            | Self::WrongMethod
            | Self::WrongMedia
            | Self::NoSuchCall => ApiError::Outdated,
        }
    }
}

impl WrongField {
    /// What is wrong, for people.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        match &self.wrong {
            Wrong::Unknown => format!("{}: {}", self.field, words.door().unknown_field),
            Wrong::Value => format!("{}: {}", self.field, words.door().wrong_value),
            Wrong::Text(error) => words.field_error(error),
        }
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(refusal) => Self::Refused(refusal),
            Error::Broken(broken) if broken.is_passing() => {
                warn!("Nothing was written: {broken}");
                Self::Away
            }
            Error::Broken(broken) => Self::fault(&broken.to_string()),
            Error::Fault(cause) => Self::fault(&cause),
        }
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Words the trouble that a handler left, and catches its panics.
pub async fn word(app: &App, request: Request, next: impl AsyncFnOnce(Request) -> Response) -> Response {
    let door = Door::of(request.uri().path());
    let had_token = request.headers().contains_key(header::AUTHORIZATION);
    let lang = match door {
        Door::Rest => reader::language_of_program(request.headers()),
        Door::Script | Door::Page => reader::language(request.headers()),
        Door::Public => results::language(request.uri().path()),
    };
    let answered = AssertUnwindSafe(next(request)).catch_unwind().await;
    let mut response = answered.unwrap_or_else(|_| Trouble::fault("a handler panicked").into_response());
    let Some(trouble) = response.extensions_mut().remove::<Trouble>() else { return response };
    let unsent = response.extensions_mut().remove::<Unsent>();
    let worded = match door {
        Door::Rest => problem::response(&trouble, lang.words(), had_token),
        Door::Script => (trouble.status(), Json(trouble.as_api_error(lang.words()))).into_response(),
        Door::Page => error_page::response(&trouble, unsent.as_ref(), lang, &app.site),
        Door::Public => results::trouble(app, &trouble, lang),
    };
    finished(worded, &response, &trouble, lang)
}

fn finished(mut worded: Response, left: &Response, trouble: &Trouble, lang: Lang) -> Response {
    for (name, value) in left.headers() {
        if name != header::CONTENT_LENGTH && name != header::CONTENT_TYPE {
            worded.headers_mut().append(name, value.clone());
        }
    }
    if let Some(seconds) = trouble.retry_after() {
        worded.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    worded.headers_mut().insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.code()));
    worded
}

/// Who knocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// A program.
    Rest,
    /// The script of our own pages.
    Script,
    /// A browser that wants a page.
    Page,
    /// Anybody who wants a page of the public ones.
    Public,
}

impl Door {
    /// The door of an address.
    #[must_use]
    pub fn of(path: &str) -> Self {
        if path.starts_with("/fn/") {
            Self::Script
        } else if ["/api/", "/live", "/health/", "/metrics", "/pkg/"]
            .iter()
            .any(|start| path.starts_with(start))
        {
            Self::Rest
        } else if results::is_public(path) {
            Self::Public
        } else {
            Self::Page
        }
    }
}
