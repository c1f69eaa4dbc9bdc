//! Triage: what moderators decide, what authors may say against it, and what waits.

mod appeals;
mod assignments;
mod case;
mod decisions;
mod hiding;
mod merging;
mod queue;
mod undo;

pub use appeals::{appeal, decide_appeal};
pub use assignments::assign;
pub use decisions::{approve, decide};
pub(crate) use hiding::is_held;
pub use hiding::{hide, restore, settle_reports};
pub use merging::{keep_merged, merge, object, split, unmerge, unsplit};
pub(crate) use merging::{kin, numbers, record_parted};
pub use queue::{list, open};
pub use undo::undo;
