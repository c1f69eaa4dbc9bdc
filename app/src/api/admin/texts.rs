//! Texts of the footer, as administrators keep them.

use domain::texts::TextEntry;
use leptos::{prelude::*, server_fn::codec::GetUrl};

use crate::{api::error::ApiError, returned::Opened};

/// Every text.
#[server(input = GetUrl)]
pub async fn open_texts() -> Result<Vec<TextEntry>, ApiError> {
    let call = crate::ssr::request()?;
    service::texts::list(&call).await.map_err(crate::ssr::refuse_page)
}

/// One text.
#[server(input = GetUrl)]
pub async fn open_text(key: String) -> Result<Opened<TextEntry>, ApiError> {
    let call = crate::ssr::request()?;
    service::texts::entry(&call, &key).await.map(Opened::here).map_err(crate::ssr::refuse_page)
}
