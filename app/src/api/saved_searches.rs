//! Saved searches.

use domain::saved_searches::SavedSearch;
use leptos::{prelude::*, server_fn::codec::GetUrl};

use super::error::ApiError;

/// One's own saved searches, by name.
#[server(input = GetUrl)]
pub async fn list_saved_searches() -> Result<Vec<SavedSearch>, ApiError> {
    let call = crate::ssr::request()?;
    service::saved_searches::list(&call).await.map_err(crate::ssr::refuse)
}

/// Keeps the list of an address under a name.
#[server]
pub async fn save_search(name: String, query: String) -> Result<(), ApiError> {
    let call = crate::ssr::request()?;
    service::saved_searches::save(&call, &name, &query).await.map_err(crate::ssr::refuse)
}
