//! Texts that the administration edits: the product brings them along, the database may hold newer ones.

use crate::{Call, Result};

/// The texts of the footer and the rules. Their words are their addresses.
pub const KEYS: &[&str] =
    &["accessibility", "privacy", "imprint", "easy-language", "sign-language", "what-we-count"];

/// A text as safe HTML. `lang` is `de` or `en`.
///
/// # Errors
/// `NotFound` for an unknown key.
pub async fn load(call: &Call, key: &str, lang: &str) -> Result<String> {
    todo!("{:?}{key}{lang}", call.now)
}
