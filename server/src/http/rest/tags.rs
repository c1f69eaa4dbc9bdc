//! Entity tags: a program that asks again for what has not changed gets 304 and nothing else.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::http::{
    reader,
    trouble::{Answer, Trouble},
};

/// Tags what a GET answers with. The tag is weak, for compression changes the bytes.
pub async fn tag(request: Request, next: impl AsyncFnOnce(Request) -> Response) -> Answer {
    let reads = *request.method() == Method::GET;
    let known = reader::text(request.headers(), &header::IF_NONE_MATCH).to_owned();
    let response = next(request).await;
    if !reads || response.status() != StatusCode::OK {
        return Ok(response);
    }
    let (mut parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.map_err(|error| Trouble::fault(&error.to_string()))?;
    let hash = service::secrets::sha256(&body);
    let tag = hash[..8].iter().fold(String::from("W/\""), |tag, byte| tag + &format!("{byte:02x}")) + "\"";
    parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    parts.headers.insert(header::VARY, HeaderValue::from_static("authorization, cookie"));
    let same = known.split(',').map(str::trim).any(|one| one == tag || one == "*");
    if let Ok(tag) = tag.parse() {
        parts.headers.insert(header::ETAG, tag);
    }
    if same {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_LENGTH);
        return Ok((parts, Body::empty()).into_response() as Response);
    }
    Ok(Response::from_parts(parts, Body::from(body)))
}
