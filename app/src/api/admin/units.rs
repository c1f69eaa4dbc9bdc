//! Units, as administrators keep them.

use domain::units::{UnitEntry, UnitPast};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use crate::{api::error::ApiError, returned::Opened};

/// A unit with its history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UnitVisit {
    /// The unit.
    pub entry: UnitEntry,
    /// What it was called before, the newest first.
    pub past: Vec<UnitPast>,
    /// Every unit.
    pub all: Vec<UnitEntry>,
}

/// Every unit, those that are closed too.
#[server(input = GetUrl)]
pub async fn open_units() -> Result<Opened<Vec<UnitEntry>>, ApiError> {
    let call = crate::ssr::request()?;
    service::units::list(&call).await.map(Opened::here).map_err(crate::ssr::refuse_page)
}

/// One unit.
#[server(input = GetUrl)]
pub async fn open_unit(slug: String) -> Result<Opened<UnitVisit>, ApiError> {
    let call = crate::ssr::request()?;
    let (entry, past) = service::units::entry(&call, &slug).await.map_err(crate::ssr::refuse_page)?;
    let all = service::units::list(&call).await.map_err(crate::ssr::refuse_page)?;
    Ok(Opened::here(UnitVisit { entry, past, all }))
}
