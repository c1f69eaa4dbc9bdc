//! Reports: what people want somebody to look at.

use leptos::prelude::*;

use super::error::ApiError;

/// Reports a barrier of the platform. Nobody has to be signed in, and the contact may be empty.
///
/// # Errors
/// `Invalid`.
#[server]
pub async fn report_barrier(body: String, contact: String) -> Result<(), ApiError> {
    let call = crate::ssr::request()?;
    service::reports::report_barrier(&call, &body, &contact).await.map_err(crate::ssr::refuse)
}
