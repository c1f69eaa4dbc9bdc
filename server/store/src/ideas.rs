//! SQL of ideas.
