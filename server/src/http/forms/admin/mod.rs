//! Forms of the administration. A page may hold several; the hidden field `act` says which was sent.

pub mod campaigns;
pub mod people;
pub mod stage;
pub mod templates;
pub mod texts;
pub mod topics;
pub mod units;
