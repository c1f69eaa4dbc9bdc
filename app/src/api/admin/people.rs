//! Accounts, as administrators keep them.

use domain::{campaigns::Unit, ids::PersonId, people::Account, slices::Slice};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use crate::{api::error::ApiError, returned::Opened};

/// Accounts with the units they may belong to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PeopleVisit {
    /// A page of accounts.
    pub people: Slice<Account>,
    /// Every unit.
    pub units: Vec<Unit>,
}

/// Accounts whose name or address holds this text, by name.
#[server(input = GetUrl)]
pub async fn open_people(q: String, after: String) -> Result<PeopleVisit, ApiError> {
    let call = crate::ssr::request()?;
    let people = service::accounts::search(&call, &q, after.parse().ok()).await;
    let people = people.map_err(crate::ssr::refuse_page)?;
    let units = service::units::choices(&call).await.map_err(crate::ssr::refuse_page)?;
    Ok(PeopleVisit { people, units })
}

/// The form for another account: the units it may belong to.
#[server(input = GetUrl)]
pub async fn open_new_person() -> Result<Opened<Vec<Unit>>, ApiError> {
    let call = crate::ssr::request()?;
    call.actor.see_administration().map_err(|refusal| crate::ssr::refuse_page(refusal.into()))?;
    service::units::choices(&call).await.map(Opened::here).map_err(crate::ssr::refuse_page)
}

/// One account, with the units it may belong to.
#[server(input = GetUrl)]
pub async fn open_person(person: PersonId) -> Result<Opened<(Account, Vec<Unit>)>, ApiError> {
    let call = crate::ssr::request()?;
    let account = service::accounts::entry(&call, person).await.map_err(crate::ssr::refuse_page)?;
    let units = service::units::choices(&call).await.map_err(crate::ssr::refuse_page)?;
    Ok(Opened::here((account, units)))
}
