//! The administration: what the platform needs so that others can take part. Plain forms: each ends on a page, loaded anew.

pub mod campaign;
pub mod campaigns;
pub mod overview;
pub mod page;
pub mod people;
pub mod person;
pub mod templates;
pub mod texts;
pub mod topic;
pub mod topics;
pub mod unit;
pub mod units;
