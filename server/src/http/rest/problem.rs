//! Problem details (RFC 9457).

use app::words::Words;
use axum::{
    Json,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::{
    campaigns::Phase,
    refusals::{FieldError, Refusal},
    text::TextError,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::trouble::{Trouble, Wrong, WrongField};

/// Why there is no answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Stays the same for the same kind of problem: `/problems/` and a word.
    #[serde(rename = "type")]
    kind: String,
    /// The kind of problem in English.
    title: String,
    /// The status of the answer.
    status: u16,
    /// What happened and what to do, in the language that `Accept-Language` asks for.
    detail: String,
    /// Every wrong field or parameter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldProblem>,
    /// The number under which a fault of ours was logged.
    #[serde(skip_serializing_if = "Option::is_none")]
    incident: Option<String>,
    /// The phase that forbids it.
    #[serde(skip_serializing_if = "Option::is_none")]
    phase: Option<&'static str>,
    /// When it will be allowed again.
    #[serde(skip_serializing_if = "Option::is_none")]
    allowed_from: Option<String>,
}

/// A wrong field or parameter.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldProblem {
    /// Its name.
    field: String,
    /// `missing`, `too_short`, `too_long`, `unprintable`, `malformed`, `too_early`, `taken`, `fixed` or `unknown`.
    problem: &'static str,
    /// What is wrong, for people.
    detail: String,
}

/// Writes trouble down for a program.
#[must_use]
pub fn response(trouble: &Trouble, words: &Words, had_token: bool) -> Response {
    let (phase, next) = if let Trouble::Refused(Refusal::PhaseForbids { phase, next, .. }) = trouble {
        (Some(*phase), *next)
    } else {
        (None, None)
    };
    let incident = if let Trouble::Fault { incident } = trouble { Some(incident.clone()) } else { None };
    let word = word(trouble);
    let problem = Problem {
        kind: format!("/problems/{word}"),
        title: title(word),
        status: trouble.status().as_u16(),
        detail: trouble.sentence(words),
        errors: wrong_fields(trouble, words),
        incident,
        phase: phase.map(Phase::as_str),
        allowed_from: next.map(|(_, begins)| begins.rfc3339()),
    };
    let mut response = (trouble.status(), Json(problem)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if let Some(challenge) = challenge(trouble, had_token) {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
    }
    response
}

/// RFC 6750, 3: nothing about an error when no token was shown.
const fn challenge(trouble: &Trouble, had_token: bool) -> Option<&'static str> {
    if let Trouble::Refused(Refusal::SignInFirst) = trouble {
        Some(if had_token {
            "Bearer realm=\"dogital\", error=\"invalid_token\""
        } else {
            "Bearer realm=\"dogital\""
        })
    } else if let Trouble::Refused(Refusal::ScopeMissing { .. }) = trouble {
        Some("Bearer realm=\"dogital\", error=\"insufficient_scope\"")
    } else {
        None
    }
}

/// The word in the `type`. These never change.
const fn word(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Refused(refusal) => refusal.code(),
        Trouble::Wrong(_) => "invalid",
        Trouble::Malformed => "malformed",
        Trouble::TooLarge => "too-large",
        Trouble::CrossSite => "cross-site",
        Trouble::WrongMethod => "wrong-method",
        Trouble::WrongMedia => "wrong-media",
        Trouble::NoSuchCall => "not-found",
        Trouble::Away => "away",
        Trouble::Fault { .. } => "fault",
    }
}

fn title(word: &str) -> String {
    let spaced = word.replace('-', " ");
    let mut letters = spaced.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn wrong_fields(trouble: &Trouble, words: &Words) -> Vec<FieldProblem> {
    if let Trouble::Refused(Refusal::Invalid { fields }) = trouble {
        let problem = |error: &FieldError| FieldProblem {
            field: error.field.to_string(),
            problem: text_problem(error),
            detail: words.field_error(error),
        };
        fields.iter().map(problem).collect()
    } else if let Trouble::Wrong(fields) = trouble {
        fields.iter().map(|wrong| field_problem(wrong, words)).collect()
    } else {
        Vec::new()
    }
}

fn field_problem(wrong: &WrongField, words: &Words) -> FieldProblem {
    let problem = match &wrong.wrong {
        Wrong::Unknown => "unknown",
        Wrong::Value => "malformed",
        Wrong::Text(error) => text_problem(error),
    };
    FieldProblem { field: wrong.field.clone(), problem, detail: wrong.sentence(words) }
}

const fn text_problem(error: &FieldError) -> &'static str {
    match error.error {
        TextError::Missing => "missing",
        TextError::TooShort { .. } => "too_short",
        TextError::TooLong { .. } => "too_long",
        TextError::Unprintable => "unprintable",
        TextError::TooEarly => "too_early",
        TextError::Past => "past",
        TextError::Future => "future",
        TextError::Taken => "taken",
        TextError::Fixed => "fixed",
        TextError::Malformed => "malformed",
        TextError::Unknown => "unknown",
    }
}
