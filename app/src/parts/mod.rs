//! Parts that know the product, not the address bar.

pub mod attempt;
pub mod comment_acts;
pub mod comment_form;
pub mod comment_thread;
pub mod draft_note;
pub mod filter_bar;
pub mod frame;
pub mod history;
pub mod idea_card;
pub mod idea_list;
pub mod kept;
pub mod offline;
pub mod phase_banner;
pub mod posted_note;
pub mod report;
pub mod share;
pub mod status_badge;
pub mod trouble;
pub mod undo_bar;
pub mod vote_button;
pub mod wordings;
