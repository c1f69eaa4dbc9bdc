//! The edge: HTTP, configuration, the command line. Rules live in `domain`, use cases in `service`.
//!
//! Start reading at [`http::router`]: the whole surface on one screen.

pub mod cli;
pub mod config;
pub mod http;
pub mod state;
pub mod telemetry;
