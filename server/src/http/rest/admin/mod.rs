//! The administration for programs, under the same rules as its pages.

pub mod campaigns;
pub mod moderation;
pub mod people;
pub mod snapshots;
pub mod stage;
pub mod synonyms;
pub mod templates;
pub mod texts;
pub mod topics;
pub mod units;
