//! What people see: pages, components and the calls they make.
//!
//! Three shelves, each knowing only the ones before it: [`ui`] knows HTML, [`parts`] knows the product, [`pages`] know the address.

mod addresses;
pub mod announce;
pub mod api;
pub mod ballots;
pub mod browser;
pub mod charts;
pub mod claims;
pub mod demo;
pub mod drafts;
pub mod drawn;
pub mod flash;
pub mod links;
pub mod live;
pub mod loaded;
pub mod pages;
pub mod parts;
pub mod returned;
pub mod routes;
mod seen;
pub mod shell;
#[cfg(feature = "ssr")]
pub mod ssr;
pub mod turns;
pub mod ui;
pub mod unsent;
pub mod viewer;
pub mod words;
