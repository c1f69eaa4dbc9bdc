//! SQL of comments.
