//! Building blocks that know HTML, not the product.
//!
//! They take plain values; signals only where something changes while the page is open. `/gallery` shows each in every state.

pub mod asleep;
pub mod badge;
pub mod button;
pub mod choices;
#[cfg(test)]
mod contrast;
pub mod dialog;
pub mod disclosure;
pub mod empty;
pub mod error_summary;
pub mod field;
pub mod heading;
pub mod icon;
pub mod notice;
pub mod pagination;
pub mod remembered;
pub mod select;
pub mod switch;
pub mod table;
pub mod tabs;
pub mod time;
pub mod words_diff;
