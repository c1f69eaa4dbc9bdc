//! The installation's secret, and all that is derived from it.

/// 256 bits from a file or variable outside the database. Whoever has the database alone cannot link a vote to a person.
#[derive(Clone)]
pub struct Secret([u8; 32]);

impl Secret {
    /// Takes the secret as read.
    #[must_use]
    pub const fn from_bytes(secret: [u8; 32]) -> Self {
        Self(secret)
    }
}

/// A secret belongs into no log.
impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}
