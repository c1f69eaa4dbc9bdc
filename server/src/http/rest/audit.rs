use axum::Extension;
use domain::audit::{AuditEntry, AuditQuery};
use serde::Serialize;
use service::{Call, audit};
use utoipa::ToSchema;

use super::asked::{Asked, Page};
use crate::http::trouble::Answer;

/// An entry of the audit. The whole chain, with all that is hashed, is at `/admin/audit.jsonl`.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AuditEntry)]
pub struct WireAuditEntry {
    /// Its number; there are no gaps.
    id: i64,
    /// RFC 3339 in UTC.
    at: String,
    /// `employee`, `moderator`, `admin` or `council`; `null` for the command line.
    role: Option<&'static str>,
    /// The word of the act. New ones may come.
    verb: String,
    /// The idea, where there is one.
    idea: Option<i64>,
    /// The comment, where there is one.
    comment: Option<i64>,
    /// What else it was done to.
    subject: String,
    /// How.
    detail: String,
    /// The SHA-256 that ties it to all before it.
    hash: String,
}

impl From<AuditEntry> for WireAuditEntry {
    fn from(entry: AuditEntry) -> Self {
        let AuditEntry { id, at, role, verb, idea, comment, subject, detail, hash } = entry;
        Self {
            id: id.as_i64(),
            at: at.rfc3339(),
            role: role.map(|role| role.as_str()),
            verb,
            idea: idea.map(|idea| idea.as_i64()),
            comment: comment.map(|comment| comment.as_i64()),
            subject,
            detail,
            hash: hash.to_string(),
        }
    }
}

/// What moderation and administration did, newest first, for administrators and the staff council. Reading is noted itself.
#[utoipa::path(
    get, path = "/audit", operation_id = "list_audit", tag = "audit",
    params(
        ("verb" = Option<String>, Query, description = "only this act, e.g. `hide`"),
        ("idea" = Option<i64>, Query, description = "only this idea, by number"),
        ("from" = Option<String>, Query, description = "from this day on, like `2019-03-14`, by the city's clock"),
        ("until" = Option<String>, Query, description = "up to the end of this day"),
        ("limit" = Option<u32>, Query, description = "entries on a page, 1 to 100; 20 as default", minimum = 1, maximum = 100),
        ("after" = Option<String>, Query, description = "the place after which to go on; from `next`"),
    ),
    responses((status = 200, body = Page<WireAuditEntry>)),
)]
pub async fn list_audit(Extension(call): Extension<Call>, asked: Asked) -> Answer {
    let mut query = AuditQuery::default();
    asked.read(|key, value| match key {
        "verb" => Some(value.parse().is_ok_and(|verb| query.verb.replace(verb).is_none())),
        "idea" => Some(value.parse().is_ok_and(|idea| query.idea.replace(idea).is_none())),
        "from" => Some(value.parse().is_ok_and(|day| query.from.replace(day).is_none())),
        "until" => Some(value.parse().is_ok_and(|day| query.until.replace(day).is_none())),
        "after" => Some(value.parse().is_ok_and(|place| query.after.replace(place).is_none())),
        "limit" => Some(asked.limit().map(|limit| query.limit = limit).is_some()),
        _ => None,
    })?;
    let (entries, _) = audit::list(&call, &query).await?;
    Ok(asked.page(entries.items.into_iter().map(WireAuditEntry::from).collect(), entries.next))
}
