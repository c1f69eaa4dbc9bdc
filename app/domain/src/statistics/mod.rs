//! Statistics: how many, never who.
//!
//! Every number comes from [`k_safe`]: charts, tables and files take [`Safe`] values alone, and nothing else makes one.
//!
//! | file | what it holds |
//! |---|---|
//! | `safe` | what may be told, and what is hidden with it |
//! | `groups` | units that are large enough to be told apart |
//! | `answers` | how long ideas wait for their first answer |
//! | `course` | ideas and votes day by day |
//! | `support` | who supports what, by topic, by unit and by way of signing in |
//! | `figures` | all figures of a campaign |

mod answers;
mod course;
mod figures;
mod groups;
mod safe;
mod support;

pub use answers::{AnswerTimes, Bin};
pub use course::{Course, Step, in_steps};
pub use figures::{FigureName, States, Statistics};
pub use groups::{Groups, SizedUnit, UNIT_MIN};
pub use safe::{Count, Counts, K, SHARE_MIN, Safe, SafeTable, k_safe, percent};
pub use support::{Access, Breadth, BroadIdea, DayFigures, Reached, TopicsByUnit};
