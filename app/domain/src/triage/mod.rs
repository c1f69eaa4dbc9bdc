//! Triage: every idea gets a reasoned answer in time, every act can be taken back, and nobody decides on their own.

mod appeals;
mod bulk;
mod decisions;
mod erasing;
mod eyes;
mod grounds;
mod merging;
mod moves;
mod notes;
mod prepared;
mod promises;
mod queue;
mod undo;

pub mod workdays;

pub use appeals::{
    Appeal, AppealFiled, AppealStanding, DecideAppeal, Deciders, Lifted, Verdict, VerdictKind,
    VerdictStanding,
};
pub use bulk::{Bulk, BulkKind, Outcome};
pub use decisions::{
    Approve, AsRead, Assign, Decide, Hide, OfficialAnswer, RawDecision, Restore, SettleReports, Thing,
};
pub use erasing::{AskErasure, AskedBy, DropErasure, Erase, ErasureStanding};
pub use eyes::{Eye, Seen};
pub use grounds::{AppealOutcome, DeclineGround, HideGround, Premoderation, RestoreGround};
pub use merging::{
    KeepMerged, Kin, Merge, MergeBar, MergeNotice, MergeStanding, OBJECT_WITHIN, Object, PART_FIELDS,
    PARTS_MAX, PARTS_MIN, Part, RawPart, Relative, SETTLED_BEFORE_THE_END, Split, Unmerge, Unsplit,
};
pub use moves::{Lack, Requirement};
pub use notes::{AddNote, Note, RemoveNote, SetTag, TagName};
pub use prepared::{ForgetPrepared, Prepare, PreparedAnswer};
pub(crate) use promises::enough;
pub use promises::{Awaited, PromiseKept};
pub use queue::{
    Busy, Counts, ItemKey, ItemKind, LOCKED_FOR, OpenItem, Queue, QueueItem, QueueQuery, ReportLine, View,
    With, is_overdue_before,
};
pub use undo::{
    ACT_IS_OWN, ActKey, Aside, Done, Matter, OpinionStep, UNDO_WITHIN, Undo, UndoStanding, UndoableAct,
};
