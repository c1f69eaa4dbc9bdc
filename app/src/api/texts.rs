//! Texts that the administration edits.

use leptos::{prelude::*, server_fn::codec::GetUrl};

use super::error::ApiError;

/// A text of the footer as safe HTML; `key` is its address without the slash, `lang` is `de` or `en`.
///
/// # Errors
/// `NotFound` for an unknown key.
#[server(input = GetUrl)]
pub async fn load_text(key: String, lang: String) -> Result<String, ApiError> {
    let call = crate::ssr::request()?;
    service::texts::load(&call, &key, &lang).await.map_err(crate::ssr::refuse_page)
}
