//! Triage: what moderators decide, what authors say against it, and what waits.

// First, for those below are written with its macros.
#[macro_use]
mod waiting;

mod acts;
mod appeals;
mod assignments;
mod decisions;
mod erasing;
mod locks;
mod merging;
mod notes;
mod prepared;
mod promises;
mod queue;

pub use acts::{Decided, KeptAct, StandingBefore};
pub use appeals::StoredAppeal;
pub use merging::{Link, StoredMerge};
pub use queue::{Asked, Cutoff, StoredItem};
