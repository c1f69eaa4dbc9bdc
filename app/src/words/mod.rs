//! Every text people read, in German and English.
//!
//! One file an area: the struct names the texts, and it is filled twice side by side, so a missing text does not compile.
//! Sentences with numbers or names are functions. Take them in a component with [`use_words`].

mod admin;
mod audit;
mod campaign;
mod cases;
mod comment;
mod common;
mod dates;
mod door;
mod errors;
mod follow;
mod idea;
mod labels;
mod lang;
mod list;
mod me;
mod merging;
mod moderation_figures;
mod names;
mod new_idea;
mod news;
mod opinion;
mod personal;
mod pull_reasons;
mod pulls;
mod refusals;
mod report_barrier;
mod saved_search;
mod shell;
mod sign_in;
mod states;
mod status;
mod synonyms;
mod triage;
mod trouble;

pub use admin::AdminWords;
pub use audit::AuditWords;
pub use campaign::CampaignWords;
pub use cases::CaseWords;
pub use comment::CommentWords;
pub use common::CommonWords;
pub use dates::DateWords;
pub use errors::ErrorWords;
pub use follow::FollowWords;
pub use idea::IdeaWords;
pub use lang::{Lang, Words, count, use_lang, use_words};
pub use list::ListWords;
pub use me::MeWords;
pub use merging::MergingWords;
pub use moderation_figures::ModerationFiguresWords;
pub use new_idea::NewIdeaWords;
pub use news::NewsWords;
pub use opinion::OpinionWords;
pub use personal::PersonalWords;
pub use pulls::PullWords;
pub use report_barrier::ReportBarrierWords;
pub use saved_search::SavedSearchWords;
pub use shell::ShellWords;
pub use sign_in::SignInWords;
pub use states::StateWords;
pub use status::StatusWords;
pub use synonyms::SynonymsWords;
pub use triage::TriageWords;
pub use trouble::TroubleWords;
