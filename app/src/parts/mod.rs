//! Parts that know the product, not the address bar.

pub mod frame;
pub mod status_badge;
