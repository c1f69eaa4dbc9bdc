//! Who may do what: the only place. Pages, server functions, REST, live events and exports all ask here.
//!
//! Every permission is a method of [`Actor`]: it looks at what somebody wants and how things stand, and answers with a
//! [`Permit`] or a [`Refusal`](crate::refusals::Refusal). The store takes permits, so a write without a question does not compile.

mod actor;
mod administration;
mod boards;
mod canvases;
mod comments;
mod erasing;
mod ideas;
mod limits;
mod merging;
mod opinions;
mod outcomes;
mod permit;
mod pulls;
mod results;
mod searches;
mod sight;
mod stage;
mod statistics;
mod triage;
mod workshops;

pub use actor::Actor;
pub use administration::{Administrative, allowed_at};
pub use merging::Pair;
pub use opinions::link_until;
pub use outcomes::{RecordStanding, Whole};
pub use permit::Permit;
pub use sight::{Audience, Sight, is_findable, name_audience};

pub use crate::wishes::{
    AddComment, DeleteComment, Extend, HoldAgain, KeepSynonyms, PostIdea, Report, Reveal, Reword,
    RewordComment, Withdraw,
};
