//! What the pages of the administration open with. Their forms are plain, so nothing is written by script.

pub mod campaigns;
pub mod people;
pub mod templates;
pub mod texts;
pub mod topics;
pub mod units;
