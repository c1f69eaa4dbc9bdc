//! A repeated request happens once: the answer is kept for 24 hours under the caller's key.
//!
//! What is kept leads to nobody: its name is a keyed hash of person and key, and the answer is sealed under the caller's key,
//! so that not even an anonymous idea can be joined with the token that posted it.

use domain::{keys::drawn_for, refusals::Refusal};
use serde::{Serialize, de::DeserializeOwned};
use store::Tx;

use crate::{Call, Error, Result, secrets::Secret};

/// The caller's key with a hash of the request it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// As the caller chose it: 1 to 128 visible ASCII characters.
    pub key: String,
    /// SHA-256 over method, path and body.
    pub request: [u8; 32],
}

/// The answer that this request was given before, if it comes again. Ask first, inside the transaction of the change.
///
/// # Errors
/// `KeyReused` when the key came with another request, `OtherPerson` when it is of a form that was drawn for somebody else.
pub async fn replay<T: DeserializeOwned>(call: &Call, tx: &mut Tx) -> Result<Option<T>> {
    let Some(key) = &call.idempotency else { return Ok(None) };
    if let Some(whose) = drawn_for(&key.key) {
        call.actor.stand_for(whose)?;
    }
    let Some(known) = tx.answer_under(name(call, key)).await? else { return Ok(None) };
    if known.request_hash != key.request {
        return Err(Refusal::KeyReused.into());
    }
    let answer = seal_of(call, key).unseal(ANSWER, &known.answer);
    match answer.map(|json| serde_json::from_slice(&json)) {
        Some(Ok(answer)) => Ok(Some(answer)),
        Some(Err(_)) | None => Err(Error::Fault("a remembered answer cannot be read".to_owned())),
    }
}

/// Keeps the answer for when the request comes again. Call it last, inside the transaction of the change.
///
/// # Errors
/// When the database is away.
pub async fn remember<T: Serialize>(call: &Call, tx: &mut Tx, answer: &T) -> Result<()> {
    let Some(key) = &call.idempotency else { return Ok(()) };
    let json = serde_json::to_vec(answer).map_err(|error| Error::Fault(error.to_string()))?;
    let sealed = seal_of(call, key).seal(ANSWER, &json, call.service.dice());
    Ok(tx.remember_answer(name(call, key), key.request, sealed, call.now).await?)
}

const ANSWER: &str = "idempotency answer";

fn name(call: &Call, key: &IdempotencyKey) -> [u8; 32] {
    derive(call, "idempotency name", key)
}

/// Without the caller's key nobody opens the answer, not even the installation.
fn seal_of(call: &Call, key: &IdempotencyKey) -> Secret {
    Secret::from_bytes(derive(call, "idempotency seal", key))
}

fn derive(call: &Call, purpose: &str, key: &IdempotencyKey) -> [u8; 32] {
    let person = call.actor.who().map_or(0, |who| who.id.as_i64());
    call.service.secret().mac(purpose, &[&person.to_be_bytes(), key.key.as_bytes()])
}
