//! What a page loads: rendered by the server, and read again by the browser when it wakes.

use std::{pin::Pin, sync::OnceLock};

use leptos::{
    prelude::{GetUntracked as _, Owner, Resource, Track as _, is_browser},
    server::codee::{Decoder, Encoder},
};
use leptos_router::{
    hooks::{use_location, use_params_map, use_query_map},
    location::Location,
};
use serde::{Serialize, de::DeserializeOwned};

use crate::browser;

/// Data of a page, as [`load`] gives it.
pub type Loaded<T> = Resource<T, Json>;

/// Loads what a page shows, anew whenever `source` changes. Like `Resource::new`, but the browser reads what the server sent
/// with the page by the same code as the answers of server functions. A second reader of every type would weigh 6 KiB on
/// the wire and 100 KiB in memory.
///
/// What is loaded has a number, in the order of the calls. Below `Suspense` or `Transition` the server makes a view as often as it
/// takes until its data are there: call this above them, or in a part that is drawn [`late`](crate::ui::remembered::late). The
/// browser's numbers would be others.
#[track_caller]
pub fn load<S, T, Fut>(
    source: impl Fn() -> S + Send + Sync + 'static,
    fetcher: impl Fn(S) -> Fut + Send + Sync + 'static,
) -> Loaded<T>
where
    S: Send + Sync + Clone + PartialEq + 'static,
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
    Fut: Future<Output = T> + Send + 'static,
{
    // What is loaded goes from hand to hand: boxed, it is not copied each time.
    let fetcher = move |source| -> Pin<Box<dyn Future<Output = T> + Send>> {
        Box::pin(browser::awaited(fetcher(source)))
    };
    let loaded = Resource::new_with_options(source, fetcher, false);
    // Somebody followed a link before this part had arrived: what the server sent is for the address before.
    if is_browser() && during_hydration() && browser::address() != served() {
        loaded.refetch();
    }
    loaded
}

/// Path and query of a page for [`load`]. It changes while the page stays the same, and not when it is left: a page that goes
/// away would ask for what is at the next one's address.
pub fn own_address() -> impl Fn() -> (String, String) + Clone + Send + Sync {
    let (params, query, location) = (use_params_map(), use_query_map(), use_location());
    move || {
        params.track();
        query.track();
        (location.pathname.get_untracked(), location.search.get_untracked())
    }
}

/// The whole address of the page that is shown, or to which the router is going.
pub fn address() -> String {
    let Location { pathname, search, hash, .. } = use_location();
    let search = Some(search.get_untracked()).filter(|search| !search.is_empty());
    let search = search.map(|search| format!("?{search}")).unwrap_or_default();
    format!("{}{search}{}", pathname.get_untracked(), hash.get_untracked())
}

/// The address for which the server sent this page. The first call counts: make it before anybody can follow a link.
pub fn served() -> &'static str {
    static SERVED: OnceLock<String> = OnceLock::new();
    SERVED.get_or_init(browser::address)
}

fn during_hydration() -> bool {
    Owner::current_shared_context().is_some_and(|context| context.during_hydration())
}

/// JSON that is read from bytes, as server functions read it.
#[derive(Debug)]
pub struct Json;

impl<T: Serialize> Encoder<T> for Json {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(value: &T) -> Result<String, serde_json::Error> {
        serde_json::to_string(value)
    }
}

impl<T: DeserializeOwned> Decoder<T> for Json {
    type Error = serde_json::Error;
    type Encoded = str;

    fn decode(json: &str) -> Result<T, serde_json::Error> {
        serde_json::from_slice(json.as_bytes())
    }
}
