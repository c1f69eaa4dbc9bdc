//! Reports: what people want somebody to look at.

use domain::{
    comments::ReportReason,
    ids::{CommentId, IdeaNumber},
};
use leptos::{prelude::*, server_fn::codec::Json};

use super::error::ApiError;

/// Reports an idea or one of its comments. Reporting the same thing again changes nothing.
#[server(input = Json)]
pub async fn report_idea(
    idea: IdeaNumber,
    comment: Option<CommentId>,
    reason: ReportReason,
    note: String,
) -> Result<(), ApiError> {
    let call = crate::ssr::request()?;
    service::reports::report(&call, idea, comment, reason, &note).await.map_err(crate::ssr::refuse)
}

/// Reports a barrier of the platform. Nobody has to be signed in, and the contact may be empty. The same form sent again is
/// taken once.
///
/// # Errors
/// `Invalid`.
#[server]
pub async fn report_barrier(
    body: String,
    contact: String,
    #[server(default)] key: String,
) -> Result<(), ApiError> {
    let call = crate::ssr::request_once(&key, "barrier", &(&body, &contact))?;
    service::reports::report_barrier(&call, &body, &contact).await.map_err(crate::ssr::refuse)
}
