//! What stands before and behind every handler: readable requests of a bearable size, from our own pages, and headers that
//! keep browsers from doing what we never ask for.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, Uri, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use bytes::Bytes;

use super::{
    error_page::Unsent,
    reader,
    trouble::{Answer, Door, Trouble},
    urlencoded,
};
use crate::state::App;

/// The longest body: three texts of 4,000 characters, percent-encoded, have 150 KB.
pub const BODY_LIMIT: usize = 256 * 1024;
/// The longest form that is read, if only to be sent back.
const FORM_LIMIT: usize = 1024 * 1024;

/// For the files of the site, none of which has a form or an address to go by.
const POLICY_OF_FILES: &str = "default-src 'none'; frame-ancestors 'none'";
/// For what shows no page at all.
pub const POLICY_WITHOUT_PAGE: &str =
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/// For pages of ours that need no script.
pub const POLICY_WITHOUT_SCRIPT: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

const YEAR: &str = "max-age=31536000; includeSubDomains";

/// For pages with our script, and no other.
#[must_use]
pub fn policy_with_script(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
}

/// Adds the headers that every answer carries.
pub async fn headers(app: &App, request: Request, next: impl AsyncFnOnce(Request) -> Response) -> Response {
    let keeps_itself = request.uri().path().starts_with("/pkg/");
    let linked = is_linked(request.uri().path());
    let mut response = next(request).await;
    let headers = response.headers_mut();
    let mut add = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    // Whoever holds the address opens it: it is neither passed on nor found.
    if linked {
        add(header::REFERRER_POLICY, "no-referrer");
        add(HeaderName::from_static("x-robots-tag"), "noindex, nofollow");
    }
    add(header::CONTENT_SECURITY_POLICY, if keeps_itself { POLICY_OF_FILES } else { POLICY_WITHOUT_PAGE });
    add(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    add(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    // What is no page has neither a window, nor a frame, nor a link; a first visit on a bad network loads many such files.
    if !keeps_itself {
        add(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
        add(header::X_FRAME_OPTIONS, "DENY");
        // Not `no-referrer`: browsers then send `Origin: null` with our own forms.
        add(header::REFERRER_POLICY, "same-origin");
        add(
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
        );
    }
    if app.config.is_secure() {
        add(header::STRICT_TRANSPORT_SECURITY, YEAR);
    }
    if !keeps_itself {
        add(header::CACHE_CONTROL, "no-store");
    }
    response
}

/// Whether an address opens by itself, without a session.
#[must_use]
pub fn is_linked(path: &str) -> bool {
    path.strip_prefix(app::links::OPINION).is_some_and(|rest| rest.starts_with('/'))
        || app::links::is_stage_opening(path)
}

/// Refuses what another site's page sends. Tokens are no ambient authority: a request that is identified by one is let through,
/// also where it stands in the address; browsers send no origin from there.
pub async fn same_origin(app: &App, request: Request, next: impl AsyncFnOnce(Request) -> Response) -> Answer {
    let headers = request.headers();
    let ours = request.method().is_safe()
        || reader::bearer(headers).is_some()
        || is_linked(request.uri().path())
        || comes_from_us(headers, &app.config.public_url);
    if ours { Ok(next(request).await) } else { Err(Trouble::CrossSite) }
}

/// Browsers say where a form comes from: `Sec-Fetch-Site` over TLS and on this machine, `Origin` everywhere. What says
/// neither is no browser, and holds no cookie that it was not given.
fn comes_from_us(headers: &HeaderMap, public_url: &str) -> bool {
    let site = reader::text(headers, &HeaderName::from_static("sec-fetch-site"));
    if !site.is_empty() {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let origin = origin.to_str().unwrap_or_default();
    let host = reader::text(headers, &header::HOST);
    origin == public_url
        || origin.split_once("://").is_some_and(|(_, authority)| authority == host && !host.is_empty())
}

/// Takes the whole body in, up to the limit, and refuses what is not UTF-8, so that nothing behind has to. A form that was not taken
/// for that, or that met what passes, is sent back with what was typed.
pub async fn readable(request: Request, next: Next) -> Answer {
    let uri = request.uri();
    let address = [uri.path(), uri.query().unwrap_or_default()];
    if address.iter().any(|part| urlencoded::decode(part).is_none_or(|text| text.contains('\0'))) {
        return Err(Trouble::Malformed);
    }
    if request.method().is_safe() {
        return Ok(next.run(request).await);
    }
    let (parts, body) = request.into_parts();
    let is_form = is_form(&parts.headers);
    let limit = if is_form && Door::of(parts.uri.path()) == Door::Page { FORM_LIMIT } else { BODY_LIMIT };
    let bytes = to_bytes(body, limit).await.map_err(|_| Trouble::TooLarge)?;
    let form = is_form.then(|| (parts.uri.clone(), bytes.clone()));
    let mut response = if bytes.len() > BODY_LIMIT {
        Trouble::TooLarge.into_response()
    } else if is_utf8(&parts.headers, &bytes) {
        finish(next, Request::from_parts(parts, Body::from(bytes))).await
    } else {
        Trouble::Malformed.into_response()
    };
    if let Some(unsent) = form.and_then(|(uri, bytes)| unsent(&response, &uri, &bytes)) {
        response.extensions_mut().insert(unsent);
    }
    Ok(response)
}

/// A form to be sent again: as it is, where what stood in the way passes, or changed.
fn unsent(response: &Response, uri: &Uri, body: &[u8]) -> Option<Unsent> {
    let trouble = response.extensions().get::<Trouble>()?;
    if trouble.is_passing() {
        return Unsent::read(uri, body);
    }
    let mendable = matches!(trouble, Trouble::Malformed | Trouble::TooLarge | Trouble::Wrong(_));
    Unsent::read(uri, body).filter(|unsent| mendable && unsent.holds_text())
}

/// What changes something is carried to its end, even when whoever asked has gone: a vote on a bad network counts once it
/// has arrived, and a page that is left does not take it back.
async fn finish(next: Next, request: Request) -> Response {
    match tokio::spawn(next.run(request)).await {
        Ok(response) => response,
        Err(ended) => std::panic::resume_unwind(ended.into_panic()),
    }
}

fn is_utf8(headers: &HeaderMap, body: &Bytes) -> bool {
    let Ok(text) = std::str::from_utf8(body) else { return false };
    !is_form(headers) || urlencoded::decode(text).is_some()
}

fn is_form(headers: &HeaderMap) -> bool {
    reader::sends(headers, urlencoded::FORMAT)
}

/// `?lang=en` on a page keeps the choice in a cookie and leads back to the same address without it.
pub async fn choose_language(
    app: &App,
    request: Request,
    next: impl AsyncFnOnce(Request) -> Response,
) -> Response {
    let uri = request.uri();
    let wanted =
        uri.query().filter(|query| query.contains("lang=")).map(urlencoded::pairs).unwrap_or_default();
    let chosen = wanted
        .iter()
        .rev()
        .find(|(key, _)| key == "lang")
        .and_then(|(_, code)| app::words::Lang::from_code(code));
    let apart = uri.path().starts_with("/api/") || uri.path().starts_with("/fn/");
    let (Some(lang), false, &Method::GET) = (chosen, apart, request.method()) else {
        return next(request).await;
    };
    let kept: Vec<&str> =
        uri.query().unwrap_or_default().split('&').filter(|pair| !pair.starts_with("lang=")).collect();
    let back =
        if kept.is_empty() { uri.path().to_owned() } else { format!("{}?{}", uri.path(), kept.join("&")) };
    let secure = if app.config.is_secure() { "; Secure" } else { "" };
    let cookie =
        format!("{}={}; Path=/; Max-Age=31536000; SameSite=Lax{secure}", reader::LANG_COOKIE, lang.code());
    ([(header::SET_COOKIE, cookie)], Redirect::to(&local(&back))).into_response()
}

/// An address of our own, whatever somebody wrote into a link; the start otherwise.
#[must_use]
pub fn local(address: &str) -> String {
    let mut chars = address.chars();
    let rooted = chars.next() == Some('/') && !matches!(chars.next(), Some('/' | '\\'));
    let plain = address.chars().all(|c| !c.is_control() && c != '\\');
    if rooted && plain { address.to_owned() } else { "/".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_link_leads_to_another_site() {
        for away in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "evil",
            "",
            "/a\nb",
            "/a\\b",
            "javascript:1",
        ] {
            assert_eq!(local(away), "/", "{away}");
        }
        assert_eq!(local("/ideas/7?x=1#c3"), "/ideas/7?x=1#c3");
    }

    #[test]
    fn only_our_own_pages_may_change_something() {
        let asked = |pairs: &[(&'static str, &'static str)]| {
            let headers: HeaderMap = pairs
                .iter()
                .map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()))
                .collect();
            comes_from_us(&headers, "https://ideen.example")
        };
        assert!(asked(&[]));
        assert!(asked(&[("sec-fetch-site", "same-origin"), ("origin", "null")]));
        assert!(asked(&[("origin", "https://ideen.example"), ("host", "inner:3000")]));
        assert!(asked(&[("origin", "http://127.0.0.1:3000"), ("host", "127.0.0.1:3000")]));
        assert!(!asked(&[("sec-fetch-site", "cross-site")]));
        assert!(!asked(&[("sec-fetch-site", "same-site"), ("origin", "https://ideen.example")]));
        assert!(!asked(&[("origin", "https://evil.example"), ("host", "ideen.example")]));
        assert!(!asked(&[("origin", "null"), ("host", "ideen.example")]));
    }
}
