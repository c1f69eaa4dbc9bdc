//! What specialist units are asked.

use domain::{ids::OpinionId, opinions::OpinionRequest};
use leptos::{prelude::*, server_fn::codec::GetUrl};

use super::error::ApiError;
use crate::returned::Opened;

/// Everything that waits for whoever asks.
#[server(input = GetUrl)]
pub async fn open_opinions() -> Result<Vec<OpinionRequest>, ApiError> {
    let call = crate::ssr::request()?;
    service::opinions::requests(&call).await.map_err(crate::ssr::refuse_page)
}

/// A question, for the unit or the person that is asked.
#[server(input = GetUrl)]
pub async fn open_opinion(id: OpinionId) -> Result<Opened<OpinionRequest>, ApiError> {
    let call = crate::ssr::request()?;
    service::opinions::request(&call, id).await.map(Opened::here).map_err(crate::ssr::refuse_page)
}

/// A question, for whoever holds its link.
#[server(input = GetUrl)]
pub async fn open_linked_opinion(token: String) -> Result<Opened<OpinionRequest>, ApiError> {
    let call = crate::ssr::request()?;
    service::opinions::linked_request(&call, &token).await.map(Opened::here).map_err(crate::ssr::refuse_page)
}
