//! Following.

use domain::ids::IdeaNumber;
use leptos::prelude::*;

use super::error::ApiError;

/// Follows an idea, or no longer, and returns whether it is followed now. The same wish twice changes nothing.
#[server]
pub async fn set_follow(idea: IdeaNumber, wanted: bool) -> Result<bool, ApiError> {
    let call = crate::ssr::request()?;
    service::follows::set(&call, domain::follows::SetFollow { idea, wanted })
        .await
        .map_err(crate::ssr::refuse)
}
