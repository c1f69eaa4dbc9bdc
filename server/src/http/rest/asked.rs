//! What a program asks for in the query, read strictly: what does not exist is named, not passed over.

use std::str::FromStr;

use axum::Json;
use axum::{
    body::{Body, to_bytes},
    extract::{FromRequestParts, Request},
    http::{HeaderName, Method, header, request::Parts},
    response::{IntoResponse, Response},
};
use domain::{
    search::{Query, SEARCH_MAX, search_text},
    slices::{Cursor, PAGE_MAX},
};
use serde::Serialize;
use service::Call;
use utoipa::ToSchema;

use super::BASE;
use crate::{
    http::{
        guard::BODY_LIMIT,
        keys, reader,
        trouble::{Answer, Trouble, Wrong, WrongField},
        urlencoded,
    },
    state::App,
};

const KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The address of a call, with its parameters.
pub struct Asked {
    address: String,
    pairs: Vec<(String, String)>,
}

impl FromRequestParts<App> for Asked {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Trouble> {
        // The router has taken off where the interface begins.
        let path = parts.uri.path();
        let path = path.strip_prefix(BASE).unwrap_or(path);
        let address = format!("{}{BASE}{path}", app.config.public_url);
        Ok(Self { address, pairs: urlencoded::pairs(parts.uri.query().unwrap_or_default()) })
    }
}

impl Asked {
    /// Only these parameters are known.
    pub fn only(&self, known: &[&str]) -> Answer<()> {
        let strange = self.pairs.iter().filter(|(key, _)| !known.contains(&key.as_str()));
        finish(strange.map(|(key, _)| wrong(key, Wrong::Unknown)).collect())
    }

    /// Every parameter with what it says, in their order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// What a parameter says; empty when it did not come.
    pub fn value(&self, name: &str) -> &str {
        self.pairs.iter().rev().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// A key that may come.
    pub fn key<K: FromStr>(&self, name: &str) -> Answer<Option<K>> {
        match self.value(name) {
            "" => Ok(None),
            key => key.parse().map(Some).map_err(|_| Trouble::Wrong(vec![wrong(name, Wrong::Value)])),
        }
    }

    /// The place after which a list goes on.
    pub fn after(&self) -> Answer<Option<Cursor>> {
        self.key("after")
    }

    /// A list of ideas.
    pub fn ideas(&self) -> Answer<Query> {
        let (mut query, mut errors) = (Query::default(), Vec::new());
        for (key, value) in &self.pairs {
            let taken = match key.as_str() {
                "campaign" => set(&mut query.campaign, Some(Some(value.clone()))),
                "sort" => set(&mut query.sort, value.parse().ok().map(Some)),
                "topic" => set(&mut query.topic, Some(Some(value.clone()))),
                "status" => set(&mut query.status, value.parse().ok().map(Some)),
                "unit" => set(&mut query.unit, Some(Some(value.clone()))),
                "mine" => set(&mut query.mine, value.parse().ok().map(Some)),
                "after" => set(&mut query.after, value.parse().ok().map(Some)),
                "limit" => set(&mut query.limit, value.parse().ok().filter(|n| (1..=PAGE_MAX).contains(n))),
                "q" if value.chars().count() > SEARCH_MAX => false,
                "q" => set(&mut query.q, Some(search_text(value))),
                _ => {
                    errors.push(wrong(key, Wrong::Unknown));
                    continue;
                }
            };
            if !taken {
                errors.push(wrong(key, Wrong::Value));
            }
        }
        finish(errors).map(|()| query)
    }

    /// How many entries of a list, and after which place.
    pub fn place(&self) -> Answer<(u32, Option<Cursor>)> {
        let (mut limit, mut after, mut errors) = (PAGE_MAX, None, Vec::new());
        for (key, value) in &self.pairs {
            let taken = match key.as_str() {
                "limit" => set(&mut limit, value.parse().ok().filter(|n| (1..=PAGE_MAX).contains(n))),
                "after" => set(&mut after, value.parse().ok().map(Some)),
                _ => true,
            };
            if !taken {
                errors.push(wrong(key, Wrong::Value));
            }
        }
        finish(errors).map(|()| (limit, after))
    }

    /// Reads every parameter: whether its value was taken, or nothing when there is no such parameter.
    pub fn read(&self, mut take: impl FnMut(&str, &str) -> Option<bool>) -> Answer<()> {
        let mut errors = Vec::new();
        for (key, value) in &self.pairs {
            match take(key, value) {
                Some(true) => {}
                Some(false) => errors.push(wrong(key, Wrong::Value)),
                None => errors.push(wrong(key, Wrong::Unknown)),
            }
        }
        finish(errors)
    }

    /// Entries on a page, when they can be so many.
    pub fn limit(&self) -> Option<u32> {
        self.value("limit").parse().ok().filter(|limit| (1..=PAGE_MAX).contains(limit))
    }

    /// A page of a list, with the way to the next.
    pub fn page<T: Serialize>(&self, items: Vec<T>, next: Option<Cursor>) -> Response {
        let next = next.map(|cursor| cursor.to_string());
        let link = next.as_ref().map(|cursor| {
            let kept = self.pairs.iter().filter(|(key, _)| key != "after");
            let kept: String = kept
                .map(|(key, value)| format!("{}={}&", urlencoded::encode(key), urlencoded::encode(value)))
                .collect();
            format!("<{}?{kept}after={cursor}>; rel=\"next\"", self.address)
        });
        let mut response = Json(Page { items, next }).into_response();
        if let Some(Ok(link)) = link.map(|link| link.parse()) {
            response.headers_mut().insert(header::LINK, link);
        }
        response
    }
}

/// A page of a list.
#[derive(Serialize, ToSchema)]
pub struct Page<T> {
    /// The entries, in order.
    items: Vec<T>,
    /// What `after` has to be for the next page; `null` on the last.
    next: Option<String>,
}

/// Takes the caller's key into the call, so that a POST that comes twice happens once.
pub async fn remember_key(request: Request, next: impl AsyncFnOnce(Request) -> Response) -> Answer {
    if *request.method() != Method::POST || !request.headers().contains_key(KEY) {
        return Ok(next(request).await);
    }
    let (mut parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_LIMIT).await.map_err(|_| Trouble::TooLarge)?;
    let key = keys::key(reader::text(&parts.headers, &KEY), "POST", parts.uri.path(), &body);
    let key = key.ok_or_else(|| Trouble::Wrong(vec![wrong("Idempotency-Key", Wrong::Value)]))?;
    if let Some(call) = parts.extensions.get_mut::<Call>() {
        call.idempotency = Some(key);
    }
    Ok(next(Request::from_parts(parts, Body::from(body))).await)
}

fn set<T>(place: &mut T, value: Option<T>) -> bool {
    let known = value.is_some();
    if let Some(value) = value {
        *place = value;
    }
    known
}

fn wrong(field: &str, wrong: Wrong) -> WrongField {
    WrongField { field: field.to_owned(), wrong }
}

fn finish(errors: Vec<WrongField>) -> Answer<()> {
    if errors.is_empty() { Ok(()) } else { Err(Trouble::Wrong(errors)) }
}
