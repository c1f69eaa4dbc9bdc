//! Parts that know the product, not the address bar.

pub mod attempt;
pub mod frame;
pub mod offline;
pub mod posted_note;
pub mod status_badge;
