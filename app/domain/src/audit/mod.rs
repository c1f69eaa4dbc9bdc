//! What moderation and administration did: noted for good, in a chain of hashes. The role is shown, never the name.

mod chain;
mod entries;
mod query;
mod verbs;

pub use chain::{Chain, Digest, Flaw, Link, State};
pub use entries::{AuditEntry, Deed};
pub use query::{AuditQuery, Date};
pub use verbs::{Decision, Verb};
