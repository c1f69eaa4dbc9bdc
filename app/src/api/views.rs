//! Views of ideas.

use domain::ids::IdeaNumber;
use leptos::{prelude::*, server_fn::codec::Json};

use super::error::ApiError;

/// Counts a view of each of these ideas, which this browser has shown for the first time.
#[server(input = Json)]
pub async fn count_views(ideas: Vec<IdeaNumber>) -> Result<(), ApiError> {
    let call = crate::ssr::request()?;
    service::views::count(&call, &ideas).await.map_err(crate::ssr::refuse)
}
