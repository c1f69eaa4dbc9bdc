//! SQL of campaigns.
