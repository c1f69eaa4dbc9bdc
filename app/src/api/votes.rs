//! Voting.

use domain::{
    ids::{IdeaNumber, PersonId},
    votes::Ballot,
};
use leptos::prelude::*;

use super::error::ApiError;

/// Sets or takes back one's vote. The same wish twice changes nothing. `whose` is the person for whom the page was drawn: nobody
/// votes for who has signed in since.
#[server]
pub async fn set_vote(idea: IdeaNumber, wanted: bool, whose: Option<PersonId>) -> Result<Ballot, ApiError> {
    let call = crate::ssr::request()?;
    if let Some(whose) = whose {
        call.actor.stand_for(whose).map_err(|refusal| crate::ssr::refuse(refusal.into()))?;
    }
    service::votes::set(&call, domain::votes::SetVote { idea, wanted }).await.map_err(crate::ssr::refuse)
}
