//! «Moderation in Zahlen».

use domain::moderation_figures::ModerationFigures;
use leptos::{prelude::*, server_fn::codec::GetUrl};

use super::error::ApiError;

/// What moderation did, per campaign and month, and in all.
#[server(input = GetUrl)]
pub async fn load_moderation_figures() -> Result<ModerationFigures, ApiError> {
    let call = crate::ssr::request()?;
    service::moderation_figures::load(&call).await.map_err(crate::ssr::refuse_page)
}
