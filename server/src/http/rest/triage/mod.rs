//! Triage.

pub mod bulk;
pub mod decisions;
pub mod erasing;
pub mod item;
pub mod merging;
pub mod notes;
pub mod prepared;
pub mod preview;
pub mod queue;
