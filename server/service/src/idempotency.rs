//! A repeated request happens once: the answer is kept for 24 hours under the caller's key.
//!
//! What is kept leads to nobody: its name is a keyed hash of person and key, and the answer is sealed under the caller's key,
//! so that not even an anonymous idea can be joined with the token that posted it.

/// The caller's key with a hash of the request it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// As the caller chose it: 1 to 128 visible ASCII characters.
    pub key: String,
    /// SHA-256 over method, path and body.
    pub request: [u8; 32],
}
