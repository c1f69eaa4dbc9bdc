//! The audit.

use domain::{
    audit::{AuditEntry, AuditQuery, State},
    slices::Slice,
};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use super::error::ApiError;

/// What the page of the audit shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AuditVisit {
    /// What was asked for.
    pub query: AuditQuery,
    /// The entries, newest first.
    pub entries: Slice<AuditEntry>,
    /// Where the chain ends; none when that cannot be read.
    pub state: Option<State>,
}

/// Opens the audit at an address like `?verb=hide&from=2019-02-04`.
#[server(input = GetUrl)]
pub async fn open_audit(address: String) -> Result<AuditVisit, ApiError> {
    let call = crate::ssr::request()?;
    let query = AuditQuery::from_address(&address);
    let (entries, state) = service::audit::list(&call, &query).await.map_err(crate::ssr::refuse_page)?;
    Ok(AuditVisit { query, entries, state })
}
