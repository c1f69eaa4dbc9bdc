//! Forms that were posted without a script. Each is taken, or the page it came from is shown again with what was typed.

use axum::{
    Router,
    routing::{get, post},
};

use crate::state::App;

mod admin;
mod canvases;
mod comments;
mod form;
mod ideas;
mod me;
mod opinions;
mod outcomes;
mod pulls;
mod results;
mod synonyms;
mod triage;
mod workshops;

pub use form::{Form, Posted};

/// Where an idea has neither a page nor a form. Pages take any word here, for whichever form came back may stand at its own address.
pub const NO_FORM: &str = "/ideas/{number}/{form}";

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
        .route(NO_FORM, get(ideas::show_nothing))
        .route("/ideas/{number}/comments/{comment}", post(comments::edit_comment))
        .route("/ideas/{number}/comments/{comment}/delete", post(comments::delete_comment))
        .route("/me/name", post(me::rename))
        .route("/me/votes/follow", post(me::follow_voted))
        .route("/me/searches", post(me::save_search))
        .route("/me/searches/forget", post(me::forget_search))
        .route("/me/sessions/{id}/end", post(me::end_session))
        .route("/admin/synonyms", post(synonyms::keep))
        .route("/admin/campaigns/new", post(admin::campaigns::open_campaign))
        .route("/admin/campaigns/{slug}", post(admin::campaigns::change_campaign))
        .route("/admin/campaigns/{slug}/stage", post(admin::stage::change_displays))
        .route("/admin/campaigns/{slug}/topics", post(admin::topics::change_topics))
        .route("/admin/campaigns/{slug}/topics/{topic}", post(admin::topics::change_topic))
        .route("/admin/units", post(admin::units::add_unit))
        .route("/admin/units/{slug}", post(admin::units::change_unit))
        .route("/admin/people/new", post(admin::people::add_person))
        .route("/admin/people/{id}", post(admin::people::change_person))
        .route("/admin/texts/{key}", post(admin::texts::change_text))
        .route("/admin/templates", post(admin::templates::change_templates))
        .route("/admin/templates/{id}", post(admin::templates::change_template))
        .route("/ideas/{number}/appeal", post(triage::appeal).get(ideas::show_idea))
        .route("/ideas/{number}/objection", post(triage::object).get(ideas::show_idea))
        .route("/ideas/{number}/outcome", post(outcomes::record))
        .route("/ideas/{number}/outcome/survey", post(outcomes::answer))
        .route("/ideas/{number}/result", post(results::act))
        .route("/opinions/{id}", post(opinions::reply))
        .route("/opinion/{token}", post(opinions::linked_reply))
        .route("/triage/undo", post(triage::undo))
        .route("/triage/bulk", post(triage::bulk))
        .route("/triage/appeals/{id}", post(triage::decide_appeal))
        .route("/triage/{number}", post(triage::decide))
        .route("/workshops/campaigns/{slug}", post(pulls::pull))
        .route("/workshops/new", post(workshops::found))
        .route("/workshops/{id}", post(workshops::work))
        .route("/workshops/{id}/edit", post(workshops::keep))
        .route("/workshops/{id}/ideas/{number}/canvas/edit", post(canvases::write))
        .route("/workshops/{id}/ideas/{number}/canvas/{field}", post(canvases::restore))
        .route("/report-barrier", post(me::report_barrier))
}
