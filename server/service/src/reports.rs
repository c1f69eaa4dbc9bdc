//! Reports: «Melden» for ideas and comments, and barriers.

use domain::{
    comments::ReportReason,
    ids::{CommentId, IdeaNumber},
};

use crate::{Call, Result};

/// Reports an idea or one of its comments. Reporting the same thing again changes nothing.
///
/// # Errors
/// `Invalid`, `NotFound`, `SignInFirst`.
pub async fn report(
    call: &Call,
    idea: IdeaNumber,
    comment: Option<CommentId>,
    reason: ReportReason,
    note: &str,
) -> Result<()> {
    todo!("{:?}{idea:?}{comment:?}{reason:?}{note}", call.now)
}

/// Reports a barrier of the platform. Nobody has to be signed in, and the contact may be empty.
///
/// # Errors
/// `Invalid`.
pub async fn report_barrier(call: &Call, body: &str, contact: &str) -> Result<()> {
    todo!("{:?}{body}{contact}", call.now)
}
