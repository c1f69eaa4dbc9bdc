//! Views of ideas.

use leptos::prelude::*;

use super::error::ApiError;

/// Counts a view of each of these ideas, which this browser has shown for the first time: their numbers, parted by spaces.
#[server]
pub async fn count_views(ideas: String) -> Result<(), ApiError> {
    let call = crate::ssr::request()?;
    let ideas: Vec<_> = ideas.split(' ').filter_map(|number| number.parse().ok()).collect();
    service::views::count(&call, &ideas).await.map_err(crate::ssr::refuse)
}
