//! What a call takes, as the description says it: where it declares no parameter of the query, or no body, whatever comes is named
//! instead of being passed over.

use std::collections::HashMap;

use axum::{
    body::{Body, to_bytes},
    extract::{MatchedPath, Request},
    http::Method,
    response::Response,
};
use utoipa::openapi::{
    OpenApi, RefOr,
    path::{Operation, Parameter, ParameterIn},
};

use super::body;
use crate::http::{
    guard::BODY_LIMIT,
    trouble::{Answer, Trouble, Wrong, WrongField},
    urlencoded,
};

/// Every call of the interface, by its method and the pattern of its path.
pub struct Declared(HashMap<(Method, String), Takes>);

/// What is read strictly where a call reads it: [`super::asked::Asked`], [`body::Body`].
#[derive(Clone, Copy)]
struct Takes {
    query: bool,
    body: bool,
}

impl Takes {
    fn of(operation: &Operation) -> Self {
        let is_query = |parameter: &RefOr<Parameter>| match parameter {
            RefOr::T(parameter) => parameter.parameter_in == ParameterIn::Query,
            RefOr::Ref(_) => false,
        };
        Self {
            query: operation.parameters.iter().flatten().any(is_query),
            body: operation.request_body.is_some(),
        }
    }
}

impl Declared {
    /// Reads the description.
    pub fn by(document: &OpenApi) -> Self {
        let calls = document.paths.paths.iter().flat_map(|(path, item)| {
            let operations = [
                (Method::GET, &item.get),
                // Answered as a GET is.
                (Method::HEAD, &item.get),
                (Method::PUT, &item.put),
                (Method::POST, &item.post),
                (Method::PATCH, &item.patch),
                (Method::DELETE, &item.delete),
            ];
            let declared =
                operations.into_iter().filter_map(|(method, operation)| Some((method, operation.as_ref()?)));
            declared.map(move |(method, operation)| ((method, path.clone()), Takes::of(operation)))
        });
        Self(calls.collect())
    }

    /// Refuses what a call does not take, every name at once.
    pub async fn refuse_others(
        &self,
        request: Request,
        next: impl AsyncFnOnce(Request) -> Response,
    ) -> Answer {
        let path = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
        let known = path.and_then(|path| self.0.get(&(request.method().clone(), path)).copied());
        // What is no call is refused as such.
        let Some(takes) = known else { return Ok(next(request).await) };
        let query = request.uri().query().filter(|_| !takes.query).unwrap_or_default();
        let names = urlencoded::pairs(query).into_iter().map(|(name, _)| name);
        let mut strange: Vec<WrongField> = names.map(unknown).collect();
        let request = if takes.body {
            request
        } else {
            let (parts, body) = request.into_parts();
            let bytes = to_bytes(body, BODY_LIMIT).await.map_err(|_| Trouble::TooLarge)?;
            // Nothing is nothing, whatever it is said to be.
            if !bytes.is_empty() {
                strange
                    .extend(body::object(&parts.headers, &bytes)?.into_iter().map(|(name, _)| unknown(name)));
            }
            Request::from_parts(parts, Body::empty())
        };
        if strange.is_empty() { Ok(next(request).await) } else { Err(Trouble::Wrong(strange)) }
    }
}

const fn unknown(field: String) -> WrongField {
    WrongField { field, wrong: Wrong::Unknown }
}
