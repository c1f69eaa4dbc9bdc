//! SQL of votes.
