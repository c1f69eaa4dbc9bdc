//! Counts requests by route pattern, never by address: an address names an idea.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    http::Method,
    response::Response,
};

/// Counts and times one request.
pub async fn count(request: Request, next: impl AsyncFnOnce(Request) -> Response) -> Response {
    let started = Instant::now();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let method = known(request.method());
    let response = next(request).await;
    metrics::counter!("dogital_requests_total", "route" => route.clone(), "method" => method, "status" => response.status().as_str().to_owned())
        .increment(1);
    metrics::histogram!("dogital_request_seconds", "route" => route).record(started.elapsed().as_secs_f64());
    response
}

/// Whatever a stranger invents counts as one method.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::HEAD => "HEAD",
        _ => "other",
    }
}
