//! One file an address.

pub mod admin;
pub mod audit;
pub mod campaign;
pub mod canvases;
pub mod code;
pub mod edit_idea;
pub mod gallery;
pub mod handover;
pub mod home;
pub mod idea;
pub mod me;
pub mod moderation_figures;
pub mod new_idea;
pub mod not_found;
pub mod opinion;
pub mod outcomes;
pub mod pulls;
pub mod report_barrier;
pub mod results;
pub mod sign_in;
pub mod stage;
pub mod statistics;
pub mod synonyms;
pub mod text_page;
pub mod triage;
pub mod workshops;
