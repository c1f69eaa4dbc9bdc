//! The list of synonyms that the search goes by.

use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use super::error::ApiError;
use crate::returned::Returned;

/// What the form of the list opens with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SynonymsVisit {
    /// The list: one group a line.
    pub list: String,
    /// Tells whether somebody else changed it meanwhile.
    pub version: String,
    /// The form, if it came back.
    pub returned: Option<Returned>,
}

/// Opens the list for editing.
#[server(input = GetUrl)]
pub async fn open_synonyms() -> Result<SynonymsVisit, ApiError> {
    let call = crate::ssr::request()?;
    let kept = service::synonyms::load(&call).await.map_err(crate::ssr::refuse_page)?;
    Ok(SynonymsVisit { list: kept.list, version: kept.version, returned: use_context() })
}
