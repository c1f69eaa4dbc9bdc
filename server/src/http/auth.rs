//! Signing in and out: plain forms, a cookie that no script reads.

use app::links;
use axum::{
    Extension, Router,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use domain::{
    refusals::{Field, Refusal},
    text::TextError,
};
use service::{Call, people};

use super::{
    claims,
    forms::{Form, Posted},
    guard, reader,
    trouble::Answer,
    urlencoded,
};
use crate::{config::Config, state::App};

/// The name of the session cookie; over TLS one that only this host can set.
#[must_use]
pub fn session_cookie(config: &Config) -> &'static str {
    if config.is_secure() { "__Host-session" } else { "session" }
}

/// `/sign-in` and `/sign-out`.
pub fn router() -> Router<App> {
    Router::new().route(links::SIGN_IN, post(sign_in)).route(links::SIGN_OUT, post(sign_out))
}

async fn sign_in(State(app): State<App>, Extension(call): Extension<Call>, form: Form) -> Posted {
    let device = reader::device(form.headers());
    let opened = match (form.value("code"), form.value("email"), form.value("password")) {
        ("", "", "") => Err(Refusal::field(Field::Email, TextError::Missing).into()),
        ("", email, password) => people::sign_in_with_password(&call, email, password, &device).await,
        (code, _, _) => people::sign_in_with_code(&call, code, &device).await,
    };
    let next = guard::local(form.value("next"));
    let session = match opened {
        Ok(session) => session,
        Err(error) => {
            return form.back(&format!("{}?next={}", links::SIGN_IN, urlencoded::encode(&next)), error).await;
        }
    };
    // A session that was open here before is over, not left behind.
    if call.session.is_some() {
        people::sign_out(&call).await?;
    }
    let seconds = session.ends_at.since(call.now) / 1_000;
    let pair = format!("{}={}; Path=/; Max-Age={seconds}", session_cookie(&app.config), session.token.0);
    let mut response = Redirect::to(&next).into_response();
    let headers = response.headers_mut();
    headers.append(header::SET_COOKIE, claims::cookie(&app.config, &pair));
    // The session before may have ended by itself, without a word to this browser.
    for forgotten in claims::forget_others(&call, session.person, form.headers()) {
        headers.append(header::SET_COOKIE, forgotten);
    }
    Ok(response)
}

async fn sign_out(State(app): State<App>, Extension(call): Extension<Call>, form: Form) -> Answer {
    people::sign_out(&call).await?;
    let mut response: Response = Redirect::to(&format!("{}?signed-out=true", links::SIGN_IN)).into_response();
    let headers = response.headers_mut();
    let ended = format!("{}=; Path=/; Max-Age=0", session_cookie(&app.config));
    headers.append(header::SET_COOKIE, claims::cookie(&app.config, &ended));
    headers.append(header::SET_COOKIE, claims::forget_flash(&app.config));
    for forgotten in claims::forget(form.headers()) {
        headers.append(header::SET_COOKIE, forgotten);
    }
    // Drafts and caches too; browsers heed it over TLS.
    headers.insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(response)
}
