//! Triage: what moderators decide, what authors may say against it, and what waits.

mod appeals;
mod assignments;
mod bulk;
mod case;
mod decisions;
mod erasing;
mod eyes;
mod hiding;
mod merging;
mod notes;
mod prepared;
mod promises;
mod queue;
mod undo;

pub use appeals::{appeal, decide_appeal};
pub use assignments::assign;
pub use bulk::{bulk, parse_bulk, undo_many};
pub(crate) use case::{Asked, Case};
pub(crate) use decisions::Ready;
pub use decisions::{approve, decide};
pub use erasing::{ask_erasure, drop_erasure, erase};
pub use eyes::view_as;
pub(crate) use hiding::is_held;
pub use hiding::{hide, restore, settle_reports};
pub use merging::{keep_merged, merge, object, split, unmerge, unsplit};
pub(crate) use merging::{kin, numbers, record_parted};
pub(crate) use notes::read_along;
pub use notes::{add_note, notes, remove_note, set_tag};
pub use prepared::{forget_prepared, prepare, prepared};
pub(crate) use promises::{promise_of, promises};
pub(crate) use queue::moderators;
pub use queue::{item_of, list, open};
pub use undo::{undo, undoable};
