use domain::{
    audit::{Deed, Digest, Link},
    ids::{AuditId, PersonId},
};
use sha2::{Digest as _, Sha256};
use store::{Tx, audit::NewEntry};

use crate::{Call, Result, secrets::Secret};

/// Notes an act in the transaction that carries it out, so that there is neither without the other. Best as the last statement:
/// until the transaction ends nobody else can note anything.
///
/// # Errors
/// When the database is away.
pub async fn note(call: &Call, tx: &mut Tx, deed: Deed) -> Result<()> {
    let end = tx.lock_audit().await?;
    let id = AuditId::from_i64(end.entries + 1);
    let Deed { verb, idea, comment, subject, detail } = deed;
    let actor = call.actor.who().map(|who| who.id);
    let actor_tag = actor.map(|person| tag(call.service.secret(), id, person));
    let role = call.actor.role();
    let text = |shown: &dyn ToString| shown.to_string().into_bytes();
    let link = Link {
        id: text(&id),
        created_at: text(&call.now.as_millis()),
        actor_tag: actor_tag.map(|tag| text(&Digest::from_bytes(tag))),
        role: role.map(|role| text(&role)),
        verb: text(&verb),
        idea: idea.map(|idea| text(&idea)),
        comment: comment.map(|comment| text(&comment)),
        subject: text(&subject),
        detail: text(&detail),
    };
    let hash = hash(end.head.as_bytes(), &link);
    let (at, previous) = (call.now, end.head);
    let entry =
        NewEntry { id, at, actor, actor_tag, role, verb, idea, comment, subject, detail, previous, hash };
    Ok(tx.append_audit(entry).await?)
}

/// SHA-256 over the previous hash and the entry.
pub(super) fn hash(previous: &[u8], link: &Link) -> Digest {
    let digest = Sha256::new().chain_update(previous).chain_update(link.canonical()).finalize();
    Digest::from_bytes(digest.into())
}

/// What stands for a person in the hash of one entry. It stays when the account goes, and differs from entry to entry.
pub(super) fn tag(secret: &Secret, entry: AuditId, person: PersonId) -> [u8; 32] {
    secret.mac("audit actor", &[&entry.as_i64().to_be_bytes(), &person.as_i64().to_be_bytes()])
}
