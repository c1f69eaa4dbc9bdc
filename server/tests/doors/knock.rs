//! Who knocks: a browser with its cookies, or a program with its token.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, header},
};
use serde_json::Value;
use tower::ServiceExt as _;

use crate::world::HOST;

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// Reads it to its end.
    pub async fn to(doors: &Router, request: Request<Body>) -> Self {
        let response = doors.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Self { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    /// A header; empty without one.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// What it puts into the browser's cookies.
    pub fn set_cookies(&self) -> Vec<&str> {
        self.headers.get_all(header::SET_COOKIE).iter().map(|line| line.to_str().unwrap()).collect()
    }

    /// The word of a problem, once it is one by the book.
    pub fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.text());
        let problem = self.json();
        assert_eq!(problem["status"], self.status, "{problem}");
        for sentence in ["title", "detail"] {
            assert!(problem[sentence].as_str().is_some_and(|text| !text.is_empty()), "{problem}");
        }
        problem["type"].as_str().unwrap().strip_prefix("/problems/").unwrap().to_owned()
    }

    /// The fields that a problem names, with what is wrong.
    pub fn wrong_fields(&self) -> BTreeMap<String, String> {
        assert_eq!((self.status, self.problem().as_str()), (422, "invalid"), "{}", self.text());
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let problem = self.json();
        let errors = problem["errors"].as_array().unwrap();
        errors.iter().map(|error| (text(&error["field"]), text(&error["problem"]))).collect()
    }
}

/// A browser without a script, and the calls that one with a script makes.
#[derive(Clone)]
pub struct Browser {
    doors: Router,
    lang: &'static str,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
}

impl Browser {
    pub fn new(doors: &Router) -> Self {
        Self { doors: doors.clone(), lang: "de", cookies: Arc::default() }
    }

    /// The same browser, set to another language.
    pub fn reading(&self, lang: &'static str) -> Self {
        Self { lang, ..self.clone() }
    }

    /// Another browser that holds the same cookies now, and goes its own way from here.
    pub fn copy(&self) -> Self {
        let cookies = self.cookies.lock().unwrap().clone();
        Self { cookies: Arc::new(Mutex::new(cookies)), ..self.clone() }
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    /// Opens a page.
    pub async fn get(&self, address: &str) -> Answer {
        self.send(self.request(Method::GET, address), Body::empty()).await
    }

    /// Sends a plain form.
    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_raw(address, form(fields)).await
    }

    /// Sends a plain form as these bytes.
    pub async fn post_raw(&self, address: &str, body: impl Into<Body>) -> Answer {
        let request = self
            .request(Method::POST, address)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("origin", format!("http://{HOST}"));
        self.send(request, body.into()).await
    }

    /// The page's script reads.
    pub async fn ask(&self, function: &str, arguments: &[(&str, &str)]) -> Answer {
        let address = format!("/fn/app/api/{function}?{}", form(arguments));
        let request = self.script(Method::GET, &address);
        self.send(request, Body::empty()).await
    }

    /// The page's script changes something, with a form.
    pub async fn call(&self, function: &str, arguments: &[(&str, &str)]) -> Answer {
        self.call_raw(function, "application/x-www-form-urlencoded", form(arguments)).await
    }

    /// The page's script changes something, with JSON.
    pub async fn call_json(&self, function: &str, arguments: Value) -> Answer {
        self.call_raw(function, "application/json", arguments.to_string()).await
    }

    /// The page's script sends these bytes.
    pub async fn call_raw(&self, function: &str, kind: &str, body: impl Into<Body>) -> Answer {
        let request = self
            .script(Method::POST, &format!("/fn/app/api/{function}"))
            .header("content-type", kind)
            .header("origin", format!("http://{HOST}"));
        self.send(request, body.into()).await
    }

    /// A request with this browser's cookies and language, to be sent by [`Self::send`].
    pub fn request(&self, method: Method, address: &str) -> axum::http::request::Builder {
        let cookies = self.cookies.lock().unwrap();
        let cookies: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Request::builder()
            .method(method)
            .uri(address)
            .header("host", HOST)
            .header("accept", "text/html,*/*;q=0.8")
            .header("accept-language", self.lang)
            .header("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
            .header("cookie", cookies.join("; "))
    }

    fn script(&self, method: Method, address: &str) -> axum::http::request::Builder {
        let mut request = self.request(method, address);
        if let Some(headers) = request.headers_mut() {
            headers.insert("accept", "application/json".parse().unwrap());
        }
        request
    }

    /// What it is answered, without what: streams never end.
    pub async fn status_of(&self, request: axum::http::request::Builder, body: Body) -> u16 {
        self.doors.clone().oneshot(request.body(body).unwrap()).await.unwrap().status().as_u16()
    }

    /// Sends it, and keeps the cookies that come back.
    pub async fn send(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let answer = Answer::to(&self.doors, request.body(body).unwrap()).await;
        let mut cookies = self.cookies.lock().unwrap();
        for line in answer.set_cookies() {
            let (name, rest) = line.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if line.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        drop(cookies);
        answer
    }
}

/// A program with a token.
#[derive(Clone)]
pub struct Program {
    doors: Router,
    token: Option<String>,
}

impl Program {
    pub fn new(doors: &Router, token: Option<String>) -> Self {
        Self { doors: doors.clone(), token }
    }

    /// What it is answered, without what: streams never end.
    pub async fn status_of(&self, request: axum::http::request::Builder, body: Body) -> u16 {
        self.doors.clone().oneshot(request.body(body).unwrap()).await.unwrap().status().as_u16()
    }

    pub fn token(&self) -> &str {
        self.token.as_deref().unwrap()
    }

    /// Below `/api/v1`.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path), Body::empty()).await
    }

    pub async fn put(&self, path: &str) -> Answer {
        self.send(self.request(Method::PUT, path), Body::empty()).await
    }

    pub async fn put_json(&self, path: &str, body: Value) -> Answer {
        let request = self.request(Method::PUT, path).header(header::CONTENT_TYPE, "application/json");
        self.send(request, Body::from(body.to_string())).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        let request = self.request(Method::PATCH, path).header(header::CONTENT_TYPE, "application/json");
        self.send(request, Body::from(body.to_string())).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(self.request(Method::DELETE, path), Body::empty()).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        let request = self.request(Method::POST, path).header("content-type", "application/json");
        self.send(request, body.to_string().into()).await
    }

    /// A POST that happens once, however often it is sent under this key.
    pub async fn post_once(&self, key: &str, path: &str, body: Value) -> Answer {
        let request = self
            .request(Method::POST, path)
            .header("content-type", "application/json")
            .header("idempotency-key", key);
        self.send(request, body.to_string().into()).await
    }

    pub fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let address = if path.starts_with("/api/") { path.to_owned() } else { format!("/api/v1{path}") };
        let request = Request::builder().method(method).uri(address).header("host", HOST);
        match &self.token {
            Some(token) => request.header("authorization", format!("Bearer {token}")),
            None => request,
        }
    }

    pub async fn send(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        Answer::to(&self.doors, request.body(body).unwrap()).await
    }
}

/// Fields as a browser writes them down.
pub fn form(fields: &[(&str, &str)]) -> String {
    let encode = server::http::urlencoded::encode;
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}
