use domain::{
    audit::{Chain, Digest, Flaw, State},
    ids::AuditId,
};
use store::{Store, audit::StoredLink};

use super::notes::{hash, tag};
use crate::{Call, Result, secrets::Secret};

/// Entries that are read at once.
const BATCH: i64 = 500;

/// Walks along the whole chain.
///
/// # Errors
/// `NotAllowed` for those who may not read it.
pub async fn verify(call: &Call) -> Result<Chain> {
    call.actor.read_audit()?;
    check(call.service.store(), Some(call.service.secret()), None).await
}

/// Walks along the last entries of the chain, or all of them. Without the secret, nobody can tell whether the account beside an
/// entry is the one that acted; all else is checked.
///
/// # Errors
/// When the database is away.
pub async fn check(store: &Store, secret: Option<&Secret>, last: Option<i64>) -> Result<Chain> {
    let mut tx = store.read().await?;
    // In this order, for others may be appending: the end that is noted is never before the last entry that is there.
    let there = tx.last_audit_entry().await?;
    let Some(end) = tx.audit_state().await? else { return Ok(broken(there.as_i64(), Flaw::HeadDisagrees)) };
    if there.as_i64() > end.entries {
        return Ok(broken(end.entries + 1, Flaw::HeadDisagrees));
    }
    let start = last.map_or(0, |last| end.entries.saturating_sub(last).max(0));
    // The entry before the first that is checked lends its hash.
    let mut walk = Walk { at: start, previous: Digest::ZERO.as_bytes().to_vec(), secret };
    if start > 0 {
        walk.at = start - 1;
        match tx.audit_links(AuditId::from_i64(start - 1), 1).await?.pop() {
            Some(entry) if entry.id.as_i64() == start => {
                walk = Walk { at: start, previous: entry.hash, secret };
            }
            Some(_) | None => return Ok(broken(start, Flaw::Missing)),
        }
    }
    while walk.at < end.entries {
        let wanted = BATCH.min(end.entries - walk.at);
        let entries = tx.audit_links(AuditId::from_i64(walk.at), wanted).await?;
        if entries.is_empty() {
            return Ok(broken(walk.at + 1, Flaw::Missing));
        }
        for entry in &entries {
            if let Some(flaw) = walk.step(entry) {
                return Ok(broken(walk.at + 1, flaw));
            }
        }
    }
    if walk.previous == end.head.as_bytes() {
        Ok(Chain::Whole(State { entries: end.entries, head: end.head }))
    } else {
        Ok(broken(end.entries, Flaw::HeadDisagrees))
    }
}

struct Walk<'a> {
    /// The last entry that was right.
    at: i64,
    /// Its hash.
    previous: Vec<u8>,
    secret: Option<&'a Secret>,
}

impl Walk<'_> {
    /// Goes on to the next entry, or says what is wrong with it.
    fn step(&mut self, entry: &StoredLink) -> Option<Flaw> {
        if entry.id.as_i64() != self.at + 1 {
            return Some(Flaw::Missing);
        }
        let right = entry.previous_hash == self.previous
            && hash(&self.previous, &entry.link).as_bytes()[..] == entry.hash[..]
            && self.is_actor(entry);
        if !right {
            return Some(Flaw::Changed);
        }
        self.at += 1;
        self.previous.clone_from(&entry.hash);
        None
    }

    /// Whether the account beside the entry is the one that the hash stands for, where there still is one.
    fn is_actor(&self, entry: &StoredLink) -> bool {
        let (Some(secret), Some(actor)) = (self.secret, entry.actor) else { return true };
        let expected = Digest::from_bytes(tag(secret, entry.id, actor)).to_string();
        entry.link.actor_tag.as_deref() == Some(expected.as_bytes())
    }
}

const fn broken(at: i64, flaw: Flaw) -> Chain {
    Chain::Broken { at: AuditId::from_i64(at), flaw }
}
