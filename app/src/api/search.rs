//! Ideas that may say the same.

use domain::search::SimilarIdea;
use leptos::prelude::*;

use super::error::ApiError;

/// Ideas that may say the same as this title and text, the likeliest first. It reads, and is sent as a form all the same: what
/// somebody is writing must not stand in an address, which others write down.
#[server]
pub async fn list_similar(title: String, text: String) -> Result<Vec<SimilarIdea>, ApiError> {
    let call = crate::ssr::request()?;
    service::search::similar(&call, &title, &text, None).await.map_err(crate::ssr::refuse)
}
