//! Building blocks that know HTML, not the product.

pub mod heading;
pub mod icon;
