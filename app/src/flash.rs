//! What is shown once, right after a form was taken.

use serde::{Deserialize, Serialize};

/// What the next page shows once. The server keeps it for the one step from the form to that page and puts it into context
/// there; a page reads it through its own resource, so that the browser wakes with the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// The claim code of an anonymous idea that was just posted. Nobody can find it again.
    pub claim_code: Option<String>,
    /// Whether an idea was just posted: its page says thanks and what comes next.
    pub posted: bool,
}
