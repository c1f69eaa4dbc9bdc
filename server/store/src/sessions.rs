//! SQL of sessions.
