//! Voting.

use domain::{ids::IdeaNumber, votes::Ballot};
use leptos::prelude::*;

use super::error::ApiError;

/// Sets or takes back one's vote. The same wish twice changes nothing.
#[server]
pub async fn set_vote(idea: IdeaNumber, wanted: bool) -> Result<Ballot, ApiError> {
    let call = crate::ssr::request()?;
    service::votes::set(&call, domain::votes::SetVote { idea, wanted }).await.map_err(crate::ssr::refuse)
}
