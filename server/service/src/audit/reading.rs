use domain::{
    audit::{AuditEntry, AuditQuery, Deed, State, Verb},
    ids::AuditId,
    slices::Slice,
    time::HOUR,
    triage::Thing,
};
use serde::Serialize;
use store::audit::StoredLink;

use super::note;
use crate::{Call, Error, Result};

/// Lines that are read at once.
const BATCH: i64 = 500;

/// An entry as it is exported: what is hashed, and the hashes. In this order, and with nothing left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    id: i64,
    created_at: i64,
    actor_tag: Option<String>,
    role: Option<String>,
    verb: String,
    idea: Option<i64>,
    comment: Option<i64>,
    subject: String,
    detail: String,
    previous_hash: String,
    hash: String,
}

/// The whole audit, to be read batch by batch. Reading it was allowed and is noted.
#[derive(Clone)]
pub struct Lines {
    call: Call,
    after: AuditId,
}

/// Entries, newest first, and where the chain ends. Reading is noted, at most once an hour for a person.
///
/// # Errors
/// `NotAllowed` for all but administrators and the staff council.
pub async fn list(call: &Call, query: &AuditQuery) -> Result<(Slice<AuditEntry>, Option<State>)> {
    call.actor.read_audit()?;
    note_reading(call, Deed::on(Verb::ReadAudit, "audit")).await?;
    let mut tx = call.service.store().read().await?;
    let entries = tx.audit_entries(query).await?;
    Ok((entries, tx.audit_state().await?))
}

/// The whole audit, oldest first. Taking it out is noted, at most once an hour for a person.
///
/// # Errors
/// As [`list`].
pub async fn export(call: &Call) -> Result<Lines> {
    call.actor.read_audit()?;
    note_reading(call, Deed::on(Verb::Exported, "audit")).await?;
    Ok(Lines { call: call.clone(), after: AuditId::from_i64(0) })
}

impl Lines {
    /// The next entries; none at the end.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn next(&mut self) -> Result<Vec<Line>> {
        let batch = self.call.service.store().read().await?.audit_links(self.after, BATCH).await?;
        if let Some(last) = batch.last() {
            self.after = last.id;
        }
        Ok(batch.into_iter().map(Line::from).collect())
    }
}

/// Whoever reads leaves a trace, but leafing through pages leaves one alone: at most one an hour for a person and what is read.
pub(crate) async fn note_reading(call: &Call, deed: Deed) -> Result<()> {
    let (person, since) = (call.actor.who().map(|who| who.id), call.now.plus(-HOUR));
    let thing = deed.idea.map(|idea| Thing { idea, comment: deed.comment });
    if call.service.store().read().await?.is_audited(person, deed.verb, thing, since).await? {
        return Ok(());
    }
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            note(&by, tx, deed).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

impl From<StoredLink> for Line {
    fn from(stored: StoredLink) -> Self {
        let StoredLink { id, link, previous_hash, hash, .. } = stored;
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        let number = |bytes: Vec<u8>| text(bytes).parse().ok();
        let hex = |bytes: Vec<u8>| bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Self {
            id: id.as_i64(),
            created_at: number(link.created_at).unwrap_or_default(),
            actor_tag: link.actor_tag.map(text),
            role: link.role.map(text),
            verb: text(link.verb),
            idea: link.idea.and_then(number),
            comment: link.comment.and_then(number),
            subject: text(link.subject),
            detail: text(link.detail),
            previous_hash: hex(previous_hash),
            hash: hex(hash),
        }
    }
}
