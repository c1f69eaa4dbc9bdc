//! The page for a request that did not get as far as the app. It needs neither the database nor a script.

use app::{links, words::Lang};
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use domain::refusals::Refusal;

use super::{guard, site::Site, trouble::Trouble};

/// Says what happened and what to do.
#[must_use]
pub fn response(trouble: &Trouble, lang: Lang, site: &Site) -> Response {
    let words = lang.words();
    let heading = match trouble {
        Trouble::Refused(Refusal::NotFound) => words.states.not_found,
        Trouble::Away => words.door().away_heading,
        Trouble::Refused(_)
        | Trouble::Wrong(_)
        | Trouble::Malformed
        | Trouble::TooLarge
        | Trouble::CrossSite
        | Trouble::WrongMethod
        | Trouble::WrongMedia
        | Trouble::NoSuchCall
        | Trouble::Fault { .. } => words.door().heading,
    };
    let html = format!(
        "<!DOCTYPE html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
         <title>{heading} – DOgital</title><link rel=\"stylesheet\" href=\"{css}\"></head><body>\
         <main id=\"content\" class=\"page\"><h1>{heading}</h1><p class=\"lead\">{sentence}</p>\
         <p><a class=\"button button--primary\" href=\"{start}\">{to_start}</a></p></main></body></html>",
        lang = lang.code(),
        heading = escaped(heading),
        css = site.assets().css,
        sentence = escaped(&trouble.sentence(words)),
        start = links::IDEAS,
        to_start = escaped(words.states.to_start),
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, guard::POLICY_WITHOUT_SCRIPT),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (trouble.status(), headers, html).into_response()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
