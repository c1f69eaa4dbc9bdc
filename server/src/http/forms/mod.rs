//! Forms that were posted without a script. Each is taken, or the page it came from is shown again with what was typed.

use axum::{Router, routing::post};

use crate::state::App;

mod comments;
mod form;
mod ideas;
mod me;
mod synonyms;

pub use form::{Form, Posted};

/// Every plain form but the doors'.
pub fn router() -> Router<App> {
    Router::new()
        .route("/ideas/new", post(ideas::post_idea))
        .route("/ideas/{number}/edit", post(ideas::edit_idea))
        .route("/ideas/{number}/vote", post(ideas::set_vote).get(ideas::show_idea))
        .route("/ideas/{number}/follow", post(ideas::set_follow).get(ideas::show_idea))
        .route("/ideas/{number}/addenda", post(ideas::extend_idea).get(ideas::show_idea))
        .route("/ideas/{number}/withdraw", post(ideas::withdraw_idea).get(ideas::show_idea))
        .route("/ideas/{number}/reveal", post(ideas::reveal_author).get(ideas::show_idea))
        .route("/ideas/{number}/claim", post(ideas::claim_idea).get(ideas::show_idea))
        .route("/ideas/{number}/comments", post(comments::add_comment).get(ideas::show_idea))
        .route("/ideas/{number}/variant", post(comments::add_variant).get(ideas::show_idea))
        .route("/ideas/{number}/report", post(comments::report).get(ideas::show_idea))
        .route("/ideas/{number}/comments/{comment}", post(comments::edit_comment))
        .route("/ideas/{number}/comments/{comment}/delete", post(comments::delete_comment))
        .route("/me/name", post(me::rename))
        .route("/me/searches", post(me::save_search))
        .route("/me/searches/forget", post(me::forget_search))
        .route("/me/sessions/{id}/end", post(me::end_session))
        .route("/admin/synonyms", post(synonyms::keep))
        .route("/report-barrier", post(me::report_barrier))
}
