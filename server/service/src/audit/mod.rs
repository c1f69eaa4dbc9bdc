//! The audit: what moderation and administration did, in a chain of hashes that shows every change.

mod notes;

pub use notes::note;
