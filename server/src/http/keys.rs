//! The caller's key, with which a request that comes twice happens once.

use service::{idempotency::IdempotencyKey, secrets::sha256};

/// The longest key.
const LONGEST: usize = 128;

/// The key of a request; `None` when it is not 1 to 128 visible ASCII characters.
#[must_use]
pub fn key(key: &str, method: &str, path: &str, body: &[u8]) -> Option<IdempotencyKey> {
    let wellformed = (1..=LONGEST).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    wellformed.then(|| IdempotencyKey {
        key: key.to_owned(),
        request: sha256(&[method.as_bytes(), b" ", path.as_bytes(), b"\n", body].concat()),
    })
}
