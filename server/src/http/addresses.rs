//! One address for each page: another spelling leads to it.

use axum::{
    extract::Request,
    http::Method,
    response::{IntoResponse, Redirect, Response},
};
use domain::ids::IdeaNumber;

use super::{guard, trouble::Door};

/// What the number of an idea stands behind in an address.
const BEFORE_NUMBERS: [&str; 2] = ["ideas", "triage"];

/// Leads whoever asks for a page by another spelling of its address, with a slash at the end or zeros before a number, to that
/// address. What changes something is not sent on.
pub async fn lead_to_the_one(request: Request, next: impl AsyncFnOnce(Request) -> Response) -> Response {
    let (uri, method) = (request.uri(), request.method());
    let asks = matches!(*method, Method::GET | Method::HEAD) && Door::of(uri.path()) == Door::Page;
    let Some(path) = asks.then(|| one(uri.path())).flatten() else { return next(request).await };
    let address = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path,
    };
    Redirect::permanent(&address).into_response()
}

/// The address that is meant by another spelling; none when it is the one, or when a browser would read the address of another
/// site.
fn one(path: &str) -> Option<String> {
    let mut meant = String::new();
    let mut before = "";
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let part = if BEFORE_NUMBERS.contains(&before) { without_zeros(part) } else { part };
        meant.push('/');
        meant.push_str(part);
        before = part;
    }
    (!meant.is_empty() && meant != path && guard::local(path) == path).then_some(meant)
}

/// The number of an idea as we write it, with the slug that may follow; anything else as it is.
fn without_zeros(part: &str) -> &str {
    let plain = part.trim_start_matches('0');
    let is_number = |part| IdeaNumber::from_address(part).is_some();
    if is_number(part) && is_number(plain) { plain } else { part }
}

#[cfg(test)]
mod tests {
    use super::one;

    #[test]
    fn an_address_is_spelt_in_one_way() {
        for (spelt, meant) in [
            ("/ideas/12/", "/ideas/12"),
            ("/ideas//12", "/ideas/12"),
            ("/ideas/0012", "/ideas/12"),
            ("/ideas/0012-rad/edit/", "/ideas/12-rad/edit"),
            ("/workshops/7/ideas/012/canvas", "/workshops/7/ideas/12/canvas"),
            ("/triage/012", "/triage/12"),
            ("/evil.example//", "/evil.example"),
        ] {
            assert_eq!(one(spelt).as_deref(), Some(meant), "{spelt}");
        }
        for as_it_is in [
            "/",
            "//",
            "/ideas/12",
            "/ideas/0",
            "/ideas/0-rad",
            "/ideas/012x",
            "/campaigns/007",
            "//evil.example/",
            "/\\evil.example/",
        ] {
            assert_eq!(one(as_it_is), None, "{as_it_is}");
        }
    }
}
